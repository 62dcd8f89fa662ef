/** The left panel: the legend, which is also the filter. */

import { collate } from "./data.js";
import { byId, button, el, replace } from "./dom.js";
import { sign } from "./shapes.js";
import { named, t } from "./words.js";

/** Draw the filters for a state; `change` is called with what is different. */
export function drawPanel(graph, state, change) {
  const toggled = (set, name) => {
    const next = new Set(set);
    if (!next.delete(name)) next.add(name);
    return next;
  };
  const group = (title, key, rows) =>
    el(
      "fieldset",
      {},
      el("legend", {}, title),
      rows.length > 3 &&
        el(
          "span",
          { class: "allnone" },
          button(t("all"), () => change({ [key]: new Set() })),
          button(t("none"), () => change({ [key]: new Set(rows.map((row) => row.id)) })),
        ),
      rows.map((row) =>
        el(
          "label",
          { class: "filter" },
          el("input", {
            type: "checkbox",
            checked: !state[key].has(row.id),
            onchange: () => change({ [key]: toggled(state[key], row.id) }),
          }),
          row.sign,
          el("span", { class: "name" }, row.name),
          el("span", { class: "count" }, String(row.count)),
        ),
      ),
    );
  const byName = (ids, count) =>
    [...ids]
      .map((id) => ({ id, name: graph.things[id].label, count: count(id) }))
      .sort((a, b) => collate(a.name, b.name));
  replace(
    byId("filters"),
    group(
      t("classes"),
      "classesOff",
      [...graph.classes.values()].map((style) => ({
        id: style.name,
        name: named(style),
        count: style.count,
        sign: sign(style),
      })),
    ),
    group(
      t("relations"),
      "relationsOff",
      [...graph.relations.values()]
        .filter((style) => style.count)
        .map((style) => ({ id: style.name, name: named(style), count: style.count })),
    ),
    ranges(graph, state, change),
    graph.sourceIds.length > 1 &&
      group(
        t("sources"),
        "sourcesOff",
        byName(graph.sourceIds, (id) => graph.quoteCount.get(id) ?? 0),
      ),
    graph.articleIds.length > 1 &&
      folded(
        t("articles"),
        group(
          t("articles"),
          "articlesOff",
          byName(graph.articleIds, (id) => graph.quoteCount.get(id) ?? 0),
        ),
        state.articlesOff.size > 0,
      ),
    button(t("reset"), () =>
      change({
        classesOff: new Set(graph.classesOff),
        relationsOff: new Set(graph.relationsOff),
        sourcesOff: new Set(),
        articlesOff: new Set(),
        years: null,
        confidence: 0,
        hidden: [],
      }),
    ),
  );
}

const folded = (title, content, open) => el("details", { open }, el("summary", {}, title), content);

function ranges(graph, state, change) {
  const [low, high] = graph.yearRange ?? [0, 0];
  const [from, to] = state.years ?? [low, high];
  const slider = (label, min, max, step, value, apply) =>
    el("input", {
      type: "range",
      min,
      max,
      step,
      "aria-label": label,
      value,
      onchange: (event) => apply(Number(event.target.value)),
    });
  const years = (a, b) => change({ years: a <= low && b >= high ? null : [Math.min(a, b), Math.max(a, b)] });
  return [
    low < high &&
      el(
        "fieldset",
        {},
        el("legend", {}, `${t("years")} ${from}–${to}`),
        slider(`${t("years")} ≥`, low, high, 1, from, (value) => years(value, to)),
        slider(`${t("years")} ≤`, low, high, 1, to, (value) => years(from, value)),
      ),
    el(
      "fieldset",
      {},
      el("legend", {}, `${t("confidence")} ${state.confidence.toFixed(2)}`),
      slider(t("confidence"), 0, 1, 0.05, state.confidence, (value) => change({ confidence: value })),
    ),
  ];
}
