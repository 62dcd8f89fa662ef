/** What is shown, as a file: a picture, a table, triples. */

import { el, svg } from "./dom.js";
import { writing, FONT, fontOf } from "./labels.js";
import { shapeElement } from "./shapes.js";
import { csv } from "./tables.js";
import { placeOf } from "./evidence.js";
import { columnName, named, t } from "./words.js";

/** Return the picture as it stands, on its ground. */
function copyOf(picture) {
  const from = picture.network.canvas.frame.canvas;
  const canvas = el("canvas", { width: from.width, height: from.height });
  const context = canvas.getContext("2d");
  context.fillStyle = picture.colours.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(from, 0, 0);
  return canvas;
}

/** Return the picture as it stands, as a PNG. */
export const png = (picture) =>
  new Promise((resolve) => {
    copyOf(picture).toBlob(resolve, "image/png");
  });

/** A sheet of paper gets the picture as an image, since a canvas does not follow the paper's width, and on white. */
export function setUpPrint(picture, box) {
  const { dataset } = document.documentElement;
  let image = null;
  window.addEventListener("beforeprint", () => {
    const { theme } = dataset;
    dataset.theme = "light";
    picture.recolour();
    image = el("img", { class: "printed", alt: "", src: copyOf(picture).toDataURL("image/png") });
    box.append(image);
    dataset.theme = theme;
    picture.recolour();
  });
  window.addEventListener("afterprint", () => image?.remove());
}

/** Return the picture as it stands, as SVG text. */
export function svgText(picture, graph) {
  const { network, shown, labels, colours } = picture;
  const marks = new Map(picture.visible().map((mark) => [mark.id, mark]));
  const width = network.canvas.frame.clientWidth,
    height = network.canvas.frame.clientHeight;
  const lines = shown.links
    .filter((link) => marks.has(link.from) && marks.has(link.to))
    .map((link) => {
      const a = marks.get(link.from),
        b = marks.get(link.to);
      const angle = Math.atan2(b.y - a.y, b.x - a.x),
        x = b.x - b.r * Math.cos(angle),
        y = b.y - b.r * Math.sin(angle);
      return svg(
        "path",
        {
          d: `M${a.x.toFixed(1)},${a.y.toFixed(1)}L${x.toFixed(1)},${y.toFixed(1)}`,
          stroke: "#8a96a3",
          "stroke-opacity": 0.6,
          "marker-end": "url(#arrow)",
        },
        svg("title", {}, named(graph.relations.get(link.relation))),
      );
    });
  const signs = [...marks.values()].map(({ thing, x, y, r }) => {
    const shape = shapeElement(graph.classes.get(thing.group).shape, x, y, r, {
      fill: graph.classes.get(thing.group).colour,
      stroke: "#00000088",
    });
    shape.append(svg("title", {}, thing.label));
    return shape;
  });
  const text = labels.flatMap(writing).map(([line, x, y]) =>
    svg(
      "text",
      {
        x: x.toFixed(1),
        y: y.toFixed(1),
        "text-anchor": "middle",
        stroke: colours.ground,
        "stroke-width": 3,
        "paint-order": "stroke",
        fill: colours.text,
      },
      line,
    ),
  );
  const root = svg(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      "font-size": FONT,
      "font-family": fontOf(FONT).split("px ")[1],
    },
    svg("title", {}, graph.title),
    svg(
      "defs",
      {},
      svg(
        "marker",
        { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 6, markerHeight: 6, orient: "auto" },
        svg("path", { d: "M0,0L8,4L0,8z", fill: "#8a96a3" }),
      ),
    ),
    svg("rect", { width, height, fill: colours.ground }),
    lines,
    signs,
    text,
  );
  return new XMLSerializer().serializeToString(root);
}

/** Return the links shown, a row a piece of evidence. */
export function shownCsv(shown, graph) {
  const header = [
    t("subject"),
    t("relation"),
    t("object"),
    t("quote"),
    t("article"),
    t("source"),
    t("certainty"),
    columnName(graph, "begin"),
    columnName(graph, "end"),
  ];
  const rows = shown.links.flatMap((link) =>
    (link.evidence.length ? link.evidence : [null]).map((number) => {
      const quote = graph.quotes[number],
        where = quote ? placeOf(graph, quote) : {};
      return [
        graph.things[link.from].label,
        named(graph.relations.get(link.relation)),
        graph.things[link.to].label,
        quote?.text ?? "",
        where.article ?? "",
        where.source ?? "",
        quote?.confidence ?? "",
        quote?.begin ?? "",
        quote?.end ?? "",
      ];
    }),
  );
  return csv(header, rows);
}

/** Return the things and links shown as Turtle, with their evidence. */
export function shownTurtle(shown, graph) {
  const prefixes = Object.entries(graph.prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`);
  const iri = (id) => `<${/^[a-z]+:/.test(graph.things[id].iri) ? "" : graph.base}${graph.things[id].iri}>`;
  const string = (text) => `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r")}"`;
  const quoted = new Set(shown.links.flatMap((link) => link.evidence));
  const named_ = new Set([
    ...shown.things,
    ...[...quoted]
      .flatMap((number) => [graph.quotes[number].source, graph.quotes[number].article])
      .filter((id) => id >= 0),
  ]);
  const things = [...named_].map((id) => {
    const thing = graph.things[id];
    const names = [
      `rdfs:label ${string(thing.label)}@zh`,
      `skos:prefLabel ${string(thing.name ?? thing.label)}`,
      ...(thing.aka ?? []).map((alias) => `skos:altLabel ${string(alias)}@zh`),
    ];
    return `${iri(id)} a cetu:${thing.group} ; ${names.join(" ; ")} .`;
  });
  const evidence = [...quoted].map((number) => {
    const quote = graph.quotes[number];
    const places = [
      ["inSource", quote.source],
      ["inArticle", quote.article],
    ]
      .filter(([, id]) => id >= 0)
      .map(([name, id]) => `cetu:${name} ${iri(id)} ; `)
      .join("");
    return `_:e${number} a cetu:Evidence ; ${places}cetu:beginOffset ${quote.begin} ; cetu:endOffset ${quote.end} ; cetu:quote ${string(quote.text)} ; cetu:confidence ${quote.confidence.toFixed(3)} ; cetu:rule ${string(quote.rule)} .`;
  });
  const links = shown.links.flatMap((link) => {
    const [s, p, o] = [iri(link.from), `cetu:${link.relation}`, iri(link.to)];
    const said = link.evidence.map((number) => ` ; cetu:evidence _:e${number}`).join("");
    return [
      `${s} ${p} ${o} .`,
      said &&
        `[] a owl:Axiom ; owl:annotatedSource ${s} ; owl:annotatedProperty ${p} ; owl:annotatedTarget ${o}${said} .`,
    ].filter(Boolean);
  });
  return [...prefixes, "", ...things, ...evidence, ...links, ""].join("\n");
}
