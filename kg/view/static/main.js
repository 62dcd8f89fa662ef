/** Starts the page and joins its parts: a change of state is drawn everywhere and kept in the address. */

import { createActions } from "./actions.js";
import { drawChrome } from "./chrome.js";
import { readGraph } from "./data.js";
import { drawDetails } from "./details.js";
import { byId } from "./dom.js";
import { thingPasses } from "./filter.js";
import { drawFigures } from "./figures.js";
import { showHelp, showHint, takeUpHabits } from "./habits.js";
import { setUpKeys } from "./keys.js";
import { setUpPrint } from "./out.js";
import { drawPanel } from "./panel.js";
import { createPicture } from "./picture.js";
import { drawQuery } from "./query.js";
import { loadClasses, loadNamed } from "./remote.js";
import { drawReview, loadReview } from "./review.js";
import { save } from "./save.js";
import { setUpSearch } from "./search.js";
import { createStage } from "./stage.js";
import { fromHash, namedIn, openingState, toHash, viewIn } from "./state.js";
import { drawStructure } from "./structure.js";
import { drawTable, statementColumns, statementRows, thingColumns } from "./tables.js";
import { drawTimeline } from "./timeline.js";
import { t } from "./words.js";

const NARROW = 860;

/** The views in the order of their tabs, and how each is drawn into its box. */
const VIEWS = {
  graph: (box, page) => page.stage.draw(),
  list: (box, { graph, state, act }) => {
    const things = graph.things.filter((thing) => thingPasses(thing, state));
    drawTable(box, things, thingColumns(graph, act), { name: "things", save, sort: 0, note: partly(graph) });
  },
  table: (box, { graph, state, act }) => {
    const rows = statementRows(graph, state);
    drawTable(box, rows, statementColumns(graph, act), { name: "statements", save, note: partly(graph) });
  },
  timeline: (box, { graph, state, act }) => drawTimeline(box, graph, state, act),
  figures: (box, { graph, state, act }) => drawFigures(box, graph, state, act, save),
  structure: (box, { graph, state, act }) => drawStructure(box, graph, state, act),
  query: (box, { graph, state, act, note }) => drawQuery(box, graph, state, act, save, note),
  review: (box, { graph, act }) => drawReview(box, graph, act, save),
};

/** What each view shows of a graph that is loaded by and by. */
const SHOWN_IN = {
  timeline: ["Speech", "Meeting", "PolicyDocument", "PolicyProgramme"],
  figures: ["Observation"],
  structure: ["Framework", "Industry", "Measure"],
};

const partly = (graph) => (graph.remote ? t("loadedOnly") : null);

async function start() {
  const graph = await readGraph();
  takeUpHabits(graph.lang);
  const page = createPage(graph);
  await page.restore();
  window.addEventListener("hashchange", page.restore);
  globalThis.cetu = page; // for those who script the page, and its tests
  document.documentElement.dataset.ready = "yes";
}

function createPage(graph) {
  const views = Object.keys(VIEWS).filter((name) => name !== "review" || graph.review);
  const page = { graph, views, state: openingState(graph) };

  page.tell = (text) => {
    byId("status").textContent = text;
  };

  /** Take up a change: note it in the address, and draw it. */
  page.change = (difference) => {
    page.state = { ...page.state, ...difference };
    const hash = toHash(page.state, graph);
    if (hash === location.hash.slice(1)) page.draw();
    else location.hash = hash; // draws through hashchange
  };

  /** Keep something in the address without drawing anew. */
  page.note = (difference) => {
    page.state = { ...page.state, ...difference };
    history.replaceState(null, "", `#${toHash(page.state, graph)}`);
  };

  page.draw = () => {
    const view = page.views.includes(page.state.view) ? page.state.view : "graph";
    for (const name of Object.keys(VIEWS)) byId(name).hidden = name !== view;
    document.body.dataset.view = view;
    drawChrome(page, view, page.views);
    drawPanel(graph, page.state, page.change);
    VIEWS[view](byId(view), page);
    drawDetails(graph, page.state, page.act);
  };

  /** Take up what the address says. */
  page.restore = async () => {
    const { hash } = location;
    if (graph.remote) {
      await Promise.all(namedIn(hash).map((iri) => loadNamed(graph, iri)));
      await loadClasses(graph, SHOWN_IN[viewIn(hash)]);
      if (viewIn(hash) === "review") await loadReview(graph);
    }
    page.state = fromHash(hash, graph);
    page.draw();
  };

  return join(page);
}

/** Connect the parts that need each other. */
function join(page) {
  const { graph } = page;
  page.act = createActions(page);
  page.picture = createPicture(byId("canvas"), graph, {
    select: page.act.select,
    unfold: page.act.unfold,
    moved: (id, { x, y }) => page.stage.move(id, [x, y]),
    hover: (thing, event) => showHint(graph, thing, event),
  });
  page.stage = createStage(page);
  setUpSearch(graph, (id) => {
    const inView = page.state.view === "graph" && page.picture.shown.things.includes(id) && innerWidth > NARROW;
    return page.act.choosingPath() || inView ? page.act.select({ thing: id }) : page.act.ego(id, 1);
  });
  setUpPrint(page.picture, byId("graph"));
  setUpKeys(page, page.views, () => showHelp(graph));
  return page;
}

start();
