/** The right panel: what is selected, its facts grouped by relation, each with its quotes. */

import { otherEnd, targets } from "./data.js";
import { byId, button, el, replace } from "./dom.js";
import { namesToMark, quoteBlock } from "./evidence.js";
import { linkPasses } from "./filter.js";
import { sign } from "./shapes.js";
import { named, t } from "./words.js";

const FEW = 8,
  QUOTES = 2;
const TECHNICAL = new Set(["sha256", "encoding", "beginOffset", "endOffset"]);

/** Draw the details; `act` holds what its buttons do. */
export function drawDetails(graph, state, act) {
  const { selected, focus } = state;
  const panel = byId("details");
  if (selected?.thing !== undefined) replace(panel, thingDetails(graph, state, graph.things[selected.thing], act));
  else if (selected?.link !== undefined) replace(panel, linkDetails(graph, graph.links[selected.link], act));
  else if (focus.kind === "path") replace(panel, pathDetails(graph, state, act));
  else replace(panel, el("p", { class: "note" }, t("nothingSelected")), overview(graph, act));
  panel.scrollTop = 0;
}

/** What the graph is of: its articles, and what they speak of most. */
function overview(graph, act) {
  const part = (title, things, note) =>
    things.length > 0 &&
    el(
      "details",
      { open: true, class: "facts" },
      el("summary", {}, `${title} (${things.length})`),
      some(
        things.map((thing) => () => el("p", { class: "fact" }, thingLink(graph, thing, act), " ", note(thing))),
        FEW,
      ),
    );
  const articles = graph.things.filter((thing) => thing.group === "Article");
  const most = graph.opening
    .map(([id]) => graph.things[id])
    .sort((a, b) => b.degree - a.degree)
    .slice(0, 2 * FEW);
  const writers = (thing) => targets(graph, thing.id, "author").map((writer) => writer.label);
  return el(
    "div",
    { class: "overall" },
    part(t("articles"), articles, (thing) => el("span", { class: "note" }, writers(thing).join("、"))),
    part(t("mostLinked"), most, (thing) => el("span", { class: "note" }, String(thing.degree))),
  );
}

function thingDetails(graph, state, thing, act) {
  const style = graph.classes.get(thing.group);
  const pinned = state.pinned.includes(thing.id);
  return [
    el("h2", {}, thing.label),
    el(
      "p",
      {},
      el("span", { class: "badge" }, sign(style), named(style)),
      (thing.aka ?? []).length > 0 && el("span", { class: "aka" }, ` ${t("aliases")} ${thing.aka.join("、")}`),
    ),
    el(
      "div",
      { class: "actions" },
      button(t("expand"), () => act.unfold(thing.id)),
      button(t("ego"), () => act.ego(thing.id, 1)),
      button(t("twoSteps"), () => act.ego(thing.id, 2)),
      button(t("path"), () => act.startPath(thing.id)),
      button(t(pinned ? "unpin" : "pin"), () => act.pin(thing.id)),
      button(t("hide"), () => act.hide(thing.id)),
    ),
    valueList(graph, thing, act),
    factGroups(graph, state, thing, act),
  ];
}

function valueList(graph, thing, act) {
  const shown = thing.values.filter(([predicate]) => !TECHNICAL.has(predicate));
  if (!shown.length) return null;
  return el(
    "dl",
    {},
    shown.map(([predicate, value, evidence]) => [
      el("dt", {}, named(graph.relations.get(predicate))),
      el("dd", {}, value, quotes(graph, evidence, [value, ...namesToMark(graph, thing.id)], act)),
    ]),
  );
}

