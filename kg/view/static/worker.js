/* The query engine's side of the page: runs in a worker behind the bundled Oxigraph, knows nothing of the page. */

let store = null;

async function load({ wasm, turtle }) {
  const began = performance.now();
  await oxigraph.init({ module_or_path: wasm });
  store = new oxigraph.Store();
  store.load(turtle, { format: "text/turtle" });
  return {
    triples: store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0].get("n").value,
    milliseconds: performance.now() - began,
  };
}

function ask({ query }) {
  const began = performance.now();
  const graph = /^(?:\s|#[^\n]*\n|(?:PREFIX|BASE)\s[^>]*>)*(?:CONSTRUCT|DESCRIBE)/i.test(query);
  const text = store.query(query, { results_format: graph ? "text/turtle" : "json" });
  const answer = graph ? { turtle: text } : JSON.parse(text);
  return { ...answer, milliseconds: performance.now() - began };
}

self.onmessage = async ({ data }) => {
  try {
    const answer = data.wasm ? await load(data) : ask(data);
    self.postMessage({ id: data.id, answer });
  } catch (error) {
    self.postMessage({ id: data.id, error: String(error.message ?? error) });
  }
};
