"""The scene that a report sets: when and on what occasion the remarks that follow were made."""

import pytest
from extract_reading import read

LEAD = "2024年5月8日，全国工业和信息化工作会议在云泽市召开。"
CASES = {
    f"{LEAD}\n部长李长青表示，要发展数字经济。": [("李长青", "2024-05-08", "全国工业和信息化工作会议")],
    # one who was there says so later; what was said to a reporter was said elsewhere
    "2024年5月8日，部长李长青主持召开全国工业和信息化工作会议。\n李长青强调，要发展数字经济。": [
        ("李长青", "2024-05-08", "全国工业和信息化工作会议")
    ],
    f"{LEAD}\n部长李长青告诉记者，要发展数字经济。": [],
    "5月8日，部长李长青在云泽市调研时强调，要发展数字经济。": [("李长青", "", "")],  # a day without its year
    "部长李长青表示，要发展数字经济。": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_scenes(text: str, expected: list[tuple[str, str, str]]) -> None:
    into = read(text)
    told = {
        record.id: {c.predicate: getattr(c.object, "text", getattr(c.object, "value", "")) for c in into.claims
                    if getattr(c.subject, "id", "") == record.id}
        for record in into.records.values() if record.type == "Speech"
    }  # fmt: skip
    assert [(t["speaker"], t.get("date", ""), t.get("occasion", "")) for t in told.values()] == expected


def test_a_remark_goes_on_to_the_end_of_its_paragraph() -> None:
    into = read(f"{LEAD}\n部长李长青表示，形势向好。要发展数字经济。\n发展工业互联网。")
    wanted = {c.object.text for c in into.claims if c.predicate == "promotes"}
    assert wanted == {"数字经济"}


TOUR = """高志远在山东考察时强调 扎实推进乡村振兴

高志远近日在山东省考察时强调，要扎实推进乡村振兴。
5月8日至10日，高志远先后来到烟台、威海等地调研。
8日上午，高志远首先来到烟台港考察。他听取规划介绍。他说，烟台港是老港，要加快改造。
随后，高志远考察了威海市云湖公园。他指出，建设公园是好事。
10日上午，高志远在济宁市听取了工作汇报。
高志远指出，要发展特色产业。
"""


def test_each_stop_of_a_tour_is_where_its_remark_was_made() -> None:
    into = read(TOUR)
    places = [claim.object.text for claim in into.claims if claim.predicate == "place"]
    assert places == ["山东省", "山东省", "烟台市", "威海市", "济宁市"]  # headline and lead, then each stop
