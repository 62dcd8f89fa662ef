"""Which rows of the gazetteer take part."""

import pytest

from kg.data.gazetteer import GazetteerRow
from kg.extract.listed import useful
from kg.model import EntityType

INDUSTRY, CONCEPT, PLACE = EntityType.INDUSTRY, EntityType.CONCEPT, EntityType.REGION


def row(name: str, type_: EntityType) -> GazetteerRow:
    return GazetteerRow(name, type_, name, "official", None, None, "", "test", "")


BASE = [row("造船业", INDUSTRY), row("高质量发展", CONCEPT)]


@pytest.mark.parametrize(
    ("name", "type_", "is_useful"),
    [
        ("京", PLACE, False),
        ("北京", PLACE, True),
        ("造船业、渔业", INDUSTRY, False),
        ("造船业高质量发展", CONCEPT, False),  # an industry's name and a concept's
        ("造船业转型升级", CONCEPT, False),  # the industry and what it undergoes
        ("经济高质量发展", CONCEPT, False),
        ("产业数字化", CONCEPT, True),  # a term of its own
        ("共同富裕", CONCEPT, True),
    ],
)
def test_useful_rows(name: str, type_: EntityType, is_useful: bool) -> None:
    one = row(name, type_)
    assert (one in list(useful([*BASE, one]))) is is_useful
