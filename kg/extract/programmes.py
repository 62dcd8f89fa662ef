"""Strategies, projects, special actions, initiatives and campaigns, by their heads."""

import re
from functools import cache

from kg.data import words
from kg.extract.lexicon import Kind
from kg.extract.reading import Found, Reading, left_edge
from kg.model import EntityType

RULE_QUOTED = "programme-quoted"
RULE_GOVERNED = "programme-governed"
RULE = "grammar-programme"
_GENERIC = re.compile(
    r"^(?:一批|单个|每个|主要|先行|一系列|多项|若干|系列|重大|重点|各类|各项|有关|相关|专项|国家|发展|这|该|此|本|上述|一个|一项|[一二三四五六七八九十两\d]+[个项大])?"
    r"(?:战略|工程|行动|计划|工作|试点|项目|活动|竞赛|大赛|倡议|规划|专项行动|行动计划|示范工程|重大工程|重点工程|发展战略)$"
)


@cache
def _heads() -> str:
    return "(?:" + "|".join(words("programme_heads")) + ")"


@cache
def _strong_heads() -> str:
    return "(?:" + "|".join(words("strong_programme_heads")) + ")"


@cache
def _quoted() -> "re.Pattern[str]":
    return re.compile(rf"“[^“”\n]{{2,30}}”[一-鿿]{{0,8}}?{_heads()}")


@cache
def _governed() -> "re.Pattern[str]":
    return re.compile(
        rf"(?:实施|开展|启动|推行|发起|组织|组织开展|部署|执行|参与|推进|落实|开启)(?:了|好|国家)?([^，。；：！？、“”《》（）\n和的]{{2,22}}?{_strong_heads()})(?![一-鿿]?(?:师|型|量|化|机|队|力|组))"
    )


def find_programmes(reading: Reading) -> list[Found]:
    """Return programmes: in quotation marks with their head, governed by a verb of running, and others by head."""
    found = [
        reading.found(_with_prefix(reading, m.start()), m.end(), EntityType.POLICY_PROGRAMME, RULE_QUOTED)
        for m in _quoted().finditer(reading.folded)
    ]
    for match in _governed().finditer(reading.folded):
        begin, end = match.span(1)
        longest = reading.hits.longest_beginning(_head_begin(reading, end), Kind.PROGRAMME)
        end = max(end, longest.end if longest else end)
        if _is_specific(reading, begin, end):
            found.append(reading.found(begin, end, EntityType.POLICY_PROGRAMME, RULE_GOVERNED))
    for head in reading.hits.of(Kind.STRONG_PROGRAMME):
        begin = left_edge(reading, head.begin, Kind.NAME | Kind.MODIFIER, unknown=2, nominal=True)
        if head.begin - begin >= 2 and head.end - head.begin >= 2 and _is_specific(reading, begin, head.end):
            found.append(reading.found(begin, head.end, EntityType.POLICY_PROGRAMME, RULE))
    return found


def _with_prefix(reading: Reading, at: int) -> int:
    """Return where a quoted programme begins: a listed name may stand before the marks (敏感元件“揭榜挂帅”专项)."""
    begin = left_edge(reading, at, Kind.NAME | Kind.MODIFIER)
    governed = begin == 0 or reading.folded[begin - 1] in "，。；、\n" or reading.hits.longest_ending(begin, Kind.STOP)
    return begin if governed else at


def _head_begin(reading: Reading, end: int) -> int:
    head = reading.hits.longest_ending(end, Kind.PROGRAMME)
    return head.begin if head else end


def _is_specific(reading: Reading, begin: int, end: int) -> bool:
    text = reading.folded[begin:end]
    if reading.folded.startswith(
        (
            "方案",
            "计划",
            "规划",
            "纲要",
            "意见",
            "报告",
            "办法",
            "能力",
            "主义",
            "布局",
            "选择",
            "机遇",
            "支撑",
            "意义",
            "部署",
            "目标",
            "任务",
            "高地",
            "性",
            "举措",
            "资源",
            "力量",
            "科技",
            "地位",
            "需求",
            "合作",
            "师",
            "院",
            "中心",
            "机械",
            "技术",
            "化",
        ),
        end,
    ):
        return False
    generic = reading.hits.longest_ending(end, Kind.GENERIC)
    if text.endswith(("重大工程", "重点工程", "重点项目", "重大项目", "示范项目")):
        return False
    return not _GENERIC.match(text) and not (generic and generic.begin <= begin) and reading.words.is_edge(end)
