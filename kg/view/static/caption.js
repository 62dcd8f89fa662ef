/** How a long Chinese name is written under a node: its core, in two lines that begin and end as they may. */

const COLUMNS = 9;
const NOT_FIRST = "》〉）」』”’，。、；：？！…·%％";
const NOT_LAST = "《〈（「『“‘";

/** Return the lines of a label: …关于X的Y becomes X Y, nine characters a line, two lines. */
export function caption(label) {
  const core = label.length > 2 * COLUMNS ? label.replace(/^.*?关于(.{4,})的(.{2,6})$/u, "$1$2") : label;
  const chars = [...core];
  if (/^[\x20-\x7e]+$/.test(core)) return latin(core);
  if (chars.length <= COLUMNS) return [core];
  let cut = chars.length > 2 * COLUMNS ? COLUMNS : Math.max(Math.ceil(chars.length / 2), 5);
  while (cut > 4 && !mayBreak(chars[cut - 1], chars[cut])) cut -= 1;
  const rest = chars.slice(cut);
  const second = rest.length > COLUMNS ? [...rest.slice(0, COLUMNS - 1), "…"] : rest;
  return [chars.slice(0, cut).join(""), second.join("")].filter(Boolean);
}

/** No line begins with a closing mark, ends with an opening one, or cuts a number or a foreign word. */
const mayBreak = (before, after) =>
  !NOT_FIRST.includes(after) && !NOT_LAST.includes(before) && !(/[\w.]/.test(before) && /[\w.%％年月日]/.test(after));

function latin(core) {
  const lines = [""];
  for (const word of core.split(" ")) {
    if ((lines.at(-1) + word).length > 2 * COLUMNS && lines.at(-1)) lines.push("");
    lines[lines.length - 1] += (lines.at(-1) ? " " : "") + word;
  }
  return lines.length > 2
    ? [lines[0], `${lines[1].slice(0, 16)}…`]
    : lines.map((line) => (line.length > 20 ? `${line.slice(0, 19)}…` : line));
}
