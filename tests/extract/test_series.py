"""Craft and products named by their number in a series."""

import pytest
from extract_reading import named

CASES = {
    "神舟二十号载人飞船返回。": {"神舟二十号"},
    "展台上的“海燕三号”最受欢迎。": {"海燕三号"},
    "国发〔2015〕二十号文件印发。": set(),
    "园区一号楼落成。": set(),
    "地铁十一号线通车。": set(),
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_series(text: str, expected: set[str]) -> None:
    assert {name for name in named(text) if name.endswith("号")} == expected
