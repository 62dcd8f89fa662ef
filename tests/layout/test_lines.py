import pytest
from layout_reading import source_of

from kg.layout.lines import cut, read_lines


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("全 面 观 察 区 域 格 局", "全面观察区域格局"),
        ("优 势 和 掌 控 地 位 ，不 惜 违 反", "优势和掌控地位，不惜违反"),
        ("比重由 2016 年的 28.07%下降", "比重由2016年的28.07%下降"),
        ("附加值率 and 利润率不断提高。", "附加值率and利润率不断提高。"),
        ("use the World Wide Web，即万维网", "use the World Wide Web，即万维网"),
        ("关于海洋经济 市长这样说", "关于海洋经济 市长这样说"),
        ("王 静", "王静"),
        ("李 明　王 静", "李明 王静"),
        ("本报记者 王 静 李明", "本报记者 王静 李明"),
        ("（记者：谭 松 李明 王 静）", "（记者：谭松 李明 王静）"),
        ("## 从配套走向主角", "从配套走向主角"),
        ("**以创新为引擎。**创新是动力。", "以创新为引擎。创新是动力。"),
        ("> 引用的一段话。", "引用的一段话。"),
        ("让产业更强让产业更强", "让产业更强"),
        ("李晓华李晓华", "李晓华"),
        ("以以数数字字重重塑塑产产业业", "以数字重塑产业"),
        ("看一看", "看一看"),
    ],
)
def test_a_line_is_repaired(raw: str, text: str) -> None:
    (line,) = read_lines(raw)
    assert line.text == text
    kept = "".join(raw[begin:end] for begin, end in line.spans)
    assert kept.replace("\t", " ").replace("\u3000", " ") == text


def test_rules_images_and_blank_lines_are_no_lines() -> None:
    assert read_lines("---\n\n![图](a.png)\n* * *\n<!-- x -->\n  \n|---|---|") == []


def test_a_heading_printed_twice_on_two_lines_is_one() -> None:
    assert [line.text for line in read_lines("把握大势\n把握大势\n\n正文。")] == ["把握大势", "正文。"]


def test_front_matter_is_left_out() -> None:
    text = "---\ntitle: 甲\n---\n正文。"
    (line,) = read_lines(text)
    assert line.spans == ((text.index("正"), len(text)),)


def test_gaps_indents_and_cells_are_seen() -> None:
    first, second, third = read_lines("甲乙丙。\n\n　　丁戊己。\n指标名称    单位    2022年")
    assert (first.indent, second.gap, second.indent, third.gap, third.cells) == (False, True, True, False, True)


def test_cut() -> None:
    assert cut(((0, 3), (5, 9)), 2, 5) == ((2, 3), (5, 7))
    assert cut(((0, 3),), 3, 3) == ()


def test_source_of_hashes_lone_surrogates() -> None:
    assert source_of("\ud800").sha256
