/** The bars around the view: tabs, tools, what to show, what to save. */

import { button, byId, el, replace } from "./dom.js";
import { inSight, thingPasses } from "./filter.js";
import { changeLanguage, changeTheme, showHelp } from "./habits.js";
import { png, shownCsv, shownTurtle, svgText } from "./out.js";
import { save } from "./save.js";
import { t } from "./words.js";

/** Draw the bars of a page. */
export function drawChrome(page, view, views) {
  byId("search").placeholder = t("searchHint");
  replace(
    byId("tabs"),
    views.map((name) => tab(page, name, name === view)),
  );
  replace(byId("tools"), tools(page));
  replace(byId("controls"), controls(page));
}

const tab = (page, name, current) =>
  button(t(name), () => page.change({ view: name }), { "aria-current": current ? "page" : null });

function tools(page) {
  const speakOther = () => {
    changeLanguage();
    page.draw();
  };
  const turnLight = () => {
    changeTheme();
    page.picture.recolour();
  };
  const unfoldFilters = () => document.body.classList.toggle("open-filters");
  return [
    button(t("filters"), unfoldFilters, { class: "narrow" }),
    button(t("language"), speakOther),
    exportMenu(page),
    button("◐", turnLight, { "aria-label": t("theme"), title: t("theme") }),
    button("?", () => showHelp(page.graph), { "aria-label": t("help"), title: t("help") }),
  ];
}

function controls({ graph, state, picture, act, change }) {
  const all = graph.things.filter((thing) => thingPasses(thing, state)).length;
  const hidden = state.hidden.length;
  return [
    button(t("opening"), () => act.show({ kind: "opening" })),
    button(`${t("everything")} ${all}`, () => act.show({ kind: "all" })),
    button(t("fit"), () => picture.fit()),
    button(t("back"), () => history.back()),
    hidden > 0 && button(`${t("showHidden")} ${hidden}`, () => change({ hidden: [] })),
  ];
}

function exportMenu({ graph, state, picture }) {
  const shown = () => (state.view === "graph" ? picture.shown : inSight(graph, state));
  const files = {
    PNG: async () => save("graph.png", await png(picture)),
    SVG: () => save("graph.svg", svgText(picture, graph), "image/svg+xml"),
    CSV: () => save("shown.csv", shownCsv(shown(), graph), "text/csv;charset=utf-8"),
    Turtle: () => save("shown.ttl", shownTurtle(shown(), graph), "text/turtle;charset=utf-8"),
  };
  const onchange = ({ target }) => {
    files[target.value]();
    target.value = "";
  };
  const options = Object.keys(files).map((name) => el("option", { value: name }, name));
  const title = t("exportShown");
  return el(
    "select",
    { id: "export", "aria-label": title, title, onchange },
    el("option", { value: "" }, t("exportAs")),
    options,
  );
}
