/** Small charts, drawn as SVG. */

import { svg } from "./dom.js";

const WIDTH = 640,
  LEFT = 52,
  TOP = 14,
  ROW = 24;

/** Draw bars: rows are {label, value}; `pick` is called with a row's label. */
export function barChart(rows, pick = null) {
  const shown = rows.slice(0, 25),
    most = Math.max(...shown.map((row) => row.value), 0),
    least = Math.min(...shown.map((row) => row.value), 0);
  const side = 190,
    scale = (WIDTH - side - 60) / (most - least || 1),
    zero = side - least * scale;
  return svg(
    "svg",
    {
      class: "chart bars",
      viewBox: `0 0 ${WIDTH} ${shown.length * ROW + 8}`,
      role: "img",
      "aria-label": shown.map((row) => `${row.label} ${row.value}`).join("; "),
    },
    shown.map((row, place) => {
      const y = place * ROW + 4,
        x = row.value < 0 ? zero + row.value * scale : zero;
      return svg(
        "g",
        { onclick: pick && (() => pick(row.label)) },
        svg("text", { x: side - 8, y: y + 15, "text-anchor": "end" }, shorten(row.label, 14)),
        svg("rect", {
          x,
          y: y + 2,
          width: Math.max(1, Math.abs(row.value) * scale),
          height: ROW - 7,
          class: "bar-fill",
        }),
        svg("text", { x: x + Math.abs(row.value) * scale + 6, y: y + 15 }, String(row.value)),
        svg("title", {}, `${row.label} ${row.value}`),
      );
    }),
  );
}

const shorten = (text, most) => ([...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text);

/** Draw values over time: points are {x, y, label}, x a number (years and parts of them). */
export function lineChart(points, unit) {
  const height = 240,
    top = TOP + 14,
    sorted = [...points].sort((a, b) => a.x - b.x);
  const xs = sorted.map((p) => p.x),
    ys = sorted.map((p) => p.y);
  const [left, right] = [
    Math.floor(Math.min(...xs)),
    Math.max(Math.ceil(Math.max(...xs)), Math.floor(Math.min(...xs)) + 1),
  ];
  const [low, high] = [Math.min(0, ...ys), Math.max(...ys, 0) * 1.06 || 1];
  const px = (x) => LEFT + 24 + ((x - left) / (right - left)) * (WIDTH - LEFT - 70),
    py = (y) => top + (1 - (y - low) / (high - low)) * (height - top - 28);
  const step = Math.max(1, Math.ceil((right - left) / 10)),
    years = [];
  for (let year = left; year <= right; year += step) years.push(year);
  return svg(
    "svg",
    {
      class: "chart",
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: "img",
      "aria-label": sorted.map((p) => `${p.label} ${p.y}${unit}`).join("; "),
    },
    years.map((year) =>
      svg(
        "g",
        {},
        svg("line", { x1: px(year), x2: px(year), y1: TOP, y2: height - 28, class: "grid" }),
        svg("text", { x: px(year), y: height - 10, "text-anchor": "middle" }, String(year)),
      ),
    ),
    [low, (low + high) / 2, high].map((y) =>
      svg("text", { x: LEFT - 6, y: py(y) + 4, "text-anchor": "end" }, String(Number(y.toPrecision(3)))),
    ),
    svg("text", { x: LEFT - 6, y: TOP, "text-anchor": "end" }, unit),
    svg("polyline", { points: sorted.map((p) => `${px(p.x)},${py(p.y)}`).join(" "), class: "line-stroke" }),
    sorted.map((p) =>
      svg(
        "g",
        {},
        svg("circle", { cx: px(p.x), cy: py(p.y), r: 4, class: "bar-fill" }),
        svg("text", { x: px(p.x), y: py(p.y) - 9, "text-anchor": "middle" }, String(p.y)),
        svg("title", {}, `${p.label} ${p.y}${unit}`),
      ),
    ),
  );
}

/** Return the time that an ISO date or span (its end) stands for, as a number of years, or null. */
export function timeOf(text) {
  const match = text
    .split("/")
    .at(-1)
    .match(/^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/);
  return match
    ? Number(match[1]) + (match[2] ? (Number(match[2]) - 1) / 12 : 0) + (match[3] ? Number(match[3]) / 372 : 0)
    : null;
}
