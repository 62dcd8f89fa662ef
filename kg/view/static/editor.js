/** The query editor: a text area with colours behind it, and what may come next below it. */

import { button, el, replace } from "./dom.js";

const KEYWORDS = new Set(
  [
    "SELECT ASK CONSTRUCT DESCRIBE WHERE FILTER OPTIONAL UNION MINUS GRAPH VALUES BIND AS DISTINCT REDUCED LIMIT",
    "OFFSET ORDER BY GROUP HAVING ASC DESC PREFIX BASE IN NOT EXISTS COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT STR",
    "LANG CONTAINS STRSTARTS REGEX BOUND COALESCE IF UNDEF A",
  ]
    .join(" ")
    .split(" "),
);
const TOKEN = /(#[^\n]*)|("(?:\\.|[^"\\])*")|(<[^<>\s]*>)|(\?[\p{L}\w]+)|([a-z]\w*:[\p{L}\w-]*)|(\b[A-Za-z_]+\b)/gu;
const KINDS = ["comment", "string", "iri", "variable", "term", "word"];

/** Return text as coloured pieces. */
export function coloured(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)];
    const known = kind !== "word" || KEYWORDS.has(match[0].toUpperCase());
    parts.push(text.slice(from, match.index), known ? el("span", { class: `t-${kind}` }, match[0]) : match[0]);
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from), "\n"];
}

/** Make an editor; `terms` are {text, note} that completion offers, `run` is called by Ctrl+Enter. */
export function makeEditor(terms, run) {
  const back = el("pre", { "aria-hidden": "true" });
  const area = el("textarea", { spellcheck: "false", autocapitalize: "off", "aria-label": "SPARQL", rows: 11 });
  const offers = el("div", { class: "offers", role: "status" });
  const colour = () => {
    replace(back, coloured(area.value));
    back.scrollTop = area.scrollTop;
    back.scrollLeft = area.scrollLeft;
  };
  const word = () => area.value.slice(0, area.selectionStart).match(/[\p{L}\w:]+$/u)?.[0] ?? "";
  const take = (text) => {
    const end = area.selectionStart,
      begin = end - word().length;
    area.setRangeText(text, begin, end, "end");
    area.focus();
    update();
  };
  const update = () => {
    colour();
    const sought = word().toLowerCase();
    const found =
      sought.length < 2
        ? []
        : terms
            .filter(
              ({ text, note }) =>
                text.toLowerCase() !== sought && (text.toLowerCase().includes(sought) || note.includes(sought)),
            )
            .slice(0, 8);
    replace(
      offers,
      found.map(({ text, note }) => button([text, el("small", {}, ` ${note}`)], () => take(text))),
    );
  };
  area.addEventListener("input", update);
  area.addEventListener("scroll", colour);
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
    if (event.key === "Tab" && offers.firstChild) {
      event.preventDefault();
      offers.firstChild.click();
    }
  });
  return {
    element: el("div", {}, el("div", { class: "editor" }, back, area), offers),
    get: () => area.value,
    set: (text) => {
      area.value = text;
      replace(offers);
      colour();
    },
  };
}
