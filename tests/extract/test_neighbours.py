"""Industries named right behind a place."""

import pytest
from extract_reading import told

CASES = {
    "浙江低空经济加快成形。": {("低空经济", "浙江省")},
    "浙江数字产业园开园。": set(),  # a park is no industry
    "在浙江，低空经济加快成形。": set(),
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_neighbours(text: str, expected: set[tuple[str, str]]) -> None:
    assert told(text, "locatedIn") == expected
