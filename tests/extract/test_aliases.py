"""Short forms that the text states."""

import pytest
from extract_reading import told

CASES = {
    "云泽省工业和信息化厅（以下简称“省工信厅”）发布公告。": {("云泽省工业和信息化厅", "省工信厅")},
    "增强集成电路（IC）产业链韧性。": {("集成电路", "IC")},
    "国家卫生健康委员会，简称国家卫健委，负责此事。": {("国家卫生健康委员会", "国家卫健委")},
    "集成电路（含设计）产业。": set(),
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_aliases(text: str, expected: set[tuple[str, str]]) -> None:
    assert told(text, "alias") == expected
