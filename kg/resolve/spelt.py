"""Abbreviations inside names, written out: AI芯片 = 人工智能芯片, 石化产业 = 石油化工产业."""

import re
from collections import defaultdict
from functools import cache

from kg.data import rows
from kg.data.gazetteer import gazetteer
from kg.model import EntityType
from kg.resolve.normal import normal

_LATIN = re.compile(r"(?<![a-z0-9])[a-z](?:[a-z&+./-]*[a-z])(?![a-z0-9])")  # 5G and 8K are names of their own
_HAN = re.compile(r"[一-鿿]")
# names of which a type's names may be made
_PARTS = {
    EntityType.INDUSTRY: EntityType.TECHNOLOGY,
    EntityType.TECHNOLOGY: EntityType.TECHNOLOGY,
    EntityType.CLUSTER: EntityType.TECHNOLOGY,
    EntityType.CONCEPT: EntityType.TECHNOLOGY,
    EntityType.MEETING: EntityType.INSTITUTION,
}
_TERMS = {EntityType.INDICATOR: "resolve/indicators.tsv", EntityType.INDUSTRY: "resolve/industries.tsv"}


def spelt_out(type_: EntityType, name: str) -> str:
    """Return a name, given in its normal form, with what is Latin or short in it written out.

    >>> spelt_out(EntityType.TECHNOLOGY, "生成式ai"), spelt_out(EntityType.INDICATOR, "单位gdp能耗")
    ('生成式人工智能', '单位国内生产总值能耗')
    """
    for pattern, long in _terms(_TERMS[type_]).items() if type_ in _TERMS else ():
        if long not in name:
            name = pattern.sub(long, name)
    known = _names(_PARTS[type_]) if type_ in _PARTS and not name.isdecimal() else {}
    return _LATIN.sub(lambda match: known.get(match.group(), match.group()), name) if known else name


@cache
def _names(type_: EntityType) -> dict[str, str]:
    """Return the Chinese label of each Latin name that has one alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in gazetteer():
        name = normal(row.name)
        if row.type is type_ and _LATIN.fullmatch(name) and not name.isdecimal() and _HAN.search(row.label):
            found[name].add(normal(row.label))
    return {name: label for name, labels in found.items() if name not in (label := min(labels)) and len(labels) == 1}


@cache
def _terms(file: str) -> dict[re.Pattern[str], str]:
    """Return what stands for what in the names of a class, the longest first; m2 stands in no pm2.5."""
    found = {normal(row.fields["short"]): normal(row.fields["long"]) for row in rows(file)}
    ordered = sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))
    return {re.compile(rf"(?<![a-z0-9]){re.escape(short)}(?![a-z0-9])"): long for short, long in ordered}
