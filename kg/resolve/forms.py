"""The normal form of a name: two printed forms with one normal form are one thing, in any document."""

import re
from collections.abc import Callable

from kg.model import EntityType
from kg.resolve.normal import normal

_PARTY = re.compile(r"^(?:中国共产党|中共|党的)(?=第?[一二三四五六七八九十])")
_NUMBERED = re.compile(
    r"^第?([一二三四五六七八九十]+)(?:届中央委员会第([一二三四五六七八九十])次全体会议|届([一二三四五六七八九十])中全会|次全国代表大会|大)$"
)
_SESSION = re.compile(
    r"^第?([一二三四五六七八九十]+届)?(全国人大|全国政协|全国人民代表大会|中国人民政治协商会议全国委员会)第?([一二三四五六七八九十]+)次会议$"
)
_SHORT_BODY = {"全国人民代表大会": "全国人大", "中国人民政治协商会议全国委员会": "全国政协"}


def _meeting(name: str) -> str:
    """Return a congress, plenum or session by its numbers, however it is written out."""
    name = _PARTY.sub("", name)
    if match := _NUMBERED.match(name):
        number, *plenum = match.groups()
        which = plenum[0] or plenum[1]
        return f"{number}届{which}中全会" if which else f"{number}大"
    if match := _SESSION.match(name):
        term, body, session = match.groups()
        return f"{term or ''}{_SHORT_BODY.get(body, body)}{session}次会议"
    return name


def _document(name: str) -> str:
    """Return a document without the Party before a congress report."""
    return _PARTY.sub("", name)


def _person(name: str) -> str:
    return re.sub(r"(?:总书记|同志|主席|总理)$", "", name)


_FORMS: dict[EntityType, Callable[[str], str]] = {
    EntityType.MEETING: _meeting,
    EntityType.POLICY_DOCUMENT: _document,
    EntityType.PERSON: _person,
}


def key(type_: EntityType, name: str) -> str:
    """Return the canonical form that the id of a thing is minted from.

    >>> plenum = "中国共产党第二十届中央委员会第三次全体会议"
    >>> key(EntityType.MEETING, "党的二十届三中全会") == key(EntityType.MEETING, plenum)
    True
    """
    form = _FORMS.get(type_)
    plain = normal(name)
    return form(plain) if form else plain
