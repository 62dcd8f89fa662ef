/** The time line: speeches, meetings, policies and whatever else has a date, year by year. */

import { timeOf } from "./charts.js";
import { collate, otherEnd, valueOf } from "./data.js";
import { button, el, replace, svg } from "./dom.js";
import { thingPasses } from "./filter.js";
import { sign } from "./shapes.js";
import { named, t } from "./words.js";

const DATED = ["Speech", "Meeting", "Event", "Policy", "PolicyDocument", "PolicyProgramme", "Concept"];
const SAID = ["speaker", "occasion", "place", "issuedBy", "adoptedAt", "launchedBy", "promotes"];
const FEW = 6;

const dateOf = (thing) => valueOf(thing, "date") || valueOf(thing, "targetYear");

/** Draw the view. */
export function drawTimeline(box, graph, state, act) {
  const things = graph.things
    .filter((thing) => DATED.includes(thing.group) && timeOf(dateOf(thing)) !== null && thingPasses(thing, state))
    .sort((a, b) => timeOf(dateOf(a)) - timeOf(dateOf(b)) || collate(a.label, b.label));
  if (!things.length) return replace(box, el("p", { class: "note pad" }, t("nothingHere")));
  const years = new Map();
  for (const thing of things) years.set(thing.year, [...(years.get(thing.year) ?? []), thing]);
  const heads = new Map([...years.keys()].map((year) => [year, el("h2", { tabindex: -1 }, `${year}`)]));
  const list = [...years].map(([year, held]) =>
    el(
      "section",
      { class: "year" },
      heads.get(year),
      el(
        "ol",
        {},
        held.slice(0, 200).map((thing) => entry(graph, thing, act)),
      ),
    ),
  );
  return replace(
    box,
    overview(years, (year) => heads.get(year).scrollIntoView({ behavior: "smooth" })),
    el("div", { class: "scroll pad timeline", tabindex: 0 }, list),
  );
}

/** How many things each year has; a click goes there. Years of which nothing is said are a gap, however many. */
function overview(years, go) {
  const columns = [...years.keys()].flatMap((year, place, all) =>
    place && year > all[place - 1] + 1 ? [null, year] : [year],
  );
  const most = Math.max(...[...years.values()].map((held) => held.length));
  const step = Math.min(64, 900 / columns.length),
    every = Math.ceil(40 / step);
  return svg(
    "svg",
    {
      class: "chart overview",
      viewBox: `0 0 ${Math.max(step * columns.length, 360)} 74`,
      role: "img",
      "aria-label": [...years].map(([year, held]) => `${year}: ${held.length}`).join("; "),
    },
    columns.map((year, place) => {
      if (year === null)
        return svg("text", { x: (place + 0.5) * step, y: 52, "text-anchor": "middle", class: "gap" }, "…");
      const held = years.get(year).length,
        high = (held / most) * 48,
        wide = Math.min(40, step - 2);
      return svg(
        "g",
        { onclick: () => go(year), class: "clickable" },
        svg("rect", { x: place * step + 1, width: step - 2, y: 0, height: 74, class: "ground" }),
        svg("rect", { x: (place + 0.5) * step - wide / 2, width: wide, y: 54 - high, height: high, class: "bar-fill" }),
        place % every === 0 && svg("text", { x: (place + 0.5) * step, y: 70, "text-anchor": "middle" }, String(year)),
        svg("title", {}, `${year}: ${held}`),
      );
    }),
  );
}

function entry(graph, thing, act) {
  const style = graph.classes.get(thing.group);
  const links = graph.around[thing.id]
    .filter((link) => link.from === thing.id && SAID.includes(link.relation))
    .sort((a, b) => SAID.indexOf(a.relation) - SAID.indexOf(b.relation));
  const groups = new Map();
  for (const link of links)
    groups.set(link.relation, [...(groups.get(link.relation) ?? []), graph.things[otherEnd(link, thing.id)]]);
  const go = (other) => button(other.label, () => act.select({ thing: other.id }), { class: "link" });
  return el(
    "li",
    {},
    el("time", {}, dateOf(thing).replace("/", " – ")),
    el(
      "div",
      {},
      button([sign(style), thing.label], () => act.select({ thing: thing.id }), { class: "link thing strong" }),
      [...groups].map(([relation, others]) =>
        el(
          "p",
          {},
          el("span", { class: "note" }, `${named(graph.relations.get(relation))} `),
          others.slice(0, FEW).flatMap((other, place) => [place ? "、" : "", go(other)]),
          others.length > FEW && ` … ${others.length}`,
        ),
      ),
    ),
  );
}
