/** Which things and links are in sight: the filters, and the neighbourhoods and paths that heed them. */

import { otherEnd } from "./data.js";

const EGO_MOST = 120;

/** Tell whether the filters let a thing through. */
export function thingPasses(thing, state) {
  if (state.classesOff.has(thing.group)) return false;
  if (state.years && thing.year !== null && (thing.year < state.years[0] || thing.year > state.years[1])) return false;
  if (state.sourcesOff.size && thing.sources.size && ![...thing.sources].some((id) => !state.sourcesOff.has(id)))
    return false;
  return !(
    state.articlesOff.size &&
    thing.articles.size &&
    ![...thing.articles].some((id) => !state.articlesOff.has(id))
  );
}

/** Tell whether the filters let a piece of evidence through. */
export const quotePasses = (quote, state) =>
  quote.confidence >= state.confidence && !state.sourcesOff.has(quote.source) && !state.articlesOff.has(quote.article);

/** Tell whether the filters let a link through (its ends are asked separately). */
export function linkPasses(link, graph, state) {
  if (state.relationsOff.has(link.relation)) return false;
  return !link.evidence.length || link.evidence.some((number) => quotePasses(graph.quotes[number], state));
}

/** Return the ids of the things in sight and the links among them. */
export function inSight(graph, state) {
  const hidden = new Set(state.hidden);
  const chosen = [...new Set([...focused(graph, state), ...state.added])].filter((id) => !hidden.has(id));
  const kept = new Set(chosen.filter((id) => mustShow(id, state) || thingPasses(graph.things[id], state)));
  const pool = kept.size * 4 < graph.things.length ? new Set([...kept].flatMap((id) => graph.around[id])) : graph.links;
  const links = [];
  for (const link of pool) {
    if (kept.has(link.from) && kept.has(link.to) && linkPasses(link, graph, state)) links.push(link);
  }
  return { things: [...kept], links };
}

/** The thing asked for by name is shown whatever the filters say. */
function mustShow(id, state) {
  const { focus } = state;
  return (
    state.added.includes(id) ||
    (focus.kind === "ego" && focus.id === id) ||
    (focus.kind === "path" && focus.ends.includes(id)) ||
    (focus.kind === "set" && focus.ids.includes(id))
  );
}

function focused(graph, state) {
  const { focus } = state;
  if (focus.kind === "ego") return surroundings(graph, state, focus.id, focus.depth).flat();
  if (focus.kind === "path") return shortestPath(graph, state, ...focus.ends) ?? focus.ends;
  if (focus.kind === "set") return focus.ids;
  if (focus.kind === "all") return graph.things.map((thing) => thing.id);
  return graph.opening.map(([id]) => id);
}

/** Return a thing's neighbours that the filters let through, best connected first. */
export function neighbours(graph, state, id) {
  const found = new Set();
  for (const link of graph.around[id]) {
    const other = otherEnd(link, id);
    if (other !== id && linkPasses(link, graph, state) && thingPasses(graph.things[other], state)) found.add(other);
  }
  return [...found].sort((a, b) => graph.things[b].degree - graph.things[a].degree || a - b);
}

/** Return rings of things: the thing itself, its neighbours, theirs. */
export function surroundings(graph, state, id, depth) {
  const rings = [[id]];
  const seen = new Set([id]);
  for (let step = 0; step < depth; step++) {
    const ring = [];
    for (const from of rings[step]) {
      for (const other of neighbours(graph, state, from)) {
        if (seen.size >= EGO_MOST) break;
        if (!seen.has(other)) {
          seen.add(other);
          ring.push(other);
        }
      }
    }
    rings.push(ring);
  }
  return rings;
}

/** Return the things on a shortest path, or null. */
export function shortestPath(graph, state, start, end) {
  const cameFrom = new Map([[start, start]]);
  for (let front = [start]; front.length && !cameFrom.has(end);) {
    const next = [];
    for (const id of front) {
      for (const other of [...neighbours(graph, state, id), ...directly(graph, state, id, end)]) {
        if (!cameFrom.has(other)) {
          cameFrom.set(other, id);
          next.push(other);
        }
      }
    }
    front = next;
  }
  if (!cameFrom.has(end)) return null;
  const path = [end];
  while (path[0] !== start) path.unshift(cameFrom.get(path[0]));
  return path;
}

/** The end of a path counts as a neighbour even where its class is filtered out. */
const directly = (graph, state, id, end) =>
  graph.around[id].some((link) => otherEnd(link, id) === end && linkPasses(link, graph, state)) ? [end] : [];
