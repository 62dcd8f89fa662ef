/** The search box: names, aliases, document numbers, pinyin initials. */

import { namesOf, valueOf } from "./data.js";
import { byId, el, replace } from "./dom.js";
import { loadFound } from "./remote.js";
import { sign } from "./shapes.js";
import { named, t } from "./words.js";

const MOST = 20;

/** Return the things that match, best first. */
export function find(graph, wanted) {
  const sought = wanted.trim().toLowerCase();
  if (!sought) return [];
  const hits = [];
  for (const thing of graph.things) {
    const score = rate(thing, sought);
    if (score) hits.push([score, thing]);
  }
  hits.sort(([a, x], [b, y]) => b - a || y.degree - x.degree || x.label.length - y.label.length);
  return hits.map(([, thing]) => thing);
}

function rate(thing, sought) {
  thing.keys ??= [...namesOf(thing), valueOf(thing, "documentNumber"), valueOf(thing, "fileName")]
    .filter(Boolean)
    .map((name) => name.toLowerCase());
  let best = 0;
  for (const key of thing.keys) {
    const place = key.indexOf(sought);
    if (place >= 0) best = Math.max(best, key.length === sought.length ? 6 : place === 0 ? 5 : 4);
  }
  if (best || !/^[a-z0-9]+$/.test(sought)) return best;
  for (const initials of thing.pinyin ?? []) {
    const place = initials.indexOf(sought);
    if (place >= 0) best = Math.max(best, initials.length === sought.length ? 3 : place === 0 ? 2 : 1);
  }
  return best;
}

/** Connect the search box; `choose` is called with the thing chosen. */
export function setUpSearch(graph, choose) {
  const input = byId("search"),
    box = byId("hits");
  let hits = [],
    active = -1;
  const close = () => {
    box.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (thing) => {
    close();
    input.value = "";
    input.blur();
    choose(thing.id);
  };
  const draw = () => {
    replace(
      box,
      hits.map((thing, place) => hitRow(graph, thing, place === active, place, () => take(thing))),
      hits.length ? null : el("li", { class: "note" }, t("noHits")),
    );
    box.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!box.hidden));
    if (active >= 0) input.setAttribute("aria-activedescendant", `hit-${active}`);
  };
  const search = async (event) => {
    if (event.isComposing) return;
    const wanted = input.value;
    const found = graph.remote && wanted.trim() ? await loadFound(graph, wanted) : find(graph, wanted);
    if (input.value !== wanted) return; // more has been typed while the server looked
    hits = found.slice(0, MOST);
    active = hits.length ? 0 : -1;
    draw();
  };
  input.addEventListener("input", search);
  input.addEventListener("compositionend", search);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      active = (active + step + hits.length) % hits.length;
      draw();
      event.preventDefault();
    }
    if (event.key === "Enter" && hits[active]) take(hits[active]);
    if (event.key === "Escape") {
      close();
      input.blur();
    }
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
}

function hitRow(graph, thing, isActive, place, onmousedown) {
  const style = graph.classes.get(thing.group);
  return el(
    "li",
    { id: `hit-${place}`, role: "option", "aria-selected": String(isActive), onmousedown },
    sign(style),
    el("span", { class: "name" }, thing.label),
    el("span", { class: "badge" }, named(style)),
  );
}
