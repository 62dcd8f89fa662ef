import pytest

from kg.extract.quantities import find_observations
from kg.extract.tables import find_cells

WIDE = "指标名称 单位 2022年 2025年 2030年\n产业产值 亿元 318 700 2000\n装机规模 万千瓦28 120 400\n配套率 % 35 50 70\n三、任务"
MARKDOWN = (
    "| 指标 | 2020年 | 2025年目标 |\n|---|---|---|\n| 研发强度（%） | 2.4 | 2.8 |\n| 企业数量（万家） | 1.2 | 2 |"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WIDE, ["产业产值 318 亿元 2022", "产业产值 700 亿元 2025", "产业产值 2000 亿元 2030"]),
        (MARKDOWN, ["研发强度 2.4 % 2020", "研发强度 2.8 % 2025", "企业数量 1.2 万家 2020", "企业数量 2 万家 2025"]),
        ("2020年 2021年\n甲 乙 5 6 7", []),
        ("到2020年和2025年，产值 亿元 5 6", []),
    ],
)
def test_cells(text, expected):
    found = [f"{c.name.of(text)} {c.value.of(text)} {c.unit} {c.year}" for c in find_cells(text)]
    assert found[: len(expected)] == expected
    assert bool(found) is bool(expected)


def test_a_table_becomes_observations():
    found = find_observations(WIDE)
    assert len(found) == 9
    assert (found[3].indicator, found[3].value, found[3].normalized_value, found[3].period) == (
        "装机规模",
        "28",
        "280000",
        "2022",
    )
    assert {o.comparator for o in found} == {"level", "share"}
    assert WIDE[found[1].begin : found[1].end] == "产业产值 亿元 318 700"
