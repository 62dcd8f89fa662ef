/** The query view: named questions with blanks, an editor, results as a table, a chart, or a picture. */

import { barChart, lineChart, timeOf } from "./charts.js";
import { button, el, replace } from "./dom.js";
import { makeEditor } from "./editor.js";
import { ask, engine, hasEngine } from "./engine.js";
import { fillIn, readQuestion } from "./questions.js";
import { drawTable } from "./tables.js";
import { columnName, comparator, named, spoken, t } from "./words.js";

const START = `SELECT ?主体 ?关系 ?客体 WHERE {
  ?s cetu:promotes ?o .
  ?s rdfs:label ?主体 . ?o rdfs:label ?客体 .
  BIND("促进" AS ?关系)
} LIMIT 50`;

let panel = null; // kept while the page lives, so that a query half written is not lost

/** Draw the view; the language may have changed. */
export function drawQuery(box, graph, state, act, save, change) {
  if (!hasEngine(graph)) return replace(box, el("p", { class: "note pad" }, t("noEngine")));
  if (panel?.language !== spoken())
    panel = makePanel(graph, act, save, change, panel?.editor.get() ?? (state.query || START));
  replace(box, panel.element);
  engine(graph).then(
    ({ triples, milliseconds }) => panel.tell(`${triples} ${t("triples")} · ${Math.round(milliseconds)} ms`),
    (error) => panel.tell(error.message),
  );
  return box;
}

function makePanel(graph, act, save, change, query) {
  const questions = graph.questions.map(readQuestion);
  const note = el("p", { class: "note", role: "status" }, t("starting"));
  const blanks = el("div", { class: "blanks" });
  const results = el("div", { class: "grow" });
  const editor = makeEditor(terms(graph), () => run());
  let values = {};
  const choose = (place) => {
    const question = questions[place];
    values = question ? Object.fromEntries(question.blanks.map(({ name, value }) => [name, value])) : {};
    const fill = () => editor.set(fillIn(question.query, values));
    replace(
      blanks,
      question?.blanks.map(({ name, value }) =>
        el(
          "label",
          {},
          name,
          el("input", {
            type: "text",
            value,
            list: "names",
            oninput: (event) => {
              values[name] = event.target.value;
              fill();
            },
          }),
        ),
      ),
    );
    if (question) {
      fill();
      run();
    }
  };
  const run = async () => {
    const text = editor.get();
    change({ query: text.length < 1500 ? text : "" }, true);
    try {
      const answer = await ask(graph, text);
      show(graph, results, answer, act, save, Number(select.value) >= 0);
      note.className = "note";
      note.textContent = `${answer.results ? `${answer.results.bindings.length} ${t("rows")} · ` : ""}${answer.milliseconds.toFixed(1)} ms`;
    } catch (error) {
      note.className = "error";
      note.textContent = error.message;
      replace(results);
    }
  };
  editor.set(query);
  const select = el(
    "select",
    { "aria-label": t("questions"), onchange: (event) => choose(Number(event.target.value)) },
    el("option", { value: -1 }, t("ownQuery")),
    questions.map((question, place) => el("option", { value: place }, question[spoken()] || question.zh)),
  );
  const names = el(
    "datalist",
    { id: "names" },
    [...graph.things]
      .sort((a, b) => b.degree - a.degree)
      .slice(0, 800)
      .map((thing) => el("option", { value: thing.name ?? thing.label })),
  );
  const element = el(
    "div",
    { class: "query" },
    el("div", { class: "bar" }, select, button(`${t("run")} (Ctrl+Enter)`, run, { class: "primary" })),
    blanks,
    names,
    editor.element,
    note,
    results,
  );
  return {
    element,
    editor,
    language: spoken(),
    tell: (text) => {
      if (!results.firstChild && note.className !== "error") note.textContent = text;
    },
  };
}

/** What completion offers: our terms, and the names of things. */
function terms(graph) {
  const own = [...graph.classes.values(), ...graph.relations.values()].map((style) => ({
    text: `cetu:${style.name}`,
    note: `${style.zh} ${style.en}`,
  }));
  const others = [
    "rdfs:label",
    "skos:prefLabel",
    "skos:altLabel",
    "cetu:evidence",
    "cetu:quote",
    "owl:annotatedSource",
    "owl:annotatedProperty",
    "owl:annotatedTarget",
  ].map((text) => ({ text, note: "" }));
  const names = [...graph.things]
    .sort((a, b) => b.degree - a.degree)
    .slice(0, 3000)
    .map((thing) => ({
      text: `"${(thing.name ?? thing.label).replace(/[\\"]/g, "\\$&")}"`,
      note: named(graph.classes.get(thing.group)),
    }));
  return [...own, ...others, ...names];
}

