"""Sentences read by the whole pipeline: what they name, and what they say of it."""

from array import array

from kg.extract.claims import gather
from kg.extract.gather import Gathering
from kg.model import Article, ArticleKind, Literal, Local, Name, Range, SourceText, Term
from kg.nlp import mentions, process

NAMES = {
    "Industry", "Technology", "Concept", "IndustrialCluster", "Institution", "Region", "Person", "Meeting",
    "PolicyDocument", "PolicyProgramme", "Framework", "Dimension", "Stage",
}  # fmt: skip


def article(text: str, title: str = "", *, source: str = "", kind: ArticleKind = ArticleKind.ARTICLE) -> Article:
    """Return an article whose every character stands in its source in the same order; white space may stand between."""
    whole = f"{title}\n{text}" if title else text
    source = source or whole
    offsets, at = array("l"), 0
    for char in whole:
        at = source.index(char, at)
        offsets.append(at)
        at += 1
    body = Range(len(title) + 1 if title else 0, len(whole))
    printed = SourceText("page.txt", "0" * 64, source, "utf-8")
    head = Range(0, len(title)) if title else None
    return Article(printed, 1, kind, whole, offsets, head, (), body, Range(0, len(source)))


def read(text: str, title: str = "") -> Gathering:
    """Return what an article with this text says."""
    return gathered(article(text, title))


def gathered(of: Article) -> Gathering:
    """Return what an article says."""
    doc = process(of)
    return gather(of, doc.user_data["reading"], mentions(doc), doc.user_data["structures"])


def named(text: str, *types: str, title: str = "") -> list[str]:
    """Return what a text names, as printed and in its order, of the types given (or of any)."""
    doc = process(article(text, title))
    found = [slot for slot in mentions(doc) if slot.best.type in (types or NAMES)]
    return [doc.text[slot.begin : slot.end] for slot in found]


def told(text: str, *predicates: str, title: str = "") -> set[tuple[str, str]]:
    """Return subject and object of the claims of a text with the predicates given."""
    return {(_text(c.subject), _text(c.object)) for c in read(text, title).claims if c.predicate in predicates}


def _text(term: Term) -> str:
    if isinstance(term, Name):
        return term.text
    if isinstance(term, Literal):
        return term.value
    assert isinstance(term, Local)
    return term.type.value
