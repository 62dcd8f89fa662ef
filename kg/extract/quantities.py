"""What a text says in figures: indicator, number, unit, period, and how the number stands to the indicator."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from kg.extract.dates import find_dates
from kg.extract.figures import Reader, Reading, comparator
from kg.extract.formulas import written_out
from kg.extract.grids import find_grid_cells
from kg.extract.tables import Cell, find_cells
from kg.extract.units import find_quantities
from kg.model import EntityType, Range

NameSpan = tuple[int, int, str, str]  # begin, end, entity type, name
_PRICES = ("美元", "不变价", "可比价", "价格计")  # 2010年美元: in whose prices, not when
_LONGEST_SENTENCE = 300
_ASPECTS = {"growth": "增长", "change": "变化", "share": "占比", "count": "数量", "level": "水平"}
"""What of a thing is measured where the text names but the thing: 制造业增长5%."""

_SUBJECTS = {
    EntityType.INDUSTRY,
    EntityType.CLUSTER,
    EntityType.TECHNOLOGY,
    EntityType.CONCEPT,
    EntityType.REGION,
    EntityType.INSTITUTION,
    EntityType.POLICY_PROGRAMME,
}


@dataclass(frozen=True, slots=True)
class ObservationSpan:
    """A number that measures something, and the stretch of text that says so."""

    begin: int
    end: int
    indicator: str  # as printed, with the head that it shares with another
    indicator_begin: int
    indicator_end: int
    subject: int | None  # index into the names
    value: str  # as printed, without separators
    unit: str
    normalized_value: str  # a decimal in the plain unit; a decline has a minus
    normalized_unit: str
    period: str  # ISO, or empty
    comparator: str  # level growth share count change
    qualifier: str  # ">" "<" "~" or empty


def find_observations(text: str, names: Sequence[NameSpan] = (), *, published: str = "") -> list[ObservationSpan]:
    """Return the observations of a text, in its order.

    Numbers that measure something count (share, growth, count, level); dates, ordinals and counts of a text's points do
    not. `names` are the text's mentions in its order, of which one is the subject that an observation is about;
    `published` (ISO) resolves 今年 and 上半年.
    """
    text = written_out(text)
    quantities = find_quantities(text)
    if not quantities:
        return []
    cells = list(find_cells(text)) or list(find_grid_cells(text))
    in_tables = {at for cell in cells for at in range(min(cell.row.begin, cell.value.begin), cell.value.end)}
    prose = [quantity for quantity in quantities if quantity.begin not in in_tables]
    dates = find_dates(text, published=published, unresolved=True)
    reader = Reader(text, prose, [date for date in dates if not text.startswith(_PRICES, date.end)])
    readings = _told_once(text, [*reader.read(), *_read_cells(text, cells)])
    return [_observation(text, reading, names) for reading in readings]


def _told_once(text: str, readings: list[Reading]) -> list[Reading]:
    """Leave out a figure without a period that the text gives elsewhere with one."""

    def what(reading: Reading) -> tuple[str, str, str, str]:
        return reading.indicator.of(text), reading.quantity.value, reading.quantity.unit, reading.comparator

    dated = {what(reading) for reading in readings if reading.period}
    return [reading for reading in readings if reading.period or what(reading) not in dated]


def _read_cells(text: str, cells: Iterable[Cell]) -> Iterator[Reading]:
    """Yield what the cells of tables say."""
    for cell in cells:
        found = find_quantities(cell.value.of(text).rstrip("%％") + cell.unit)
        if found:
            quantity = replace(found[0], begin=cell.value.begin, end=cell.value.end)
            how = "growth" if cell.is_growth else comparator(quantity, cell.name.of(text))
            where = Range(min(cell.row.begin, cell.value.begin), cell.value.end)
            yield Reading(quantity, cell.name, where, how, False, "", cell.year)


def _observation(text: str, reading: Reading, names: Sequence[NameSpan]) -> ObservationSpan:
    quantity, indicator = reading.quantity, reading.indicator
    named = indicator.of(text).replace("\n", "") + reading.head
    subject = _subject(text, indicator, quantity.begin, names)
    if subject is not None and names[subject][3] == named:
        named += _ASPECTS[reading.comparator]
    number = -quantity.normalized_value if reading.declines else quantity.normalized_value
    return ObservationSpan(
        begin=reading.evidence.begin,
        end=reading.evidence.end,
        indicator=named,
        indicator_begin=indicator.begin,
        indicator_end=indicator.end,
        subject=subject,
        value=quantity.value,
        unit=quantity.unit,
        normalized_value=f"{number:f}",
        normalized_unit=quantity.normalized_unit,
        period=reading.period,
        comparator=reading.comparator,
        qualifier=reading.qualifier,
    )


def _subject(text: str, indicator: Range, at: int, names: Sequence[NameSpan]) -> int | None:
    """Return the name that an observation is about: the longest in it, or the last before it in the sentence."""
    earliest = at - _LONGEST_SENTENCE
    opening = max(earliest, *(text.rfind(mark, max(0, earliest), at) for mark in "。！？\n"))
    first = bisect_left(names, min(opening, indicator.begin), key=itemgetter(0))
    last = bisect_left(names, max(at, indicator.end), key=itemgetter(0))
    near = [i for i in range(first, last) if names[i][2] in _SUBJECTS]
    inside = [i for i in near if indicator.begin <= names[i][0] and names[i][1] <= indicator.end]
    if inside:
        return max(inside, key=lambda i: names[i][1] - names[i][0])
    before = [i for i in near if opening < names[i][0] and names[i][1] <= at]
    return max(before, key=lambda i: (names[i][1], -names[i][0]), default=None)