function show(graph, box, answer, act, save, isNamed) {
  if (answer.turtle !== undefined) {
    return replace(
      box,
      el(
        "div",
        { class: "bar" },
        button(`${t("download")} Turtle`, () => save("result.ttl", answer.turtle)),
      ),
      el("pre", { class: "scroll pad" }, answer.turtle),
    );
  }
  if (answer.boolean !== undefined) return replace(box, el("p", { class: "answer" }, t(answer.boolean ? "yes" : "no")));
  const variables = answer.head.vars,
    rows = answer.results.bindings;
  const found = thingsIn(graph, rows);
  const chart = chartFor(variables, rows);
  const table = el("div", { class: "grow" });
  replace(
    box,
    el(
      "div",
      { class: "bar" },
      found.length > 0 && button(`${t("showInGraph")} (${found.length})`, () => act.showSet(found.slice(0, 300))),
    ),
    chart && el("details", { class: "pad" }, el("summary", {}, t("chart")), chart),
    table,
  );
  const columns = variables.map((name) => ({
    title: isNamed ? columnName(graph, name) : name,
    text: (row) => text(graph, row[name], isNamed && TERMS.has(name)),
    cell: (row) => cell(graph, row[name], act, isNamed && TERMS.has(name)),
    number: rows.length > 0 && rows.every((row) => !row[name] || isNumber(row[name])),
  }));
  return drawTable(table, rows, columns, { name: "results", save });
}

const isNumber = (term) => term.type === "literal" && term.value.trim() !== "" && Number.isFinite(Number(term.value));

function thingOf(graph, term) {
  if (term?.type !== "uri") return undefined;
  return graph.byIri.get(term.value.startsWith(graph.base) ? term.value.slice(graph.base.length) : term.value);
}

/** The columns of the named questions that hold the name of a class or a relation. */
const TERMS = new Set(["kind", "predicate", "type"]);

/** A thing goes by its name, a class or relation too where one is expected, another IRI by its prefixed form. */
function text(graph, term, isTerm = false) {
  const style = isTerm && (graph.relations.get(term?.value) ?? graph.classes.get(term?.value));
  if (style) return named(style);
  if (isTerm && term) return comparator(term.value);
  const id = thingOf(graph, term);
  if (id !== undefined) return graph.things[id].label;
  if (term?.type !== "uri") return term?.value ?? "";
  const known = Object.entries(graph.prefixes).find(([, iri]) => term.value.startsWith(iri));
  return known ? `${known[0]}:${term.value.slice(known[1].length)}` : term.value;
}

function cell(graph, term, act, isTerm = false) {
  const id = thingOf(graph, term) ?? (term?.type === "literal" ? graph.byName().get(term.value) : undefined);
  return id === undefined
    ? text(graph, term, isTerm)
    : button(text(graph, term), () => act.select({ thing: id }), { class: "link" });
}

/** Return the things that rows speak of, by IRI or by name. */
function thingsIn(graph, rows) {
  const found = new Set();
  for (const term of rows.flatMap((row) => Object.values(row))) {
    const id = thingOf(graph, term) ?? (term.type === "literal" ? graph.byName().get(term.value) : undefined);
    if (id !== undefined) found.add(id);
  }
  return [...found];
}

/** Rows with a number are drawn: over time where a column holds dates, else as bars. */
function chartFor(variables, rows) {
  const numeric = variables.filter((name) => rows.length > 1 && rows.every((row) => row[name] && isNumber(row[name])));
  const time = variables.find(
    (name) => rows.length > 1 && rows.every((row) => row[name] && /^\d{4}(-\d\d)*(\/|$)/.test(row[name].value)),
  );
  const value = numeric.findLast((name) => name !== time);
  if (!value) return null;
  if (time)
    return lineChart(
      rows.map((row) => ({ x: timeOf(row[time].value), y: Number(row[value].value), label: row[time].value })),
      value,
    );
  const label = variables.find((name) => !numeric.includes(name));
  return barChart(
    rows.map((row, place) => ({
      label: label ? (row[label]?.value ?? "") : String(place + 1),
      value: Number(row[value].value),
    })),
  );
}
