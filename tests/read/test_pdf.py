import pytest
from layout_reading import read_page
from pdf_maker import Placed, make_pdf

from kg.read.pdf import read_pdf

LEFT = ["海洋经济是沿海城市的潜力", "所在。近年来各地向海图强，", "建设现代海洋产业体系，形", "成了一批新的增长点。"]
RIGHT = ["发展海洋经济要处理好开发", "与保护的关系，既要金山银", "山，又要碧海蓝天，让发展", "更有后劲。"]


def page(number: int) -> list[Placed]:
    placed: list[Placed] = [(60, 800, 9, "海洋经济研究"), (290, 30, 9, str(number))]
    placed.append((120, 740, 20, "向海图强正当其时"))
    for k, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        placed.append((320, 700 - 16 * k, 12, right))
        placed.append((60, 700 - 16 * k, 12, left))
    return placed


def test_columns_are_read_one_after_the_other() -> None:
    text = read_pdf(make_pdf([page(1)])).text
    lines = [line for line in text.split("\n") if line]
    assert [line for line in lines if line in (*LEFT, *RIGHT)] == [*LEFT, *RIGHT]
    assert lines.index("向海图强正当其时") < lines.index(LEFT[0])


def test_running_heads_and_page_numbers_are_dropped() -> None:
    text = read_pdf(make_pdf([page(1), page(2), page(3)])).text
    assert "海洋经济研究" not in text
    assert not {"1", "2", "3"} & set(text.split("\n"))


def test_the_lines_of_a_column_are_joined_to_paragraphs() -> None:
    second: list[Placed] = [(60, 800, 9, "海洋经济研究"), (60, 700, 12, "这是下一页的正文，只有一句。")]
    (article,) = read_page(read_pdf(make_pdf([page(1), second])).text)
    assert article.title == "向海图强正当其时"
    assert article.paragraphs == ["".join(LEFT), "".join(RIGHT), second[1][3]]


def test_a_page_without_columns_is_read_downwards() -> None:
    lines = ["第一行文字，讲的是产业发展与创新", "第二行文字，讲的是区域协调与开放", "第三行文字，讲的是绿色低碳。"]
    data = make_pdf([[(60, 700 - 20 * k, 12, line) for k, line in enumerate(lines)]])
    assert read_pdf(data).text.split("\n") == lines


def test_columns_of_different_lengths_under_one_headline() -> None:
    columns = [LEFT * 2, RIGHT, (LEFT + RIGHT)[1:]]
    placed = [(150.0, 760.0, 24.0, "向海图强正当其时")]
    for left, column in zip((40, 215, 390), columns, strict=True):
        placed += [(left, 700 - 16 * k, 11, line) for k, line in enumerate(column)]
    lines = [line for line in read_pdf(make_pdf([placed])).text.split("\n") if line]
    assert lines == ["向海图强正当其时", *columns[0], *columns[1], *columns[2]]


def test_lines_whose_characters_are_set_one_by_one() -> None:
    set_apart = [
        (left + 14 * n, 700 - 18 * k, 12, character)
        for left, column in ((60, LEFT), (320, RIGHT))
        for k, line in enumerate(column)
        for n, character in enumerate(line)
    ]
    assert [line for line in read_pdf(make_pdf([set_apart])).text.split("\n") if line] == [*LEFT, *RIGHT]


def test_running_heads_of_chapters_are_dropped() -> None:
    heads = ["海洋经济研究　2024年第3期", "第一章　向海图强", "第二章　碧海蓝天"]
    pages = [
        [(60, 805, 9, heads[1 + k // 6 if k % 2 else 0]), (290, 30, 9, f"— {k + 1} —"), (60, 700 - k, 12, LEFT[0] * 2)]
        for k in range(12)
    ]
    text = read_pdf(make_pdf(pages)).text
    assert set(text.split()) == {LEFT[0] * 2}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_pdf([[], []]), "is a scanned PDF: 2 of its 2 pages hold pictures and no text"),
        (make_pdf([[(400, 400, 8, "内部学习资料，扫描版，请勿外传")]] * 5), "is a scanned PDF: 5 of its 5 pages"),
        (make_pdf([page(1), [], [(60, 30, 9, "3")]]), "is a scanned PDF: 2 of its 3 pages"),
        (b"%PDF-1.5\nnothing", "is no PDF that can be opened"),
        (b"", "is no PDF that can be opened"),
    ],
)
def test_what_is_no_text_says_so(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match="PDF") as caught:
        read_pdf(data)
    assert reason in str(caught.value)
