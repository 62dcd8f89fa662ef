/** What the texts put in order: hierarchies, frameworks with their dimensions and stages, outlines of advice. */

import { collate, targets, valueOf } from "./data.js";
import { button, el, replace } from "./dom.js";
import { thingPasses } from "./filter.js";
import { sign } from "./shapes.js";
import { named, t } from "./words.js";

/** Draw the view. */
export function drawStructure(box, graph, state, act) {
  const seen = { ...state, classesOff: new Set() };
  const passes = (thing) => thingPasses(thing, seen);
  const parts = [trees(graph, passes, act), frameworks(graph, passes, act), outlines(graph, passes, act)]
    .flat()
    .filter(Boolean);
  replace(
    box,
    el(
      "div",
      { class: "scroll pad structures", tabindex: 0 },
      parts.length ? parts : el("p", { class: "note" }, t("nothingHere")),
    ),
  );
}

const go = (graph, thing, act, text = thing.label) =>
  button([sign(graph.classes.get(thing.group)), text], () => act.select({ thing: thing.id }), { class: "link thing" });

/** A tree for each class that has `broader` links: the wider holds the narrower. */
function trees(graph, passes, act) {
  const roots = new Map();
  for (const link of graph.links) {
    if (link.relation !== "broader") continue;
    const top = graph.things[link.to];
    if (passes(top) && !targets(graph, top.id, "broader").length) roots.set(top.id, top);
  }
  const classes = [...graph.classes.values()].filter((style) =>
    [...roots.values()].some((thing) => thing.group === style.name),
  );
  return classes.map((style) => {
    const tops = [...roots.values()]
      .filter((thing) => thing.group === style.name)
      .sort((a, b) => size(graph, b.id) - size(graph, a.id) || collate(a.label, b.label));
    return el(
      "section",
      {},
      el("h2", {}, `${named(style)} · ${t("tree")}`),
      el(
        "ul",
        { class: "tree" },
        tops.map((top) => branch(graph, top, act, new Set(), passes)),
      ),
    );
  });
}

const size = (graph, id) => targets(graph, id, "broader", true).length;

function branch(graph, thing, act, above, passes) {
  const within = new Set([...above, thing.id]);
  const parts = targets(graph, thing.id, "broader", true).filter((part) => !within.has(part.id) && passes(part));
  if (!parts.length) return el("li", {}, go(graph, thing, act));
  const held = el(
    "ul",
    { hidden: above.size > 1 },
    parts.map((part) => branch(graph, part, act, within, passes)),
  );
  const fold = button(
    held.hidden ? "▸" : "▾",
    () => {
      held.hidden = !held.hidden;
      fold.textContent = held.hidden ? "▸" : "▾";
      fold.setAttribute("aria-expanded", String(!held.hidden));
    },
    { class: "fold", "aria-expanded": String(!held.hidden), "aria-label": thing.label },
  );
  return el("li", {}, fold, go(graph, thing, act), el("span", { class: "note" }, ` ${parts.length}`), held);
}

function frameworks(graph, passes, act) {
  const held = graph.things.filter((thing) => thing.group === "Framework" && passes(thing));
  return (
    held.length > 0 &&
    el(
      "section",
      {},
      el("h2", {}, t("frameworks")),
      held.map((frame) => {
        const dimensions = targets(graph, frame.id, "hasDimension"),
          stages = inOrder(graph, targets(graph, frame.id, "hasStage"));
        const by = targets(graph, frame.id, "proposedBy");
        return el(
          "article",
          { class: "frame" },
          el("h3", {}, go(graph, frame, act)),
          by.length > 0 &&
            el(
              "p",
              {},
              el("span", { class: "note" }, `${named(graph.relations.get("proposedBy"))} `),
              by.map((who) => go(graph, who, act)),
            ),
          dimensions.length > 0 &&
            el(
              "div",
              {},
              el("p", { class: "note" }, `${t("dimensions")} ${dimensions.length}`),
              el(
                "ol",
                { class: "cards" },
                dimensions.map((part) => el("li", {}, go(graph, part, act))),
              ),
            ),
          stages.length > 0 &&
            el(
              "div",
              {},
              el("p", { class: "note" }, `${t("stages")} ${stages.length}`),
              el(
                "ol",
                { class: "cards arrows" },
                stages.map((part) => el("li", {}, go(graph, part, act))),
              ),
            ),
        );
      }),
    )
  );
}

/** Stages follow `nextStage` where it is said, else their order. */
function inOrder(graph, stages) {
  const ids = new Set(stages.map((stage) => stage.id));
  const next = new Map(
    stages.map((stage) => [stage.id, targets(graph, stage.id, "nextStage").find((other) => ids.has(other.id))]),
  );
  const follows = new Set([...next.values()].filter(Boolean).map((stage) => stage.id));
  const sorted = [];
  for (const first of stages.filter((stage) => !follows.has(stage.id))) {
    for (let stage = first; stage && !sorted.includes(stage); stage = next.get(stage.id)) sorted.push(stage);
  }
  return sorted.length === stages.length ? sorted : stages;
}

/** The points of advice of each article, as it orders them. */
function outlines(graph, passes, act) {
  const articles = graph.things.filter((thing) => passes(thing) && targets(graph, thing.id, "proposes").length);
  return (
    articles.length > 0 &&
    el(
      "section",
      {},
      el("h2", {}, t("measures")),
      articles.map((article) => {
        const points = targets(graph, article.id, "proposes");
        const top = points.filter((point) => !targets(graph, point.id, "partOfMeasure").length);
        const authors = targets(graph, article.id, "author")
          .map((who) => who.label)
          .join("、");
        return el(
          "details",
          { class: "frame", open: articles.length < 4 },
          el(
            "summary",
            {},
            el("strong", {}, article.label),
            el("span", { class: "note" }, ` ${authors} · ${points.length}`),
          ),
          outline(graph, top, act, new Set()),
        );
      }),
    )
  );
}

function outline(graph, points, act, above) {
  return el(
    "ol",
    {},
    points
      .filter((point) => !above.has(point.id))
      .map((point) => {
        const concerns = targets(graph, point.id, "concerns"),
          parts = targets(graph, point.id, "partOfMeasure", true);
        return el(
          "li",
          { value: Number(valueOf(point, "order")) || null },
          go(graph, point, act),
          concerns.length > 0 &&
            el(
              "span",
              { class: "note" },
              " ",
              concerns.map((subject) =>
                button(subject.label, () => act.select({ thing: subject.id }), { class: "link chip" }),
              ),
            ),
          parts.length > 0 && outline(graph, parts, act, new Set([...above, point.id])),
        );
      }),
  );
}
