"""Which thing of the graph stands for which of the gold: entities by name, articles by place, speeches by slots."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rdflib.term import Node

from kg.evaluate.gold import CORE_TYPES, Gold, is_optional, normal
from kg.evaluate.tally import Outcome
from kg.evaluate.view import GraphView

ENOUGH = 0.5  # score from which an article of the graph is the annotated one


@dataclass
class Matches:
    """The graph's things that stand for each gold id; those that stand for something optional are `free`."""

    of: dict[str, set[Node]] = field(default_factory=dict)
    free: set[Node] = field(default_factory=set)
    covered: set[Node] = field(default_factory=set)
    optional: set[str] = field(default_factory=set)

    def get(self, id: str | None) -> set[Node]:
        """Return what stands for a gold id."""
        return self.of.get(id or "", set())


def match_entities(view: GraphView, gold: Gold, outcome: Outcome) -> Matches:
    """Match by any shared name within a class; one thing split over several nodes is a fault of resolution."""
    matches = Matches(optional={entity["id"] for entity in gold["entities"] if is_optional(entity)})
    for kind in (*CORE_TYPES, "Concept"):
        pool = [node for node in view.of_type(kind) if node in view.named_in_text]
        names = {node: view.names(node) for node in pool}
        tally = outcome.tally("concepts" if kind == "Concept" else f"entity {kind}")
        for entity in (e for e in gold["entities"] if e["type"] == kind):
            wanted = {normal(name) for name in (entity["label"], *entity.get("aliases", ()))}
            hits = [node for node in pool if names[node] & wanted]
            matches.of[entity["id"]] = set(hits)
            matches.covered.update(hits)
            if is_optional(entity):
                matches.free.update(hits)
            elif hits:
                tally.hits += 1
                tally.wrong += [f"{kind} split: {view.text(node)}" for node in hits[1:]]
            else:
                tally.missed.append(f"{kind} {entity['label']}")
        tally.wrong += [f"{kind} {view.text(node)}" for node in pool if node not in matches.covered]
    return matches


# -- articles --------------------------------------------------------------------------------------------------------


def match_articles(view: GraphView, gold: Gold, outcome: Outcome) -> dict[str, set[Node]]:
    """Match each annotated article to the best of those left; count articles and their authors."""
    tally, authors = outcome.tally("articles"), outcome.tally("authors")
    left, matched = view.of_type("Article"), dict[str, set[Node]]()
    for article in gold["articles"]:
        scores = [(article_score(view, node, article), node) for node in left]
        score, best = max(scores, key=lambda pair: pair[0], default=(0.0, None))
        matched[article["id"]] = set()
        if best is not None and score >= ENOUGH:
            left.remove(best)
            matched[article["id"]] = {best}
            if not is_optional(article):
                tally.hits += 1
                _count_authors(view, article, best, outcome)
        elif not is_optional(article):
            tally.missed.append(f"article {article['id']} {_heading(article)}")
            authors.missed += [f"author {name}" for name in _authors(article)]
    tally.wrong += [f"article {view.text(node)}" for node in left]
    return matched


def article_score(view: GraphView, node: Node, article: Gold) -> float:
    """Return a half for each annotated edge in the body (by the article's offsets), and a half for the title."""
    begin, end = view.value(node, "beginOffset"), view.value(node, "endOffset")
    score = 0.0
    if begin is not None and end is not None:
        body = normal(view.source[int(str(begin)) : int(str(end))])
        score += 0.5 * (normal(article["begins"]) in body) + 0.5 * (normal(article["ends"]) in body)
    if article.get("title") and normal(article["title"]) in view.names(node):
        score += 0.5
    return score


def _count_authors(view: GraphView, article: Gold, node: Node, outcome: Outcome) -> None:
    tally, heading = outcome.tally("authors"), _heading(article)
    found = {author: view.names(author) for author in view.objects(node, "author")}
    for name in _authors(article):
        hit = next((author for author in found if normal(name) in found[author]), None)
        if hit is None:
            tally.missed.append(f"author {name} of {heading}")
        else:
            del found[hit]
            tally.hits += 1
    tally.wrong += [f"author {view.text(author)} of {heading}" for author in found]


def _authors(article: Gold) -> list[str]:
    return [*article["authors"], *article["authorInstitutions"]]


def _heading(article: Gold) -> str:
    return str(article.get("title") or article["begins"])


# -- speeches --------------------------------------------------------------------------------------------------------


def match_speeches(view: GraphView, gold: Gold, matches: Matches, outcome: Outcome) -> dict[str, set[Node]]:
    """Match each annotated speech to the one of its speaker that agrees in most slots; count speeches and slots."""
    tally, slots = outcome.tally("speeches"), outcome.tally("speech slots")
    left, matched = view.of_type("Speech"), {}
    for speech in gold["speeches"]:
        best = _best_speech(view, speech, left, matches)
        matched[speech["id"]] = set() if best is None else {best}
        if best is None:
            tally.missed.append(f"speech {speech['id']} {speech.get('date')} {speech.get('evidence', '')[:24]}")
            continue
        left.remove(best)
        tally.hits += 1
        right, wanted = agreeing_slots(view, best, speech, matches.of)
        slots.hits += right
        slots.missed += [f"slot of {speech['id']}"] * (wanted - right)
    tally.wrong += [f"speech {view.text(node)}" for node in left]
    return matched


def _best_speech(view: GraphView, speech: Gold, left: Iterable[Node], matches: Matches) -> Node | None:
    best, most = None, -1
    has_slots = any(speech.get(slot) for slot in ("date", "occasion", "place"))
    for node in left:
        if not matches.get(speech["speaker"]) & set(view.objects(node, "speaker")):
            continue
        right, _ = agreeing_slots(view, node, speech, matches.of)
        if right > most and (right > 0 or not has_slots):
            best, most = node, right
    return best


def agreeing_slots(view: GraphView, node: Node, speech: Gold, of: Mapping[str, set[Node]]) -> tuple[int, int]:
    """Return how many of a speech's annotated date, occasion and place the graph has right, and how many there are."""
    right = wanted = 0
    if date := speech.get("date"):
        wanted += 1
        begins = (date, date.split("/")[0])  # a span of days is met by the span or by its first day
        right += any(str(found).startswith(begins) for found in view.objects(node, "date"))
    for slot in ("occasion", "place"):
        if id := speech.get(slot):
            wanted += 1
            right += bool(of.get(id, set()) & set(view.objects(node, slot)))
    return right, wanted
