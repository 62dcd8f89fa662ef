"""Papers whose authors carry the numbers of affiliations that stand below in lines of their own."""

import pytest
from layout_reading import read_page

PAPER = """\
# 乡村聚落怎样走向绿色转型

\\*资助项目：某省社科规划办项目（2015501）
\\*\\*通讯作者
修改稿收到日期：2017年4月20日

{names}

{places}

摘要建设绿色乡村是现代化的重要组成部分，文章对发展状况进行长期预测。
"""
A, B = "江南大学公共管理学院", "云泽省社会科学院经济研究所"
PAGES = [
    ("# 柏明成1.2 葛大龙2 邹帆1\\*\\*", f"1{A}云州100084  \n2{B}云州100732", [(A, B), (B,), (A,)]),
    ("柏明成¹，葛大龙²，邹帆¹", f"1. {A}，云州 100084\n\n2. {B}，云州 100732", [(A,), (B,), (A,)]),
    ("柏明成1 葛大龙2 邹帆1,2", f"1 {A}，云州 100084\n2 {B}，云州 100732", [(A,), (B,), (A, B)]),
]


@pytest.mark.parametrize(("names", "places", "expected"), PAGES)
def test_each_author_has_the_affiliations_of_his_numbers(
    names: str, places: str, expected: list[tuple[str, ...]]
) -> None:
    paper = next(one for one in read_page(PAPER.format(names=names, places=places)) if one.title)
    assert [name for name, _ in paper.people] == ["柏明成", "葛大龙", "邹帆"]
    assert [tuple(body for body, _ in posts) for _, posts in paper.people] == expected


@pytest.mark.parametrize("line", ["增长12 下降3", "第1章 第2节", "张三 李四"])
def test_a_line_with_anything_but_names_and_numbers_stays(line: str) -> None:
    found = read_page(PAPER.format(names=line, places=f"1{A}云州100084"))
    assert all(A not in [body for body, _ in posts] for one in found for _, posts in one.people)
