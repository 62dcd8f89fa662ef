/** The graph view: what is in sight, where it stands, and when the picture is drawn anew. */

import { beside, chain, rings, spread } from "./arrange.js";
import { inSight, surroundings } from "./filter.js";
import { LINES_DRAWN, pickedFor } from "./picture.js";
import { named, t } from "./words.js";

/** Make the stage of a page. */
export function createStage(page) {
  const { graph, picture } = page;
  const moved = new Map(); // where somebody put things by hand, or they were unfolded
  let places = new Map();
  let drawn = { focus: null, sight: null };

  const draw = () => {
    const sight = inSight(graph, page.state);
    const focus = JSON.stringify(page.state.focus);
    if (drawn.focus !== focus || !sameSight(drawn.sight, sight)) {
      places = placesOf(page, sight, moved);
      picture.show(sight, places, page.state.focus.kind === "all" ? captionsOf(graph, sight, places) : []);
      const isOther = drawn.focus !== focus || page.state.focus.kind === "path"; // a path may have become another
      if (isOther) picture.fit();
      drawn = { focus, sight };
    }
    picture.pick(pickedFor(page.state.selected, sight, graph, page.state.focus));
    page.tell(counted(graph, sight));
  };

  const move = (id, point) => {
    moved.set(id, point);
    places.set(id, point);
  };

  /** Find places beside a thing for others that come into sight. */
  const placeBeside = (id, others) => {
    const shown = new Set(picture.shown.things);
    const found = beside(new Map([...places].filter(([other]) => shown.has(other))), id, others, graph);
    for (const other of others) move(other, found.get(other));
  };

  return { draw, move, placeBeside };
}

const sameSight = (a, b) =>
  a !== null &&
  a.links.length === b.links.length &&
  a.things.length === b.things.length &&
  a.things.every((id, place) => id === b.things[place]) &&
  a.links.every((link, place) => link === b.links[place]);

/** Things stand as built in the two arrangements of the whole, and by rule in all others. */
function placesOf({ graph, state }, sight, moved) {
  const places = arranged(graph, state, sight);
  for (const id of sight.things) {
    if (!places.has(id)) places.set(id, [graph.things[id].x, graph.things[id].y]);
  }
  const kept = state.focus.kind === "all" ? state.pinned : [...state.added, ...state.pinned];
  for (const id of kept) if (moved.has(id)) places.set(id, moved.get(id));
  return places;
}

function arranged(graph, state, { things, links }) {
  const { focus } = state;
  const seen = new Set(things);
  if (focus.kind === "ego") {
    const around = surroundings(graph, state, focus.id, focus.depth);
    return rings(
      around.map((ring) => ring.filter((id) => seen.has(id))),
      graph,
    );
  }
  if (focus.kind === "path") return chain(things.filter((id) => !state.added.includes(id)));
  if (focus.kind === "set") return spread(things, links, graph);
  if (focus.kind === "all") return new Map(graph.things.map((thing) => [thing.id, [thing.x, thing.y]]));
  return new Map(graph.opening.map(([id, x, y]) => [id, [x, y]]));
}

/** In the picture of everything, classes stand together: each is named above its own. */
function captionsOf(graph, sight, places) {
  const boxes = new Map();
  for (const id of sight.things) {
    const { group } = graph.things[id];
    const [x, y] = places.get(id);
    const box = boxes.get(group) ?? { left: x, right: x, top: y, count: 0 };
    const { left, right, top, count } = box;
    boxes.set(group, { left: Math.min(left, x), right: Math.max(right, x), top: Math.min(top, y), count: count + 1 });
  }
  return [...boxes].map(([group, { left, right, top, count }]) => {
    return { text: `${named(graph.classes.get(group))} ${count}`, x: (left + right) / 2, y: top - 26 };
  });
}

function counted(graph, { things, links }) {
  const all = `${t("shown")} ${things.length} ${t("thingsOf")} ${graph.things.length}`;
  const lines = `${links.length} / ${graph.links.length} ${t("linksShown")}`;
  const drawn = links.length > LINES_DRAWN ? ` · ${t("linesDrawn")} ${LINES_DRAWN}` : "";
  return `${all} · ${lines}${drawn}`;
}
