"""One source through layout, names and claims: the part of the flow that works on each file by itself."""

from functools import cache
from importlib.metadata import version
from typing import NamedTuple

from kg.errors import UnreadableFile
from kg.extract.claims import gather
from kg.keep.versions import digest
from kg.layout import articles
from kg.model import (
    Article,
    ArticleInfo,
    Claim,
    Evidence,
    Extraction,
    Name,
    Range,
    Record,
    SourceText,
    without_space,
)
from kg.nlp import mentions, process, rejected
from kg.read.traditional import as_printed, simplified

RULE_REJECTED = "gazetteer-ambiguous-alone"  # an ordinary word that may name a thing, with nothing to say so
_OPENING = 40
_CLAUSE, _STOPS = 20, "。！？；，\n"  # characters shown on each side, and what ends a clause
# what an extraction depends on
_MADE_BY = ("model.py", "extraction.py", "nlp.py", "read", "layout", "extract", "data")
_NOT_BY = {"queries", "view", "codes", "owl"}  # folders of data that only later stages read
_PACKAGES = ("spacy", "rjieba", "ahocorasick-rs", "pypdfium2", "python-docx", "trafilatura", "opencc")


class _Said(NamedTuple):
    """What one article says; nothing that was needed to read it."""

    info: ArticleInfo
    mentions: list[tuple[Name, str, Evidence]]
    records: list[Record]
    claims: list[Claim]
    candidates: list[tuple[Name, str, Evidence]]


def extract(source: SourceText) -> Extraction:
    """Return all that one source says; one in traditional characters is understood through a simplified copy."""
    copy = simplified(source)
    said = [_said(article, source) for article in articles(copy)]
    return Extraction(
        source.name,
        source.sha256,
        len(source.text),
        source.encoding,
        source.metadata,
        tuple(each.info for each in said),
        tuple(mention for each in said for mention in each.mentions),
        tuple(record for each in said for record in each.records),
        tuple(claim for each in said for claim in each.claims),
        tuple(candidate for each in said for candidate in each.candidates),
    )


def safely(source: SourceText) -> Extraction | UnreadableFile:
    """Extract; a fault of ours in one file is reported with its name and does not lose the others."""
    try:
        return extract(source)
    except Exception as error:
        return UnreadableFile(source.name, f"extraction failed: {type(error).__name__}: {error}")


def _said(article: Article, source: SourceText) -> _Said:
    doc = process(article)
    printed = as_printed(article, source)
    into = gather(article, doc.user_data["reading"], mentions(doc), doc.user_data["structures"], printed.text)
    candidates = []
    for found in rejected(doc):
        named = Range(found.begin, found.end)
        if evidence := into.evidence(_around(article.text, named), RULE_REJECTED, named):
            candidates.append((Name(found.type, found.name), without_space(named.of(printed.text)), evidence))
    info = _info(printed)
    return _Said(info, into.mentions, list(into.records.values()), into.claims, candidates)


def _around(text: str, named: Range) -> Range:
    """Return the clause that a name stands in: whoever decides whether it is a name has to read that."""
    begin, end = named
    while begin > 0 and named.begin - begin < _CLAUSE and text[begin - 1] not in _STOPS:
        begin -= 1
    while end < len(text) and end - named.end < _CLAUSE and text[end] not in _STOPS:
        end += 1
    return Range(begin, end)


def _info(article: Article) -> ArticleInfo:
    title = article.title.of(article.text) if article.title else ""
    opening = article.body.of(article.text)[:_OPENING].replace("\n", "")
    return ArticleInfo(article.id, article.number, article.kind, title, opening, article.extent)


@cache
def extractor() -> str:
    """Return the version of all that an extraction depends on beside the source: code, data, packages."""
    packages = [f"{name} {version(name)}" for name in _PACKAGES]
    return digest(_MADE_BY, _NOT_BY, *packages)
