/** The graph as the page holds it: unpacked, indexed, and what each thing's neighbours are. */

import { byId } from "./dom.js";

/** Return the bytes of an embedded file (base64 of gzip). */
export async function embedded(id) {
  const packed = Uint8Array.from(atob(byId(id).textContent), (char) => char.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export const text = (bytes) => new TextDecoder().decode(bytes);

/** Read the embedded graph. */
export async function readGraph() {
  return index(JSON.parse(text(await embedded("graph-data"))));
}

/** Make the graph from its data: maps, neighbours, years, sources. */
export function index(data) {
  const graph = {
    ...data,
    known: 0,
    things: [],
    links: [],
    quotes: [],
    classes: new Map(data.classes.map((style) => [style.name, style])),
    relations: new Map(data.relations.map((style) => [style.name, style])),
    rules: new Map(Object.entries(data.rules)),
    around: [],
    byIri: new Map(),
    said: new Map(),
  };
  graph.byName = lazily(
    () =>
      new Map(
        [...graph.things]
          .sort((a, b) => a.degree - b.degree)
          .flatMap((thing) => namesOf(thing).map((name) => [name, thing.id])),
      ),
  );
  merge(graph, data);
  if (graph.review) graph.review = { ...graph.review, quotes: graph.review.quotes.map(quoteFrom) };
  return graph;
}

/** Return a quote from its row. */
const quoteFrom = ([source, article, begin, end, text, rule, confidence]) => ({
  source,
  article,
  begin,
  end,
  text,
  rule,
  confidence,
});

/** Take up a part of the graph: what is known stays what it is. */
export function merge(graph, { nodes, edges, quotes, relations }) {
  const ids = nodes.map((thing) => takeThing(graph, thing));
  const first = graph.quotes.length;
  for (const row of quotes) {
    const quote = quoteFrom(row);
    graph.quotes.push({ ...quote, source: ids[quote.source] ?? -1, article: ids[quote.article] ?? -1 });
  }
  for (const id of new Set(ids))
    if (id >= graph.known)
      for (const value of graph.things[id].values) value[2] = value[2].map((number) => number + first);
  for (const edge of edges)
    takeLink(graph, {
      ...edge,
      from: ids[edge.from],
      to: ids[edge.to],
      evidence: edge.evidence.map((number) => number + first),
    });
  for (const style of relations) if (!graph.relations.has(style.name)) graph.relations.set(style.name, style);
  graph.known = graph.things.length;
  return Object.assign(graph, totals(graph));
}

function takeThing(graph, thing) {
  if (graph.byIri.has(thing.iri)) return graph.byIri.get(thing.iri);
  const id = graph.things.length;
  graph.byIri.set(thing.iri, id);
  graph.around.push([]);
  graph.things.push({ ...thing, id, year: yearOf(thing), sources: new Set(), articles: new Set() });
  return id;
}

function takeLink(graph, link) {
  if (graph.remote) {
    const key = `${link.from} ${link.relation} ${link.to}`;
    if (graph.said.has(key)) return;
    graph.said.set(key, link);
  }
  link.id = graph.links.length;
  graph.links.push(link);
  graph.around[link.from].push(link);
  if (link.to !== link.from) graph.around[link.to].push(link);
  placeEnds(graph, link);
}

/** Return a function that works its answer out when first asked. */
function lazily(work) {
  let answer;
  return () => (answer ??= work());
}

/** Return what the filters offer: source files and articles with their quotes counted, the range of years. */
function totals(graph) {
  const quoteCount = new Map();
  for (const { source, article } of graph.quotes) {
    for (const id of [source, article]) if (id >= 0) quoteCount.set(id, (quoteCount.get(id) ?? 0) + 1);
  }
  const years = graph.things
    .map((thing) => thing.year)
    .filter((year) => year !== null)
    .sort((a, b) => a - b);
  return {
    quoteCount,
    sourceIds: [...new Set(graph.quotes.map((quote) => quote.source))].filter((id) => id >= 0),
    articleIds: [...new Set(graph.quotes.map((quote) => quote.article))].filter((id) => id >= 0),
    yearRange: years.length ? [years[0], years.at(-1)] : null,
  };
}

/** Note in which source files and articles the ends of a link stand. */
function placeEnds(graph, link) {
  for (const end of [graph.things[link.from], graph.things[link.to]]) {
    for (const number of link.evidence) {
      const quote = graph.quotes[number];
      if (quote.source >= 0) end.sources.add(quote.source);
      if (quote.article >= 0) end.articles.add(quote.article);
    }
  }
}

/** Return the year of a thing that has a date of its own. */
function yearOf(thing) {
  for (const name of ["date", "period", "targetYear"]) {
    const stated = valueOf(thing, name);
    if (/^\d{4}/.test(stated)) return Number(stated.slice(0, 4));
  }
  return null;
}

/** Return a value of a thing as text, or "". */
export const valueOf = (thing, name) => thing.values.find(([predicate]) => predicate === name)?.[1] ?? "";

/** Return the other end of a link. */
export const otherEnd = (link, id) => (link.from === id ? link.to : link.from);

/** Return everything a thing is called. */
export const namesOf = (thing) => [thing.label, thing.name ?? thing.label, ...(thing.aka ?? [])];

/** Return a thing's own link targets over one relation, in their order. */
export function targets(graph, id, relation, inverse = false) {
  return graph.around[id]
    .filter((link) => link.relation === relation && (inverse ? link.to : link.from) === id)
    .map((link) => graph.things[inverse ? link.from : link.to])
    .sort(
      (a, b) => Number(valueOf(a, "order") || 1e9) - Number(valueOf(b, "order") || 1e9) || collate(a.label, b.label),
    );
}

const collator = new Intl.Collator("zh-Hans-CN", { numeric: true });
export const collate = (a, b) => collator.compare(a, b);
