/** A whole article with all its mentions marked, where the page holds its text. */

import { valueOf } from "./data.js";
import { button, byId, el, replace } from "./dom.js";
import { t } from "./words.js";

const letters = new Map();

/** Return a source's text as code points, or null where the page does not hold it. */
export function sourceText(graph, source) {
  const sha = graph.things[source] ? valueOf(graph.things[source], "sha256") : "";
  if (!graph.texts[sha]) return null;
  if (!letters.has(sha)) letters.set(sha, [...graph.texts[sha]]);
  return letters.get(sha);
}

/** Open the article that a quote stands in, at the quote. */
export function openReader(graph, quote, act) {
  const text = sourceText(graph, quote.source);
  const article = graph.things[quote.article];
  const stated = (name) => (article && valueOf(article, name) !== "" ? Number(valueOf(article, name)) : null);
  const begin = Math.min(stated("beginOffset") ?? 0, quote.begin),
    end = Math.max(stated("endOffset") ?? text.length, quote.end);
  const dialog = byId("help");
  const body = el(
    "div",
    { class: "reader", lang: "zh-CN" },
    paragraphs(text, begin, end, mentions(graph, quote, begin, end), quote, (id) => {
      dialog.close();
      act.select({ thing: id });
    }),
  );
  replace(
    dialog,
    el("h2", {}, article?.label ?? graph.things[quote.source].label),
    body,
    button(t("close"), () => dialog.close()),
  );
  dialog.showModal();
  body.querySelector(".quoted")?.scrollIntoView({ block: "center" });
}

/** Return the mentions within a range: [begin, end, thing], outer ones before what they hold. */
function mentions(graph, { source }, begin, end) {
  const found = [];
  for (const link of graph.links) {
    if (link.relation !== "mentions") continue;
    for (const number of link.evidence) {
      const quote = graph.quotes[number];
      if (quote.source === source && quote.begin >= begin && quote.end <= end)
        found.push([quote.begin, quote.end, link.to]);
    }
  }
  return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}

/** Draw a range of text: hard line ends and stray spaces between Chinese characters are passed over. */
function paragraphs(text, begin, end, marks, quote, choose) {
  const out = [];
  let line = el("p"),
    place = begin,
    next = 0;
  const put = (from, to, target) => {
    for (let at = from; at < to; at++) {
      const space = /\s/u.test(text[at]);
      if (!space) {
        write(target, text[at], at >= quote.begin && at < quote.end);
        continue;
      }
      const rest = at;
      while (at + 1 < to && /\s/u.test(text[at + 1])) at++;
      const before = text[rest - 1] ?? "",
        after = text[at + 1] ?? "";
      if (target === line && text.slice(rest, at + 1).includes("\n") && /[。！？：”）]/u.test(before)) {
        out.push(line);
        line = el("p");
        target = line;
      } else if (/[\x21-\x7e]/.test(before) && /[\x21-\x7e]/.test(after)) write(target, " ", false);
    }
  };
  for (; next < marks.length; next++) {
    const [from, to, id] = marks[next];
    if (from < place) continue;
    put(place, from, line);
    const mark = button("", () => choose(id), { class: "mention" });
    put(from, to, mark);
    line.append(mark);
    place = to;
  }
  put(place, end, line);
  return [...out, line].filter((paragraph) => paragraph.textContent);
}

function write(target, char, quoted) {
  const last = target.lastChild;
  if (quoted) {
    if (last?.className === "quoted") last.append(char);
    else target.append(el("mark", { class: "quoted" }, char));
  } else target.append(char);
}
