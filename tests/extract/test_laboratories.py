"""Laboratories named by their fields."""

import pytest

from kg.extract.laboratories import find_laboratories
from kg.extract.reading import Reading

NAMES = [
    ("大会由电磁与力学教育部重点实验室主办。", ["电磁与力学教育部重点实验室"]),
    (
        "依托云泽大学海洋探测与装备技术国家工程实验室建设",
        ["云泽大学海洋探测与装备技术国家工程实验室"],
    ),
    ("加快建设先进制造与自动化国家工程研究中心", ["先进制造与自动化国家工程研究中心"]),
    ("组建了绿色钢铁与智能制造省重点实验室", ["绿色钢铁与智能制造省重点实验室"]),
    ("企业与云泽大学国家重点实验室合作", ["云泽大学国家重点实验室"]),
    ("支持企业建设国家重点实验室，科研院所和国家重点实验室", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_laboratories(text: str, expected: list[str]) -> None:
    assert [name.of(text) for name in find_laboratories(Reading.of(text))] == expected
