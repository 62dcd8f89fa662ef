/** The page's side of the query engine: started on first use, asked one query at a time or many. */

import { embedded, text } from "./data.js";
import { byId } from "./dom.js";
import { askServer } from "./remote.js";

let started = null;

export const hasEngine = (graph) => graph.remote || byId("engine-wasm") !== null;

/** Start the engine, once; resolves to {ask, triples, milliseconds}. */
export function engine(graph) {
  started ??= graph.remote
    ? askServer("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").then(({ results, milliseconds }) => ({
        ask: askServer,
        triples: results.bindings[0].n.value,
        milliseconds,
      }))
    : start();
  return started;
}

async function start() {
  const [code, wasm, turtle] = await Promise.all(["engine-script", "engine-wasm", "turtle"].map(embedded));
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  const waiting = new Map();
  let number = 0;
  worker.onmessage = ({ data: { id, answer, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error) reject(new Error(error));
    else resolve(answer);
  };
  const send = (message) =>
    new Promise((resolve, reject) => {
      waiting.set(++number, { resolve, reject });
      worker.postMessage({ ...message, id: number });
    });
  const loaded = await send({ wasm, turtle: text(turtle) });
  return { ...loaded, ask: (query) => send({ query }) };
}

/** Ask a query with the known prefixes before it, on a line of their own that errors do not count. */
export async function ask(graph, query) {
  const prologue = Object.entries(graph.prefixes)
    .filter(([prefix]) => !new RegExp(`PREFIX\\s+${prefix}:`, "i").test(query))
    .map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`)
    .join(" ");
  const { ask: send } = await engine(graph);
  try {
    return await send(`${prologue}\n${query}`);
  } catch (error) {
    throw new Error(
      error.message.replace(/\bat (\d+):(\d+)/, (_, line, column) => `at ${Math.max(1, line - 1)}:${column}`),
    );
  }
}
