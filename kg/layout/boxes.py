"""Boxes of the page: quotations with the line that says whose words they are, and boxes of figures."""

import re
from collections.abc import Sequence

from kg.layout.drafts import Draft
from kg.layout.kinds import Kind, Marked
from kg.model import ArticleKind

_FIGURES = re.compile(r"数说|数读|数据|数字|看点|专栏\s*\d|附[：:表]")
_QUOTES = re.compile(r"强调|指出|论述|语录|金句|原声|寄语|嘱托|摘编|这样说")
_LONGEST_QUOTATION = 3  # paragraphs


def take_boxes(source: str, items: Sequence[Marked]) -> tuple[list[Draft], list[Marked]]:
    """Return the boxes among the blocks of a source, and the blocks that are left."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for i, item in enumerate(items):
        if item.kind is Kind.ATTRIBUTION and i and items[i - 1].kind is Kind.TEXT and i - 1 not in taken:
            begin = _quotation_begin(items, i, taken)
            title = _box_title(items, begin, taken)
            drafts.append(Draft(ArticleKind.QUOTATION, title=title, body=list(items[begin : i + 1])))
            taken.update(range(begin - bool(title), i + 1))
    for begin, end in _figure_runs(items):
        drafts.append(Draft(ArticleKind.DATA, body=_with_labels(source, items[begin:end])))
        taken.update(range(begin, end))
    return drafts, [item for i, item in enumerate(items) if i not in taken]


def _quotation_begin(items: Sequence[Marked], i: int, taken: set[int]) -> int:
    """Return where the quotation above the attribution at i begins: one paragraph, or all that no article can own."""
    begin = i - 1
    while begin > 0 and items[begin - 1].kind is Kind.TEXT and begin - 1 not in taken:
        begin -= 1
    bounded = begin == 0 or begin - 1 in taken or items[begin - 1].kind in (Kind.POSTS, Kind.EDITORS)
    return begin if bounded and i - begin <= _LONGEST_QUOTATION else i - 1


def _box_title(items: Sequence[Marked], begin: int, taken: set[int]) -> Marked | None:
    above = items[begin - 1] if begin > 0 and begin - 1 not in taken else None
    return above if above and above.kind is Kind.HEADING and _QUOTES.search(above.text) else None


def _figure_runs(items: Sequence[Marked]) -> list[tuple[int, int]]:
    """Return the runs of short lines that hold two figures or more."""
    runs: list[tuple[int, int]] = []
    i = 0
    while i < len(items):
        end = i
        while end < len(items) and items[end].kind in (Kind.FIGURE, Kind.HEADING, Kind.CREDIT):
            end += 1
        figures = [k for k in range(i, end) if items[k].kind is Kind.FIGURE]
        if _is_box(items, figures, i, end):
            begin = figures[0] - (figures[0] > i and items[figures[0] - 1].kind is Kind.HEADING)
            credits_ = [k for k in range(figures[-1], end) if items[k].kind is Kind.CREDIT]
            runs.append((begin, (credits_ or figures)[-1] + 1))
        i = end + 1
    return runs


def _is_box(items: Sequence[Marked], figures: Sequence[int], begin: int, end: int) -> bool:
    """Tell whether lines make a box of figures: two lines of them, or one under a heading that says so."""
    if len(figures) >= 2:
        return len(figures) * 3 >= end - begin
    return len(figures) == 1 and figures[0] > begin and _FIGURES.search(items[figures[0] - 1].text) is not None


def _with_labels(source: str, items: Sequence[Marked]) -> list[Marked]:
    """Join each label to the figure right below it: they make one statement."""
    joined: list[Marked] = []
    for item in items:
        above = joined[-1] if joined else None
        if (
            above is not None
            and above.kind is Kind.HEADING
            and item.kind is Kind.FIGURE
            and not item.block.cells
            and _touch(source, above, item)
        ):
            block = above.block._replace(text=above.text + item.text, spans=above.block.spans + item.block.spans)
            joined[-1] = item._replace(block=block)
        else:
            joined.append(item)
    return joined


def _touch(source: str, above: Marked, below: Marked) -> bool:
    between = source[above.block.spans[-1][1] : below.block.begin]
    return between.count("\n") == 1 and not between.strip()
