"""Names of which only the document can tell where: 省发展改革委, 市科技局, 鼓楼区."""

import re
from collections.abc import Collection, Iterator

from kg.model import EntityType, Name
from kg.resolve.bodies import is_of_a_level
from kg.resolve.listed import listed
from kg.resolve.places import is_shared_district, place

_PROVINCES = ("省", "自治区")
_OF_BODIES = (EntityType.MEETING, EntityType.POLICY_DOCUMENT)  # 省委十一届五次全会, 市政府工作报告
_OF_A_LEVEL = re.compile("[省市县区](?:委|政府|人民政府|人大|人民代表大会|政协|纪委)")
_YEAR = re.compile(r"[0-9]{4}年")
RELATIVE = (EntityType.INSTITUTION, EntityType.REGION, *_OF_BODIES)  # classes with such names


def relative(type_: EntityType, form: str) -> str:
    """Return the level of place that a name leaves open: 省, 市, 县 or 区; empty where it leaves none.

    >>> relative(EntityType.INSTITUTION, "省发展改革委"), relative(EntityType.REGION, "鼓楼区")
    ('省', '市')
    """
    if (type_ is EntityType.INSTITUTION and is_of_a_level(form)) or (type_ in _OF_BODIES and _OF_A_LEVEL.match(form)):
        return form[0]
    return "市" if type_ is EntityType.REGION and is_shared_district(form) else ""


def whole_name(type_: EntityType, form: str, places: Collection[str]) -> str:
    """Return a relative name with the one place of its level among those that the document names; empty where not one.

    Args:
        type_: of the thing named.
        form: its name, in normal form.
        places: the names of the places, in normal form.
    """
    level = relative(type_, form)
    around = {label for label in _labels(places) if _is_of(level, label)}
    if len(around) != 1:
        return ""
    return around.pop() + (form if type_ is EntityType.REGION else form[1:])


def is_whole(type_: EntityType, name: str, printed: str) -> bool:
    """Tell whether a name is a printed one with its place or its year."""
    lacking = name.removesuffix(printed)
    return lacking != name and bool(relative(type_, printed) or _YEAR.fullmatch(lacking))


def _labels(places: Collection[str]) -> Iterator[str]:
    return (listed(EntityType.REGION, form) or place(form) for form in places)


def _is_of(level: str, label: str) -> bool:
    return label.endswith(_PROVINCES) if level == "省" else label.endswith(level)


def local(name: Name, document: str) -> Name:
    """Return a name as one that no other document shares."""
    return Name(name.type, name.text, document)
