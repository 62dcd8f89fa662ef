"""Which rows of the gazetteer take part in the reading of a text: not those that find more wrong than right."""

import re
from collections.abc import Iterable, Iterator

from kg.data import words
from kg.data.gazetteer import GazetteerRow
from kg.model import EntityType

_SECTOR = re.compile("(?:[^、]*[^、业]、)+[^、]+业")
_SUBJECTS = (EntityType.CONCEPT, EntityType.INDUSTRY, EntityType.TECHNOLOGY)


def useful(rows: Iterable[GazetteerRow]) -> Iterator[GazetteerRow]:
    """Leave out single characters, and names that join others (A、B; 制造业高质量发展), sectors of statistics aside."""
    rows = list(rows)
    concepts = {row.name for row in rows if row.type is EntityType.CONCEPT}
    industries = {row.name for row in rows if row.type is EntityType.INDUSTRY} | set(words("wholes"))
    for row in rows:
        is_list = row.type in _SUBJECTS and "、" in row.name and not _SECTOR.fullmatch(row.name)
        is_joined = row.type is EntityType.CONCEPT and _is_joined(row.name, industries, concepts)
        if len(row.name) > 1 and not is_list and not is_joined:
            yield row


def _is_joined(name: str, industries: set[str], concepts: set[str]) -> bool:
    """Tell whether a concept is an industry's name and another concept's, or two concepts': 碳达峰 + 碳中和."""
    if name in words("joined_terms"):
        return False
    cuts = [(name[:cut], name[cut:]) for cut in range(2, len(name) - 1)]
    if any(head in industries and (tail in words("changes") or tail in concepts) for head, tail in cuts):
        return True
    return any(head in concepts and tail.removesuffix("目标").lstrip("和与及") in concepts for head, tail in cuts)
