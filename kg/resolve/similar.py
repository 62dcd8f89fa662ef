"""Names that look alike but are not brought together: suggestions, found without comparing all with all."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from kg.model import EntityType, Name
from kg.resolve.likely import Likely
from kg.resolve.listed import listed
from kg.resolve.naming import Thing, Usage
from kg.resolve.normal import normal

_LONG_ENOUGH = 6  # characters of names that may differ in one
_DIGITS = frozenset("0123456789一二三四五六七八九十百千零〇两东西南北中上下前后内外新老大小高低正副省市县区")
_MOST = 20  # names of one pattern: more are a family (第一批, 第二批), no misprints
_SHORT = range(3, 6)
_ENDS = tuple("院部委会所局厅办行司")
_TYPES = {
    EntityType.INSTITUTION,
    EntityType.POLICY_DOCUMENT,
    EntityType.POLICY_PROGRAMME,
    EntityType.MEETING,
    EntityType.INDUSTRY,
    EntityType.CLUSTER,
    EntityType.TECHNOLOGY,
    EntityType.CONCEPT,
    EntityType.INDICATOR,
}


def similar(usage: Usage, things: Mapping[Name, Thing]) -> Iterator[Likely]:
    """Yield pairs of things whose names differ in one character, or of which one may be the other's abbreviation."""
    names: dict[EntityType, dict[str, Thing]] = defaultdict(dict)
    for name in sorted(usage.forms):
        if name.type in _TYPES and not name.sense:
            names[name.type].setdefault(normal(name.text), things[name])
    for type_, by_text in names.items():
        unknown = {text for text in by_text if not listed(type_, text)}
        yield from _one_off(by_text, unknown)
        if type_ is EntityType.INSTITUTION:
            yield from _abbreviations(by_text)


def _one_off(names: Mapping[str, Thing], unknown: Collection[str]) -> Iterator[Likely]:
    """Yield names that are alike but for one character, left out or mistaken, which is no number and no direction.

    What is mistaken sounds alike, as 发电 and 风电 do not. Two names that the gazetteer lists are known to be two.
    """
    gaps: dict[str, list[str]] = defaultdict(list)
    for text in names:
        if len(text) >= _LONG_ENOUGH:
            for at in range(len(text)):
                if text[at] not in _DIGITS:
                    gaps[f"{text[:at]}\0{text[at + 1 :]}"].append(text)
    for gap, found in sorted(gaps.items()):
        without = gap.replace("\0", "")
        alike = sorted({*found, *([without] if without in names else [])})
        if 1 < len(alike) <= _MOST:
            first, *others = alike
            for other in others:
                if (first in unknown or other in unknown) and _may_be_mistaken(gap.index("\0"), first, other):
                    yield Likely(names[other], names[first], "只差一字", 0.7)


def _may_be_mistaken(at: int, one: str, other: str) -> bool:
    """Tell whether two names differ in a character too many, or in two that are read alike."""
    return len(one) != len(other) or bool(_readings(one[at]) & _readings(other[at]))


def _readings(character: str) -> set[str]:
    from pypinyin import Style, pinyin  # noqa: PLC0415 loaded with the first names that are so much alike

    return set(pinyin(character, style=Style.NORMAL, heteronym=True)[0])


def _abbreviations(names: Mapping[str, Thing]) -> Iterator[Likely]:
    """Yield a short name and the one long name that begins and ends as it and has its characters in order."""
    by_ends: dict[tuple[str, str], list[str]] = defaultdict(list)
    for text in names:
        if len(text) > _SHORT[-1]:
            by_ends[text[0], text[-1]].append(text)
    for text in sorted(names):
        if len(text) in _SHORT and text.endswith(_ENDS):
            longer = [each for each in by_ends[text[0], text[-1]] if _within(text, each)]
            if len(longer) == 1:
                yield Likely(names[text], names[longer[0]], "可能是缩写", 0.6)


def _within(short: str, long: str) -> bool:
    at = -1
    return all((at := long.find(character, at + 1)) >= 0 for character in short)
