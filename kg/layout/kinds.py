"""What a block of the page is, told from its form: heading, byline, expert's answer, attribution, editors' line, text."""

import re
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from kg.data import words
from kg.layout.bylines import Author, read_byline, read_lead
from kg.layout.names import split_names
from kg.layout.unwrap import Block, ends_sentence, has_stop
from kg.model import Range


class Kind(Enum):
    """Kinds of blocks."""

    TEXT = auto()
    HEADING = auto()
    BYLINE = auto()  # names somebody
    POSTS = auto()  # says where the author works, not who it is
    LEAD = auto()  # 姓名（机构职务）：…
    QUESTION = auto()  # to an expert
    ATTRIBUTION = auto()  # —— whose words
    EDITORS = auto()
    CREDIT = auto()  # 资料来源：
    FIGURE = auto()  # a line of a data box
    FURNITURE = auto()


class Marked(NamedTuple):
    """A block with what it is."""

    block: Block
    kind: Kind
    authors: tuple[Author, ...] = ()
    cut: int = 0  # where the byline inside the block ends
    editors: tuple[Range, ...] = ()

    @property
    def text(self) -> str:
        """Return the block's text."""
        return self.block.text

    @property
    def is_heading(self) -> bool:
        """Tell whether it is a heading."""
        return self.kind is Kind.HEADING


_LONGEST_HEADING = 44
_DASHES = re.compile(r"[—─－-]{2,}")
_EDITOR_WORDS = r"本版编辑|责任编辑|执行主编|美术编辑|图文编辑|本期编辑|版面编辑|值班主任|版式设计|责编|美编|编辑|版式|校对|审校|制图|统筹|监制|审核|组版|排版|设计|主编"
_EDITORS = re.compile(rf"[（(]?\s*(?:{_EDITOR_WORDS})\s*[:：/／]?\s*(?=[\u3400-\u9fff])")
_EDITOR_SPLIT = re.compile(rf"\s*(?:{_EDITOR_WORDS.replace('|', '|')})\s*[:：/／]?\s*")
_CREDIT = re.compile(
    r"[（(]?(?:资料|数据|图片|文字|本文|稿件|信息|图表)?(?:来源|制图|整理|供图|摄影|图片)\s*[：:/]|[（(].{0,20}(?:供图|摄|摄影|制图)[）)]?$|新华社发"
)
_TURN = re.compile(
    r"[（(【]?(?:下转|上接|紧接|转|接)第?\s*[\dA-Z一二三四五六七八九十]+\s*版.*$|第?\s*\d{1,3}\s*[版页]?$|[A-Z]?\d{1,3}$"
)
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:%|％|‰|个百分点|[万亿]|[家个项件人户台辆吨元倍座条米里只艘架套所起种类平公])")
_PERIOD = re.compile(r"(?:截至|截止)?\s*\d{4}年.{0,14}$|今年.{0,12}$|近\w年.{0,8}$")
_CLOSE_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$|[〇○一二三四五六七八九零十]{4}年.{1,6}日$")
_NUMBER = re.compile(r".{1,14}[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*第?\s*\d+\s*号$")


@cache
def _column_words() -> re.Pattern[str]:
    return re.compile("|".join(words("columns")))


def mark(block: Block) -> Marked:
    """Return the block with its kind."""
    text = block.text
    if len(text) > 260:
        return _mark_long(block)
    if _DASHES.match(text) and len(text) > 6:
        return Marked(block, Kind.ATTRIBUTION)
    editors = _editors(text)
    if editors:
        return Marked(block, Kind.EDITORS, editors=editors)
    if len(text) <= 40 and _TURN.match(text):
        return Marked(block, Kind.FURNITURE)
    if len(text) <= 60 and _CREDIT.match(text):
        return Marked(block, Kind.CREDIT)
    authors = read_byline(text)
    if authors:
        named = any(author.name for author in authors)
        return Marked(block, Kind.BYLINE if named else Kind.POSTS, tuple(authors), len(text))
    return _mark_long(block) if has_stop(text) or len(text) > _LONGEST_HEADING else Marked(block, _short(block))


def _mark_long(block: Block) -> Marked:
    lead = read_lead(block.text)
    if lead:
        return Marked(block, Kind.LEAD, (lead[0],), lead[1])
    return Marked(block, Kind.HEADING if _is_heading(block) else Kind.TEXT)


def _is_heading(block: Block) -> bool:
    text = block.text
    if block.head and len(text) <= 80:
        return True
    if len(text) > _LONGEST_HEADING or text[-1] in "。；;：:，,、" or _CLOSE_DATE.search(text) or _NUMBER.match(text):
        return False
    return not ends_sentence(text) or (text[-1] in "？！?!…" and len(text) <= 30)


def _short(block: Block) -> Kind:
    text = block.text
    if not block.head and (_FIGURE.search(text) or _PERIOD.match(text)) and len(text) <= 30:
        return Kind.FIGURE
    if len(text) <= 24 and is_column_head(text):
        return Kind.FURNITURE
    return Kind.HEADING if _is_heading(block) else Kind.TEXT


def is_column_head(text: str) -> bool:
    """Tell whether a short line names a column of the paper rather than an article."""
    match = None
    for match in _column_words().finditer(text):
        pass
    if match is None:
        return False
    rest = len(text) - len(match[0])
    numbered = re.search(r"[第总]\s*\d+\s*期", text) is not None
    return numbered or match.end() == len(text) and (rest <= 10 and len(text) <= 12)


def _editors(text: str) -> tuple[Range, ...]:
    """Return the names in an editors' line, whose spaces may be misplaced: 本版编辑 欧阳优美 编高妍."""
    if len(text) > 80 or not _EDITORS.match(text):
        return ()
    dense, place = _dense(text)
    found: list[Range] = []
    pieces = list(_EDITOR_SPLIT.finditer(dense))
    for piece, following in zip(pieces, [*(p.start() for p in pieces[1:]), len(dense)], strict=True):
        chunk = dense[piece.end() : following].rstrip("）) 　")
        for name in split_names(chunk, piece.end()) or ():
            found.append(Range(place[name.begin], place[name.end - 1] + 1))
    return tuple(found)


def _dense(text: str) -> tuple[str, list[int]]:
    place = [i for i, char in enumerate(text) if not char.isspace()]
    return "".join(text[i] for i in place), place
