/** A graph too large for the page is asked of the server that served it, a part at a time. */

import { merge } from "./data.js";

const asked = new Map();

/** Ask the server for a part and take it up; returns the ids of what was asked for. */
async function more(graph, path, parameters) {
  const response = await fetch(`api/${path}?${new URLSearchParams(parameters)}`);
  if (!response.ok) return [];
  const part = await response.json();
  merge(graph, part);
  return part.asked.map((iri) => graph.byIri.get(iri));
}

const once = (graph, path, parameters) => {
  const key = `${path} ${JSON.stringify(parameters)}`;
  if (!asked.has(key)) asked.set(key, more(graph, path, parameters));
  return asked.get(key);
};

/** Load a thing's neighbours. */
export const loadAround = (graph, id) => (graph.remote ? once(graph, "around", { id: graph.things[id].iri }) : []);

/** Load a shortest path between two things. */
export const loadPath = (graph, start, end) =>
  graph.remote ? once(graph, "path", { from: graph.things[start].iri, to: graph.things[end].iri }) : [];

/** Load what a search finds; returns the things. */
export const loadFound = async (graph, text) => (await once(graph, "find", { q: text })).map((id) => graph.things[id]);

/** Load what a view shows. */
export const loadClasses = (graph, names) =>
  graph.remote && names ? once(graph, "classes", { names: names.join(",") }) : [];

/** Load the thing that an address names. */
export const loadNamed = (graph, iri) =>
  graph.remote && !graph.byIri.has(iri) ? once(graph, "around", { id: iri }) : [];

/** Ask the server's endpoint. */
export async function askServer(query) {
  const began = performance.now();
  const response = await fetch("sparql", {
    method: "POST",
    body: query,
    headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle" },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  const answer = response.headers.get("Content-Type").startsWith("text/turtle") ? { turtle: text } : JSON.parse(text);
  return { ...answer, milliseconds: performance.now() - began };
}
