"""Listed names: found wherever they stand for themselves."""

import pytest
from extract_reading import named

CASES = {
    "工业和信息化部会同国家发展改革委印发通知。": ["工业和信息化部", "国家发展改革委"],
    "巩固原有优势，不是固原市。": ["固原市"],  # 固原 only seems to stand in 巩固原有
    "财政部门要加大投入，财政部负责落实。": ["财政部"],
    "长江经济带绿色发展。": ["长江经济带", "绿色发展"],
    "各部门加强15GB存储。": [],  # 5G is no part of 15GB
    "５Ｇ融合应用。": ["５Ｇ"],  # full-width letters count as the same
    "新一代信息技术与制造业深度融合。": ["新一代信息技术", "制造业"],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_known_names(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_an_ordinary_word_counts_only_in_a_list_or_by_its_sentence() -> None:
    assert named("完善教育体系。", "Industry") == []
    assert named("人工智能应用于医疗、教育等领域。", "Industry") == ["医疗", "教育"]
