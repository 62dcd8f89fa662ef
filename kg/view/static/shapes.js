/** The shapes that classes are drawn with, as points around the middle; a dot has none and is a circle. */

import { svg } from "./dom.js";

/** Corners around a middle that lies `down` the sign's own; all sizes are vis-network's, which draws the same signs. */
const polygon =
  (corners, turn, scale = 1, down = 0) =>
  (r) =>
    Array.from({ length: corners }, (_, k) => {
      const angle = (2 * Math.PI * k) / corners + turn;
      return [r * scale * Math.cos(angle), r * (scale * Math.sin(angle) + down)];
    });

const star = (r) =>
  Array.from({ length: 10 }, (_, k) => {
    const angle = (Math.PI * k) / 5 - Math.PI / 2,
      far = k % 2 ? 0.41 : 1.066;
    return [r * far * Math.cos(angle), r * (far * Math.sin(angle) + 0.082)];
  });

const SHAPES = {
  square: polygon(4, Math.PI / 4, Math.SQRT2),
  diamond: polygon(4, 0),
  triangle: polygon(3, -Math.PI / 2, 1.328, 0.316),
  triangleDown: polygon(3, Math.PI / 2, 1.328, -0.316),
  hexagon: polygon(6, 0),
  star,
};

/** Trace a shape on a canvas. */
export function trace(context, shape, x, y, r) {
  context.beginPath();
  if (!SHAPES[shape]) return context.arc(x, y, r, 0, 2 * Math.PI);
  SHAPES[shape](r).forEach(([dx, dy], k) => (k ? context.lineTo(x + dx, y + dy) : context.moveTo(x + dx, y + dy)));
  return context.closePath();
}

/** Return a shape as an SVG element. */
export function shapeElement(shape, x, y, r, props) {
  if (!SHAPES[shape]) return svg("circle", { cx: x, cy: y, r, ...props });
  return svg("polygon", {
    points: SHAPES[shape](r)
      .map(([dx, dy]) => `${(x + dx).toFixed(1)},${(y + dy).toFixed(1)}`)
      .join(" "),
    ...props,
  });
}

/** Return the small sign of a class. */
export const sign = (style) =>
  svg(
    "svg",
    { class: "sign", viewBox: "-8 -8 16 16", "aria-hidden": "true" },
    shapeElement(style.shape, 0, 0, 5.6, { fill: style.colour, class: "outlined" }),
  );
