import pytest

from kg.layout.bylines import Author, read_byline, read_dateline, read_lead, read_signed_end
from kg.layout.glued import read_glued

People = list[tuple[str | None, list[tuple[str, str | None]]]]


def spelt(text: str, authors: list[Author] | None) -> People:
    return [
        (a.name and a.name.of(text), [(p.institution.of(text), p.role and p.role.of(text)) for p in a.posts])
        for a in authors or []
    ]


BYLINES: list[tuple[str, People]] = [
    ("张凌云", [("张凌云", [])]),
    ("王 静", [("王 静", [])]),
    ("□ 张三 李四", [("张三", []), ("李四", [])]),
    ("文/图 本报记者 张三", [("张三", [])]),
    ("编辑部 采写：张三", [("张三", [])]),
    ("健康月刊 · 解读 2025-05-08 记者 张三", [("张三", [])]),
    ("来源：江北日报 作者：李明 2024-05-06", [("李明", [])]),
    ("作者：李明 江北大学教授", [("李明", [("江北大学", "教授")])]),
    ("课题组：江北大学研究中心", [(None, [("江北大学研究中心", None)])]),
    ("（记者：张三 李四", [("张三", []), ("李四", [])]),
    (
        "［作者简介］李明（1979—），男，甲大学教授；王静（1990—），女，乙研究院助理研究员。",
        [("李明", [("甲大学", "教授")]), ("王静", [("乙研究院", "助理研究员")])],
    ),
    (
        "李明，甲大学未来学院和乙产业学院副院长。研究方向为教育管理。王静，丙大学教授、博导。研究方向为制度建设。",
        [
            ("李明", [("甲大学未来学院", None), ("乙产业学院", "副院长")]),
            ("王静", [("丙大学", "教授"), ("丙大学", "博导")]),
        ],
    ),
    ("文/张三", [("张三", [])]),
    ("作者：张三、李四", [("张三", []), ("李四", [])]),
    ("（执笔：张明 李华）", [("张明", []), ("李华", [])]),
    ("（作者系甲大学教授）", [(None, [("甲大学", "教授")])]),
    ("（作者系甲研究中心研究员、乙大学校长）", [(None, [("甲研究中心", "研究员"), ("乙大学", "校长")])]),
    (
        "（作者：甲研究院高级研究员，乙大学经济学院教授）",
        [(None, [("甲研究院", "高级研究员"), ("乙大学经济学院", "教授")])],
    ),
    ("（作者系甲研究中心特约研究员）", [(None, [("甲研究中心", "特约研究员")])]),
    ("（作者：甲顾问公司总经理）", [(None, [("甲顾问公司", "总经理")])]),
    (
        "（作者系甲研究院战略研究室主任、研究员）",
        [(None, [("甲研究院战略研究室", "主任"), ("甲研究院战略研究室", "研究员")])],
    ),
    ("（作者单位：甲省社会科学院）", [(None, [("甲省社会科学院", None)])]),
    ("（作者单位：甲省社会科学院、乙大学）", [(None, [("甲省社会科学院", None), ("乙大学", None)])]),
    ("（作者分别系甲大学教授、乙研究院院长）", [(None, [("甲大学", "教授"), ("乙研究院", "院长")])]),
    (
        "（作者系国家发展改革委体制改革、创新研究中心主任）",
        [(None, [("国家发展改革委体制改革、创新研究中心", "主任")])],
    ),
    (
        "（作者张明系甲大学教授，李华系乙研究院研究员）",
        [("张明", [("甲大学", "教授")]), ("李华", [("乙研究院", "研究员")])],
    ),
    (
        "（作者：张明，甲大学教授；李华，乙院副院长、研究员）",
        [("张明", [("甲大学", "教授")]), ("李华", [("乙院", "副院长"), ("乙院", "研究员")])],
    ),
    ("（作者张明为甲大学教授）", [("张明", [("甲大学", "教授")])]),
    ("作者：王小红，系甲大学公共管理学院教授", [("王小红", [("甲大学公共管理学院", "教授")])]),
    ("（甲省社会科学院 研究员 李明）", [("李明", [("甲省社会科学院", "研究员")])]),
    ("（甲大学教授李明）", [("李明", [("甲大学", "教授")])]),
    ("李明（甲大学教授、乙协会会长）", [("李明", [("甲大学", "教授"), ("乙协会", "会长")])]),
    ("甲大学教授 李明", [("李明", [("甲大学", "教授")])]),
    ("李明 甲大学教授", [("李明", [("甲大学", "教授")])]),
    ("本报记者 张三 李四", [("张三", []), ("李四", [])]),
    ("（本报记者 张三）", [("张三", [])]),
    ("□本报记者 高 原 实习生 林晓", [("高 原", []), ("林晓", [])]),
    ("新华社记者 张三 通讯员 李四", [("张三", [("新华社", "记者")]), ("李四", [])]),
    ("经济时报记者 张三", [("张三", [("经济时报", "记者")])]),
]


