/** What a person has chosen for good: language and light; and what helps: the hint, the help. */

import { button, byId, el, replace } from "./dom.js";
import { helpRows, named, speak, spoken, t } from "./words.js";

/** A file may be opened where storage is forbidden: then a choice lasts as long as the page. */
export function recall(key) {
  try {
    return localStorage.getItem(`cetu.${key}`);
  } catch {
    return null;
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(`cetu.${key}`, value);
  } catch {
    return;
  }
}

/** Take up what was chosen before. */
export function takeUpHabits(language) {
  speak(recall("language") ?? language);
  const { matches: isDark } = matchMedia("(prefers-color-scheme: dark)");
  document.documentElement.dataset.theme = recall("theme") ?? (isDark ? "dark" : "light");
}

/** Speak the other language. */
export function changeLanguage() {
  speak(spoken() === "zh" ? "en" : "zh");
  remember("language", spoken());
}

/** Turn light to dark and back. */
export function changeTheme() {
  const { dataset } = document.documentElement;
  dataset.theme = dataset.theme === "dark" ? "light" : "dark";
  remember("theme", dataset.theme);
}

/** Show the full name of what the pointer is on, or nothing. */
export function showHint(graph, thing, event) {
  const box = byId("hint");
  box.hidden = !thing;
  if (!thing) return;
  replace(box, thing.label, el("span", { class: "badge" }, named(graph.classes.get(thing.group))));
  box.style.left = `${Math.min(event.clientX + 14, innerWidth - 260)}px`;
  box.style.top = `${event.clientY + 14}px`;
}

/** Open the help: the keys, and the licences of what is inside. */
export function showHelp(graph) {
  const dialog = byId("help");
  const rows = helpRows().map(([key, text]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, text)]);
  const licences = el("details", {}, el("summary", {}, t("licences")), el("pre", {}, graph.licences));
  const close = button(t("close"), () => dialog.close());
  replace(dialog, el("h2", {}, t("help")), el("dl", { class: "keys" }, rows), licences, close);
  dialog.showModal();
}
