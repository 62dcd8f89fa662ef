"""Names that differ in an ending that names of their class may have or lack, where documents know one such only."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.model import EntityType
from kg.resolve.bodies import around, front, is_firm, without_firm
from kg.resolve.likely import Likely
from kg.resolve.listed import is_label
from kg.resolve.naming import Thing, Usage, thing_of

# a name with such an ending, and the same without: of several endings only those of one kind are alike
_ENDINGS = {
    EntityType.POLICY_PROGRAMME: ("战略", "工程", "倡议", "行动", "计划"),
    EntityType.TECHNOLOGY: ("技术",),
}
_INTERCHANGEABLE = {EntityType.INDUSTRY: ("产业", "行业", "工业", "业")}  # any of them, or none
_SHORTEST_STEM = 2
_SURE, _UNSURE = 0.93, 0.6

_ByName = Mapping[str, Thing]


def alike(usage: Usage) -> Iterator[Likely]:
    """Yield what is one thing but for the ending of its name, or but for how a body's unit is written short."""
    names: dict[EntityType, dict[str, Thing]] = defaultdict(dict)
    for name in sorted(usage.forms):
        if not name.sense:
            thing = thing_of(name)
            names[name.type].setdefault(thing.parts[0], thing)
    for type_, endings in _ENDINGS.items():
        yield from _with_and_without(names[type_], endings)
    for type_, endings in _INTERCHANGEABLE.items():
        yield from _interchangeable(type_, names[type_], endings)
    yield from _firms(names[EntityType.INSTITUTION])
    yield from _units(names[EntityType.INSTITUTION])


def _with_and_without(names: _ByName, endings: Sequence[str]) -> Iterator[Likely]:
    """京津冀协同发展 is 京津冀协同发展战略, unless 京津冀协同发展行动 is named too."""
    for text in sorted(names):
        longer = [text + ending for ending in endings if text + ending in names]
        if len(text) >= _SHORTEST_STEM and len(longer) == 1:
            ending = longer[0][len(text) :]
            yield Likely(names[text], names[longer[0]], f"除词尾“{ending}”外同名", _SURE)


def _interchangeable(type_: EntityType, names: _ByName, endings: Sequence[str]) -> Iterator[Likely]:
    """光伏产业 = 光伏行业."""
    by_stem: dict[str, list[str]] = defaultdict(list)
    for text in sorted(names):
        by_stem[_stem(text, endings)].append(text)
    for stem, found in by_stem.items():
        best = max(found, key=lambda text: (is_label(type_, text), text.endswith(endings[0]), text))
        for text in found if len(stem) >= _SHORTEST_STEM else ():
            if text != best:
                yield Likely(names[text], names[best], f"词尾可以互换：{'、'.join(endings)}", _SURE)


def _stem(text: str, endings: Sequence[str]) -> str:
    return next((text.removesuffix(ending) for ending in endings if text.endswith(ending)), text)


def _firms(names: _ByName) -> Iterator[Likely]:
    """小米集团 = 小米公司 = 小米; a group and its listed company (股份) are two."""
    by_stem: dict[str, list[str]] = defaultdict(list)
    for text in sorted(names):
        by_stem[without_firm(text)].append(text)
    for stem, found in by_stem.items():
        if len(found) < 2 or not any(map(is_firm, found)):
            continue
        first = max(found, key=lambda text: (is_label(EntityType.INSTITUTION, text), len(text), text))
        kinds = {
            ("股份" in text, "集团" in text) for text in found if text != stem and ("股份" in text or "集团" in text)
        }
        for text in found:
            if text != first and not (
                is_label(EntityType.INSTITUTION, text) and is_label(EntityType.INSTITUTION, first)
            ):
                yield Likely(names[text], names[first], f"企业名称的简写：{stem}", _SURE if len(kinds) < 2 else _UNSURE)


def _units(names: _ByName) -> Iterator[Likely]:
    """国务院发展研究中心产业部 is the one 产业…部 of the body that is named."""
    units: dict[str, list[str]] = defaultdict(list)
    for text in sorted(names):
        body = front(text) or around(text)
        if body and len(text) - len(body) >= 3 and text.startswith(body):
            units[body].append(text.removeprefix(body))
    for body, found in units.items():
        for unit in found:
            longer = [each for each in found if _is_short_for(unit, each)]
            if len(longer) == 1:
                yield Likely(names[body + unit], names[body + longer[0]], "同一机构中唯一可缩写如此的部门", 0.91)


def _is_short_for(unit: str, longer: str) -> bool:
    """Tell whether a unit's name may be another's for short, and is no unit within which the other is."""
    begins = longer.startswith(unit[:-1]) and not longer.startswith(unit)
    return begins and longer[-1] == unit[-1] and len(longer) > len(unit)
