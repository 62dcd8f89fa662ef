/** A quote as it is shown: the named words marked, and where it stands. */

import { namesOf, valueOf } from "./data.js";
import { button, el } from "./dom.js";
import { ruleName, t } from "./words.js";

/** Return text with the given names marked, the longest first. */
export function marked(text, names) {
  const sought = [...new Set(names.filter((name) => name && text.includes(name)))].sort((a, b) => b.length - a.length);
  if (!sought.length) return [text];
  const pattern = new RegExp(sought.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "gu");
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(from, match.index), el("mark", {}, match[0]));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}

/** Return where a quote stands, in words: article, author, publication, page, date. */
export function placeOf(graph, quote) {
  const article = graph.things[quote.article],
    source = graph.things[quote.source];
  const authors = article
    ? graph.around[article.id]
        .filter((l) => l.relation === "author" && l.from === article.id)
        .map((l) => graph.things[l.to].label)
    : [];
  const of = (name) => (source ? valueOf(source, name) : "");
  return {
    article: article?.label ?? "",
    authors: authors.join("、"),
    source: [
      of("publication") || source?.label,
      of("page"),
      of("date"),
      of("publication") || of("title") ? "" : of("fileName"),
    ]
      .filter((part, place, all) => part && all.indexOf(part) === place)
      .join("，"),
  };
}

/** Return a statement's citation: text, article, source, offsets. */
export function citation(graph, quote) {
  const { article, authors, source } = placeOf(graph, quote);
  const file = graph.things[quote.source] ? valueOf(graph.things[quote.source], "fileName") : "";
  return `“${quote.text}” ${authors ? `${authors}：` : ""}${article ? `《${article}》，` : ""}${source}。${file ? `${file} ` : ""}[${quote.begin}–${quote.end}]`;
}

/** Draw one quote. `names` are marked in it; `tell` reports, `read` gives what opens the whole text, or null. */
export function quoteBlock(graph, quote, names, { tell, read }) {
  const open = read(quote);
  const { article, authors, source } = placeOf(graph, quote);
  return el(
    "blockquote",
    {},
    el("p", {}, "“", marked(quote.text, names), "”"),
    el(
      "footer",
      {},
      [article && `《${article}》`, authors, source].filter(Boolean).join(" · "),
      el(
        "small",
        {},
        `${t("rule")} ${ruleName(graph, quote.rule)} · ${t("certainty")} ${quote.confidence.toFixed(2)} · ${t("chars")} ${quote.begin}–${quote.end} `,
        button(t("cite"), () => copy(citation(graph, quote), tell), { class: "link" }),
        open && button(t("fullText"), open, { class: "link" }),
      ),
    ),
  );
}

function copy(text, tell) {
  const done = () => tell(t("copied")),
    failed = () => tell(t("copyFailed"));
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(done, failed);
  return failed();
}

/** Return the names to mark for a link or a value. */
export const namesToMark = (graph, ...ids) => ids.flatMap((id) => namesOf(graph.things[id]));
