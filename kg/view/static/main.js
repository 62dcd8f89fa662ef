/** Starts the page and joins its parts: a change of state is drawn everywhere and kept in the address. */

import { beside, chain, rings, spread } from "./arrange.js";
import { readGraph } from "./data.js";
import { drawDetails } from "./details.js";
import { byId, button, el, replace } from "./dom.js";
import { inSight, linkPasses, neighbours, shortestPath, surroundings, thingPasses } from "./filter.js";
import { drawFigures } from "./figures.js";
import { setUpKeys } from "./keys.js";
import { png, setUpPrint, shownCsv, shownTurtle, svgText } from "./out.js";
import { drawPanel } from "./panel.js";
import { LINES_DRAWN, createPicture, pickedFor } from "./picture.js";
import { drawQuery } from "./query.js";
import { openReader, sourceText } from "./reader.js";
import { loadAround, loadClasses, loadNamed, loadPath } from "./remote.js";
import { save } from "./save.js";
import { setUpSearch } from "./search.js";
import { drawStructure } from "./structure.js";
import { fromHash, namedIn, openingState, toHash } from "./state.js";
import { drawTable, statementColumns, statementRows, thingColumns } from "./tables.js";
import { drawTimeline } from "./timeline.js";
import { helpRows, named, speak, spoken, t } from "./words.js";

/** What each view shows of a graph that is loaded by and by. */
const SHOWN_IN = {
  timeline: ["Speech", "Meeting", "PolicyDocument", "PolicyProgramme"],
  figures: ["Observation"],
  structure: ["Framework", "Industry", "Measure"],
};
const VIEWS = ["graph", "list", "table", "timeline", "figures", "structure", "query"];

async function start() {
  const graph = await readGraph();
  speak(localStorageOr("language", graph.lang));
  setTheme(localStorageOr("theme", ""));
  const page = createPage(graph);
  await page.restore();
  window.addEventListener("hashchange", page.restore);
  document.documentElement.dataset.ready = "yes";
}

/** A file may be opened where storage is forbidden. */
function localStorageOr(key, otherwise) {
  try {
    return localStorage.getItem(`cetu.${key}`) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(`cetu.${key}`, value);
  } catch {
    /* the choice lasts as long as the page */
  }
}

function setTheme(name) {
  if (name) document.documentElement.dataset.theme = name;
}

