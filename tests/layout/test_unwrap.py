import pytest

from kg.layout.lines import read_lines
from kg.layout.unwrap import unwrap


def blocks(text: str) -> list[str]:
    return [block.text for block in unwrap(text, read_lines(text))]


DENSE = """\
海洋经济是沿海城市的潜力所在
。近年来，各地向海图强，建设
现代海洋产业体系，形成了一批
新的增长点。

发展海洋经济要处理好开发与保
护的关系。既要金山银山，又要
碧海蓝天。
"""

SPACED = """\
海洋经济是沿海城市的潜力

所在。近年来，各地向海图强，

建设现代海洋产业体系，形成了

一批增长点。

发展海洋经济要处理好开发

与保护的关系，既要金山银山，

又要碧海蓝天。
"""


def test_wraps_are_joined_with_and_without_blank_lines() -> None:
    assert len(blocks(DENSE)) == len(blocks(SPACED)) == 2
    assert blocks(SPACED)[1] == "发展海洋经济要处理好开发与保护的关系，既要金山银山，又要碧海蓝天。"


def test_a_column_break_in_mid_sentence_is_no_paragraph() -> None:
    assert len(blocks(DENSE.replace("建设\n现代", "建设\n\n现代"))) == 2


def test_a_paragraph_that_ends_in_a_full_line_ends_where_the_next_is_set_in() -> None:
    text = SPACED.replace("一批增长点。", "一批增长极和很多新的增长点。")
    assert len(blocks(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "内涵与特征\n\n先进制造是运用新技术对对象进行加工从而形成产品的过程，它体现为先进性。",
        "一、总体要求\n以创新为引领，加快建设现代化产业体系，到2030年基本建成。",
        "国办发〔2024〕3号\n各省人民政府，国务院各部委：",
        "王成仁\n中央经济工作会议提出，要以科技创新引领产业创新，建设现代化产业体系。",
        "第一条 为了发展产业，制定本条例。\n第二条 本条例所称产业是指制造业。",
        "（一）提升能力。\n（二）拓展场景。",
        "加强组织领导。（省科技厅负责）\n（二）加大投入。",
        "规上工业增加值增长8.3%\n数字化改造企业1260家",
    ],
)
def test_lines_that_stay_apart(text: str) -> None:
    assert len(blocks(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "（作者系甲省中国特色社会主义理论体\n\n系研究中心特约研究员）",
        "（作者单位：\n甲 省 社 会\n科 学\n院）",
        "——《关于加快发展海洋\n经济、建设海洋强省的\n决定》",
        "——市长2024年2月19日在全市工\n业经济大会上的讲话",
        "甲市人民政府关于促进装备产业发展的\n若干意见",
        "the quick brown fox jumps over the lazy dog, and\nthen rests.",
    ],
)
def test_lines_that_belong_together(text: str) -> None:
    assert len(blocks(text)) == 1


def test_latin_words_stay_apart_over_a_line_end() -> None:
    assert blocks("the quick brown fox jumps over the lazy dog, and\nthen rests.")[0].endswith("and then rests.")
