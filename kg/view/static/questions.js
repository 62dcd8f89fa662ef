/** The named questions: comment lines say what they ask, VALUES blocks are their blanks. */

const BLANK = /VALUES\s*\?([^\s{}]+)\s*\{([^{}\n]*)\}/gu;

/** Return a question's titles and blanks. */
export function readQuestion(source) {
  const said = (key) => source.match(new RegExp(`^# ${key}: *(.+)$`, "m"))?.[1].trim() ?? "";
  const blanks = [...source.matchAll(BLANK)].map(([, name, values]) => ({
    name,
    value: values.trim() === "UNDEF" ? "" : unquote(values.trim()),
  }));
  return { zh: said("zh"), en: said("en"), blanks, source, query: source.replace(/^#.*\n/gm, "") };
}

const unquote = (text) => text.replace(/^"(.*)"$/u, "$1").replace(/\\(.)/g, "$1");

/** Return the query with its blanks filled; an empty one is left open. What is filled in is a string and nothing else. */
export function fillIn(query, values) {
  return query.replace(BLANK, (whole, name) =>
    name in values ? `VALUES ?${name} { ${values[name] ? literal(values[name]) : "UNDEF"} }` : whole,
  );
}

const literal = (text) => `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r")}"`;
