"""What is known of a file: from a metadata.csv beside it, YAML front matter at its head, or the date printed there."""

import csv
import io
import re
from datetime import date
from functools import lru_cache
from typing import Any

import yaml

from kg.errors import UnreadableFile
from kg.model import Metadata
from kg.read.decode import decode
from kg.read.find import Found
from kg.read.reader import Decoded

COLUMNS = ("title", "publication", "date", "page", "url")
DATES = "2024, 2024-03 or 2024-03-20"
_DATE = re.compile(r"([12]\d{3})(?:[-/.年]([01]?\d)(?:[-/.月]([0-3]?\d)日?|月?)|年?)(?:[T\s].*)?", re.DOTALL | re.ASCII)
_HEAD = 1500  # characters that may print a page's date
_PRINTED = re.compile(
    r"^(?:(?P<said>[^\n。；]{0,60}?(?:时间|日期|发布|发表|来源|更新|发稿|原载)[^\n。；\d]{0,12}?)|[^\n。；，,]{0,24}?)"
    r"(?P<date>(?:19|20)\d\d\s?[-/.年]\s?[01]?\d\s?[-/.月]\s?[0-3]?\d\s?日?)"
    r"(?(said)[^\n。]*|[ \t　]*(?:星期.|周.)?[^\n。；，,]{0,24})$",
    re.MULTILINE | re.ASCII,
)
_NO_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def metadata(found: Found, decoded: Decoded) -> Metadata:
    """Return what the metadata.csv beside the file says, where it is silent what the file says of itself.

    A file says it in YAML front matter, or in the way of its kind; a page's date may be printed at its head.

    Raises:
        UnreadableFile: the metadata.csv has no column `file`, cannot be decoded, or gives the file a date that is none.
    """
    row = stated_beside(found)
    if row.get("date") and not iso_date(row["date"]):
        raise UnreadableFile(found.name, f"has a date in metadata.csv that is none: {row['date']!r} (write {DATES})")
    front = front_matter(decoded.text)
    known = {key: row.get(key) or front.get(key) or getattr(decoded.metadata, key) for key in COLUMNS}
    dated = iso_date(known["date"]) or printed_date(decoded.text)
    return Metadata(**{key: _plain(value) for key, value in known.items()} | {"date": dated})


def iso_date(text: str) -> str:
    """Return a date as precise as it is given, in ISO form; empty if it is none.

    >>> iso_date("2024年3月20日"), iso_date("2024/3"), iso_date("2024-03-20T08:00"), iso_date("13.2024")
    ('2024-03-20', '2024-03', '2024-03-20', '')
    """
    match = _DATE.fullmatch(text.strip())
    if not match:
        return ""
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    try:
        whole = date(year, month, day).isoformat()
    except ValueError:
        return ""
    return whole if match[3] else whole[:7] if match[2] else whole[:4]


def printed_date(text: str) -> str:
    r"""Return the day that a page's head prints on a line of its own, in ISO form; empty where there is none.

    >>> printed_date("某省出台新办法\n发布时间:2024-03-20 | 来源:某网"), printed_date("2024年3月20日，某省出台新办法。")
    ('2024-03-20', '')
    """
    match = _PRINTED.search(text[:_HEAD])
    return iso_date(re.sub(r"\s", "", match["date"])) if match else ""


def _plain(text: str) -> str:
    """Return text on one line, without what is no character: control codes, halves of surrogate pairs."""
    return " ".join(_NO_TEXT.sub(" ", text).split())


def stated_beside(found: Found) -> dict[str, str]:
    """Return what the metadata.csv beside a file says of it; empty where there is none.

    Raises:
        UnreadableFile: it has no column `file` or cannot be decoded.
    """
    beside = found.beside("metadata.csv")
    return _table(beside, beside.stamp()).get(found.name.rpartition("/")[2], {})


def front_matter(text: str) -> dict[str, str]:
    """Return the known fields of the YAML block at the head of a text; empty where there is none or it is no YAML."""
    match = _FRONT.match(text)
    if not match:
        return {}
    try:
        fields: Any = yaml.load(match[1], Loader=yaml.BaseLoader)  # text, lists and tables alone
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    if not isinstance(fields, dict):
        return {}
    return {key: fields[key].strip() for key in COLUMNS if isinstance(fields.get(key), str)}


@lru_cache(maxsize=64)
def _table(found: Found, stamp: int) -> dict[str, dict[str, str]]:
    if not stamp:
        return {}
    try:
        text, _ = decode(found.data())
    except ValueError as error:
        raise UnreadableFile(found.name, str(error)) from error
    reader = csv.DictReader(io.StringIO(text))
    try:
        columns, told = reader.fieldnames or (), list(reader)
    except csv.Error as error:
        raise UnreadableFile(found.name, f"is no table of comma-separated values: {error}") from error
    if "file" not in columns:
        allowed = ", ".join(("file", *COLUMNS))
        raise UnreadableFile(found.name, f"has no column `file` (columns: {allowed})")
    return {row["file"]: {key: (row.get(key) or "").strip() for key in COLUMNS} for row in told if row["file"]}
