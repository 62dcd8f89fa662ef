"""What an annotated file holds, and how names are compared; `eval/GUIDELINES.md` of the annotators defines both."""

import difflib
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

from kg.errors import KgError

CORE_TYPES = (
    "Person",
    "Institution",
    "PolicyDocument",
    "PolicyProgramme",
    "Meeting",
    "Industry",
    "IndustrialCluster",
    "Technology",
    "Region",
    "Framework",
    "Dimension",
    "Stage",
)
PREDICATES = (
    "issuedBy",
    "adoptedAt",
    "launchedBy",
    "promotes",
    "broader",
    "appliedIn",
    "locatedIn",
    "subOrganizationOf",
    "proposedBy",
    "hasDimension",
    "hasStage",
    "targetYear",
    "editor",
)
RECORDS = (
    "articles",
    "authors",
    "memberships",
    "membership roles",
    "speeches",
    "speech slots",
    "observations",
    "measures",
)
GROUPS = {
    "ENTITIES": [f"entity {kind}" for kind in CORE_TYPES],
    "RELATIONS": [f"relation {predicate}" for predicate in PREDICATES],
    "RECORDS": list(RECORDS),
}

Gold = dict[str, Any]
_LISTS = ("articles", "entities", "relations", "speeches", "memberships", "observations")
_IGNORED = re.compile(r"[\s“”\"‘’'「」『』《》〈〉]")


def read_gold(path: Path) -> Gold:
    """Return an annotated file.

    Raises:
        KgError: it cannot be read, or lacks a list that every annotated file has.
    """
    try:
        gold = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise KgError(f"{path}: not an annotated file: {error}") from error
    missing = [name for name in ("source", *_LISTS) if not isinstance(gold, dict) or name not in gold]
    if missing:
        raise KgError(f"{path}: not an annotated file: it has no {', '.join(missing)}")
    return dict(gold)


def normal(text: object) -> str:
    """Return a text as names are compared: NFKC, without white space, quotation marks and title marks.

    >>> normal("《智造 行动》")
    '智造行动'
    """
    return _IGNORED.sub("", unicodedata.normalize("NFKC", str(text)))


def alike(one: object, other: object) -> float:
    """Return how alike two texts are, 0 to 1 (Ratcliff and Obershelp's measure)."""
    return difflib.SequenceMatcher(None, normal(one), normal(other), autojunk=False).ratio()


def is_optional(fact: Gold) -> bool:
    """Tell whether finding a fact gains nothing and leaving it out loses nothing."""
    return bool(fact.get("optional"))
