"""Places that the gazetteer does not list: a proper word with a place's head, and places nested in one another."""

from kg.extract.lexicon import Hit, Kind
from kg.extract.reading import Found, Reading, left_edge
from kg.model import EntityType

RULE = "grammar-region"


def find_regions(reading: Reading) -> list[Found]:
    """Return places by their heads where the word before is a known place or one that a segmenter takes for a place."""
    return [found for head in reading.hits.of(Kind.REGION) if (found := _region(reading, head))]


def _region(reading: Reading, head: Hit) -> Found | None:
    if head.end - head.begin == 1:
        word = reading.words.ending_at(head.end)
        if word and word[1] == "ns" and 2 <= head.end - word[0] <= 6 and word[0] < head.begin - 1:
            return reading.found(word[0], head.end, EntityType.REGION, RULE)
        return None
    begin = left_edge(reading, head.begin, Kind.NAME | Kind.REGION)
    first = reading.hits.longest_beginning(begin, Kind.NAME)
    if begin < head.begin and first and any(row.type is EntityType.REGION for row in first.rows):
        return reading.found(begin, head.end, EntityType.REGION, RULE)
    return None
