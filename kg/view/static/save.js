/** Hands a file to the person: nothing leaves the page but through this. */

import { el } from "./dom.js";

/** Offer content (text or a Blob) for saving under a name. */
export function save(name, content, type = "text/plain;charset=utf-8") {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const url = URL.createObjectURL(blob);
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
