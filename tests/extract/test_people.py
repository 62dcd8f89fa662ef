"""Who is named in a text, and in which posts."""

import hashlib

import pytest

from kg.extract.people import find_people
from kg.extract.reading import Reading
from kg.model import EntityType, Metadata, SourceText
from kg.pipeline import extract


def people(text: str) -> list[str]:
    found = find_people(Reading.of(text))
    return sorted({one.name for one in found if one.type is EntityType.PERSON})


def posts(text: str) -> set[str]:
    page = f"标题在这里\n\n　　{text}\n"
    source = SourceText("a.txt", hashlib.sha256(page.encode()).hexdigest(), page, "utf-8", Metadata())
    return {record.label for record in extract(source).records if record.type is EntityType.MEMBERSHIP}


NAMES = [
    ("甲大学教授吕清扬说，要快。吕清扬还表示，要稳。", ["吕清扬"]),
    ("医院副主任 孟昔认为，值得。孟昔在会上再次发言。", ["孟昔"]),
    ("镇党委副书记计越给记者算了一笔账。", ["计越"]),
    ("中心主任田野则认为，人才最关键。", ["田野"]),
    ("研究院院长欧阳明远在会上作报告，首席科学家诸葛清在15日表示", ["欧阳明远", "诸葛清"]),
    (
        "大学院长阿不都热合曼·吐尔逊常带学生上课，28岁姑娘古丽娜尔·买买提原来种棉花。",
        ["古丽娜尔·买买提", "阿不都热合曼·吐尔逊"],
    ),
    ("配色师傅屠阿根盯着屏幕，厂主秦牧云带着样衣。", ["屠阿根", "秦牧云"]),
    ("记者纪晓芸 葛闻笛 报道", ["纪晓芸", "葛闻笛"]),
    ("联系人：甲部乙司 闻一舟 宋予；丙局 郭沛然联系电话：010-0", ["宋予", "郭沛然", "闻一舟"]),
    ("清华大学的王静教授指出，李方院士（某大学）认为", ["李方", "王静"]),
    ("副总经理焉知秋带来数字，教授别学礼指出", ["别学礼", "焉知秋"]),
    ("邀请了江南大学周志远教授、西北工业大学马卫国研究员、北国大学何敏副教授", ["何敏", "周志远", "马卫国"]),
    ("来自云泽大学的高志远教授介绍，云泽大学院长高远表示", ["高志远"]),
    ("理事长孙长河说，“好。”村民高大山说。村民李大山高兴地说。", ["孙长河", "李大山", "高大山"]),
    ("省委书记林武和省长周乃明陪同，学院党委书记李斌书记致辞", ["周乃明", "李斌", "林武"]),
    ("记者 高志远 通讯员 陈亮 何敏", ["何敏", "陈亮", "高志远"]),
    ("交流中心原党委书记，华芯董事长何敏", ["何敏"]),
    # words that only look like names
    ("日用陶瓷的老师傅平均年龄已过五十岁，本期邀请三位专家展开讨论。", []),
    ("负责人安排部署，青年成长起来，工人有奔头，用户满意，用户占比高，主任安徽台", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_people(text: str, expected: list[str]) -> None:
    assert people(text) == expected


POSTS = [
    ("省委副书记、省长高志远，省政府秘书长何敏参加。", {"高志远：省委副书记", "何敏：省政府秘书长"}),
    (
        "思图科技创始人贾明亚教授和云洲大学信息学院院长黄惠明作报告。",
        {"贾明亚：思图科技创始人", "黄惠明：云洲大学信息学院院长"},
    ),
    ("江北理工大学教授、博士生导师吕清扬说。", {"吕清扬：江北理工大学教授", "吕清扬：江北理工大学博士生导师"}),
    (
        "江北理工大学院长、中国作物学会副理事长颜怀瑾在会上说。",
        {"颜怀瑾：江北理工大学院长", "颜怀瑾：中国作物学会副理事长"},
    ),
    (
        "云岭新材料股份有限公司与江北大学共建实验室。公司总工程师陆知非介绍，云岭董事长万启明说，该校副校长连若谷说。",
        {
            "陆知非：云岭新材料股份有限公司总工程师",
            "万启明：云岭新材料股份有限公司董事长",
            "连若谷：江北大学副校长",
        },
    ),
    (
        "盛泽镇党委副书记计越说，市工业和信息化局党组成员白雪峰说。",
        {"计越：盛泽镇党委副书记", "白雪峰：市工业和信息化局党组成员"},
    ),
    ("联系人：工业和信息化部规划司 闻一舟", {"闻一舟：工业和信息化部规划司"}),
    ("清华大学的王静教授指出，要快。", {"王静：清华大学教授"}),
    ("姑娘李小花原来种地，如今是云岭新材料公司的挡车工，每月工资5600元。", {"李小花：云岭新材料公司挡车工"}),
    ("记者采访了省生态环境厅大气处处长覃志刚。", {"覃志刚：省生态环境厅大气处处长"}),
    # nobody's post
    ("企业董事长们说，院长很忙。", set()),
]


@pytest.mark.parametrize(("text", "expected"), POSTS)
def test_posts(text: str, expected: set[str]) -> None:
    assert posts(text) == expected
