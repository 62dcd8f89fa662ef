"""Which points of an article's outline are advice: what it proposes to do, as against what it describes."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.data import records, words
from kg.extract.text import Words
from kg.model import Article, Point, PointKind, Range

_RISING = (
    "(?:持续|不断|稳步|明显|显著|全面|加快|逐步|进一步|大幅|初步|基本|快速|加速|深入)+(?:增强|提升|提高|优化|改善|壮大|完善|凸显|显现|提速"
    "|形成|加快|扩大|拓展|深化|巩固|涌现|上升|向好|释放|推进|发展|升级|融合|成型|构建|建设|落地|转变)"
)
_DESCRIPTIVE_LEAD = re.compile(
    "(?:意义|作用|成效|特点|特征|表现|问题|挑战|原因|趋势|内涵|困难|成就|进展|影响|障碍|瓶颈|制约|不足|差距|变化|优势)"
    "(?:也|还|都)?(?:主要|集中|具体|突出)*(?:包括|有|是|为|体现|表现|反映|在于|如下|概括为|归纳为)[^。]{0,12}[：:，,]$"
    "|(?:涵盖|包括|包含|分为)(?:了|以下)?[一二三四五六七八九两]个?(?:大)?(?:方面|部分|内容|层面)(?:的内容)?[：:]$"
    "|(?:(?:不仅|既)是[^。]*[，]?(?:更|也|又|还)是|具有)[^。]*(?:要求|举措|选择|途径|意义|需要|支撑|作用|之义)。"
    "(?:具体来看|具体而言|具体来说|其中|总的来看)?[，,：]?$"
)
_POLICY_TITLE = re.compile(
    "(?:规划|纲要|方案|计划|意见|措施|办法|决定|条例|细则|政策|要点|行动|任务|建议|通知)(?:[（(][^（）()]*[）)]|的?通知|》)*$"
)
_LISTED = {PointKind.NUMBERED, PointKind.CONTRAST}
_TO_DO = re.compile("要$")  # 一要, 二要: what follows is to be done, however short
_SHOULD = re.compile("(?:应当?|须|必须|要|需要?|宜|不妨|建议)(?![用该对])|可以?")
_NO_STEP = re.compile("(?:要求|目标|原则|思想|任务|条件|内容|对象|范围|背景|意义|方式|流程|安排|情况|成效)$")
_LONGEST_STEP = 8
_LEAD = 160  # characters before a list that may say what it is a list of


@dataclass(frozen=True, slots=True)
class MeasureSpan:
    """A point of advice."""

    index: int  # in the article's outline
    order: int  # 1, 2, … through the article
    level: int
    parent: int | None  # index in the outline of the measure that it is part of
    headline: Range


class _Pattern(NamedTuple):
    advises: bool
    regex: re.Pattern[str]


@cache
def _patterns() -> tuple[_Pattern, ...]:
    parts = {"verb": _any("advice_verbs"), "doubtful": _any("advice_doubtful"), "rising": _RISING}
    return tuple(
        _Pattern(row["advises"], re.compile(row["pattern"].format(**parts)))
        for row in records("patterns/measures.jsonl")
    )


def _any(name: str) -> str:
    return "(?:" + "|".join(map(re.escape, words(name))) + ")"


def find_measures(article: Article) -> list[MeasureSpan]:
    """Return the points of an article's outline that are advice, in the order of the text.

    Marked points count (一是, 第一, （一）, a run-in heading, 一方面) when they say what to do; headings of sections
    without a number do so in policy documents only.
    """
    points = sorted(enumerate(article.outline), key=lambda item: item[1].headline.begin)
    advice = [(index, point) for index, point in points if _is_advice(article, point)]
    chosen = {index for index, _ in advice}
    return [
        MeasureSpan(index, order, point.level, _measure_above(article.outline, point, chosen), point.headline)
        for order, (index, point) in enumerate(advice, 1)
    ]


def _measure_above(outline: tuple[Point, ...], point: Point, chosen: set[int]) -> int | None:
    above = point.parent
    while above is not None and above not in chosen:
        above = outline[above].parent
    return above


def _is_advice(article: Article, point: Point) -> bool:
    if point.kind is PointKind.SECTION and point.marker is None and not _is_policy(article):
        return False
    if _FRAME.fullmatch(point.headline.of(article.text)):
        return False
    if point.marker is not None and _DESCRIPTIVE_LEAD.search(_lead(article, point)):
        return False
    if point.marker is not None and _TO_DO.search(point.marker.of(article.text)):
        return True
    judged = _judged(article, point)
    return _siblings_advise(article, point) if judged is None else judged


_FRAME = re.compile(
    "(?:指导思想|基本原则|总体(?:要求|思路|目标)|(?:发展|主要|工作|行动)?目标|工作原则|适用范围|组织领导)。?$"
)


def _judged(article: Article, point: Point) -> bool | None:
    """Tell whether a point by itself says what to do; None where nothing tells."""
    judged = advises(point.headline.of(article.text))
    return _is_step(article, point) or _says_what_to_do(article, point) if judged is None else judged


def _is_step(article: Article, point: Point) -> bool | None:
    """Tell whether a numbered clause of a policy document is headed by a thing done: 自愿申报, 专家评审."""
    headline = point.headline.of(article.text)
    if point.kind is not PointKind.NUMBERED or not 4 <= len(headline) <= _LONGEST_STEP or not _is_policy(article):
        return None
    cut = Words(headline)
    return True if cut.tags[-1] in ("v", "vn") and len(cut.tags) > 1 and not _NO_STEP.search(headline) else None


def _says_what_to_do(article: Article, point: Point) -> bool | None:
    """Tell whether the text below a short heading opens with what should be done: 确权关（应依托…）."""
    if point.kind is PointKind.SECTION or point.headline.end - point.headline.begin > _LONGEST_STEP:
        return None
    rest = article.text[point.headline.end : min(point.extent.end, point.headline.end + 40)].lstrip("。：:，— \n")
    return True if _SHOULD.match(rest) or advises(rest) else None


def _is_policy(article: Article) -> bool:
    """Tell whether an article is itself a policy document, whose headings say what is to be done."""
    title = article.title.of(article.text) if article.title else ""
    return not article.contributors and _POLICY_TITLE.search(title) is not None


def _siblings_advise(article: Article, point: Point) -> bool:
    """Tell whether most other items of a point's list advise: 耐心投入 between 加快立法 and 开放共享."""
    others = [
        _judged(article, p)
        for p in article.outline
        if p is not point and p.parent == point.parent and p.kind is point.kind and p.kind in _LISTED
    ]
    return others.count(True) * 2 > len(others)


def _lead(article: Article, point: Point) -> str:
    """Return the words that introduce the list of a point, from the point before its first."""
    firsts = (
        p
        for p in reversed(article.outline)
        if p.parent == point.parent and p.order == 1 and p.kind is point.kind and p.marker
    )
    first = next((p for p in firsts if p.headline.begin <= point.headline.begin), point)
    begin = first.marker.begin if first.marker else first.headline.begin
    return article.text[max(0, begin - _LEAD) : begin].rstrip()


def advises(headline: str) -> bool | None:
    """Tell whether a headline says what to do; None where nothing tells.

    >>> advises("大力推进制度创新"), advises("创新能力持续增强")
    (True, False)
    """
    text = headline.replace("\n", "").lstrip("“”‘’ 　")
    for pattern in _patterns():
        if pattern.regex.match(text) and not (pattern.advises and _cuts_a_word(text)):
            return pattern.advises
    return None


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(f"{_any('advice_verbs')}+")


def _cuts_a_word(text: str) -> bool:
    """Tell whether the verb that seems to open a headline is the head of a longer noun: 服务业 is not 服务."""
    opener = _opener().match(text)
    edges = Words(text).begins
    return opener is not None and not any(2 <= edge <= opener.end() for edge in edges)
