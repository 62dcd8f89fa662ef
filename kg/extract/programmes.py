"""Strategies, projects, special actions, initiatives and campaigns, by their heads."""

import re
from functools import cache

from kg.data import words
from kg.extract.lexicon import Kind
from kg.extract.plausible import is_generic
from kg.extract.reading import Found, Reading, left_edge
from kg.extract.text import one_of
from kg.model import EntityType

RULE_QUOTED = "programme-quoted"
RULE_GOVERNED = "programme-governed"
RULE = "grammar-programme"
_KINDS = (
    *("重大工程", "重点工程", "重点项目", "重大项目", "示范项目"),
    *("资管计划", "资产管理计划", "信托计划", "理财计划", "系统工程", "民心工程", "市场战略"),
)
_COUNTED = re.compile(r"(?:\d+|[一二三四五六七八九十百两]+)余?[个项批]")  # 20个示范项目
_GENERIC = re.compile(
    r"^(?:一批|单个|每个|主要|先行|一系列|多项|若干|系列|重大|重点|中国|各类|各项|有关|相关|专项|国家|发展|这|该|此|本|上述|一个|一项|[一二三四五六七八九十两\d]+[个项大])?"
    r"(?:战略|工程|行动|计划|工作|试点|项目|活动|竞赛|大赛|倡议|规划|专项行动|行动计划|示范工程|重大工程|重点工程|发展战略)$"
)


@cache
def _quoted() -> "re.Pattern[str]":
    return re.compile(
        rf"“[^“”\n]{{2,30}}”(?!的|[一-鿿]{{0,2}}(?:作为|列为|纳入|写入|摆在|放在|提升[至到为]|上升|等))(?:(?!的)[一-鿿]){{0,8}}?(?:{one_of('programme_heads')})(?!目标|任务)"
    )


@cache
def _governed() -> "re.Pattern[str]":
    return re.compile(
        rf"(?:{one_of('running_verbs')})(?:了|好|国家)?"
        rf"([^，。；：！？、“”《》（）\n和的]{{2,22}}?(?:{one_of('strong_programme_heads')}))(?![一-鿿]?(?:师|型|量|化|机|队|力|组))"
    )


def find_programmes(reading: Reading) -> list[Found]:
    """Return programmes: in quotation marks with their head, governed by a verb of running, and others by head."""
    return [*_in_marks(reading), *_run(reading), *_headed(reading)]


def _in_marks(reading: Reading) -> list[Found]:
    found = []
    for match in _quoted().finditer(reading.folded):
        begin, end = _with_prefix(reading, match.start()), _whole_head(reading, match.end())
        found.append(reading.found(begin, end, EntityType.POLICY_PROGRAMME, RULE_QUOTED))
    return found


def _run(reading: Reading) -> list[Found]:
    found = []
    for match in _governed().finditer(reading.folded):
        begin, end = match.start(1), _whole_head(reading, match.end(1))
        if _is_specific(reading, begin, end):
            found.append(reading.found(begin, end, EntityType.POLICY_PROGRAMME, RULE_GOVERNED))
    return found


def _headed(reading: Reading) -> list[Found]:
    found = []
    for head in reading.hits.of(Kind.STRONG_PROGRAMME):
        begin = left_edge(reading, head.begin, Kind.NAME | Kind.MODIFIER, unknown=2, nominal=True)
        if head.begin - begin >= 2 and head.end - head.begin >= 2 and _is_specific(reading, begin, head.end):
            found.append(reading.found(begin, head.end, EntityType.POLICY_PROGRAMME, RULE))
    return found


def _with_prefix(reading: Reading, at: int) -> int:
    """Return where a quoted programme begins: a listed name may stand before the marks (敏感元件“揭榜挂帅”专项)."""
    begin = left_edge(reading, at, Kind.NAME | Kind.MODIFIER)
    place = reading.hits.longest_ending(at, Kind.PLACE)
    if place and place.begin == begin:
        return at  # 德国“工业4.0”
    governed = begin == 0 or reading.folded[begin - 1] in "，。；、\n" or reading.hits.longest_ending(begin, Kind.STOP)
    return begin if governed else at


def _whole_head(reading: Reading, end: int) -> int:
    """Return where a name ends whose head ends at an offset, or opens a longer one there: 行动 and 行动计划."""
    heads = [hit for hit in reading.hits.ending.get(end, ()) if hit.kind & Kind.PROGRAMME]
    longer = [reading.hits.longest_beginning(head.begin, Kind.PROGRAMME) for head in heads]
    return max((hit.end for hit in longer if hit), default=end)


def _is_specific(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether words with a programme's head name one: not 重大工程, nor the beginning of 工程师."""
    if reading.folded.startswith(words("not_after_programmes"), end):
        return False
    text = reading.folded[begin:end]
    if text.endswith(_KINDS) or _GENERIC.match(text) or _COUNTED.match(text) or not reading.words.is_edge(end):
        return False
    return not is_generic(reading, begin, end)
