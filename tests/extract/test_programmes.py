"""Programmes in quotation marks, behind a verb of running, and by their heads."""

import pytest
from extract_reading import named

CASES = {
    "实施“智改数转”三年行动计划。": ["“智改数转”三年行动计划"],
    "组织实施渔船数字化赋能专项行动。": ["渔船数字化赋能专项行动"],
    "启动船厂标准化领航工程，落实重大工程。": ["船厂标准化领航工程"],
    "深入推进“揭榜挂帅”专项。": ["“揭榜挂帅”专项"],
    "两项重点工程和三个项目，开展一系列活动。": [],
    "信托公司理财计划、银行理财计划减少，这是一项系统工程。": [],
    "中国工程热物理学会成立。": [],
    "“建设强国”战略目标，“智慧云泽”建设的重大战略。": [],
    "培养工程师，参与行动方案的制定。": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_programmes(text: str, expected: list[str]) -> None:
    assert named(text, "PolicyProgramme") == expected
