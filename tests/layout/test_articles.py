"""Whole pages of different make, and what must hold for any text whatever."""

import json
import unicodedata
from collections import Counter
from pathlib import Path

import layout_pages as pages
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_reading import read_page, source_of

from kg.layout import articles
from kg.model import Article, ArticleKind, SourceText, without_space

SAMPLES = Path(__file__).parents[1] / "samples"
SHARED = Path(__file__).parents[3] / "shared"


def test_a_policy_document_is_one_article_with_its_number_below_the_title() -> None:
    (page,) = read_page(pages.POLICY)
    assert page.title == "海州市人民政府关于促进海洋牧场装备产业发展的若干意见"
    assert page.article.text.split("\n")[1] == "海政发〔2023〕27号"
    assert page.paragraphs[0].startswith("各县（市、区）人民政府")
    assert page.people == []
    assert [line[3] for line in page.outline] == [
        "总体要求",
        "重点任务",
        "提升创新能力",
        "突破关键技术",
        "建设研发平台",
        "拓展应用场景",
        "保障措施",
        "加强组织领导",
    ]


def test_a_television_script_is_one_article_without_an_author() -> None:
    (page,) = read_page(pages.TV_SCRIPT)
    assert (page.title, page.people, len(page.paragraphs)) == ("深海牧场开渔记", [], 5)


def test_each_event_of_a_report_is_an_article_with_its_labels() -> None:
    event = "{name}\n时间：2024年11月21日\n地点：江南大学\n主办方：云泽省计算机学会\n\n大会邀请了四位专家作报告。\n\n"
    found = read_page("".join(event.format(name=name) for name in ("智能前沿论坛・第三期", "青年科学家会议")))
    assert [(page.title, page.people) for page in found] == [("智能前沿论坛・第三期", []), ("青年科学家会议", [])]
    assert found[0].paragraphs == ["地点：江南大学", "主办方：云泽省计算机学会", "大会邀请了四位专家作报告。"]


def test_an_interview_stays_whole_and_is_the_reporters() -> None:
    (page,) = read_page(pages.INTERVIEW)
    assert page.title == "种业是农业的芯片"
    assert [name for name, _ in page.people] == ["高原", "林晓"]
    assert [line[3] for line in page.outline][-3:] == [
        "要加大对基础研究的长期支持",
        "要让企业成为创新的主体",
        "要保护好品种权",
    ]


def test_a_paper_with_glued_affiliations_running_heads_and_page_numbers() -> None:
    (page,) = read_page(pages.PAPER)
    assert page.title == "海洋装备产业集群的演化机制研究"
    assert page.people == [
        ("陈思远", [("海州海洋大学经济学院", "教授")]),
        ("欧阳雪", [("东部发展研究院产业研究所", "副研究员")]),
        ("李木", [("海州海洋大学经济学院", None)]),
    ]
    assert "·" not in page.article.text
    assert [line[3] for line in page.outline if line[0] == "numbered"] == [
        "支持龙头企业开放供应链",
        "建设公共检测平台",
        "完善人才流动机制",
    ]


def test_news_by_reporters_named_in_datelines() -> None:
    first, second = read_page(pages.NEWS)
    assert (first.title, [n for n, _ in first.people]) == ("全市制造业大会召开", ["方晓", "钱多多"])
    assert (second.title, [n for n, _ in second.people]) == ("首条柔性产线投产", ["吴起"])


def test_torn_columns_go_back_to_their_articles() -> None:
    first, second = read_page(pages.TORN)
    assert first.title == "让闲置农房活起来"
    assert first.people == [("李望舒", [("海州市社会科学院农村发展研究所", "副研究员")])]
    assert first.paragraphs[0].startswith("近年来，海州市")
    assert first.paragraphs[1].startswith("展的内生动力")
    assert (second.title, len(second.paragraphs)) == ("守住乡村的底色", 1)


def test_boxes_doubled_headings_and_a_run_together_editors_line() -> None:
    article, quotation, data = read_page(pages.BOLD_DOUBLED)
    assert article.title == "以数字化重塑供应链"
    assert article.people == [("王珂", [("海州重工集团", "副总经理")])]
    assert quotation.article.kind is ArticleKind.QUOTATION
    assert quotation.paragraphs[1] == "——市委书记江海澄2024年2月19日在全市工业经济大会上的讲话"
    assert data.article.kind is ArticleKind.DATA
    editors = [name.of(a.text) for a in articles(source_of(pages.BOLD_DOUBLED)) for name in a.editors]
    assert editors == ["诸葛 明", "田野"]


def test_a_label_and_the_figure_below_it_are_one_line() -> None:
    text = "正文在此，一切如常。\n\n2020年至2024年\n\n我国粮食产量  \n年均增长 1.2%\n\n蔬菜产量  \n年均增长 3.4%\n\n数据来源：统计局\n"
    (box,) = read_page(text, ArticleKind.DATA)
    assert box.paragraphs == ["2020年至2024年", "我国粮食产量年均增长1.2%", "蔬菜产量年均增长3.4%", "数据来源：统计局"]


def test_each_answer_of_a_roundtable_is_an_article_and_no_question_is() -> None:
    found = read_page(pages.ROUNDTABLE)
    assert [page.title for page in found] == ["怎样把海岛旅游做精", None, None, None, None]
    assert [[name for name, _ in page.people] for page in found] == [[], ["秦岚"], ["冯舟"], ["秦岚"], ["冯舟"]]
    assert found[1].people[0][1] == [("东海师范大学旅游学院", "院长"), ("东海师范大学旅游学院", "教授")]
    assert not any("主持人" in page.article.text for page in found)


