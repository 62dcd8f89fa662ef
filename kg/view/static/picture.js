/** The picture: vis-network draws signs and lines, this file the labels and what is picked out. */

import { otherEnd } from "./data.js";
import { FONT, fontOf, placeLabels, writing } from "./labels.js";
import { smoothMotion } from "./motion.js";
import { trace } from "./shapes.js";
import { named } from "./words.js";

export const LINES_DRAWN = 5000;
const LINES_NAMED = 40,
  CAPTION = 15,
  MANY = 1500;

/** Make the picture in an element; `on` holds what to call: select, unfold, moved. */
export function createPicture(container, graph, on) {
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, graph.options);
  const picture = {
    network,
    shown: { things: [], links: [] },
    order: [],
    picked: null,
    labels: [],
    captions: [],
    colours: colours(),
  };

  picture.show = (sight, places, captions = []) => {
    picture.shown = sight;
    picture.captions = captions;
    picture.order = [...sight.things].sort((a, b) => graph.things[b].degree - graph.things[a].degree || a - b);
    nodes.clear();
    edges.clear();
    nodes.add(sight.things.map((id) => drawnNode(graph, id, places.get(id))));
    edges.add(drawnEdges(mostSaid(sight.links)));
  };
  picture.pick = (picked) => {
    picture.picked = picked;
    network.redraw();
  };
  picture.recolour = () => {
    picture.colours = colours();
    network.redraw();
  };
  picture.fit = () => fit(picture, container);
  picture.at = (id) => network.getPosition(id);
  picture.visible = () => marks(picture, graph);

  smoothMotion(network, () => picture.shown.things.length > MANY || picture.shown.links.length > MANY);
  network.on("afterDrawing", (context) => finish(context, picture, graph));
  network.on("click", ({ nodes: [thing], edges: [link] }) =>
    on.select(thing !== undefined ? { thing } : link !== undefined ? { link } : null),
  );
  network.on("doubleClick", ({ nodes: [thing] }) => thing !== undefined && on.unfold(thing));
  network.on("dragEnd", ({ nodes: [thing] }) => thing !== undefined && on.moved(thing, network.getPosition(thing)));
  network.on("hoverNode", ({ node, event }) => on.hover(graph.things[node], event));
  network.on("blurNode", () => on.hover(null));
  return picture;
}

const radius = (thing) => Math.min(6.5 + 1.3 * Math.sqrt(thing.degree), 15);

function drawnNode(graph, id, [x, y]) {
  const thing = graph.things[id];
  return { id, x, y, group: thing.group, size: radius(thing) };
}

/** Of many thousand lines the best evidenced are drawn; the others show when one of their ends is selected. */
function mostSaid(links) {
  return links.length <= LINES_DRAWN
    ? links
    : [...links].sort((a, b) => b.evidence.length - a.evidence.length || a.id - b.id).slice(0, LINES_DRAWN);
}

/** Two links between the same things are bent apart. */
function drawnEdges(links) {
  const seen = new Map();
  return links.map(({ id, from, to, arrows }) => {
    const pair = from < to ? `${from} ${to}` : `${to} ${from}`;
    const before = seen.get(pair) ?? 0;
    seen.set(pair, before + 1);
    const smooth = before
      ? { enabled: true, type: from < to === before % 2 > 0 ? "curvedCW" : "curvedCCW", roundness: 0.12 * before }
      : false;
    return { id, from, to, arrows, smooth };
  });
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  return { text: colour("--text"), ground: colour("--ground"), quiet: colour("--quiet"), accent: colour("--accent") };
}

/** Show all, with room for the labels at the edge and no sign blown up. */
function fit(picture, container) {
  const points = picture.shown.things.map((id) => picture.at(id));
  if (!points.length) return;
  picture.network.canvas.setSize(); // a panel may just have come or gone
  const bound = (axis) => [Math.min(...points.map((p) => p[axis])), Math.max(...points.map((p) => p[axis]))];
  const [left, right] = bound("x"),
    [top, bottom] = bound("y");
  const wide = container.clientWidth - Math.min(130, container.clientWidth / 4),
    high = container.clientHeight - 90;
  const scale = Math.max(0.02, Math.min(1.25, wide / (right - left || 1), high / (bottom - top || 1)));
  picture.network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 + 14 / scale },
    scale,
    animation: false,
  });
}

/** Return the signs in sight in screen pixels, picked ones first, then by connections. */
function marks(picture, graph) {
  const { network, order, picked } = picture;
  const scale = network.getScale();
  const first = picked ? [...picked.things] : [];
  const chosen = picked?.veil ? first : [...first, ...order.filter((id) => !picked?.things.has(id))];
  const { nodes } = network.body;
  const origin = network.canvasToDOM({ x: 0, y: 0 });
  return chosen
    .filter((id) => nodes[id])
    .map((id) => {
      const thing = graph.things[id];
      const x = origin.x + nodes[id].x * scale,
        y = origin.y + nodes[id].y * scale;
      return { id, label: thing.name ?? thing.label, thing, x, y, r: radius(thing) * scale };
    });
}

