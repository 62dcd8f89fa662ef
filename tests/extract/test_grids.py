import pytest

from kg.extract.grids import find_grid_cells
from kg.extract.quantities import find_observations

INDICATORS = "主要数据\n指标 计量单位 绝对数 比上年增长（%）\n发电量 亿千瓦时 4614.6 3.4\n用电量 亿千瓦时 2991.8 -3.9\n注：初步数。"
THINGS = "表1 2023年得分\n| 城市 | 得分 | 企业数（家） | 排名 | 代表 |\n|---|---|---|---|---|\n| 甲市 | 0.62 | 31 | 1 | 甲厂 |\n| 乙市 | 0.58 | 27 | 2 | 乙厂 |"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (INDICATORS, ["发电量 4614.6 亿千瓦时 ", "发电量 3.4 % ", "用电量 2991.8 亿千瓦时 ", "用电量 -3.9 % "]),
        (THINGS, ["得分 0.62  2023", "企业数 31 家 2023", "得分 0.58  2023", "企业数 27 家 2023"]),
        ("城市 得分\n甲市 0.62", []),
        ("甲 乙 丙\n丁 戊 己\n庚 辛 壬", []),
        ("他说 3 个 问题\n我们 要 5 次 讨论。", []),
    ],
)
def test_cells(text, expected):
    assert [f"{c.name.of(text)} {c.value.of(text)} {c.unit} {c.year}" for c in find_grid_cells(text)] == expected


def test_a_grid_becomes_observations_with_their_rows_as_evidence():
    found = find_observations(THINGS)
    assert [(o.indicator, o.value, o.unit, o.period) for o in found][1] == ("企业数", "31", "家", "2023")
    assert THINGS[found[1].begin : found[1].end] == "甲市 | 0.62 | 31"
    assert [o.comparator for o in find_observations(INDICATORS)] == ["level", "growth", "level", "growth"]
