"""Kinds that numbered points enumerate."""

import pytest
from extract_reading import told

POINTS = "一、海洋产业要向深蓝去。\n二、新能源产业要提质。\n"
CASES = {
    f"提出两大新兴产业的任务：\n{POINTS}": {("海洋产业", "新兴产业"), ("新能源产业", "新兴产业")},
    f"提出三大新兴产业的任务：\n{POINTS}": set(),  # not as many as are counted
    f"提出两大新兴产业的任务。\n{POINTS}": set(),  # nothing says that the points are these
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_kinds(text: str, expected: set[tuple[str, str]]) -> None:
    assert told(text, "broader") == expected
