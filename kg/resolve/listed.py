"""What the gazetteer says that a name stands for: short, former and foreign names under the label of the thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from kg.data import rows
from kg.data.gazetteer import GazetteerRow, gazetteer
from kg.model import EntityType
from kg.resolve.normal import normal

# one name may be of several classes, as a sentence speaks of it: where its own does not list it, one akin does
_TERMS = (EntityType.TECHNOLOGY, EntityType.CONCEPT, EntityType.INDUSTRY, EntityType.POLICY_PROGRAMME)
_AKIN = {each: tuple(other for other in _TERMS if other is not each) for each in _TERMS} | {
    EntityType.REGION: (EntityType.INSTITUTION,),  # 东盟: groups of countries alone
}
_GROUP = "group"
SCORES = {"official": 1.0, "variant": 0.98, "short": 0.98, "abbreviation": 0.97, "former": 0.96, "foreign": 0.97}


@cache
def _rows() -> dict[tuple[EntityType, str], tuple[GazetteerRow, ...]]:
    found: dict[tuple[EntityType, str], list[GazetteerRow]] = defaultdict(list)
    for row in (*gazetteer(), *_short_names()):
        found[row.type, normal(row.name)].append(row)
    own = {key: tuple(found_) for key, found_ in found.items()}
    akin: dict[tuple[EntityType, str], tuple[GazetteerRow, ...]] = defaultdict(tuple)
    for (type_, name), found_ in own.items():
        for other in _AKIN.get(type_, ()):
            akin[other, name] += tuple(
                row for row in found_ if not row.ambiguous and (type_ in _TERMS or _GROUP in row.note)
            )
    return akin | own


def _short_names() -> Iterator[GazetteerRow]:
    """Yield the names that stand for a thing only where one of its class is named: 美, U.S."""
    for row in rows("resolve/names.tsv"):
        fields = row.fields
        yield GazetteerRow(
            fields["label"],
            EntityType(fields["type"]),
            fields["name"],
            fields["status"],
            None,
            None,
            "",
            fields["source"],
            "",
        )


def listed(type_: EntityType, name: str, year: int | None = None) -> str:
    """Return the label that a name in its normal form has in the gazetteer; empty where it has none, or several.

    Of several labels, those count whose name was in use in the year, where one is given.
    """
    rows = _rows().get((type_, name), ())
    if year is not None and len(rows) > 1:
        rows = tuple(row for row in rows if _in_use(row, year)) or rows
    labels = {normal(row.label): row.label for row in rows}
    return next(iter(labels.values())) if len(labels) == 1 else ""


def _in_use(row: GazetteerRow, year: int) -> bool:
    return (row.since or year) <= year <= (row.until or year)


def why(type_: EntityType, name: str) -> tuple[str, float]:
    """Return why a name stands for its label and how surely: what kind of name it is, and from when to when."""
    row = max(_rows().get((type_, name), ()), key=lambda row: SCORES[row.status])
    years = f"（{row.since or ''}–{row.until or ''}）" if row.since or row.until else ""
    return f"名录：{row.label}的 {row.status}{years}，{row.source}", SCORES[row.status]


def sure_place(name: str) -> str:
    """Return the label of the place that a name in its normal form is sure to name; empty where it may be a word."""
    sure = not any(row.ambiguous for row in _rows().get((EntityType.REGION, name), ()))
    return listed(EntityType.REGION, name) if sure else ""


def is_label(type_: EntityType, name: str) -> bool:
    """Tell whether a name in its normal form is the gazetteer's own for a thing."""
    return any(row.type is type_ and normal(row.label) == name for row in _rows().get((type_, name), ()))


def is_former(type_: EntityType, name: str) -> bool:
    """Tell whether a name in its normal form is one that its thing has no longer."""
    rows = _rows().get((type_, name), ())
    return bool(rows) and all(row.status == "former" for row in rows)


@cache
def listed_regions() -> dict[str, str]:
    """Return the label of each region of the country by every name that no other region has."""
    labels: dict[str, set[str]] = defaultdict(set)
    for row in _regions(gazetteer()):
        labels[row.name].add(row.label)
    return {name: next(iter(found)) for name, found in labels.items() if len(found) == 1}


def _regions(rows: Iterable[GazetteerRow]) -> Iterable[GazetteerRow]:
    return (row for row in rows if row.type is EntityType.REGION and row.code.isdecimal() and len(row.name) > 1)
