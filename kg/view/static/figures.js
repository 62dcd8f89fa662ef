/** The statistics: every observation as a row, and an indicator's values over time as a chart. */

import { barChart, lineChart, timeOf } from "./charts.js";
import { collate, targets, valueOf } from "./data.js";
import { button, el, replace } from "./dom.js";
import { thingPasses } from "./filter.js";
import { drawTable } from "./tables.js";
import { comparator, named, t } from "./words.js";

/** Return the observations as rows. */
function observations(graph, state) {
  const seen = { ...state, classesOff: new Set() };
  return graph.things
    .filter((thing) => thing.group === "Observation" && thingPasses(thing, seen))
    .map((thing) => ({
      thing,
      indicator: targets(graph, thing.id, "indicator")[0],
      subject: targets(graph, thing.id, "observedSubject")[0],
      value: valueOf(thing, "value"),
      unit: valueOf(thing, "unit"),
      period: valueOf(thing, "period"),
      kind: valueOf(thing, "comparator"),
      quote: graph.around[thing.id]
        .flatMap((link) => link.evidence)
        .concat(thing.values.flatMap(([, , evidence]) => evidence))
        .map((number) => graph.quotes[number])[0],
    }));
}

/** Draw the view. */
export function drawFigures(box, graph, state, act, save) {
  const rows = observations(graph, state);
  if (!rows.length) return replace(box, el("p", { class: "note pad" }, t("nothingHere")));
  const chart = el("div", { class: "pad", tabindex: 0 });
  const series = Map.groupBy ? Map.groupBy(rows, seriesName) : groupBy(rows, seriesName);
  const sorted = [...series].sort(([a, x], [b, y]) => periods(y) - periods(x) || y.length - x.length || collate(a, b));
  const draw = (name) => replace(chart, el("h2", {}, name), chartOf(series.get(name)));
  const choice = el(
    "select",
    { "aria-label": t("indicator"), onchange: (event) => draw(event.target.value) },
    sorted.map(([name, held]) => el("option", { value: name }, `${name} (${held.length})`)),
  );
  const table = el("div", { class: "grow" });
  replace(box, el("div", { class: "bar" }, choice), chart, table);
  draw(sorted[0][0]);
  drawTable(table, rows, columns(graph, act), { name: "observations", save });
  return box;
}

const seriesName = (row) =>
  `${row.indicator?.label ?? row.thing.label}${row.subject ? ` · ${row.subject.label}` : ""}${row.unit ? ` (${row.unit})` : ""}`;
const periods = (rows) => new Set(rows.map((row) => row.period).filter(Boolean)).size;

function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

function chartOf(rows) {
  const timed = rows.filter((row) => timeOf(row.period) !== null);
  if (periods(timed) > 1)
    return lineChart(
      timed.map((row) => ({ x: timeOf(row.period), y: Number(row.value), label: row.period })),
      rows[0].unit,
    );
  return barChart(
    rows.map((row) => ({ label: row.period || row.subject?.label || row.thing.label, value: Number(row.value) })),
  );
}

function columns(graph, act) {
  const go = (thing) => thing && button(thing.label, () => act.select({ thing: thing.id }), { class: "link" });
  const word = (name, zh, en) => named(graph.relations.get(name) ?? { zh, en }).replace(/^./u, (c) => c.toUpperCase());
  return [
    { title: t("indicator"), text: (row) => row.indicator?.label ?? "", cell: (row) => go(row.indicator) ?? "" },
    {
      title: word("observedSubject", "对象", "subject"),
      text: (row) => row.subject?.label ?? "",
      cell: (row) => go(row.subject) ?? "",
    },
    {
      title: t("value"),
      text: (row) => row.value,
      cell: (row) => button(row.value, () => act.select({ thing: row.thing.id }), { class: "link" }),
      number: true,
    },
    { title: word("unit", "单位", "unit"), text: (row) => row.unit },
    { title: t("period"), text: (row) => row.period },
    { title: word("comparator", "类型", "kind"), text: (row) => comparator(row.kind) },
    { title: t("quote"), text: (row) => row.quote?.text ?? "", wide: true },
  ];
}
