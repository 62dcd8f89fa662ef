"""Pairs of names from policy writing that are, or are not, of one thing; told by what a build makes of two documents.

`pairs_dev.tsv` is what the rules are developed on; `pairs_heldout.tsv` is looked at for its score alone. `source` says
where the facts of a pair can be looked up. What counts as one thing:

- A body is its former self where it was renamed, or carried on as the main part of a new one; a body that was split
  up, taken in by another, or merged as one of equals is a thing of its own.
- Containment is no identity: a ministry is not its bureau, an edition not its series, a law not its regulations.
- A name that may mean several things is none of them, unless its document says which.

`context` holds what the document with the name says beside it: `date=` of the document, `post=` a body in which the
person has a post, `number=` the 文号 of the document named, `stated=` a short form that is stated for the name,
`beside=` a place that is named too. `documents` tells whether the two names stand in `one` document or in `two`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.model import (
    ArticleInfo,
    ArticleKind,
    Claim,
    EntityType,
    Evidence,
    Extraction,
    Literal,
    Metadata,
    Name,
    Range,
)
from kg.resolve import resolve

_FOLDER = Path(__file__).parent
_RULE, _CONTEXTS = "name", {"date", "post", "number", "stated", "beside"}


class Side(NamedTuple):
    """A name as a document prints it, with what the document says beside it."""

    text: str
    context: dict[str, str]


class Pair(NamedTuple):
    """Two names of one class, and whether they are of one thing."""

    type: EntityType
    sides: tuple[Side, Side]
    in_one: bool
    same: bool
    kind: str
    why: str
    source: str = ""

    def __str__(self) -> str:
        one, other = (f"{text}{context or ''}" for text, context in self.sides)
        return f"{self.type} {one} {'=' if self.same else '≠'} {other} ({self.kind}: {self.why})"


def pairs(half: str) -> list[Pair]:
    """Return the pairs of a half: `dev` or `heldout`."""
    _, *lines = (_FOLDER / f"pairs_{half}.tsv").read_text("utf-8").splitlines()
    return [_pair(*line.split("\t")) for line in lines]


def _pair(
    type_: str,
    one: str,
    context: str,
    other: str,
    of_other: str,
    documents: str,
    verdict: str,
    kind: str,
    why: str,
    source: str = "",
) -> Pair:
    assert documents in {"one", "two"}
    assert verdict in {"same", "different"}
    sides = Side(one, _context(context)), Side(other, _context(of_other))
    return Pair(EntityType(type_), sides, documents == "one", verdict == "same", kind, why, source)


def _context(cell: str) -> dict[str, str]:
    context = dict(part.split("=", 1) for part in cell.split(";") if part)
    assert set(context) <= _CONTEXTS, cell
    return context


def is_one(pair: Pair) -> bool:
    """Tell whether resolution takes the two names of a pair for one thing."""
    groups = [pair.sides] if pair.in_one else [[side] for side in pair.sides]
    resolution = resolve(_document(number, pair.type, sides) for number, sides in enumerate(groups))
    mentioned = {
        (evidence.source, evidence.begin): statement.object
        for statement in resolution.statements
        if statement.predicate == "mentions"
        for evidence in statement.evidence
    }
    found = [mentioned[_sha(n), 100 * place] for n, sides in enumerate(groups) for place, _ in enumerate(sides)]
    assert len(found) == 2
    return found[0] == found[1]


def _sha(number: int) -> str:
    return f"{number:064x}"


def _document(number: int, type_: EntityType, sides: Sequence[Side]) -> Extraction:
    """Return what a small document says that names one or both."""
    sha = _sha(number)
    article = f"{sha}#1"

    def said(begin: int, quote: str) -> Evidence:
        return Evidence(sha, article, begin, begin + len(quote), quote, _RULE, 1.0)

    names = [(100 * place, side) for place, side in enumerate(sides)]
    mentions = [(Name(type_, side.text), side.text, said(begin, side.text)) for begin, side in names]
    claims: list[Claim] = []
    for begin, side in names:
        for mention, claim in _beside(Name(type_, side.text), side.context, said(begin + 50, side.text)):
            mentions.append((mention, mention.text, claim.evidence if claim else said(begin + 60, mention.text)))
            claims += [claim] if claim else []
    date = next((side.context["date"] for side in sides if "date" in side.context), "")
    info = ArticleInfo(article, 1, ArticleKind.ARTICLE, f"第{number}篇", "", Range(0, 1000))
    return Extraction(
        f"{number}.txt", sha, 1000, "utf-8", Metadata(date=date), (info,), tuple(mentions), (), tuple(claims)
    )


def _beside(name: Name, context: dict[str, str], evidence: Evidence) -> Iterator[tuple[Name, Claim | None]]:
    """Yield what else a document names, with what it claims of it."""
    for key, text in context.items():
        if key == "post":
            body = Name(EntityType.INSTITUTION, text)
            yield body, Claim(name, "affiliatedWith", body, evidence)
        elif key == "number":
            yield name, Claim(name, "documentNumber", Literal(text), evidence)
        elif key == "stated":
            yield name, Claim(name, "alias", Literal(text), evidence)
        elif key == "beside":
            yield Name(EntityType.REGION, text), None
