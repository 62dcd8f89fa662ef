/** What a person can do to the picture, whether by pointer, key or button. */

import { neighbours, shortestPath } from "./filter.js";
import { openReader, sourceText } from "./reader.js";
import { loadAround, loadPath } from "./remote.js";
import { t } from "./words.js";

const UNFOLDED = 40,
  LOADED_AROUND = 12;

/** Make the actions of a page. */
export function createActions(page) {
  const { graph, change, tell } = page;
  let pathStart = null;

  const show = (focus, more = {}) => change({ view: "graph", focus, added: [], selected: null, ...more });
  const without = (list, id) => list.filter((other) => other !== id);

  const select = async (selected) => {
    const id = selected?.thing;
    if (id !== undefined) await loadAround(graph, id);
    if (pathStart === null || id === undefined || id === pathStart) return change({ selected });
    const ends = [pathStart, id];
    pathStart = null;
    await loadPath(graph, ...ends);
    return show({ kind: "path", ends });
  };

  const ego = async (id, depth) => {
    await loadAround(graph, id);
    const near = depth > 1 ? neighbours(graph, page.state, id).slice(0, LOADED_AROUND) : [];
    await Promise.all(near.map((other) => loadAround(graph, other)));
    show({ kind: "ego", id, depth }, { selected: { thing: id } });
  };

  const unfold = async (id) => {
    await loadAround(graph, id);
    const { state, picture, stage } = page;
    const shown = new Set(picture.shown.things);
    const fresh = neighbours(graph, state, id).filter((other) => !shown.has(other));
    const added = [...(shown.has(id) ? [] : [id]), ...fresh.slice(0, UNFOLDED)];
    stage.placeBeside(id, added);
    const hidden = state.hidden.filter((other) => !added.includes(other));
    change({ view: "graph", added: [...state.added, ...added], hidden, selected: { thing: id } });
  };

  const startPath = (id) => {
    pathStart = id;
    tell(t("choosePath"));
  };

  const pin = (id) => {
    const { pinned } = page.state;
    change({ pinned: pinned.includes(id) ? without(pinned, id) : [...pinned, id] });
  };

  const cancel = () => {
    pathStart = null;
    change({ selected: null });
  };

  return {
    select,
    ego,
    unfold,
    startPath,
    pin,
    cancel,
    tell,
    show,
    hide: (id) => change({ hidden: [...page.state.hidden, id], selected: null }),
    showSet: (ids) => show({ kind: "set", ids }, { hidden: [] }),
    path: () => shortestPath(graph, page.state, ...page.state.focus.ends),
    choosingPath: () => pathStart !== null,
    read: (quote) => (sourceText(graph, quote.source) ? () => openReader(graph, quote, page.act) : null),
  };
}
