"""Every relation pattern finds in its own example what it says it finds there."""

import pytest

from kg.extract.patterns import Pattern, Patterns, matches, patterns
from kg.extract.reading import plain
from kg.extract.skeleton import skeleton
from kg.extract.text import sentences
from kg.nlp import mentions, pipeline

ALL = [(name, pattern) for name in ("relations", "objects") for pattern in patterns(name).all]


@pytest.mark.parametrize(("name", "pattern"), ALL, ids=[pattern.id for _, pattern in ALL])
def test_pattern_finds_what_its_example_expects(name: str, pattern: Pattern) -> None:
    doc = pipeline()(pattern.example)
    reading = doc.user_data["reading"]
    found = set()
    for sentence in sentences(reading.folded):
        slots = [slot for slot in mentions(doc) if sentence.begin <= slot.begin and slot.end <= sentence.end]
        for match in matches(skeleton(reading.folded, sentence, slots), Patterns([pattern])):
            ends = [
                [plain(pattern.example[slot.begin : slot.end]) for slot in side]
                for side in (match.subjects, match.objects)
            ]
            if match.year:
                found |= {(subject, match.year) for subject in ends[0]}
            elif name == "objects":
                found |= {(object_,) for object_ in ends[1]}
            else:
                found |= {(subject, object_) for subject in ends[0] for object_ in ends[1]}
    assert found == set(pattern.expect)


def test_ids_of_patterns_are_unique() -> None:
    ids = [pattern.id for _, pattern in ALL]
    assert len(ids) == len(set(ids))
