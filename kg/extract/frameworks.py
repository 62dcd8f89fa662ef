"""Frameworks put forward in the text, with their dimensions and their stages in order."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.reading import Found, Reading
from kg.extract.text import lines_with, take
from kg.model import EntityType, Range

RULE = "framework"
RULE_QUOTED = "framework-quoted"
RULE_COUNTED = "framework-counted"
_N = r"(?:[一二三四五六七八九十两]|[2-9])"
_HEAD = (
    "(?:曲线|模型|评价体系|指标体系|评估体系|评价指标体系|体系|指数|框架|矩阵|范式|图谱|评价法|分析法"
    "|测度体系|标尺|坐标系|量表)"
)
_PUT = "(?:提出|构建|建立|设计|开发|发布|形成|创立|创建|推出|搭建|编制|研制|采用|运用|引入|借鉴|总结出|概括为)"
_NAMED = re.compile(
    rf"{_PUT}(?:了|出|的)?(?:一套|一个|一种|自己的|包含[^，。“”]{{1,16}}的)?[^，。；“”、]{{0,8}}?(?:“(?P<q>[^“”\n]{{2,26}}{_HEAD})”|(?P<p>[^，。；：“”《》\n的了]{{3,20}}?(?:“[^“”\n]{{1,8}}”)?(?:评价模型|分析框架|评价指标体系|指标体系|评价体系|评估模型|评估体系|测度模型|成熟度模型|指数|曲线)(?!评价|指标|评估|体系|模型)))"
    rf"|“(?P<r>[^“”\n]{{2,26}}(?:曲线|模型|评价体系|指标体系|指数|分析框架))”"
)
_CONSISTS = re.compile("”?，?(?:主要|具体|共|分别)?(?:由|包括|包含|涵盖|下设|设置?|分为|分)")  # its parts follow
_LEAD = 8  # characters between the verb and the name of what it puts forward
_UNITS = ("维度", "一级指标", "分项指标", "分指数", "子系统", "准则层", "能力域")
_UNIT = f"(?:评价|指标)?(?:{'|'.join(_UNITS)})"
_SPLIT = re.compile(r"、|以及|和|与|及")  # those in brackets are no cuts
_ASIDE = re.compile(r"（[^（）\n]*）")
_ITEM = r"[^、，。；：！？“”‘’（）《》\n]{2,14}(?:（[^（）\n]{1,20}）)?"
_ITEMS = rf"{_ITEM}(?:、{_ITEM}){{1,24}}?(?:(?:以及|和|与|及){_ITEM})?"
_DIMENSIONS = re.compile(
    rf"(?:从|以|围绕|涵盖|包括|包含|聚焦|在|由|设置|设定|选取|沿着)?“?(?P<items>{_ITEMS})”?(?:等)?(?:这)?(?P<count>(?P<n>{_N})(?:个|大)(?:关键|主要|核心|重点|一级)?{_UNIT})"
)
_DIMENSIONS_AFTER = re.compile(
    rf"(?P<count>(?P<n>{_N})(?:个|大)(?:关键|主要|核心|重点|一级)?{_UNIT})(?:进行[^，。：]{{0,6}}|，|：|——|，?(?:分别)?(?:是|为|包括|即))+“?(?P<items>{_ITEMS})(?=[”，。；等]|$)"
)
# the parts of a framework named just before, counted or not: …指数由A、B、C三部分构成
_PARTS = re.compile(
    rf"(?:曲线|模型|体系|指数|框架|矩阵)”?(?:，)?(?:主要|具体|分别)?(?:由|从|包括|包含|涵盖|下设|设置?|分为|分)(?P<items>{_ITEMS})(?:等)?"
    rf"(?:(?P<n>{_N})(?:个|大)?|(?<![一二三四五六七八九十两2-9]))(?:方面|层面|部分|{_UNIT})"
)
_STAGES = re.compile(
    rf"(?:划分|分|历经|经历|归纳|概括|区分)(?:为|成|了)*(?:从)?“?(?P<items>{_ITEMS})”?(?:这)?(?P<n>{_N})个(?:发展)?(?:阶段|时期)"
    rf"|“(?P<items2>{_ITEMS})”(?:这)?(?P<n2>{_N})个(?:发展)?(?:阶段|时期)"
    rf"|(?:划分|分|归纳|概括|区分)(?:为|成)“?(?P<items4>{_ITEMS})”?(?P<n4>)(?=[，。；]|等?(?:几个)?(?:阶段|时期))"
    rf"|(?P<n3>{_N})个(?:发展|演进|成长)?(?:阶段|时期)[，：—]*(?:依次|分别)?(?:是|为|即|包括)?“?(?P<items3>{_ITEMS})(?=[”，。；]|$)"
)
_STAGED = (
    "阶段",
    "时期",
    "分为",
    "分成",
    "归纳为",
    "归纳成",
    "概括为",
    "概括成",
)  # each list of stages has one of these
_STAGE_END = re.compile(r"(?:期|阶段|时期|段|级|代)$")
_COUNT = (
    {char: number for number, char in enumerate("一二三四五六七八九十", 1)}
    | {"两": 2}
    | {str(n): n for n in range(2, 10)}
)


@dataclass(frozen=True, slots=True)
class Structure:
    """A framework and the list of its parts, where the text gives them."""

    framework: Found
    parts: tuple[Found, ...]
    kind: EntityType  # DIMENSION or STAGE
    span: Range


def find_frameworks(reading: Reading) -> tuple[list[Found], list[Structure]]:
    """Return the frameworks named in the text, and which dimensions or stages each is given."""
    named = _named(reading)
    structures = [
        *_structures(reading, named, EntityType.DIMENSION, _dimension_lists(reading)),
        *_structures(reading, named, EntityType.STAGE, _stage_lists(reading)),
    ]
    found = list({(f.begin, f.end): f for f in [*named, *(s.framework for s in structures)]}.values())
    return found, structures


def _named(reading: Reading) -> list[Found]:
    named: list[Found] = []
    for match in _NAMED.finditer(reading.folded):
        letter = next(x for x in "qpr" if match.group(x))
        named.append(reading.found(*match.span(letter), EntityType.FRAMEWORK, RULE_QUOTED if letter == "r" else RULE))
    put_forward = {f.name for f in named if f.rule == RULE}
    named = [f._replace(rule=RULE) if f.name in put_forward else f for f in named]
    for name in sorted(put_forward):
        seen = {f.begin for f in named}
        named += [
            reading.found(m.start(), m.end(), EntityType.FRAMEWORK, RULE)
            for m in re.finditer(re.escape(name), reading.folded)
            if m.start() not in seen
        ]
    return sorted(named)


def _dimension_lists(reading: Reading) -> list[tuple[Range, list[Range], Range]]:
    lists: list[tuple[Range, list[Range], Range]] = []
    taken = bytearray(len(reading.folded))
    for pattern in (_DIMENSIONS, _DIMENSIONS_AFTER, _PARTS):
        for match in _matches(pattern, reading.folded):
            items = _split(reading, *match.span("items"), _COUNT.get(match.group("n") or "", 0))
            if items and take(taken, *match.span()):
                count = match.span("count") if pattern is not _PARTS else (match.end(), match.end())
                lists.append((Range(match.start("items"), match.end()), items, Range(*count)))
    return lists


def _matches(pattern: "re.Pattern[str]", text: str) -> Iterator["re.Match[str]"]:
    """Yield the matches of a pattern; one that may begin anywhere is held against the lines with a unit alone."""
    for line in [Range(0, len(text))] if pattern is _PARTS else lines_with(text, _UNITS):
        yield from pattern.finditer(text, *line)


def _stage_lists(reading: Reading) -> list[tuple[Range, list[Range], Range]]:
    """Return lists of stages with where they are counted: an empty range where the text does not count them."""
    lists = []
    lines = lines_with(reading.folded, _STAGED)
    for match in (m for line in lines for m in _STAGES.finditer(reading.folded, *line)):
        tag = next(x for x in ("", "2", "3", "4") if match.group(f"items{x}"))
        items = _split(reading, *match.span(f"items{tag}"), _COUNT.get(match.group(f"n{tag}"), 0))
        is_named = (
            bool(match.group(f"n{tag}"))
            or match.group().endswith(("阶段", "时期"))
            or all(_STAGE_END.search(i.of(reading.folded)) for i in items)
        )
        if items and is_named:
            lists.append((Range(*match.span()), items, _counted(reading, match, tag)))
    return lists


def _counted(reading: Reading, match: "re.Match[str]", tag: str) -> Range:
    begin, end = match.span(f"n{tag}")
    if begin == end:
        return Range(begin, end)
    return Range(begin, reading.folded.index("段" if "阶段" in match.group() else "期", begin) + 1)


def _split(reading: Reading, begin: int, end: int, count: int) -> list[Range]:
    """Cut a list into the number of items that the text says it has; none where it cannot be."""
    text = reading.folded
    asides = [m.span() for m in _ASIDE.finditer(text, begin, end)]
    marks = [m.span() for m in _SPLIT.finditer(text, begin, end) if not any(a <= m.start() < b for a, b in asides)]
    sure = [span for span in marks if text[span[0]] == "、"]
    doubtful = [span for span in marks if span not in sure]
    missing = count - 1 - len(sure) if count else min(1, len(doubtful))
    if missing < 0 or missing > len(doubtful):
        return []
    cuts = sorted([*sure, *(doubtful[len(doubtful) - missing :] if missing else [])])
    edges = [begin, *(x for cut in cuts for x in cut), end]
    items = [Range(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    items[0] = Range(_after_lead(text, items[0]), items[0].end)
    items = [Range(item.begin, _before_aside(text, item)) for item in items]
    return items if all(item.end > item.begin for item in items) else []


def _after_lead(text: str, item: Range) -> int:
    """Return where the first item begins behind a verb that the expression took in."""
    lead = re.match(r".*(?:从|包括|涵盖|围绕|包含|聚焦|由|设置|设定|选取|为|成|是|即)", text[item.begin : item.end - 1])
    return item.begin + lead.end() if lead else item.begin


def _before_aside(text: str, item: Range) -> int:
    """Return where an item ends before brackets: 集聚期（得分0.2以上）."""
    aside = text.find("（", item.begin, item.end)
    return aside if aside > item.begin else item.end


def _structures(
    reading: Reading, named: list[Found], kind: EntityType, lists: list[tuple[Range, list[Range], Range]]
) -> list[Structure]:
    structures: list[Structure] = []
    for span, items, count in lists:
        parts = tuple(reading.found(item.begin, item.end, kind, RULE) for item in items)
        counted = reading.found(count.begin, count.end, EntityType.FRAMEWORK, RULE_COUNTED)
        owner = _put_forward(reading, named, span) or _owner(reading, named, span, anywhere=kind is EntityType.STAGE)
        is_own = owner is not None and (
            owner.begin > span.begin or _CONSISTS.match(reading.folded, owner.end, span.end)
        )
        if count.end > count.begin and not is_own and (kind is EntityType.DIMENSION or owner is None):
            structures.append(Structure(counted, parts, kind, span))
        if owner is not None:
            structures.append(Structure(owner, parts, kind, span))
    return structures


def _put_forward(reading: Reading, named: list[Found], span: Range) -> Found | None:
    """Return the framework that is put forward right behind a list: 从甲、乙五个维度构建某模型."""
    after = re.compile(_PUT).match(reading.folded, span.end)
    return next((f for f in named if after and 0 <= f.begin - after.end() <= _LEAD), None)


def _owner(reading: Reading, named: list[Found], span: Range, *, anywhere: bool) -> Found | None:
    """Return the framework named last before a list in its paragraph, or (anywhere) the one named most."""
    paragraph = reading.folded.rfind("\n", 0, span.begin) + 1
    named = [f for f in named if f.rule == RULE] or named
    before = [f for f in named if paragraph <= f.begin and f.end <= span.begin]
    if before:
        return before[-1]
    mentioned = Counter(f.name for f in named).most_common(2)
    if not anywhere or not mentioned or (len(mentioned) > 1 and mentioned[0][1] == mentioned[1][1]):
        return None
    return next(f for f in named if f.name == mentioned[0][0])
