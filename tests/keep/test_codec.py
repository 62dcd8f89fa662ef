"""What is kept of a document comes back as it was."""

from pathlib import Path

import pytest

from kg.extraction import extract
from kg.keep.codec import brief_of, decode, decode_brief, encode, encode_brief
from kg.model import SourceText
from kg.read import read_all
from kg.resolve import profile

PAGES = Path(__file__).parents[1] / "samples" / "pages"


@pytest.fixture(scope="module")
def sources() -> list[SourceText]:
    return [source for source in read_all([PAGES]) if isinstance(source, SourceText)]


def test_extractions_and_briefs_come_back(sources: list[SourceText]) -> None:
    for source in sources:
        extraction = extract(source)
        assert decode(encode(extraction)) == extraction
        brief = decode_brief(encode_brief(brief_of(extraction)))
        assert brief == brief_of(extraction)
        assert list(brief.profile.forms) == list(profile(extraction).forms)
    assert len(sources) == 8


def test_what_is_no_extraction_is_refused() -> None:
    with pytest.raises(ValueError, match="not an extraction"):
        decode(b"something else")
