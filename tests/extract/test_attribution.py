"""Who says what, and what the words want developed."""

import pytest
from extract_reading import told

PLAN = "云泽省先进制造业发展规划"
CASES = {
    f"《{PLAN}》提出，大力发展工业机器人、集成电路和生物医药产业。": {
        (PLAN, "工业机器人"), (PLAN, "集成电路"), (PLAN, "生物医药产业"),
    },
    "中央经济工作会议强调，要培育新能源产业。会议还指出，要推动数字经济发展。": {
        ("中央经济工作会议", "新能源产业"), ("中央经济工作会议", "数字经济"),
    },
    f"按照《{PLAN}》部署，加快发展机器人产业。": set(),  # what is done by it are not its words
    "要加快发展机器人产业。": set(),  # nobody says so
    f"《{PLAN}》提出，机器人产业规模很大。": set(),  # nothing is to be developed
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_promoted(text: str, expected: set[tuple[str, str]]) -> None:
    assert told(text, "promotes") == expected


def test_a_document_promotes_what_its_own_text_wants_developed() -> None:
    title = "云泽省人民政府关于推进机器人产业发展的意见"
    assert told("为加快发展工业机器人产业，制定本意见。", "promotes", title=title) == {(title, "工业机器人产业")}


def test_the_words_of_a_speaker_are_not_the_meeting_s_too() -> None:
    text = "习近平总书记2024年3月20日在中央经济工作会议上强调，要发展新质生产力。"
    assert told(text, "promotes") == {("Speech", "新质生产力")}
