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
    # the points of a list that a document opens are its words, and end with the first line that is no point
    f"《{PLAN}》提出以下任务：\n一、培育数字经济。\n二、壮大新能源产业。\n各地反响热烈，发展机器人产业。": {
        (PLAN, "数字经济"), (PLAN, "新能源产业"),
    },
    # so are the sentences that go on behind 规划明确, to the end of the paragraph or to somebody else
    f"印发《{PLAN}》。\n规划明确三类任务。壮大数字经济。部长李长青说，发展机器人产业。": {(PLAN, "数字经济")},
    f"《{PLAN}》（以下简称《规划》）将“培育数字经济”作为任务，提出“壮大新能源产业”。": {
        (PLAN, "数字经济"), (PLAN, "新能源产业"),
    },
    f"印发《{PLAN}》。到2027年，工业互联网等技术实现规模化。": {(PLAN, "工业互联网")},  # news of the plan
    "（一）实施智能制造推广行动。建设数据中心，培育新能源产业。": {
        ("智能制造推广行动", "数据中心"), ("智能制造推广行动", "新能源产业"),
    },
    f"按照《{PLAN}》印发要求，有人这样做。到2027年，工业互联网等技术实现规模化。": set(),
    f"省政府印发《{PLAN}》。\n支持企业建设数据中心，培育新能源产业。\n专家认为，要壮大数字经济。": {
        (PLAN, "数据中心"), (PLAN, "新能源产业"),
    },
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
