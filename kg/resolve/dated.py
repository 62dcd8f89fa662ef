"""What a name means by the date of its document: what there is once a year, and what a name meant in those days."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from kg.data import rows
from kg.model import EntityType
from kg.resolve.listed import listed
from kg.resolve.normal import normal

_MONTHS = 12  # after a meeting, in which its bare name is that meeting's
_Key = tuple[EntityType, str]


class _Annual(NamedTuple):
    """Something that there is once a year."""

    base: str  # its name, which goes behind the year
    month: int  # in which it is
    months: int  # from then on, in which its bare name is the last one's


def of_its_year(type_: EntityType, form: str, date: str) -> str:
    """Return the name with its year of what there is once a year; empty where it is no such thing, or long ago.

    >>> of_its_year(EntityType.MEETING, "中央经济工作会议", "2024-01-15")
    '2023年中央经济工作会议'
    """
    annual = _annual().get((type_, form)) or _annual().get((type_, normal(listed(type_, form))))
    if not annual or len(date) < len("2024-01"):
        return ""
    year, month = int(date[:4]), int(date[5:7])
    if (month - annual.month) % 12 >= annual.months:
        return ""
    return f"{year - (month < annual.month)}年{annual.base}"


def last_held(type_: EntityType, form: str, date: str) -> str:
    """Return the name with its year of what is held now and then, and was in the twelve months before; else nothing.

    >>> last_held(EntityType.MEETING, "全国教育大会", "2024-10-08")
    '2024年全国教育大会'
    """
    held = [month for month in _occasions().get((type_, form), ()) if month <= date[:7]]
    if not held or len(date) < len("2024-01"):
        return ""
    last, now = (int(month[:4]) * 12 + int(month[5:7]) for month in (max(held), date))
    return f"{max(held)[:4]}年{form}" if now - last <= _MONTHS else ""


def in_use(type_: EntityType, form: str, date: str) -> str:
    """Return the label of the one of several things that had a name at a date; empty where the name is but one's."""
    return listed(type_, form, int(date[:4])) if date and not listed(type_, form) else ""


@cache
def _occasions() -> Mapping[_Key, Sequence[str]]:
    found: dict[_Key, list[str]] = defaultdict(list)
    for row in rows("resolve/occasions.tsv"):
        found[EntityType(row.fields["type"]), normal(row.fields["name"])].append(row.fields["held"])
    return found


@cache
def _annual() -> Mapping[_Key, _Annual]:
    return dict(_rows())


def _rows() -> Iterator[tuple[_Key, _Annual]]:
    for row in rows("resolve/annual.tsv"):
        fields, type_ = row.fields, EntityType(row.fields["type"])
        annual = _Annual(fields["base"], int(fields["month"]), int(fields["months"]))
        name = normal(fields["name"])
        yield from (((type_, each), annual) for each in {name, normal(listed(type_, name)) or name})