@pytest.mark.parametrize(("text", "people"), BYLINES)
def test_bylines(text: str, people: People) -> None:
    assert spelt(text, read_byline(text)) == people


@pytest.mark.parametrize(
    "text",
    [
        "先进制造业",
        "内涵与特征",
        "工业和信息化部部长",
        "作者认为，这一观点值得商榷。",
        "一、总体要求",
        "记者在采访中看到，车间里灯火通明。",
        "（此件公开发布）",
    ],
)
def test_no_bylines(text: str) -> None:
    assert not read_byline(text)


@pytest.mark.parametrize(
    ("text", "people", "answer"),
    [
        ("陈明（甲研究所所长）：制造业是支柱。", [("陈明", [("甲研究所", "所长")])], "制造业是支柱。"),
        ("陈 明（甲研究所所长、研究员）：好。", [("陈 明", [("甲研究所", "所长"), ("甲研究所", "研究员")])], "好。"),
    ],
)
def test_answers(text: str, people: People, answer: str) -> None:
    found = read_lead(text)
    assert found is not None
    assert (spelt(text, [found[0]]), text[found[1] :]) == (people, answer)


def test_a_bracket_after_a_term_is_no_answer() -> None:
    assert read_lead("人工智能（机器学习与深度学习）：概念与应用") is None


def test_datelines_and_signatures() -> None:
    opening = "本报海州5月6日电（记者吴起 通讯员钱多多）海州重工首条柔性产线投产。"
    assert spelt(opening, read_dateline(opening)) == [("吴起", []), ("钱多多", [])]
    ending = "这条产线明年投产。（记者 吴起）"
    assert spelt(ending, read_signed_end(ending)) == [("吴起", [])]
    bare = "远海社北京3月9日电 (闻一舟 宋予)各地布局未来产业。"
    assert spelt(bare, read_dateline(bare)) == [("闻一舟", []), ("宋予", [])]
    signed = "这条产线明年投产。（吴起 钱多多）"
    assert spelt(signed, read_signed_end(signed)) == [("吴起", []), ("钱多多", [])]
    plain = "产业链（包括上下游）正在重构。"
    assert read_dateline(plain) == [] == read_signed_end(plain)


GLUED: list[tuple[str, str, People]] = [
    (
        "算力产业评价研究林致远1，樊以宁2（1.甲大学 副教授；2.乙研究院 高级工程师）",
        "算力产业评价研究",
        [("林致远", [("甲大学", "副教授")]), ("樊以宁", [("乙研究院", "高级工程师")])],
    ),
    (
        "张三1 李四1,2（1. 甲大学经济学院，北京 100871；2. 乙研究院，上海 200433）",
        "",
        [("张三", [("甲大学经济学院", None)]), ("李四", [("甲大学经济学院", None), ("乙研究院", None)])],
    ),
    (
        "制造业集群的机制研究 王小明（甲大学经济学院，北京 100871）",
        "制造业集群的机制研究 ",
        [("王小明", [("甲大学经济学院", None)])],
    ),
]


@pytest.mark.parametrize(("text", "title", "people"), GLUED)
def test_authors_glued_to_a_title(text: str, title: str, people: People) -> None:
    found = read_glued(text)
    assert found is not None
    assert (text[: found[0]], spelt(text, found[1])) == (title, people)


@pytest.mark.parametrize("text", ["推动制造业发展（以甲大学为例）", "促进企业发展的若干政策（国务院发展研究中心）"])
def test_brackets_that_hold_no_affiliation(text: str) -> None:
    assert read_glued(text) is None
