"""An annotated page: its gold, its source, and the scoring of the graph that was built from it alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph
from rdflib.term import Node

from kg.errors import KgError
from kg.evaluate import facts
from kg.evaluate.gold import GROUPS, Gold, read_gold
from kg.evaluate.matching import match_articles, match_entities, match_speeches
from kg.evaluate.tally import Outcome, pooled
from kg.evaluate.view import GraphView


@dataclass(frozen=True)
class Page:
    """A source with what a perfect graph of it holds."""

    name: str
    gold: Gold
    source: Path


def page_of(gold: Path, sources: Path) -> Page:
    """Return the page that a gold file annotates; its source lies in a folder.

    Raises:
        KgError: the gold file cannot be read, or its source is not in the folder.
    """
    read = read_gold(gold)
    source = sources / read["source"]
    if not source.is_file():
        raise KgError(f"{gold}: its source {read['source']} is not in {sources}")
    return Page(gold.name, read, source)


def evaluate_page(page: Page, turtle: Path, text: str) -> Outcome:
    """Score the graph in a Turtle file against a page, whose source decodes to the text."""
    return score(page.gold, Graph().parse(turtle, format="turtle"), text)


def evaluate_pages(
    pages: Sequence[Page], turtles: Sequence[Path], texts: Sequence[str]
) -> tuple[list[Outcome], Outcome]:
    """Score the graph of each page, and return each outcome and the pooled one."""
    outcomes = [evaluate_page(*row) for row in zip(pages, turtles, texts, strict=True)]
    return outcomes, pooled(outcomes)


def score(gold: Gold, graph: Graph, source: str) -> Outcome:
    """Score a graph against gold; the families stand in the order in which they are counted."""
    view, outcome = GraphView(graph, source), Outcome({}, GROUPS)
    matches = match_entities(view, gold, outcome)
    matches.of |= match_speeches(view, gold, matches, outcome)
    matches.of |= match_articles(view, gold, outcome)
    matches.of["page"] = set[Node](view.of_type("SourceDocument"))
    facts.count_relations(view, gold, matches, outcome)
    facts.count_memberships(view, gold, matches, outcome)
    facts.count_observations(view, gold, outcome)
    facts.count_measures(view, gold, outcome)
    facts.count_faithful(view, outcome)
    return outcome
