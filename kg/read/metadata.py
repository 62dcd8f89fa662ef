"""What is known of a file from outside its text: a metadata.csv beside it, or YAML front matter at its head."""

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
_NO_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def metadata(found: Found, decoded: Decoded) -> Metadata:
    """Return what the metadata.csv beside the file says, where it is silent what the file says of itself.

    A file says it in YAML front matter, or in the way of its kind.

    Raises:
        UnreadableFile: the metadata.csv has no column `file` or cannot be decoded.
    """
    row = stated_beside(found)
    front = front_matter(decoded.text)
    return Metadata(**{key: row.get(key) or front.get(key) or getattr(decoded.metadata, key) for key in COLUMNS})


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
        fields: Any = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError):
        return {}
    if not isinstance(fields, dict):
        return {}
    return {key: str(fields[key]).strip() for key in COLUMNS if fields.get(key) is not None}


@lru_cache(maxsize=64)
def _table(found: Found, stamp: int) -> dict[str, dict[str, str]]:
    if not stamp:
        return {}
    try:
        text, _ = decode(found.data())
    except ValueError as error:
        raise UnreadableFile(found.name, str(error)) from error
    reader = csv.DictReader(io.StringIO(text))
    if "file" not in (reader.fieldnames or ()):
        allowed = ", ".join(("file", *COLUMNS))
        raise UnreadableFile(found.name, f"has no column `file` (columns: {allowed})")
    return {row["file"]: {key: (row.get(key) or "").strip() for key in COLUMNS} for row in reader if row["file"]}
