"""The canonical form of a name by its class: printed forms with one canonical form are one thing, in any document."""

import re
from collections.abc import Callable

from kg.model import EntityType
from kg.resolve.documents import document
from kg.resolve.meetings import meeting
from kg.resolve.normal import normal
from kg.resolve.places import place, placed
from kg.resolve.spelt import spelt_out

_TITLE = re.compile(r"(?:总书记|同志|主席|总理)$")


def _person(name: str) -> str:
    return _TITLE.sub("", name)


def _industry(name: str) -> str:
    return name.replace("与", "和")


def _cluster(name: str) -> str:
    """Return a cluster with the full name of the place in front, and without 产业 at the end."""
    return placed(re.sub(r"产业集群$", "集群", name))


_FORMS: dict[EntityType, Callable[[str], str]] = {
    EntityType.MEETING: meeting,
    EntityType.POLICY_DOCUMENT: document,
    EntityType.PERSON: _person,
    EntityType.INDUSTRY: _industry,
    EntityType.CLUSTER: _cluster,
    EntityType.POLICY_PROGRAMME: placed,
    EntityType.REGION: place,
}


def key(type_: EntityType, name: str) -> str:
    """Return the canonical form that the id of a thing is minted from.

    >>> plenum = "中国共产党第二十届中央委员会第三次全体会议"
    >>> key(EntityType.MEETING, "党的二十届三中全会") == key(EntityType.MEETING, plenum)
    True
    """
    form = _FORMS.get(type_)
    plain = spelt_out(type_, normal(name))
    return form(plain) if form else plain