/** After vis-network has drawn: veil what is not picked, draw the picked again, write the labels. */
function finish(context, picture, graph) {
  const { network, picked } = picture;
  const scale = network.getScale();
  const { x, y } = network.DOMtoCanvas({ x: 0, y: 0 });
  const view = [network.canvas.frame.clientWidth, network.canvas.frame.clientHeight];
  context.save();
  if (picked?.veil) {
    context.globalAlpha = 0.86;
    context.fillStyle = picture.colours.ground;
    context.fillRect(x, y, view[0] / scale, view[1] / scale);
    context.globalAlpha = 1;
  }
  context.translate(x, y); // from here on in screen pixels
  context.scale(1 / scale, 1 / scale);
  const seen = marks(picture, graph);
  if (picked) drawPicked(context, picture, graph, seen);
  context.textAlign = "center";
  const captions = drawCaptions(context, picture);
  picture.labels = placeLabels(context, seen, view, captions);
  for (const label of picture.labels)
    write(context, writing(label), picture.colours.text, picture.colours.ground, picked?.centre === label.id);
  if (picked) nameLines(context, picture, graph);
  context.restore();
}

/** Where whole classes stand together, each is named above; returns the room this takes. */
function drawCaptions(context, picture) {
  context.font = `bold ${fontOf(CAPTION)}`;
  return picture.captions.map(({ text, x, y }) => {
    const at = picture.network.canvasToDOM({ x, y });
    const half = context.measureText(text).width / 2;
    context.fillStyle = picture.colours.quiet;
    context.lineWidth = 4;
    context.strokeStyle = picture.colours.ground;
    context.strokeText(text, at.x, at.y - 8);
    context.fillText(text, at.x, at.y - 8);
    return [at.x - half, at.y - 8 - CAPTION, at.x + half, at.y - 4];
  });
}

function write(context, lines, ink, halo, strong = false) {
  context.font = `${strong ? "bold " : ""}${fontOf(FONT)}`;
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = halo;
  context.fillStyle = ink;
  for (const [text, x, y] of lines) {
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}

function drawPicked(context, picture, graph, seen) {
  const { picked, network, colours: ink } = picture;
  context.strokeStyle = ink.accent;
  context.fillStyle = ink.accent;
  context.lineWidth = 1.6;
  for (const link of picked.links) if (inPicture(network, link)) drawLine(context, picture, graph, link);
  const size = new Map(seen.map((mark) => [mark.id, mark]));
  for (const id of picked.things) {
    const mark = size.get(id);
    if (!mark) continue;
    const style = graph.classes.get(mark.thing.group);
    trace(context, style.shape, mark.x, mark.y, Math.max(mark.r, 6));
    context.fillStyle = style.colour;
    context.fill();
    context.lineWidth = id === picked.centre ? 3.5 : 1;
    context.strokeStyle = id === picked.centre ? ink.text : ink.quiet;
    context.stroke();
  }
}

const inPicture = ({ body }, link) => body.nodes[link.from] && body.nodes[link.to];

/** Return the ends of a line and the point that it bends to, in screen pixels: as vis-network bends it. */
function course(picture, link) {
  const { network } = picture;
  const [a, b] = [link.from, link.to].map((id) => network.canvasToDOM(network.getPosition(id)));
  const smooth = network.body.edges[link.id]?.options.smooth;
  const roundness = smooth?.enabled ? smooth.roundness : 0,
    far = roundness / 2 + 0.5,
    along = far * Math.cos((roundness * Math.PI) / 2),
    aside = far * Math.sin((roundness * Math.PI) / 2) * (smooth?.type === "curvedCW" ? 1 : -1);
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  return { a, b, middle: { x: a.x + along * dx + aside * dy, y: a.y + along * dy - aside * dx } };
}

function drawLine(context, picture, graph, link) {
  const { a, b, middle } = course(picture, link);
  const end = radius(graph.things[link.to]) * picture.network.getScale() + 2;
  const angle = Math.atan2(b.y - middle.y, b.x - middle.x);
  const tip = { x: b.x - end * Math.cos(angle), y: b.y - end * Math.sin(angle) };
  context.beginPath();
  context.moveTo(a.x, a.y);
  context.quadraticCurveTo(middle.x, middle.y, tip.x, tip.y);
  context.stroke();
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  for (const turn of [2.7, -2.7])
    context.lineTo(tip.x + 9 * Math.cos(angle + turn), tip.y + 9 * Math.sin(angle + turn));
  context.fill();
}

/** Write what the picked lines say, where there is room. */
function nameLines(context, picture, graph) {
  const marks_ = picture.picked.links
    .slice(0, LINES_NAMED)
    .filter((link) => inPicture(picture.network, link))
    .map((link) => {
      const { middle } = course(picture, link);
      return { text: named(graph.relations.get(link.relation)), ...middle };
    });
  const taken = picture.labels.map((label) => label.box);
  context.textAlign = "center";
  for (const { text, x, y } of marks_) {
    const half = (text.length * FONT) / 2;
    const box = [x - half, y - 8, x + half, y + 8];
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]))
      continue;
    taken.push(box);
    write(context, [[text, x, y + 4]], picture.colours.accent, picture.colours.ground);
  }
}

/** Return what to pick out for a selection: the thing, its links in sight and their other ends. */
export function pickedFor(selected, sight, graph, focus) {
  if (selected?.thing !== undefined) {
    const links = sight.links.filter((link) => link.from === selected.thing || link.to === selected.thing);
    const things = new Set([selected.thing, ...links.map((link) => otherEnd(link, selected.thing))]);
    return { centre: selected.thing, things, links, veil: focus.kind === "opening" || focus.kind === "all" };
  }
  if (selected?.link !== undefined) {
    const link = graph.links[selected.link];
    return { centre: null, things: new Set([link.from, link.to]), links: [link], veil: true };
  }
  if (focus.kind === "ego" || focus.kind === "path") {
    return { centre: focus.id ?? null, things: new Set(), links: sight.links, veil: false };
  }
  return null;
}
