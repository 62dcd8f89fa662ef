"""People named without a post, by what they say and do."""

import pytest

from kg.extract.reading import Reading
from kg.extract.speakers import find_speakers

NAMES = [
    ("王建民在座谈会上指出，要加快改革。", ["王建民"]),
    ("10日上午，王建民来到江城港。随后，王建民考察了滨江公园。", ["王建民", "王建民"]),
    ("“好得很。”乔立诚高兴地说，林静也告诉记者，收成不错。", ["乔立诚", "林静"]),
    ("某大学的乔立诚认为，风险可控。", ["乔立诚"]),
    ("高志远，男，1970年生。", ["高志远"]),
    # whom a segmenter takes for no name must speak twice
    ("计越说，好。计越还表示，要快。", ["计越", "计越"]),
    ("计越说，好。", []),
    ("2022年5月，高志远到云泽考察，对干部说：“好。”", ["高志远"]),
    ("在致首届博览会的贺信中指出", []),
    # words, places and people not named in full
    ("白皮书指出，双方认为，李总告诉记者，王某说，江城市在会上表示", []),
    ("早晚高峰还说不准，任何人说了不算，应该说，田间地头说", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_speakers(text: str, expected: list[str]) -> None:
    found = find_speakers(Reading.of(text))
    assert [name.of(text) for name in sorted(found)] == expected
