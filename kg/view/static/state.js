/** What the page is showing. It is kept in the address (its hash), so that a link, or the Back button, shows the same. */

/** The state of a page just opened. */
export function openingState(graph) {
  return {
    view: "graph",
    focus: { kind: "opening" },
    added: [],
    hidden: [],
    pinned: [],
    selected: null, // {thing: id} or {link: id}
    classesOff: new Set(graph.classesOff),
    relationsOff: new Set(graph.relationsOff),
    sourcesOff: new Set(),
    articlesOff: new Set(),
    years: null,
    confidence: 0,
    query: "",
  };
}

const list = (ids, graph) => ids.map((id) => graph.things[id].iri).join(" ");
const things = (text, graph) =>
  text
    ? text
        .split(" ")
        .map((iri) => graph.byIri.get(iri))
        .filter((id) => id !== undefined)
    : [];
const sameSet = (set, names) => set.size === names.length && names.every((name) => set.has(name));

/** Return the hash that stands for a state. */
export function toHash(state, graph) {
  const parts = new URLSearchParams();
  const { focus } = state;
  if (state.view !== "graph") parts.set("view", state.view);
  if (focus.kind === "ego") parts.set("ego", `${graph.things[focus.id].iri} ${focus.depth}`);
  if (focus.kind === "path") parts.set("path", list(focus.ends, graph));
  if (focus.kind === "set") parts.set("set", list(focus.ids, graph));
  if (focus.kind === "all") parts.set("all", "1");
  for (const name of ["added", "hidden", "pinned"]) if (state[name].length) parts.set(name, list(state[name], graph));
  if (state.selected?.thing !== undefined) parts.set("thing", graph.things[state.selected.thing].iri);
  if (state.selected?.link !== undefined) parts.set("link", linkName(graph.links[state.selected.link], graph));
  if (!sameSet(state.classesOff, graph.classesOff)) parts.set("classesOff", [...state.classesOff].join(","));
  if (!sameSet(state.relationsOff, graph.relationsOff)) parts.set("relationsOff", [...state.relationsOff].join(","));
  for (const name of ["sourcesOff", "articlesOff"])
    if (state[name].size) parts.set(name, list([...state[name]], graph));
  if (state.years) parts.set("years", state.years.join("-"));
  if (state.confidence) parts.set("confidence", String(state.confidence));
  if (state.query) parts.set("query", state.query);
  return parts.toString();
}

const linkName = (link, graph) => `${graph.things[link.from].iri} ${link.relation} ${graph.things[link.to].iri}`;

/** Return the state that a hash stands for; what it names and the graph lacks is left out. */
export function fromHash(hash, graph) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const state = openingState(graph);
  const get = (name) => parts.get(name) ?? "";
  state.view = get("view") || "graph";
  state.focus = focusFrom(parts, graph);
  for (const name of ["added", "hidden", "pinned"]) state[name] = things(get(name), graph);
  const thing = graph.byIri.get(get("thing"));
  if (thing !== undefined) state.selected = { thing };
  if (parts.has("link")) state.selected = findLink(get("link"), graph);
  for (const name of ["classesOff", "relationsOff"]) {
    if (parts.has(name)) state[name] = new Set(get(name) ? get(name).split(",") : []);
  }
  for (const name of ["sourcesOff", "articlesOff"]) state[name] = new Set(things(get(name), graph));
  if (/^\d{4}-\d{4}$/.test(get("years"))) state.years = get("years").split("-").map(Number);
  state.confidence = Number(get("confidence")) || 0;
  state.query = get("query");
  return state;
}

function focusFrom(parts, graph) {
  const ends = things(parts.get("path"), graph);
  if (ends.length === 2) return { kind: "path", ends };
  const ids = things(parts.get("set"), graph);
  if (ids.length) return { kind: "set", ids };
  const [iri, depth] = (parts.get("ego") ?? "").split(" ");
  if (graph.byIri.has(iri)) return { kind: "ego", id: graph.byIri.get(iri), depth: depth === "2" ? 2 : 1 };
  return { kind: parts.has("all") ? "all" : "opening" };
}

function findLink(name, graph) {
  const [subject, relation, object] = name.split(" ");
  const from = graph.byIri.get(subject);
  const to = graph.byIri.get(object);
  const link =
    from === undefined
      ? null
      : graph.around[from].find((l) => l.from === from && l.to === to && l.relation === relation);
  return link ? { link: link.id } : null;
}

/** Return the things that an address names, by IRI. */
export function namedIn(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const ego = (parts.get("ego") ?? "").split(" ")[0];
  const others = ["thing", "path", "set", "added", "pinned"].flatMap((name) => (parts.get(name) ?? "").split(" "));
  const [subject, , object] = (parts.get("link") ?? "").split(" ");
  return [...new Set([ego, ...others, subject, object])].filter(Boolean);
}

/** Return the view that an address names. */
export const viewIn = (hash) => new URLSearchParams(hash.replace(/^#/, "")).get("view");
