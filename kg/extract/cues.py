"""What stands right before a number and says what it is: 同比增长, 占全国的, 由…降至, 达到."""

import re
from functools import cache
from typing import NamedTuple

from kg.data import records
from kg.extract.indicators import DATE, FIGURE
from kg.model import Range

_PARTS = {
    "date": f"(?:目前|当前|现在|如今|{DATE}+)",
    "hedge": r"(?P<hedge>(?:\s|达到|达|为|是|有|共有|已有|超过|超|逾|突破|高于|不低于|不少于|至少|大约|约为|约|接近"
    r"|将近|近|不足|不到|低于|不高于|不超过|以内|控制|稳定|保持|维持|完成|实现|在|到|至|了|(?<!平)均|也|就|已|：)*)",
    "up": "(?:多增|增长|增加|上升|提高|提升|上涨|扩大|加快|回升|上调|增|上浮)",
    "down": "(?P<down>少增|下降|降低|减少|回落|下跌|缩小|收窄|下滑|萎缩|缩短|压缩|压减|下调|调降|减|降)",
    "figure": FIGURE,
    "turn": "(?:升|变|壮大|跃升|攀升|飙升|激增|锐减|骤降|扩张|扩展|拓展|延长|扩容|扩充|发展|涨|跌)",
    "pace": r"(?:同比|环比|年均|平均|每年|累计|连续[一二三四五六七八九十\d]{1,2}(?:个?[年月]|季度)"
    r"|实际|名义|复合|再|又|已|也|均|将|大幅|小幅|持续|快速|逐年|合计|净|\s)",
    "versus": rf"(?:(?<![占同对])比(?![重例率])|较(?![长大高好快强多低小短为少重早晚弱])|与)"
    rf"[^，。；：、{FIGURE}]{{1,14}}?(?:相比)?",
}
_QUALIFIERS = (
    ("<", re.compile("(?<!不)低于|不足|不到|不高于|不超过|以内")),
    (">", re.compile("(?<!不)(?:超过|超|高于)|逾|突破|不低于|不少于|至少")),
    ("~", re.compile("约|近")),
)


class Cue(NamedTuple):
    """The words before a number, as far as they say how it is meant."""

    begin: int
    end: int
    rule: str
    comparator: str
    declines: bool
    noun: Range | None  # a name within the cue: 增速
    text: str
    qualifier: str  # ">" "<" "~" or empty


class _Pattern(NamedTuple):
    rule: str
    comparator: str
    regex: re.Pattern[str]


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(row["name"], row["comparator"], re.compile(f"(?:{row['pattern'].format(**_PARTS)})$"))
        for row in records("patterns/quantities.jsonl")
    )


def find_cue(masked: str, begin: int, end: int) -> Cue:
    """Return the cue at the end of masked[begin:end], the clause left of a number; an empty one where there is none."""
    left = masked[begin:end]
    for pattern in _patterns():
        hit = pattern.regex.search(left)
        if hit:
            groups = hit.groupdict()
            noun = Range(begin + hit.start("noun"), begin + hit.end("noun")) if "noun" in groups else None
            declines = pattern.comparator == "growth" and bool(groups.get("down"))
            qualifier = _qualifier(groups.get("hedge") or "")
            start = begin + hit.start()
            return Cue(start, end, pattern.rule, pattern.comparator, declines, noun, hit.group(), qualifier)
    return Cue(end, end, "", "level", False, None, "", "")


def _qualifier(hedge: str) -> str:
    return next((sign for sign, words in _QUALIFIERS if words.search(hedge)), "")
