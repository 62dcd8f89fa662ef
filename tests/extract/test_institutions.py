"""Institutions by heads, places and firms, their inner units and their parents."""

import pytest
from extract_reading import named, read, told

CASES = {
    "云泽省工业和信息化厅负责。": ["云泽省工业和信息化厅"],
    "市财政局印发文件，县农业农村局落实。": ["市财政局", "县农业农村局"],
    "在省委、省政府领导下。": ["省委", "省政府"],
    "东湖数科股份有限公司成立。": ["东湖数科股份有限公司"],
    "清江大学、东湖科技有限公司参加。": ["清江大学", "东湖科技有限公司"],
    "国家信息中心宏观研究室发布报告。": ["国家信息中心宏观研究室"],
    "互联网公司和高水平研究型大学。": [],  # ordinary words name no body
    "这家公司的分公司和子公司。": [],
    "有关部门、各级人民政府落实。": [],
    "省内各地部署工作，签署协议。": [],  # 部署 and 签署 end in no office
    "各县、区人民政府落实。": [],
    "专门前往东湖磁材股份有限公司。": ["东湖磁材股份有限公司"],
    "工业品出厂价格回升。": [],
    "去年我们合作社分了红，在镇上的果蔬种植专业合作社里排第一。": [],
    "保险公司子公司、信托管理子公司、多家财务顾问公司到场。": [],
    "资产不得注入融资平台公司，规范地方政府举债，地区政府违规。": [],
    "他在江南财经大学学习，后到云泽理工大学任教。": ["江南财经大学", "云泽理工大学"],
    "一些单位，如浙江省新业信息研究院。": ["浙江省新业信息研究院"],
    "由云泽省发展改革委牵头，从省统计局获悉。": ["云泽省发展改革委", "省统计局"],
    "材料报送市工业和信息化局产业处。": ["市工业和信息化局产业处"],
    "1.江南财经大学": ["江南财经大学"],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=CASES)
def test_institutions(text: str, expected: list[str]) -> None:
    assert named(text, "Institution") == expected


def test_the_parents_printed_in_a_name_are_a_chain() -> None:
    assert told("清江大学附属医院神经外科主任李明说，要改革。", "subOrganizationOf") == {
        ("清江大学附属医院神经外科", "清江大学附属医院"),
        ("清江大学附属医院", "清江大学"),
    }


def test_a_name_is_cut_where_another_body_begins() -> None:
    assert named("财政部办公厅工业和信息化部办公厅印发通知。", "Institution") == [
        "财政部办公厅",
        "工业和信息化部办公厅",
    ]


def test_the_longest_form_of_the_place_that_opens_a_name_is_mentioned() -> None:
    printed = [text for name, text, _ in read("东湖省、东湖省数字产业集群。").mentions if name.type == "Region"]
    assert printed == ["东湖省", "东湖省"]
