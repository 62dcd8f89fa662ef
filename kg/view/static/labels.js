/** Which labels are written, and where, so that none lies over another: the more telling first. */

import { caption } from "./caption.js";

export const FONT = 12.5;
const LEADING = 15,
  GAP = 3,
  MOST = 260,
  ATTEMPTS = 1500,
  HUBS = 30;

const family =
  'system-ui, -apple-system, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
export const fontOf = (size) => `${size}px ${family}`;

const widths = new Map();

function width(context, text) {
  if (!widths.has(text)) {
    context.font = fontOf(FONT);
    widths.set(text, context.measureText(text).width);
  }
  return widths.get(text);
}

const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/**
 * Place labels. `marks` are {id, label, x, y, r} in screen pixels in order of importance; `view` is [width, height];
 * `taken` are boxes that are written on already. Returns {id, lines, box: [left, top, right, bottom]}.
 */
export function placeLabels(context, marks, view, taken) {
  const boxes = [...taken];
  const signs = signGrid(marks);
  const placed = [];
  const inView = ([left, top, right, bottom]) => left >= 0 && top >= 0 && right <= view[0] && bottom <= view[1];
  for (const [rank, mark] of marks.slice(0, ATTEMPTS).entries()) {
    if (placed.length >= MOST) break;
    if (mark.x < 0 || mark.y < 0 || mark.x > view[0] || mark.y > view[1]) continue;
    const lines = caption(mark.label);
    const size = [Math.max(...lines.map((line) => width(context, line))), lines.length * LEADING];
    const free = seats(mark, size)
      .filter((seat) => inView(seat) && !boxes.some((other) => meets(seat, other)))
      .map((seat) => ({ seat, covered: signs(seat, mark.id) }));
    const { seat: box, covered } = free.reduce((a, b) => (b.covered < a.covered ? b : a), { covered: Infinity });
    if (covered > (rank < HUBS ? 2 : 0)) continue;
    boxes.push(box);
    placed.push({ id: mark.id, lines, box });
  }
  return placed;
}

/** Return a function that counts the signs, other than its own, that a box covers; it looks in cells of 64 pixels. */
function signGrid(marks) {
  const cells = new Map();
  const each = ([left, top, right, bottom], visit) => {
    for (let x = left >> 6; x <= right >> 6; x++) for (let y = top >> 6; y <= bottom >> 6; y++) visit(x * 65536 + y);
  };
  for (const { id, x, y, r } of marks) {
    const sign = { id, box: [x - r, y - r, x + r, y + r] };
    each(sign.box, (cell) => {
      if (!cells.has(cell)) cells.set(cell, []);
      cells.get(cell).push(sign);
    });
  }
  return (box, own) => {
    const covered = new Set();
    each(box, (cell) => {
      for (const sign of cells.get(cell) ?? []) if (sign.id !== own && meets(box, sign.box)) covered.add(sign.id);
    });
    return covered.size;
  };
}

/** Below, above, right or left of the sign, or below or above to one side. */
function seats({ x, y, r }, [w, h]) {
  const below = y + r + GAP,
    above = y - r - GAP - h,
    right = x + r + GAP,
    left = x - r - GAP - w;
  return [
    [x - w / 2, below, x + w / 2, below + h],
    [x - w / 2, above, x + w / 2, above + h],
    [right, y - h / 2, right + w, y + h / 2],
    [left, y - h / 2, left + w, y + h / 2],
    [x - r, below - GAP, x - r + w, below - GAP + h],
    [x + r - w, below - GAP, x + r, below - GAP + h],
    [x - r, above + GAP, x - r + w, above + GAP + h],
    [x + r - w, above + GAP, x + r, above + GAP + h],
  ];
}

/** Return where each line of a placed label is written: [text, x, y of the baseline]. */
export const writing = ({ lines, box }) =>
  lines.map((line, row) => [line, (box[0] + box[2]) / 2, box[1] + row * LEADING + FONT * 0.95]);
