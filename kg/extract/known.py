"""Names that the gazetteer lists."""

from kg.extract.lexicon import Kind
from kg.extract.reading import Found, Reading
from kg.model import EntityType

RULE = "gazetteer"
RULE_AMBIGUOUS = "gazetteer-ambiguous"


def find_known(reading: Reading) -> list[Found]:
    """Return every name of the gazetteer in the text; a word that names things of several types is found once for each."""
    found: dict[tuple[int, int, EntityType], Found] = {}
    for hit in reading.hits.of(Kind.NAME):
        for row in hit.rows:
            rule = RULE_AMBIGUOUS if row.ambiguous else RULE
            found.setdefault((hit.begin, hit.end, row.type), Found(hit.begin, hit.end, row.type, row.label, rule))
    return list(found.values())