function factGroups(graph, state, thing, act) {
  const groups = new Map();
  for (const link of graph.around[thing.id]) {
    const inverse = link.from !== thing.id;
    const key = `${link.relation} ${inverse}`;
    if (!groups.has(key)) groups.set(key, { style: graph.relations.get(link.relation), inverse, links: [] });
    groups.get(key).links.push(link);
  }
  const order = [...graph.relations.keys()];
  const sorted = [...groups.values()].sort(
    (a, b) => order.indexOf(a.style.name) - order.indexOf(b.style.name) || a.inverse - b.inverse,
  );
  if (!sorted.length && !thing.values.length) return el("p", { class: "note" }, t("noFacts"));
  return sorted.map((group) => factGroup(graph, state, thing, group, act));
}

function factGroup(graph, state, thing, { style, inverse, links }, act) {
  const quiet = !style.opening;
  const facts = [...links]
    .sort(
      (a, b) =>
        linkPasses(b, graph, state) - linkPasses(a, graph, state) ||
        graph.things[otherEnd(b, thing.id)].degree - graph.things[otherEnd(a, thing.id)].degree,
    )
    .map((link) => () => fact(graph, thing, link, act));
  return el(
    "details",
    { open: !quiet, class: "facts" },
    el("summary", {}, `${inverse ? "← " : ""}${named(style, inverse)} (${links.length})`),
    some(facts, FEW),
  );
}

/** Show the first few, and a button for the rest. */
export function some(makers, few) {
  const box = el(
    "div",
    {},
    makers.slice(0, few).map((make) => make()),
  );
  if (makers.length > few) {
    const rest = button(`${t("more")} (${makers.length - few})`, () => {
      rest.remove();
      box.append(...makers.slice(few).map((make) => make()));
    });
    box.append(rest);
  }
  return box;
}

function fact(graph, thing, link, act) {
  const other = graph.things[otherEnd(link, thing.id)];
  return el(
    "section",
    { class: "fact" },
    thingLink(graph, other, act),
    quotes(graph, link.evidence, namesToMark(graph, link.from, link.to), act),
  );
}

const thingLink = (graph, thing, act) =>
  button([sign(graph.classes.get(thing.group)), thing.label], () => act.select({ thing: thing.id }), {
    class: "link thing",
  });

function quotes(graph, evidence, names, act) {
  const blocks = evidence.map((number) => () => quoteBlock(graph, graph.quotes[number], names, act));
  return some(blocks, QUOTES);
}

function linkDetails(graph, link, act) {
  return [
    el("h2", {}, named(graph.relations.get(link.relation))),
    el(
      "p",
      { class: "triple" },
      thingLink(graph, graph.things[link.from], act),
      el("span", {}, ` ${named(graph.relations.get(link.relation))} → `),
      thingLink(graph, graph.things[link.to], act),
    ),
    link.evidence.length
      ? quotes(graph, link.evidence, namesToMark(graph, link.from, link.to), act)
      : el("p", { class: "note" }, t("noEvidence")),
  ];
}

/** A path is read step by step, each with its quotes. */
function pathDetails(graph, state, act) {
  const path = act.path();
  const [start, end] = state.focus.ends.map((id) => graph.things[id].label);
  if (!path)
    return [
      el("h2", {}, `${start} → ${end}`),
      el("p", { class: "note" }, t("noPath")),
      button(t("unfiltered"), () => act.show(state.focus, { classesOff: new Set(), relationsOff: new Set() })),
    ];
  const steps = path.slice(1).map((id, place) => {
    const before = path[place];
    const links = graph.around[id].filter((link) => otherEnd(link, id) === before && linkPasses(link, graph, state));
    return links.map((link) =>
      el(
        "section",
        { class: "fact" },
        el(
          "p",
          {},
          link.from === before
            ? `→ ${named(graph.relations.get(link.relation))} `
            : `← ${named(graph.relations.get(link.relation), true)} `,
          thingLink(graph, graph.things[id], act),
        ),
        quotes(graph, link.evidence, namesToMark(graph, link.from, link.to), act),
      ),
    );
  });
  return [
    el("h2", {}, `${start} → ${end}`),
    el("p", { class: "note" }, `${path.length - 1} ${t("steps")}`),
    thingLink(graph, graph.things[path[0]], act),
    steps,
  ];
}
