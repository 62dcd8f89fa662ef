"""The grammar of names of bodies: short parts written out, the body or place in front under its full name.

江西省发改委 = 江西省发展和改革委员会      社科院工经所 = 中国社会科学院工业经济研究所
"""

from functools import cache

from kg.data import rows
from kg.model import EntityType
from kg.resolve.listed import listed, listed_regions
from kg.resolve.normal import normal

_ENDS_OF_LEVELS = ("省", "市", "县", "区", "州", "旗")


@cache
def _parts() -> dict[str, str]:
    return {row.fields["short"]: row.fields["long"] for row in rows("resolve/bodies.tsv")}


@cache
def written_out(name: str) -> str:
    """Return the normal form of an institution's name with what is short in it written out.

    >>> written_out("江西省发改委"), written_out("江西发展改革委"), written_out("北京大学")
    ('江西省发展和改革委员会', '江西省发展和改革委员会', '北京大学')
    """
    plain = normal(name)
    if label := listed(EntityType.INSTITUTION, plain):
        return normal(label)
    begin, rest = _front(plain)
    if not rest:
        return plain
    long = _rest(rest)
    if begin in _places() and (long != rest or _is_organ(long)):
        begin = _places()[begin]
    whole = begin + long
    return normal(listed(EntityType.INSTITUTION, whole) or whole)


def front(name: str) -> str:
    """Return the listed body that a body's written out name begins with; empty where there is none."""
    begin, rest = _front(name)
    return begin if rest and listed(EntityType.INSTITUTION, begin) else listed(EntityType.INSTITUTION, name)


def _front(name: str) -> tuple[str, str]:
    """Return the listed body or place that a name begins with, under its full name, and what follows it."""
    for end in range(len(name) - 1, 1, -1):
        if label := listed(EntityType.INSTITUTION, name[:end]):
            if _is_part(name[end:]):
                return normal(label), name[end:]
        elif name[:end] in _places() or (name[end - 1] in _ENDS_OF_LEVELS and _is_part(name[end:])):
            return name[:end], name[end:]
    return "", ""


def _is_part(rest: str) -> bool:
    return rest in _parts() or _is_organ(rest) or len(rest) >= 3


def _rest(rest: str) -> str:
    """Write out the parts of what follows: 人民政府 and 办公厅, 社科院 and 工经所."""
    if rest in _parts():
        return _parts()[rest]
    for end in range(len(rest) - 1, 1, -1):
        if rest[:end] in _parts() and _is_part(rest[end:]):
            return _parts()[rest[:end]] + _rest(rest[end:])
    return rest


@cache
def _organs() -> frozenset[str]:
    return frozenset(_parts().values())


def _is_organ(name: str) -> bool:
    return name in _organs()


@cache
def _places() -> dict[str, str]:
    """Return the one full name of each place by its short and its full form."""
    return {normal(name): normal(label) for name, label in listed_regions().items()}
