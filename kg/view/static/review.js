/** What is open, for a reader to decide: things that may be one, statements that may be made. Answers are saved as rows of decisions.tsv. */

import { some } from "./details.js";
import { button, el, replace } from "./dom.js";
import { namesToMark, quoteBlock } from "./evidence.js";
import { recall, remember } from "./habits.js";
import { loadNamed } from "./remote.js";
import { sign } from "./shapes.js";
import { named, t } from "./words.js";

const FEW = 40,
  QUOTES = 2;
const COLUMNS = ["decision", "subject", "predicate", "object", "who", "when", "why"];

/** Return what is open as questions: {row: what an answer says it of, answers, why, texts, draw}. */
function questions(graph, act) {
  const { same, candidates } = graph.review;
  return [
    ...same.map(([one, other, type, label, otherLabel, score, reason]) => ({
      row: [one, "", other],
      answers: ["same", "different"],
      why: `${label} / ${otherLabel}: ${reason}`,
      texts: [label, otherLabel],
      draw: () => [
        el("p", { class: "note" }, `${reason} · ${score}`),
        el("div", { class: "pair" }, side(graph, one, label, type, act), side(graph, other, otherLabel, type, act)),
      ],
    })),
    ...candidates.map(([subject, predicate, object, subjectName, objectName, label, quotes]) => ({
      row: [subject, predicate, object],
      answers: ["accept", "reject"],
      why: label,
      texts: [subjectName, objectName, ...quotes.map((number) => graph.review.quotes[number].text)],
      draw: () => [
        el(
          "p",
          { class: "triple" },
          end(graph, subject, subjectName, act),
          el("span", { class: "note" }, ` ${word(graph, predicate)} → `),
          end(graph, object, objectName, act),
        ),
        evidence(
          graph,
          quotes.map((number) => graph.review.quotes[number]),
          [parted(objectName)[1]],
          act,
        ),
      ],
    })),
  ];
}

/** Return the thing that has an id, if the page holds it. */
const held = (graph, id) => graph.things[graph.byIri.get(graph.review.base + id)];

/** Return what a class or a relation is called. */
function word(graph, name) {
  const [zh, en] = graph.review.words[name] ?? [name, name];
  return named({ zh, en });
}

/** A thing of the graph opens its details; one that is not in it is named with its class. */
function end(graph, id, name, act) {
  const thing = held(graph, id);
  if (thing) return link(graph, thing, act);
  const [kind, own] = parted(name);
  return [el("strong", {}, own), " ", kind && el("span", { class: "badge" }, word(graph, kind))];
}

/** Return class and name of `Region/云洲`. */
const parted = (name) => name.match(/^(\w+)\/(.*)$/u)?.slice(1) ?? ["", name];

const link = (graph, thing, act) =>
  button([sign(graph.classes.get(thing.group)), thing.label], () => act.select({ thing: thing.id }), {
    class: "link thing strong",
  });

/** One of two things that may be one, with what is said of it: more than that it is mentioned, where there is more. */
function side(graph, id, label, type, act) {
  const thing = held(graph, id);
  const telling = [...(thing ? graph.around[thing.id] : [])].sort(
    (a, b) => (a.relation === "mentions") - (b.relation === "mentions"),
  );
  const quotes = [...new Set(telling.flatMap((one) => one.evidence))].map((number) => graph.quotes[number]);
  const names = thing ? namesToMark(graph, thing.id) : [label];
  return el("div", {}, end(graph, id, `${type}/${label}`, act), evidence(graph, quotes, names, act));
}

const evidence = (graph, quotes, names, act) =>
  some(
    quotes.map((quote) => () => quoteBlock(graph, quote, names, act)),
    QUOTES,
  );

/** Load what the first questions are about, of a graph that is loaded by and by. */
export const loadReview = (graph) =>
  Promise.all(
    (graph.review?.same ?? [])
      .slice(0, FEW)
      .flatMap(([one, other]) => [one, other])
      .map((id) => loadNamed(graph, graph.review.base + id)),
  );

/** Answers outlive the page: they are kept by what they are about, so that a page built anew still has them. */
const recalled = () => new Map(JSON.parse(recall("answers") ?? "[]"));

/** Draw the view. */
export function drawReview(box, graph, act, save) {
  const open = graph.review ? questions(graph, act) : [];
  if (!open.length) return replace(box, el("p", { class: "note pad" }, t("nothingOpen")));
  const answers = recalled();
  const key = (question) => question.row.join("\t");
  const given = () => open.filter((question) => answers.has(key(question)));
  const count = el("span", { class: "rows", role: "status" });
  const list = el("div", { class: "scroll pad", tabindex: 0 });
  const who = el("input", { type: "text", value: recall("who") ?? "", oninput: () => remember("who", who.value) });
  const download = button(
    "",
    () => save("decisions.tsv", rows(graph, given(), answers, key, who.value), "text/tab-separated-values"),
    { class: "primary" },
  );
  const tell = () => {
    replace(count, `${given().length} / ${open.length}`);
    replace(download, `${t("saveDecisions")} (${given().length})`);
  };
  /** Take up an answer, or take it back where it was given already; return what is answered now. */
  const mark = (question, answer) => {
    if (answers.get(key(question)) === answer) answers.delete(key(question));
    else answers.set(key(question), answer);
    remember("answers", JSON.stringify([...answers]));
    tell();
    return answers.get(key(question));
  };
  const draw = (sought = "") => {
    const kept = open.filter((question) =>
      question.texts.some((text) => text.toLowerCase().includes(sought.toLowerCase())),
    );
    const part = (title, first) => {
      const held = kept.filter((question) => question.answers[0] === first);
      return (
        held.length > 0 &&
        el(
          "section",
          {},
          el("h2", {}, `${title} ${held.length}`),
          some(
            held.map((question) => () => card(question, answers.get(key(question)), mark)),
            FEW,
          ),
        )
      );
    };
    replace(list, part(t("maybeSame"), "same"), part(t("maybeStated"), "accept"));
  };
  const wanted = el("input", {
    type: "search",
    placeholder: t("filterRows"),
    "aria-label": t("filterRows"),
    oninput: () => draw(wanted.value),
  });
  replace(
    box,
    el("div", { class: "bar" }, wanted, count, el("label", { class: "field" }, t("who"), who), download),
    el("p", { class: "note hintline" }, t("reviewHint")),
    list,
  );
  tell();
  return draw();
}

function card(question, answered, mark) {
  const show = (now) =>
    buttons.forEach((one, place) => one.setAttribute("aria-pressed", String(question.answers[place] === now)));
  const buttons = question.answers.map((name) => button(t(name), () => show(mark(question, name))));
  show(answered);
  return el(
    "article",
    { class: "frame open" },
    el("div", {}, question.draw()),
    el("div", { class: "answers" }, buttons),
  );
}

/** Return the file: what had been decided before the page was built, and what is decided on it. */
function rows(graph, given, answers, key, who) {
  const when = new Date().toLocaleDateString("sv"); // the day as ISO writes it
  const line = (cells) => cells.map((cell) => cell.split(/\s+/u).join(" ").trim()).join("\t");
  const decided = given.map((question) => [answers.get(key(question)), ...question.row, who, when, question.why]);
  return `${[COLUMNS, ...graph.review.decided, ...decided].map(line).join("\n")}\n`;
}