function createPage(graph) {
  let state = openingState(graph);
  let places = new Map();
  let sightKey = null;
  const moved = new Map(); // where somebody put things by hand
  let pathStart = null;

  const tell = (text) => {
    byId("status").textContent = text;
  };

  /** Take up a change: draw it and note it in the address. */
  const change = (difference) => {
    state = { ...state, ...difference };
    const hash = toHash(state, graph);
    if (hash === location.hash.slice(1)) draw();
    else location.hash = hash; // draws through hashchange
  };

  /** Keep something in the address without drawing anew. */
  const note = (difference) => {
    state = { ...state, ...difference };
    history.replaceState(null, "", `#${toHash(state, graph)}`);
  };

  const select = async (selected) => {
    if (selected?.thing !== undefined) await loadAround(graph, selected.thing);
    if (pathStart !== null && selected?.thing !== undefined && selected.thing !== pathStart) {
      const ends = [pathStart, selected.thing];
      pathStart = null;
      await loadPath(graph, ...ends);
      return change({ view: "graph", focus: { kind: "path", ends }, added: [], selected: null });
    }
    return change({ selected });
  };

  const act = {
    tell,
    select,
    read: (quote) => (sourceText(graph, quote.source) ? () => openReader(graph, quote, act) : null),
    ego: async (id, depth) => {
      await loadAround(graph, id);
      if (depth > 1)
        await Promise.all(
          neighbours(graph, state, id)
            .slice(0, 12)
            .map((other) => loadAround(graph, other)),
        );
      change({ view: "graph", focus: { kind: "ego", id, depth }, added: [], selected: { thing: id } });
    },
    unfold: async (id) => {
      await loadAround(graph, id);
      const shown = new Set(picture.shown.things);
      const fresh = neighbours(graph, state, id)
        .filter((other) => !shown.has(other))
        .slice(0, 40);
      const own = shown.has(id) ? fresh : [id, ...fresh];
      places = beside(new Map([...places].filter(([other]) => shown.has(other))), id, own, graph);
      for (const other of own) moved.set(other, places.get(other));
      change({
        view: "graph",
        added: [...state.added, ...own],
        hidden: state.hidden.filter((other) => !own.includes(other)),
        selected: { thing: id },
      });
    },
    startPath: (id) => {
      pathStart = id;
      tell(t("choosePath"));
    },
    pin: (id) =>
      change({
        pinned: state.pinned.includes(id) ? state.pinned.filter((other) => other !== id) : [...state.pinned, id],
      }),
    hide: (id) => change({ hidden: [...state.hidden, id], selected: null }),
    path: () => shortestPath(graph, state, ...state.focus.ends),
    showSet: (ids) => change({ view: "graph", focus: { kind: "set", ids }, added: [], hidden: [], selected: null }),
    cancel: () => {
      pathStart = null;
      change({ selected: null });
    },
  };

  const picture = createPicture(byId("canvas"), graph, {
    select,
    unfold: act.unfold,
    moved: (id, { x, y }) => {
      moved.set(id, [x, y]);
      places.set(id, [x, y]);
    },
    hover: (thing, event) => hint(graph, thing, event),
  });

  /** Find where things stand: as built for the two arrangements of the whole, by rule for the rest. */
  const arrange = (sight) => {
    const { focus } = state;
    let base;
    if (focus.kind === "ego")
      base = rings(
        surroundings(graph, state, focus.id, focus.depth).map((ring) => ring.filter((id) => sight.things.includes(id))),
        graph,
      );
    else if (focus.kind === "path") base = chain(sight.things.filter((id) => !state.added.includes(id)));
    else if (focus.kind === "set") base = spread(sight.things, sight.links, graph);
    else if (focus.kind === "all") base = new Map(graph.things.map((thing) => [thing.id, [thing.x, thing.y]]));
    else base = new Map(graph.opening.map(([id, x, y]) => [id, [x, y]]));
    for (const id of sight.things)
      if (!base.has(id)) base.set(id, moved.get(id) ?? [graph.things[id].x, graph.things[id].y]);
    if (focus.kind !== "all") for (const id of state.added) if (moved.has(id)) base.set(id, moved.get(id));
    for (const id of state.pinned) if (moved.has(id)) base.set(id, moved.get(id));
    return base;
  };

  const drawGraph = () => {
    const sight = inSight(graph, state);
    const key = JSON.stringify([state.focus, sight.things, sight.links.length]);
    if (key !== sightKey) {
      const refit =
        sightKey === null ||
        JSON.parse(sightKey)[0].kind !== state.focus.kind ||
        (state.focus.kind !== "opening" && JSON.stringify(state.focus) !== JSON.stringify(JSON.parse(sightKey)[0]));
      sightKey = key;
      places = arrange(sight);
      picture.show(sight, places, state.focus.kind === "all" ? captionsOf(graph, sight, places) : []);
      if (refit) picture.fit();
    }
    picture.pick(pickedFor(state.selected, sight, graph, state.focus));
    tell(
      `${t("shown")} ${sight.things.length} ${t("thingsOf")} ${graph.things.length} · ${sight.links.length} / ${graph.links.length} ${t("linksShown")}${sight.links.length > LINES_DRAWN ? ` · ${t("linesDrawn")} ${LINES_DRAWN}` : ""}`,
    );
  };

  const partly = graph.remote ? t("loadedOnly") : null;
  const drawView = {
    graph: drawGraph,
    list: () =>
      drawTable(
        byId("list"),
        graph.things.filter((thing) => thingPasses(thing, state)),
        thingColumns(graph, act),
        { name: "things", save, sort: 0, note: partly },
      ),
    table: () =>
      drawTable(byId("table"), statementRows(graph, state), statementColumns(graph, act), {
        name: "statements",
        save,
        note: partly,
      }),
    timeline: () => drawTimeline(byId("timeline"), graph, state, act),
    figures: () => drawFigures(byId("figures"), graph, state, act, save),
    structure: () => drawStructure(byId("structure"), graph, state, act),
    query: () => drawQuery(byId("query"), graph, state, act, save, note),
  };

  const draw = () => {
    const view = VIEWS.includes(state.view) ? state.view : "graph";
    for (const name of VIEWS) byId(name).hidden = name !== view;
    document.body.dataset.view = view;
    drawChrome(view);
    drawPanel(graph, state, change);
    drawView[view]();
    drawDetails(graph, state, act);
  };

  const drawChrome = (view) => {
    byId("search").placeholder = t("searchHint");
    replace(
      byId("tabs"),
      VIEWS.map((name) =>
        button(t(name), () => change({ view: name }), { "aria-current": name === view ? "page" : null }),
      ),
    );
    replace(
      byId("tools"),
      button(t("filters"), () => toggle("filters"), { class: "narrow" }),
      button(t("language"), () => {
        speak(spoken() === "zh" ? "en" : "zh");
        remember("language", spoken());
        draw();
        picture.pick(picture.picked);
      }),
      exportMenu(),
      button(
        "◐",
        () => {
          setTheme(isDark() ? "light" : "dark");
          remember("theme", document.documentElement.dataset.theme);
          picture.recolour();
        },
        { "aria-label": t("theme"), title: t("theme") },
      ),
      button("?", () => showHelp(graph), { "aria-label": t("help"), title: t("help") }),
    );
    replace(
      byId("controls"),
      button(t("opening"), () => change({ focus: { kind: "opening" }, added: [], selected: null })),
      button(`${t("everything")} ${graph.things.filter((thing) => thingPasses(thing, state)).length}`, () =>
        change({ focus: { kind: "all" }, added: [], selected: null }),
      ),
      button(t("fit"), () => picture.fit()),
      button(t("back"), () => history.back()),
      state.hidden.length > 0 && button(`${t("showHidden")} ${state.hidden.length}`, () => change({ hidden: [] })),
    );
  };

  const exportMenu = () => {
    const shown = () => (state.view === "graph" ? picture.shown : inSight(graph, state));
    const files = {
      PNG: async () => save("graph.png", await png(picture)),
      SVG: () => save("graph.svg", svgText(picture, graph), "image/svg+xml"),
      CSV: () => save("shown.csv", shownCsv(shown(), graph), "text/csv;charset=utf-8"),
      Turtle: () => save("shown.ttl", shownTurtle(shown(), graph), "text/turtle;charset=utf-8"),
    };
    return el(
      "select",
      {
        id: "export",
        "aria-label": t("exportShown"),
        title: t("exportShown"),
        onchange: (event) => {
          files[event.target.value]();
          event.target.value = "";
        },
      },
      el("option", { value: "" }, t("exportAs")),
      Object.keys(files).map((name) => el("option", { value: name }, name)),
    );
  };

  setUpSearch(graph, (id) => {
    const inView = picture.shown.things.includes(id);
    if (pathStart !== null || (inView && state.view === "graph" && innerWidth > 860)) return select({ thing: id });
    return act.ego(id, 1);
  });
  setUpPrint(picture, byId("graph"));
  setUpKeys({ state: () => state, act, picture, graph, views: VIEWS, change, help: () => showHelp(graph) });

  globalThis.cetu = { graph, picture, state: () => state, act }; // for those who script the page, and its tests
  const restore = async () => {
    if (graph.remote) {
      await Promise.all(namedIn(location.hash).map((iri) => loadNamed(graph, iri)));
      await loadClasses(graph, SHOWN_IN[new URLSearchParams(location.hash.slice(1)).get("view")]);
    }
    state = fromHash(location.hash, graph);
    draw();
  };
  return { restore };
}

