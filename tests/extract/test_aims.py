"""What a policy's name wants developed."""

import pytest
from extract_reading import told

CASES = {
    "印发《云泽省数字经济发展规划》，数字经济大有可为。": {("云泽省数字经济发展规划", "数字经济")},
    "印发《关于推动未来产业创新发展的意见》，未来产业大有可为。": {("关于推动未来产业创新发展的意见", "未来产业")},
    "印发《云泽省数字经济发展规划》。": set(),  # the text itself does not speak of it
    "发布《云泽省数字经济发展报告》，数字经济大有可为。": set(),  # a report wants nothing
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_aims(text: str, expected: set[tuple[str, str]]) -> None:
    assert told(text, "promotes") == expected
