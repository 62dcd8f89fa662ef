"""Counting relations, memberships, observations, measures and faithful statements, once things are matched."""

import re

from rdflib.term import Node

from kg.evaluate.gold import PREDICATES, Gold, alike, is_optional, normal
from kg.evaluate.matching import Matches
from kg.evaluate.tally import Outcome
from kg.evaluate.view import GraphView
from kg.vocab import CETU

SAME_INDICATOR, SAME_HEADLINE = 0.5, 0.85  # likeness from which two wordings are one
TOLERANCE = 1e-9


def count_relations(view: GraphView, gold: Gold, matches: Matches, outcome: Outcome) -> None:
    """Count, for each predicate, the annotated pairs found and the pairs that nobody annotated."""
    label = {entity["id"]: entity["label"] for entity in gold["entities"]}
    for predicate in PREDICATES:
        tally, pairs, used = outcome.tally(f"relation {predicate}"), view.pairs(predicate), set()
        for relation in (r for r in gold["relations"] if r["p"] == predicate):
            found = {pair for pair in pairs if _is_pair(pair, relation, matches)}
            used |= found
            if is_optional(relation) or {relation["s"], relation["o"]} & matches.optional:
                continue
            if found:
                tally.hits += 1
            else:
                ends = (label.get(relation[end], relation[end]) for end in ("s", "o"))
                tally.missed.append(f" -{predicate}-> ".join(map(str, ends)))
        for subject, object_ in sorted(pairs - used):
            if not {subject, object_} & matches.free:
                tally.wrong.append(f"{view.text(subject)} -{predicate}-> {view.text(object_)}")


def _is_pair(pair: tuple[Node, Node], relation: Gold, matches: Matches) -> bool:
    subject, object_ = pair
    if subject not in matches.get(relation["s"]):
        return False
    if relation["p"] == "targetYear":
        return str(object_)[:4] == str(relation["o"])
    return object_ in matches.get(relation["o"])


def count_memberships(view: GraphView, gold: Gold, matches: Matches, outcome: Outcome) -> None:
    """Count who belongs where, and in what role."""
    tally, roles = outcome.tally("memberships"), outcome.tally("membership roles")
    label = {entity["id"]: entity["label"] for entity in gold["entities"]}
    found, used = _memberships(view), set()
    for post in gold["memberships"]:
        people, places = matches.get(post["person"]), matches.get(post["institution"])
        hits = [pair for pair in found if pair[0] in people and pair[1] in places]
        used.update(hits)
        if is_optional(post):
            continue
        if not hits:
            tally.missed.append(f"membership {label[post['person']]} in {label[post['institution']]}")
            continue
        tally.hits += 1
        if post.get("role"):
            if any(normal(post["role"]) in found[pair] for pair in hits):
                roles.hits += 1
            else:
                roles.missed.append(f"role {post['role']}")
    tally.wrong += [f"membership {view.text(who)} in {view.text(where)}" for who, where in sorted(found.keys() - used)]


def _memberships(view: GraphView) -> dict[tuple[Node, Node], set[str]]:
    found: dict[tuple[Node, Node], set[str]] = {}
    for post in view.of_type("Membership"):
        for who in view.objects(post, "member"):
            for where in view.objects(post, "organization"):
                found.setdefault((who, where), set()).update(normal(role) for role in view.objects(post, "role"))
    return found


def count_observations(view: GraphView, gold: Gold, outcome: Outcome) -> None:
    """Count the figures: same value and unit, a like indicator, the same year where the page gives one."""
    tally, left = outcome.tally("observations"), {node: _figure(view, node) for node in view.of_type("Observation")}
    for wanted in gold["observations"]:
        hit = next((node for node, figure in left.items() if _is_figure(figure, wanted)), None)
        if hit is not None:
            del left[hit]
            tally.hits += 1
        elif not is_optional(wanted):
            what = f"{wanted['indicator']} = {wanted['value']} {wanted['unit']}"
            tally.missed.append(f"{what} ({wanted.get('period')})")
    tally.wrong += [f"{what} = {value} {unit} ({'/'.join(periods)})" for value, unit, what, periods in left.values()]


_Figure = tuple[float | None, str, str, list[str]]


def _figure(view: GraphView, node: Node) -> _Figure:
    value, unit = view.value(node, "value"), view.value(node, "unit")
    indicator = next((view.text(thing) for thing in view.objects(node, "indicator")), "")
    periods = [str(period) for period in view.objects(node, "period")]
    return (None if value is None else float(str(value)), normal(unit or ""), indicator, periods)


def _is_figure(figure: _Figure, wanted: Gold) -> bool:
    value, unit, indicator, periods = figure
    if value is None or abs(value - float(wanted["value"])) >= TOLERANCE or unit != normal(wanted["unit"]):
        return False
    ours, theirs = normal(indicator), normal(wanted["indicator"])
    same_what = alike(ours, theirs) >= SAME_INDICATOR or theirs in ours or (indicator != "" and ours in theirs)
    # a period that the page leaves relative (今年上半年) is not held against anyone
    year = re.match(r"\d{4}", str(wanted.get("period") or ""))
    return same_what and (not year or any(period.startswith(year[0]) for period in periods))


def count_measures(view: GraphView, gold: Gold, outcome: Outcome) -> None:
    """Count the points of advice by their headlines; a file may leave them unannotated."""
    tally = outcome.tally("measures")
    if gold.get("measures") is None:
        return
    left = {node: view.text(node) for node in view.of_type("Measure")}
    for wanted in gold["measures"]:
        hit = next((node for node, label in left.items() if _is_headline(label, wanted["headline"])), None)
        if hit is not None:
            del left[hit]
            tally.hits += 1
        elif not is_optional(wanted):
            tally.missed.append(f"measure {wanted['headline']}")
    tally.wrong += [f"measure {label}" for label in left.values()]


def _is_headline(label: str, wanted: str) -> bool:
    return alike(label, wanted) >= SAME_HEADLINE or normal(label).startswith(normal(wanted))


def count_faithful(view: GraphView, outcome: Outcome) -> None:
    """Count the statements whose evidence stands in the source where it says."""
    tally = outcome.tally("faithful statements")
    for predicate in (*PREDICATES, "author", "affiliatedWith"):
        for subject, object_ in sorted(view.pairs(predicate)):
            if view.is_faithful(subject, CETU[predicate], object_):
                tally.hits += 1
            else:
                tally.wrong.append(f"no faithful evidence: {view.text(subject)} -{predicate}-> {view.text(object_)}")
