/** The plain tables: all statements, and all things. They say everything that the picture says. */

import { collate, valueOf } from "./data.js";
import { button, el, replace } from "./dom.js";
import { marked, namesToMark, placeOf } from "./evidence.js";
import { linkPasses, thingPasses } from "./filter.js";
import { sign } from "./shapes.js";
import { named, t } from "./words.js";

const PAGE = 100;

/**
 * Draw a table that sorts, filters and turns pages. `columns` are {title, text(row), cell(row)?, number?, wide?};
 * `name` is the file name of its CSV, `note` a remark beside the count.
 */
export function drawTable(box, rows, columns, { name, save, sort = null, note = null }) {
  const view = { sort, down: false, page: 0, wanted: "" };
  const body = el("div", { class: "scroll", tabindex: 0 });
  const count = el("span", { class: "rows", role: "status" });
  const pager = el("span", { class: "pager" });
  const current = () => {
    const sought = view.wanted.toLowerCase();
    const kept = sought
      ? rows.filter((row) => columns.some((column) => column.text(row).toLowerCase().includes(sought)))
      : [...rows];
    if (view.sort === null) return kept;
    const { text, number } = columns[view.sort];
    const compare = number ? (a, b) => Number(text(a)) - Number(text(b)) : (a, b) => collate(text(a), text(b));
    return kept.sort((a, b) => (view.down ? compare(b, a) : compare(a, b)));
  };
  const header = (column, place) =>
    el(
      "th",
      { scope: "col", "aria-sort": view.sort === place ? (view.down ? "descending" : "ascending") : "none" },
      button(`${column.title}${view.sort === place ? (view.down ? " ▼" : " ▲") : ""}`, () => {
        view.down = view.sort === place && !view.down;
        view.sort = place;
        view.page = 0;
        draw();
      }),
    );
  const turn = (step) => () => {
    view.page += step;
    draw();
    body.scrollTop = 0;
  };
  const draw = () => {
    const kept = current(),
      pages = Math.max(1, Math.ceil(kept.length / PAGE));
    view.page = Math.min(view.page, pages - 1);
    replace(count, `${kept.length} ${t("rows")}`);
    replace(
      pager,
      pages > 1 && [
        button("‹", turn(-1), { disabled: view.page === 0, "aria-label": t("previous") }),
        ` ${view.page + 1}/${pages} `,
        button("›", turn(1), { disabled: view.page === pages - 1, "aria-label": t("next") }),
      ],
    );
    replace(
      body,
      el(
        "table",
        {},
        el("thead", {}, el("tr", {}, columns.map(header))),
        el(
          "tbody",
          {},
          kept.slice(view.page * PAGE, (view.page + 1) * PAGE).map((row) =>
            el(
              "tr",
              {},
              columns.map((column) => el("td", { class: column.wide && "wide" }, (column.cell ?? column.text)(row))),
            ),
          ),
        ),
      ),
    );
  };
  const wanted = el("input", {
    type: "search",
    placeholder: t("filterRows"),
    "aria-label": t("filterRows"),
    oninput: (event) => {
      view.wanted = event.target.value;
      view.page = 0;
      draw();
    },
  });
  replace(
    box,
    el(
      "div",
      { class: "bar" },
      wanted,
      count,
      pager,
      note && el("span", { class: "note" }, note),
      button(`${t("download")} CSV`, () =>
        save(
          `${name}.csv`,
          csv(
            columns.map((c) => c.title),
            current().map((row) => columns.map((c) => c.text(row))),
          ),
        ),
      ),
    ),
    body,
  );
  draw();
}

/** Return CSV that Excel opens in the right encoding and takes no cell of for a formula. */
export function csv(header, rows) {
  const safe = (text) => (/^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text);
  const line = (cells) => cells.map((cell) => `"${safe(String(cell)).replaceAll('"', '""')}"`).join(",");
  return `\ufeff${[header, ...rows].map(line).join("\r\n")}\r\n`;
}

/** Return all statements that the filters let through, values included, a row a piece of evidence. */
export function statementRows(graph, state) {
  const rows = [];
  const add = (subject, relation, object, evidence, link) => {
    for (const number of evidence.length ? evidence : [null])
      rows.push({ subject, relation, object, quote: graph.quotes[number] ?? null, link });
  };
  for (const link of graph.links) {
    const [subject, object] = [graph.things[link.from], graph.things[link.to]];
    if (linkPasses(link, graph, state) && thingPasses(subject, state) && thingPasses(object, state))
      add(subject, link.relation, object, link.evidence, link);
  }
  for (const thing of graph.things) {
    if (!thingPasses(thing, state)) continue;
    for (const [relation, value, evidence] of thing.values)
      if (evidence.length) add(thing, relation, value, evidence, null);
  }
  return rows;
}

const placed = (graph, row) => (row.quote ? placeOf(graph, row.quote) : { article: "", authors: "", source: "" });

/** Return the columns of the statement table. */
export function statementColumns(graph, act) {
  const go = (thing) =>
    typeof thing === "string" ? thing : button(thing.label, () => act.select({ thing: thing.id }), { class: "link" });
  const text = (thing) => (typeof thing === "string" ? thing : thing.label);
  const relation = (row) => named(graph.relations.get(row.relation));
  const names = (row) =>
    [row.subject, row.object].flatMap((thing) => (typeof thing === "string" ? [thing] : namesToMark(graph, thing.id)));
  return [
    { title: t("subject"), text: (row) => row.subject.label, cell: (row) => go(row.subject) },
    {
      title: t("relation"),
      text: relation,
      cell: (row) =>
        row.link ? button(relation(row), () => act.select({ link: row.link.id }), { class: "link" }) : relation(row),
    },
    { title: t("object"), text: (row) => text(row.object), cell: (row) => go(row.object) },
    {
      title: t("quote"),
      text: (row) => row.quote?.text ?? "",
      cell: (row) => marked(row.quote?.text ?? "", names(row)),
      wide: true,
    },
    { title: t("article"), text: (row) => placed(graph, row).article },
    { title: t("source"), text: (row) => placed(graph, row).source },
    { title: t("certainty"), text: (row) => row.quote?.confidence.toFixed(2) ?? "", number: true },
  ];
}

/** Return the columns of the list of things. */
export function thingColumns(graph, act) {
  return [
    {
      title: t("name"),
      text: (thing) => thing.label,
      cell: (thing) =>
        button([sign(graph.classes.get(thing.group)), thing.label], () => act.select({ thing: thing.id }), {
          class: "link thing",
        }),
    },
    { title: t("class"), text: (thing) => named(graph.classes.get(thing.group)) },
    { title: t("aliases"), text: (thing) => (thing.aka ?? []).join("、") },
    {
      title: named(graph.relations.get("date") ?? { zh: "日期", en: "date" }),
      text: (thing) => valueOf(thing, "date") || valueOf(thing, "period"),
    },
    { title: t("links"), text: (thing) => String(thing.degree), number: true },
    { title: t("articles"), text: (thing) => String(thing.articles.size), number: true },
  ];
}
