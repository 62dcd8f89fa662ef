"""A damaged page becomes articles: lines -> blocks -> kinds -> drafts -> articles, each character with its place."""

from kg.layout.affiliations import join_affiliations
from kg.layout.assemble import assemble
from kg.layout.boxes import take_boxes
from kg.layout.fragments import mend
from kg.layout.kinds import mark
from kg.layout.lines import read_lines
from kg.layout.overlong import bounded, parted
from kg.layout.split import split
from kg.layout.unwrap import unwrap
from kg.model import Article, SourceText

__all__ = ["articles"]


def articles(source: SourceText) -> list[Article]:
    """Return the articles of a source in the order of the page, boxes and furniture included.

    No character of the source is in two of them; what is in none is white space, marks and second copies of headings.
    """
    blocks = [item for block in bounded(unwrap(source.text, read_lines(source.text))) for item in mark(block)]
    boxes, rest = take_boxes(source.text, join_affiliations(blocks))
    drafts = [*parted(mend(source.text, split(rest))), *boxes]
    drafts.sort(key=lambda draft: draft.begin)
    owners = sorted((item.block.begin, k) for k, draft in enumerate(drafts, 1) for item in draft.owned())
    return [assemble(source, draft, number, owners) for number, draft in enumerate(drafts, 1)]