# -- what holds for any text ------------------------------------------------------------------------------------------

PIECES = (
    "\n|\n\n| |　　|。|，|：|《|》|“|”|\t|\u200b|\ufeff|\u202e|\r\n|\x0c|and|GDP|---|2024年3月|增长8.3%|王静|李 明"
    "|（作者系甲大学教授）|本版编辑 王静|——某某在会议上的讲话|一是加强研发，|二是深化合作。|（一）总则|# 标题|**重点**"
    "|产业升级产业升级|陈明（甲大学教授）：|问：怎么办？|高 质 量 发 展|关于印发方案的通知|数据来源：统计局"
    "|这是一段普通的正文，讲的是产业发展|在建设现代化产业体系的进程中"
)
BITS = st.sampled_from(PIECES.split("|"))
TEXTS = st.one_of(st.text(max_size=400), st.lists(BITS, max_size=60).map("".join))


def check(source: SourceText, found: list[Article]) -> None:
    """Check every promise that an article makes of its text and offsets."""
    used: Counter[int] = Counter()
    for article in found:
        text, offsets = article.text, article.offsets
        assert len(text) == len(offsets)
        for i, char in enumerate(text):
            assert char in "\n " or char == source.text[offsets[i]]
        used.update(offsets[i] for i, char in enumerate(text) if not char.isspace())
        for paragraph in article.paragraphs():
            kept = without_space(paragraph.of(text))
            assert kept
            raw = article.raw_span(*paragraph)
            if len(without_space(raw.of(source.text))) == len(kept):  # no marks taken out in between
                assert article.is_faithful(*paragraph)
        for range_ in (article.title, article.body, *article.editors, *(c.name for c in article.contributors)):
            assert range_ is None or 0 <= range_.begin <= range_.end <= len(text)
        assert 0 <= article.extent.begin <= article.extent.end <= len(source.text)
    assert not used or max(used.values()) == 1
    assert [article.number for article in found] == list(range(1, len(found) + 1))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read_faithfully(text: str) -> None:
    source = source_of(text)
    check(source, articles(source))


PAGES = [text for name, text in vars(pages).items() if name.isupper()]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PAGES), st.lists(st.tuples(st.integers(0, 2000), BITS), max_size=6))
def test_damaged_pages_are_read_faithfully(page: str, damage: list[tuple[int, str]]) -> None:
    for place, bit in damage:
        at = place % len(page)
        page = page[:at] + bit + page[at + len(bit) // 2 :]
    source = source_of(page)
    check(source, articles(source))


def test_paragraphs_without_marks_are_faithful() -> None:
    for page in PAGES:
        for article in articles(source_of(page)):
            if "以以数数" in page and article.number == 1:
                continue  # a heading printed character by character twice
            assert all(article.is_faithful(*paragraph) for paragraph in article.paragraphs())


@pytest.mark.parametrize(
    "text", ["", "\n\n", "。", "\ud800", "一" * 5000, "\n".join("一二三" for _ in range(500)), "a\x00b"]
)
def test_odd_texts(text: str) -> None:
    source = source_of(text)
    check(source, articles(source))


# -- annotated pages --------------------------------------------------------------------------------------------------


def normal(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    return "".join(char for char in text if not char.isspace() and char not in "“”\"‘’'「」『』《》〈〉")


def annotated() -> list[tuple[Path, Path]]:
    folders = [(SAMPLES / "gold", SAMPLES / "pages"), (SHARED / "eval" / "gold", SHARED / "corpus")]
    found = []
    for gold, texts in folders:
        for path in sorted(gold.glob("*.json")):
            found.append((path, texts / json.loads(path.read_text("utf-8"))["source"]))
    return found


@pytest.mark.parametrize(
    ("gold_path", "page"), annotated() or [pytest.param(None, None, marks=pytest.mark.skip("no annotated pages here"))]
)
def test_annotated_articles_and_authors_are_found(gold_path: Path, page: Path) -> None:
    source = source_of(page.read_text("utf-8"))
    gold = json.loads(gold_path.read_text("utf-8"))
    found = [article for article in articles(source) if article.kind is ArticleKind.ARTICLE]
    for wanted in gold["articles"]:
        article = max(found, key=lambda a: _edges(a, wanted))
        if wanted.get("optional"):
            continue
        assert _edges(article, wanted) >= 0.5
        names = {_who(article, i) for i in range(len(article.contributors))}
        assert names == {normal(name) for name in (*wanted["authors"], *wanted["authorInstitutions"])}
        found.remove(article)


def _edges(article: Article, wanted: dict[str, str]) -> float:
    body = normal(article.extent.of(article.source.text))
    title = article.title.of(article.text) if article.title else ""
    same_title = bool(wanted["title"]) and normal(title) == normal(wanted["title"])
    return 0.5 * (normal(wanted["begins"]) in body) + 0.5 * (normal(wanted["ends"]) in body) + 0.5 * same_title


def _who(article: Article, i: int) -> str:
    contributor = article.contributors[i]
    range_ = contributor.name or contributor.posts[0].institution
    return normal(range_.of(article.text))
