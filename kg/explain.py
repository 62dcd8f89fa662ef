"""One text through the whole flow, with what each stage made of it: what is named, what is said, the Turtle."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import RdfFormat, serialize

from kg import pipeline
from kg.graph.write import data
from kg.model import Claim, Extraction, Literal, Name, SourceText
from kg.view.legend import rule_style
from kg.vocab import PREFIXES

MENTION_HEAD = ("begin", "end", "text", "type", "name", "rule", "confidence")
CLAIM_HEAD = ("subject", "predicate", "object", "quote", "rule", "confidence")
RULE_HEAD = ("rule", "规则", "what it goes by")


@dataclass(frozen=True)
class Explanation:
    """What the flow makes of a text."""

    extraction: Extraction
    turtle: str

    def mentions(self) -> Iterator[tuple[str, ...]]:
        """Yield a row for each mention, under MENTION_HEAD, in the order of the text."""
        for name, printed, place in sorted(self.extraction.mentions, key=lambda row: (row[2].begin, row[2].end)):
            where = (str(place.begin), str(place.end))
            yield (*where, printed, str(name.type), name.text, place.rule, f"{place.confidence:.2f}")

    def claims(self) -> Iterator[tuple[str, ...]]:
        """Yield a row for each claim, under CLAIM_HEAD, in the order of the text."""
        for claim in sorted(self.extraction.claims, key=lambda claim: (claim.evidence.begin, claim.predicate)):
            place = claim.evidence
            said = (self._text(claim.subject), claim.predicate, self._text(claim.object))
            yield (*said, place.quote, place.rule, f"{place.confidence:.2f}")

    def rules(self) -> Iterator[tuple[str, ...]]:
        """Yield a row for each rule that found something, under RULE_HEAD, by name."""
        claimed = (claim.evidence for claim in self.extraction.claims)
        mentioned = (place for _, _, place in self.extraction.mentions)
        yield from map(rule_style, sorted({place.rule for place in chain(mentioned, claimed)}))

    def _text(self, term: Claim | object) -> str:
        if isinstance(term, Name):
            return term.text
        if isinstance(term, Literal):
            return term.value
        labels = {record.id: record.label for record in self.extraction.records}
        id_ = getattr(term, "id", str(term))
        return labels.get(id_, id_.rpartition("#")[2])


def explain(text: str) -> Explanation:
    """Return what the flow makes of a text, as if it were a file by itself."""
    source = SourceText("text", hashlib.sha256(text.encode()).hexdigest(), text, "utf-8")
    extraction = pipeline.extract(source)
    resolution = pipeline.understand([source])
    triples = data(resolution.entities, resolution.statements, [extraction])
    turtle = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES)
    assert turtle is not None  # serialize returns the bytes where no output is given
    return Explanation(extraction, turtle.decode())
