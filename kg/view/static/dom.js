/** Builds elements. Text is only ever set as text: nothing from the graph is parsed as markup. */

export const byId = (id) => document.getElementById(id);

const SVG = "http://www.w3.org/2000/svg";

/** Set listeners (`onclick: f`), `class`, `data`, and attributes; false and null leave an attribute out. */
function equip(node, props) {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else if (name === "checked") node.checked = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
}

function fill(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) node.append(child);
  }
  return node;
}

/** Make an HTML element: el("p", {class: "note"}, "text", otherElement). */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  fill(node, children);
  equip(node, props);
  return node;
}

/** Make an SVG element. */
export function svg(tag, props = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  equip(node, props);
  return fill(node, children);
}

/** Replace what an element holds. */
export function replace(node, ...children) {
  node.replaceChildren();
  return fill(node, children);
}

/** Make a button. */
export const button = (text, onclick, props = {}) => el("button", { type: "button", onclick, ...props }, text);
