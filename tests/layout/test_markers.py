import pytest

from kg.layout.markers import find_markers, number_of


def marks(text: str) -> list[tuple[str, int, bool]]:
    return [(m.family, m.number, m.heads) for m in find_markers(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("三点：一是强化协同；二是激发活力。", [("一是", 1, False), ("一是", 2, False)]),
        ("一要补齐空白。二要强化衔接。", [("一要", 1, True), ("一要", 2, False)]),
        ("第一，健全机制。第二，完善制度。", [("第一", 1, True), ("第一", 2, False)]),
        ("其一，高端化。\n其二，智能化。", [("其一", 1, True), ("其一", 2, True)]),
        ("一方面，有利于稳定；另一方面，有利于发展。", [("一方面", 1, True), ("一方面", 2, False)]),
        ("一、总体要求\n（一）指导思想。\n1.坚持创新。", [("一、", 1, True), ("（一）", 1, True), ("1.", 1, True)]),
        ("第一章 总则\n第一节 目标\n第一条 为了发展", [("chapter", 1, True), ("part", 1, True), ("clause", 1, True)]),
        (
            "首先，要立足实际。其次，要突出重点。最后，要加强统筹。",
            [("首先", 1, True), ("首先", 2, False), ("首先", 4, False)],
        ),
        ("1.1 研究背景\n1.5亿元的投资", [("1.1", 1, True)]),
        ("一抓源头，二抓过程", [("一抓", 1, True), ("一抓", 2, False)]),
        ("发力：1）完善设施。2）引进团队。", [("1）", 1, False), ("1）", 2, False)]),
        ("建议。第一条，建标准。第二条，放数据。", [("第一", 1, False), ("第一", 2, False)]),
        ("这是统一是非的标准，一二三产业融合。", []),
        ("一要求二标准。", []),
        ("一、二、三产业融合发展。", []),
    ],
)
def test_marks(text: str, found: list[tuple[str, int, bool]]) -> None:
    assert marks(text) == found


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("二十三", 23), ("③", 3), ("7", 7), ("再次", 3)],
)
def test_numbers(numeral: str, number: int) -> None:
    assert number_of(numeral) == number
