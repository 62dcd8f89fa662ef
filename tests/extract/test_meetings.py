"""Meetings by their numbers and by their heads."""

import pytest
from extract_reading import named

CASES = {
    "主持召开“三链四园”建设推进会议。": ["“三链四园”建设推进会议"],
    "举行7月份渔业运行情况新闻发布会。": ["7月份渔业运行情况新闻发布会"],
    "主持召开推动海洋强省建设、促进渔业升级座谈会。": ["推动海洋强省建设、促进渔业升级座谈会"],
    "十四届全国人大二次会议开幕。": ["十四届全国人大二次会议"],
    "清江省第十三届人民代表大会第二次会议召开。": ["清江省第十三届人民代表大会第二次会议"],
    "党的二十大报告提出。": [],  # the report, not the congress
    "第十届中国制造业大会在武汉举行。": ["第十届中国制造业大会"],
    "出席清江省工业高质量发展推进会。": ["清江省工业高质量发展推进会"],
    "主席在“实业三会”上发表演讲。": ["实业三会"],
    "WCIP青年科学家会议在云州举行。": ["WCIP青年科学家会议"],
    "贯彻十九届二中、三中全会精神。": ["十九届二中、三中全会"],
    "在致首届产业博览大会的贺信中指出。": ["首届产业博览大会"],
    "定期召开联席会议。": [],
    "本次会议和有关会议，线上论坛。": [],
    "十大产业、九大工程。": [],  # counts of a list
    "中央政治局第十一次集体学习。": ["中央政治局第十一次集体学习"],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_meetings(text: str, expected: list[str]) -> None:
    assert named(text, "Meeting") == expected
