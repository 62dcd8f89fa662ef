/** Where a few things stand: rings around one, a chain for a path, newcomers beside what they were unfolded from. */

import { caption } from "./caption.js";

const CHARACTER = 13,
  LINE = 17;

/** Return the room that a thing takes with its label. */
export function room(thing) {
  const lines = caption(thing.label);
  return [Math.max(26, ...lines.map((line) => line.length * CHARACTER)) + 12, lines.length * LINE + 30];
}

/** Place rings of things around the first; the outer ones near what they hang on. */
export function rings(rings, graph) {
  const at = new Map([[rings[0][0], [0, 0]]]);
  let radius = 0;
  for (const ring of rings.slice(1)) {
    const sorted = [...ring].sort((a, b) =>
      graph.things[a].group < graph.things[b].group ? -1 : graph.things[a].group > graph.things[b].group ? 1 : a - b,
    );
    const around = sorted.reduce((sum, id) => sum + room(graph.things[id])[0] * 0.8, 0);
    radius = Math.max(radius + 150, around / (2 * Math.PI) / (sorted.length > 24 ? 2 : 1));
    sorted.forEach((id, place) => {
      const angle = (2 * Math.PI * (place + 0.5)) / sorted.length - Math.PI / 2;
      const far = sorted.length > 24 && place % 2 ? radius + 90 : radius;
      at.set(id, [1.25 * far * Math.cos(angle), far * Math.sin(angle)]);
    });
  }
  return separate(at, graph);
}

/** Place the things of a path in reading order, in a gentle zigzag. */
export function chain(ids) {
  return new Map(ids.map((id, place) => [id, [place * 190, place % 2 ? 70 : -70]]));
}

/** Place any set of things by what links them. */
export function spread(ids, links, graph) {
  const at = new Map();
  ids.forEach((id, place) => {
    const angle = place * 2.399963,
      radius = 60 * Math.sqrt(place);
    at.set(id, [1.3 * radius * Math.cos(angle), radius * Math.sin(angle)]);
  });
  for (let turn = 0; turn < 120 && ids.length <= 400; turn++) settle(at, links, 50 * (1 - turn / 120) + 1);
  return separate(at, graph);
}

function settle(at, links, heat) {
  const entries = [...at];
  const force = new Map(entries.map(([id]) => [id, [0, 0]]));
  const push = (id, x, y) => {
    const f = force.get(id);
    f[0] += x;
    f[1] += y;
  };
  for (let i = 0; i < entries.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, [ax, ay]] = entries[i],
        [b, [bx, by]] = entries[j];
      const dx = ax - bx,
        dy = ay - by,
        factor = 12000 / (dx * dx + dy * dy + 1);
      push(a, dx * factor, dy * factor);
      push(b, -dx * factor, -dy * factor);
    }
  }
  for (const { from, to } of links) {
    const [ax, ay] = at.get(from),
      [bx, by] = at.get(to);
    const factor = Math.hypot(ax - bx, ay - by) / 300;
    push(from, (bx - ax) * factor, (by - ay) * factor);
    push(to, (ax - bx) * factor, (ay - by) * factor);
  }
  for (const [id, point] of entries) {
    const [x, y] = force.get(id);
    const fx = x - point[0] * 0.9,
      fy = y - point[1] * 0.9;
    const length = Math.hypot(fx, fy) || 1,
      step = Math.min(length, heat) / length;
    at.set(id, [point[0] + fx * step, point[1] + fy * step]);
  }
}

/** Place newcomers around the thing they were unfolded from, clear of what stands already. */
export function beside(at, anchor, newcomers, graph) {
  const [x, y] = at.get(anchor) ?? [0, 0];
  newcomers.forEach((id, place) => {
    const angle = place * 2.399963,
      radius = 110 + 34 * Math.sqrt(place);
    at.set(id, [x + 1.3 * radius * Math.cos(angle), y + radius * Math.sin(angle)]);
  });
  return separate(at, graph, new Set([...at.keys()].filter((id) => !newcomers.includes(id))));
}

/** Push overlapping labels apart; `still` things do not move. */
export function separate(at, graph, still = new Set()) {
  const boxes = [...at].map(([id, [x, y]]) => ({ id, x, y, size: room(graph.things[id]) }));
  for (let turn = 0, moved = true; moved && turn < 200 && boxes.length <= 400; turn++) {
    moved = false;
    for (let i = 0; i < boxes.length; i++) for (let j = 0; j < i; j++) moved = part(boxes[i], boxes[j], still) || moved;
  }
  return new Map(boxes.map(({ id, x, y }) => [id, [x, y]]));
}

function part(a, b, still) {
  const dx = a.x - b.x,
    dy = a.y - b.y;
  const ox = (a.size[0] + b.size[0]) / 2 - Math.abs(dx),
    oy = (a.size[1] + b.size[1]) / 2 - Math.abs(dy);
  const movable = [a, b].filter((box) => !still.has(box.id));
  if (ox <= 0.5 || oy <= 0.5 || !movable.length) return false;
  const axis = ox < oy ? "x" : "y";
  const sign = (axis === "x" ? dx : dy) >= 0 ? 1 : -1;
  for (const box of movable) box[axis] += ((box === a ? sign : -sign) * Math.min(ox, oy)) / movable.length;
  return true;
}
