"""Pieces of evidence: what identifies one, and what it is called."""

from collections.abc import Iterable, Mapping

from kg.model import Evidence, on_one_line
from kg.vocab import mint

QUOTE_LENGTH = 80


def evidence_id(evidence: Evidence) -> str:
    """Return the id of an evidence: one for each place and rule."""
    return mint("Evidence", evidence.source, str(evidence.begin), str(evidence.end), evidence.rule)


def by_id(items: Iterable[Evidence]) -> dict[str, Evidence]:
    """Return the evidence by id; where one place was read twice by one rule, the surer reading stands."""
    best: dict[str, Evidence] = {}
    for item in items:
        id = evidence_id(item)
        if id not in best or item.rank < best[id].rank:
            best[id] = item
    return best


def place(evidence: Evidence, files: Mapping[str, str]) -> str:
    """Return what a piece of evidence is called: its first words, its file, its offsets, its rule."""
    name = on_one_line(files.get(evidence.source, evidence.source[:8]))
    return f"{shorten(evidence.quote, 24)}（{name} {evidence.begin}–{evidence.end} {evidence.rule}）"


def shorten(text: str, length: int) -> str:
    """Return a text on one line, cut to a length."""
    text = on_one_line(text)
    return text if len(text) <= length else text[: length - 1] + "…"
