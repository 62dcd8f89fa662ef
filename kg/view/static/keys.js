/** The keyboard: everything that the pointer does. */

import { byId } from "./dom.js";

/** Connect the keys. */
export function setUpKeys(page, views, help) {
  const { act, picture, change } = page;
  const state = () => page.state;
  const selected = () => state().selected?.thing;
  const withSelected = (does) => () => selected() !== undefined && does(selected());
  const zoom = (factor) => picture.network.moveTo({ scale: picture.network.getScale() * factor, animation: false });
  const keys = {
    "/": () => byId("search").focus(),
    "?": help,
    Escape: act.cancel,
    Backspace: () => history.back(),
    f: () => picture.fit(),
    "+": () => zoom(1.25),
    "=": () => zoom(1.25),
    "-": () => zoom(0.8),
    e: withSelected(act.unfold),
    h: withSelected(act.hide),
    p: withSelected(act.pin),
    Enter: withSelected((id) => act.ego(id, 1)),
    ArrowUp: () => walk(0, -1),
    ArrowDown: () => walk(0, 1),
    ArrowLeft: () => walk(-1, 0),
    ArrowRight: () => walk(1, 0),
  };
  views.forEach((view, place) => {
    keys[String(place + 1)] = () => change({ view });
  });

  /** Select the linked thing that lies in a direction; with nothing selected, the best connected. */
  function walk(dx, dy) {
    const here = selected();
    const shown = picture.shown;
    if (here === undefined || !shown.things.includes(here)) return act.select({ thing: picture.order[0] });
    const near = new Set(
      shown.links.flatMap((link) => (link.from === here ? [link.to] : link.to === here ? [link.from] : [])),
    );
    near.delete(here);
    const from = picture.at(here);
    const cost = (id) => {
      const { x, y } = picture.at(id);
      const along = (x - from.x) * dx + (y - from.y) * dy,
        across = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
      return along > 0 ? along + 2 * across : Infinity;
    };
    const [next] = [...near].filter((id) => cost(id) < Infinity).sort((a, b) => cost(a) - cost(b));
    return next !== undefined && act.select({ thing: next });
  }

  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.isComposing;
    if (event.ctrlKey || event.metaKey || event.altKey || (typing && event.target.type !== "checkbox")) return;
    if (/^(BUTTON|SUMMARY)$/.test(event.target.tagName) && event.key === "Enter") return;
    if (byId("help").open) return;
    if (event.key.startsWith("Arrow") && (state().view !== "graph" || event.target.type === "range")) return;
    const does = keys[event.key];
    if (does) {
      event.preventDefault();
      does();
    }
  });
}