/** In the picture of everything, classes stand together: each is named above its own. */
function captionsOf(graph, sight, places) {
  const tops = new Map();
  for (const id of sight.things) {
    const [x, y] = places.get(id),
      { group } = graph.things[id];
    const held = tops.get(group) ?? { left: x, right: x, y, count: 0 };
    tops.set(group, {
      left: Math.min(held.left, x),
      right: Math.max(held.right, x),
      y: Math.min(held.y, y),
      count: held.count + 1,
    });
  }
  return [...tops].map(([group, { left, right, y, count }]) => ({
    text: `${named(graph.classes.get(group))} ${count}`,
    x: (left + right) / 2,
    y: y - 26,
  }));
}

const isDark = () =>
  document.documentElement.dataset.theme === "dark" ||
  (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);

function toggle(id) {
  document.body.classList.toggle(`open-${id}`);
}

/** The full name of what the pointer is on. */
function hint(graph, thing, event) {
  const box = byId("hint");
  box.hidden = !thing;
  if (!thing) return;
  replace(box, thing.label, el("span", { class: "badge" }, named(graph.classes.get(thing.group))));
  box.style.left = `${Math.min(event.clientX + 14, innerWidth - 260)}px`;
  box.style.top = `${event.clientY + 14}px`;
}

function showHelp(graph) {
  const dialog = byId("help");
  replace(
    dialog,
    el("h2", {}, t("help")),
    el(
      "dl",
      { class: "keys" },
      helpRows().map(([key, text]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, text)]),
    ),
    el("details", {}, el("summary", {}, t("licences")), el("pre", {}, graph.licences)),
    button(t("close"), () => dialog.close()),
  );
  dialog.showModal();
}

start();
