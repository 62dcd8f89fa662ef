"""What a block of the page is, told from its form: heading, byline, answer, attribution, editors' line, text."""

import re
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from kg.data import words
from kg.layout.bylines import Author, read_byline, read_lead
from kg.layout.cuts import cut_up, part
from kg.layout.editors import read_editors
from kg.layout.glued import read_glued
from kg.layout.stops import ends_sentence, has_stop
from kg.layout.unwrap import Block
from kg.model import Range


class Kind(Enum):
    """Kinds of blocks."""

    TEXT = auto()
    HEADING = auto()
    BYLINE = auto()  # names somebody
    POSTS = auto()  # says where the author works, not who it is
    LEAD = auto()  # 姓名（机构职务）：…
    ATTRIBUTION = auto()  # —— whose words
    EDITORS = auto()
    CREDIT = auto()  # 资料来源：
    FIGURE = auto()  # a line of a data box
    NUMBER = auto()  # of a document, 某发〔2024〕3号
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
_LONGEST_TITLE = 80  # of a document
_MOST_LINES = 4  # of such a title
_LONGEST_BYLINE = 260
_CREDIT = re.compile(
    r"[（(]?(?:资料|数据|图片|文字|本文|稿件|信息|图表)?(?:来源|制图|整理|供图|摄影|图片|视频|编导|摄像|剪辑|配音|监制|统筹|校对|版式)\s*[：:/]"
    r"|[（(].{0,20}(?:供图|摄|摄影|制图)[）)]?$|新华社发"
)
_NAMES_SOMEBODY = re.compile(r"作者\s*[：:]|记者\s")
_PLACED = re.compile(
    r"[（(【]?(?:下转|上接|紧接|转|接)第?\s*[\dA-Z一二三四五六七八九十]+\s*版.*$|第?\s*\d{1,3}\s*[版页]?$|[·•\-—－\s]*\d{1,4}[·•\-—－\s]*$"
    r"|[A-Z]?\d{1,3}$|[\u4e00-\u9fff]{4,20}文件$"
    r"|[［\[【\\*＊†\s]*(?:抄送|主题词|中图分类号|文献标识码|文章编号|DOI|(?:修改稿)?(?:收到|收稿)日期|修回日期|录用日期|基金项目"
    r"|资助项目|网络首发|通[讯信]作者\s*$)[］\]】]?\s*[：:］\]】]?"
)
_RUNNING_HEAD = re.compile(
    r"第\s*\d+\s*[期卷]|总第\s*\d+|Vol\.|No\.\s*\d|(?:19|20)\d\d\s*年\s*\d+\s*[月期]|[A-Z][a-z]{2,8}\.?\s+(?:19|20)\d\d$|\d+\s*版"
)
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:%|％|‰|个百分点|[万亿]|[家个项件人户台辆吨元倍座条米里只艘架套所起种类平公])")
_PERIOD = re.compile(r"(?:截至|截止)?\s*\d{4}年.{0,14}$|今年.{0,12}$|近\w年.{0,8}$")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$|[〇○一二三四五六七八九零十]{4}年.{1,6}日$")
_NUMBER = re.compile(r".{1,14}[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*第?\s*\d+\s*号$")
_LABELLED = re.compile(
    r"[［\[【]?(?:摘要|内容提要|关键词|作者简介|通讯作者|责任单位|注|注释)[］\]】]?\s*\d*\s*[：:］\]】]"
)
_SPEAKER = re.compile(
    r"(?:问|答|记者|主持人|解说|旁白|同期声|字幕|[\u3400-\u9fff]{2,4})\s*[：:]|[【［\[].{1,10}[】］\]](?=.)|[（(].*[）)]$"
)
DOCUMENT = re.compile(
    r"(?:通知|意见|方案|规划|决定|办法|规定|条例|纲要|报告|计划|公告|公报|建议|指南|批复|函|细则|措施)(?:[（(].{1,14}[）)])?$"
)
_DASHES = ("——", "──", "--", "—")


def mark(block: Block) -> list[Marked]:
    """Return what a block holds with its kind: one thing, or a title and the authors that run into it, and the like."""
    return [item for piece in cut_up(block) for item in _unglued(piece)]


def _unglued(block: Block) -> list[Marked]:
    glued = read_glued(block.text) if block.text[-1] in "）)" else None
    if glued is None:
        return [_mark(block)]
    begin, authors = glued
    byline = Marked(part(block, begin, len(block.text)), Kind.BYLINE, tuple(author.moved(-begin) for author in authors))
    return (
        [*(item for piece in cut_up(part(block, 0, begin)) for item in [_mark(piece)]), byline] if begin else [byline]
    )


