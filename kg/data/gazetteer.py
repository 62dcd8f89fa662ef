"""The gazetteer: names that any reader of Chinese policy knows, the thing each names, and the source that says so."""

from dataclasses import dataclass
from functools import cache

from kg.data import Row, listing, rows
from kg.errors import not_one_of
from kg.model import EntityType

COLUMNS = ("label", "type", "name", "status", "since", "until", "code", "source", "note")
STATUSES = ("official", "short", "former", "abbreviation", "foreign", "variant")
TYPES = (
    EntityType.PERSON,
    EntityType.INSTITUTION,
    EntityType.POLICY_DOCUMENT,
    EntityType.POLICY_PROGRAMME,
    EntityType.MEETING,
    EntityType.INDUSTRY,
    EntityType.CLUSTER,
    EntityType.TECHNOLOGY,
    EntityType.CONCEPT,
    EntityType.REGION,
)
AMBIGUOUS = "ambiguous"  # the note of a name that is an ordinary word too: it counts only in a list or by its sentence


@dataclass(frozen=True, slots=True)
class GazetteerRow:
    """One printed form of a name."""

    label: str  # the canonical name of the thing
    type: EntityType
    name: str  # the printed form; the label itself in the official row
    status: str  # one of STATUSES
    since: int | None  # first and last year of the form's use, where known
    until: int | None
    code: str  # GB/T 2260, GB/T 4754 or ISO 3166-1
    source: str
    note: str

    @property
    def ambiguous(self) -> bool:
        """Tell whether the name is an ordinary word as well."""
        return AMBIGUOUS in self.note.split()


@cache
def gazetteer() -> tuple[GazetteerRow, ...]:
    """Return every row of every file under `gazetteer/`, in the order of the files' names.

    Raises:
        DataFileError: a row lacks a label, name or source, or has a type, status or year that is not allowed.
    """
    return tuple(_parse(row) for path in listing("gazetteer", ".tsv") for row in rows(path))


def _parse(row: Row) -> GazetteerRow:
    fields = row.fields
    if tuple(fields) != COLUMNS:
        raise row.fault(f"columns are {', '.join(fields)} (must be {', '.join(COLUMNS)})")
    for column in ("label", "name", "source"):
        if not fields[column]:
            raise row.fault(f"no {column}")
    if fields["status"] not in STATUSES:
        raise row.fault(not_one_of("status", fields["status"], STATUSES))
    return GazetteerRow(
        label=fields["label"],
        type=_type(row),
        name=fields["name"],
        status=fields["status"],
        since=_year(row, "since"),
        until=_year(row, "until"),
        code=fields["code"],
        source=fields["source"],
        note=fields["note"],
    )


def _type(row: Row) -> EntityType:
    if row.fields["type"] not in TYPES:
        raise row.fault(not_one_of("type", row.fields["type"], TYPES))
    return EntityType(row.fields["type"])


def _year(row: Row, column: str) -> int | None:
    text = row.fields[column]
    if not text:
        return None
    if len(text) != 4 or not text.isdecimal():
        raise row.fault(f"{column} is {text!r} (a year of four digits, or nothing)")
    return int(text)