def _mark(block: Block) -> Marked:
    text = block.text
    if len(text) <= _LONGEST_BYLINE:
        found = _editors(block) or _placed(block) or _byline(block)
        if found:
            return found
    lead = read_lead(text)
    if lead:
        return Marked(block, Kind.LEAD, (lead[0],), lead[1])
    return Marked(block, _kind(block))


def is_signed_date(text: str) -> bool:
    """Tell whether a line is the date below a document's signature."""
    return len(text) <= 14 and _DATE.match(text) is not None


def _editors(block: Block) -> Marked | None:
    names = read_editors(block.text)
    return Marked(block, Kind.EDITORS, editors=names) if names else None


def _placed(block: Block) -> Marked | None:
    """Tell what stands on the page but in no text: page numbers, credits, running heads, attributions."""
    text = block.text
    if text.startswith(_DASHES) and 6 < len(text) <= 90 and not ends_sentence(text):
        return Marked(block, Kind.ATTRIBUTION)
    if block.cells:
        return Marked(block, Kind.FURNITURE if _RUNNING_HEAD.search(text) else Kind.FIGURE)
    if _NUMBER.match(text):
        return Marked(block, Kind.NUMBER)
    if (
        _PLACED.match(text)
        or _is_web_furniture(text)
        or (len(text) <= 30 and not has_stop(text) and is_column_head(text))
    ):
        return Marked(block, Kind.FURNITURE)
    is_credit = len(text) <= 60 and _CREDIT.match(text) and not _NAMES_SOMEBODY.search(text)
    return Marked(block, Kind.CREDIT) if is_credit else None


_PUBLISHED = re.compile(
    r"(?:(?:发布|发表|更新|上传)?(?:时间|日期)|IP属地.{0,14}时间)\s*[:：]\s*(?:19|20)\d\d[-年/.]|全文$|正文$|原标题\s*[:：]"
)
_LONGEST_FURNITURE = 120


@cache
def _web() -> re.Pattern[str]:
    return re.compile(r"\s*(?:" + "|".join(map(re.escape, words("web_furniture"))) + ")")


def _is_web_furniture(text: str) -> bool:
    """Tell whether a line belongs to the page that an article was saved from: 当前位置：首页, 发布时间：2024-03-20."""
    is_short = len(text) <= _LONGEST_FURNITURE and "。" not in text
    return is_short and (_web().match(text) is not None or _PUBLISHED.match(text) is not None)


def _byline(block: Block) -> Marked | None:
    authors = read_byline(block.text)
    if not authors:
        return None
    named = any(author.name for author in authors)
    return Marked(block, Kind.BYLINE if named else Kind.POSTS, tuple(authors), len(block.text))


def _kind(block: Block) -> Kind:
    if _is_figure(block):
        return Kind.FIGURE
    return Kind.HEADING if _is_heading(block) else Kind.TEXT


def _is_figure(block: Block) -> bool:
    """Tell whether a line gives figures without making a sentence of them."""
    text = block.text
    if len(text) <= 30 and not block.head and not has_stop(text) and not is_signed_date(text):
        return _FIGURE.search(text) is not None or _PERIOD.match(text) is not None
    return len(text) <= 120 and "。" not in text and len(_FIGURE.findall(text)) >= 2 and not ends_sentence(text)


def _is_heading(block: Block) -> bool:
    text = block.text
    if block.head:
        return len(text) <= 80
    if _LABELLED.match(text):
        return False
    longest = _LONGEST_TITLE if DOCUMENT.search(text) else _LONGEST_HEADING
    if (
        len(text) > longest
        or text[-1] in "。；;：:，,、"
        or block.lines > (_MOST_LINES if longest == _LONGEST_TITLE else 2)
    ):
        return False
    if _DATE.search(text) or _NUMBER.match(text) or _SPEAKER.match(text):
        return False
    return not ends_sentence(text) or (text[-1] in "？！?!…" and len(text) <= 30)


@cache
def _column_words() -> re.Pattern[str]:
    return re.compile("|".join(words("columns")))


def is_column_head(text: str) -> bool:
    """Tell whether a short line names a column of the paper rather than an article.

    >>> is_column_head("智库圆桌（第12期）"), is_column_head("本期关注"), is_column_head("从调查研究看作风")
    (True, True, False)
    """
    text = text.lstrip("0123456789 ")
    numbered = re.search(r"[第总]\s*\d+\s*期|播出稿$", text) is not None
    if not text or len(text) > 24 or not (_column_words().search(text) or (numbered and text[0] == "《")):
        return False
    if numbered:
        return True
    last = list(_column_words().finditer(text))[-1]
    return last.end() == len(text) <= 12
