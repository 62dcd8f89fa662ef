"""What a person sees and does on the page."""

import csv
import hashlib
import io
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Store
from synthetic_graph import synthetic

from kg.query import questions
from kg.view import write_page
from kg.vocab import PREFIXES

LABELS = "() => cetu.picture.labels.map((label) => label.box)"


def overlapping(boxes: list[list[float]]) -> list[tuple[int, int]]:
    """Return the pairs of boxes that lie over each other."""
    return [
        (i, j)
        for i, a in enumerate(boxes)
        for j, b in enumerate(boxes[:i])
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def downloaded(opened: Any, does: Any) -> str:
    with opened.page.expect_download() as download:
        does()
    return Path(download.value.path()).read_text("utf-8")


# -- the picture -----------------------------------------------------------------------------------------------------


def test_opens_with_a_legend_and_labels_that_do_not_overlap(opened: Any) -> None:
    legend = opened.page.inner_text("#filters")
    for name in ("人物", "机构", "政策文件", "产业", "技术", "促进"):
        assert name in legend
    boxes = opened.see(LABELS)
    assert len(boxes) > 60
    assert overlapping(boxes) == []


def test_a_large_graph_opens_with_eighty_labels(watched: Any, tmp_path: Path) -> None:
    write_page(synthetic(2000, 5000), tmp_path / "large.html", title="大图谱", sparql=False)
    boxes = watched().open(tmp_path / "large.html").see(LABELS)
    assert len(boxes) >= 80
    assert overlapping(boxes) == []


def test_with_nothing_selected_the_articles_are_listed(opened: Any) -> None:
    articles = opened.page.locator("#details details").first
    assert "文章" in articles.locator("summary").inner_text()
    name = articles.locator("button.link").first.inner_text()
    articles.locator("button.link").first.click()
    assert opened.details.startswith(name)


SEEN = """() => { const box = document.querySelector('#canvas').getBoundingClientRect();
  return cetu.picture.visible().every(({ x, y }) => x > 0 && y > 0 && x < box.width && y < box.height) }"""


@pytest.mark.parametrize("view", ["graph", "table"])
def test_all_that_is_shown_is_in_sight(watched: Any, page_file: Path, view: str) -> None:
    page = watched().open(page_file, f"view={view}")
    page.see("() => { location.hash = '' }")
    page.calm()
    assert page.see("() => cetu.picture.visible().length") > 60
    assert page.see(SEEN)


def test_each_class_has_a_colour_and_shape_of_its_own(opened: Any) -> None:
    styles = opened.see("() => [...cetu.graph.classes.values()].map((style) => style.colour + style.shape)")
    assert len(set(styles)) == len(styles)


def test_a_click_on_a_sign_shows_its_facts_with_quotes(opened: Any) -> None:
    place = opened.see(
        "() => { const [id] = cetu.picture.order; const box = document.querySelector('#canvas').getBoundingClientRect();"
        " const { x, y } = cetu.picture.network.canvasToDOM(cetu.picture.at(id)); return [x + box.x, y + box.y] }"
    )
    opened.page.mouse.click(*place)
    opened.page.wait_for_timeout(400)
    label = opened.see("() => cetu.graph.things[cetu.picture.order[0]].label")
    assert label in opened.details
    quotes = opened.page.locator("#details blockquote")
    assert quotes.count() > 2
    assert label in opened.page.locator("#details blockquote mark").all_text_contents()
    first = quotes.first.inner_text()
    for part in ("《", "置信度", "规则", "字符", "第"):
        assert part in first


def test_a_click_on_a_line_shows_its_statement(opened: Any) -> None:
    link = opened.see("() => cetu.picture.shown.links.find((link) => link.evidence.length).id")
    opened.see(f"() => cetu.act.select({{ link: {link} }})")
    opened.calm()
    assert "→" in opened.details
    assert opened.page.locator("#details blockquote").count() >= 1


def test_a_graph_of_one_thing_and_of_none(watched: Any, tmp_path: Path) -> None:
    for turtle in (
        "",
        "<https://w3id.org/cetu/id/region/1> a <https://w3id.org/cetu/ontology#Region> ; "
        '<http://www.w3.org/2000/01/rdf-schema#label> "云洲"@zh .',
    ):
        write_page(turtle, tmp_path / "small.html", title="小图")
        page = watched().open(tmp_path / "small.html")
        for view in ("list", "table", "timeline", "figures", "structure", "graph"):
            page.see(f"() => {{ location.hash = 'view={view}' }}")
            page.calm()
        assert page.see("() => cetu.picture.labels.length") == (1 if turtle else 0)


# -- finding ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["深海装备产业", "深海装备产", "shzbcy"])
def test_search_by_name_and_initials(opened: Any, written: str) -> None:
    opened.page.fill("#search", written)
    hits = opened.page.locator("#hits li")
    assert "深海装备产业" in hits.first.inner_text()
    assert "产业" in hits.first.locator(".badge").inner_text()
    opened.page.keyboard.press("Enter")
    opened.calm()
    assert opened.details.startswith("深海装备产业")


def test_search_by_alias_and_document_number(opened: Any) -> None:
    alias = opened.see("() => cetu.graph.things.find((thing) => thing.aka).aka[0]")
    opened.search(alias)
    assert alias in opened.details
    number = opened.see(
        "() => cetu.graph.things.flatMap((t) => t.values).find(([name]) => name === 'documentNumber')[1]"
    )
    opened.search(number)
    assert number in opened.details


def test_search_waits_for_the_input_method(opened: Any) -> None:
    opened.see(
        "() => { const box = document.querySelector('#search'); box.value = 'shenhai';"
        " box.dispatchEvent(new InputEvent('input', { isComposing: true })) }"
    )
    assert opened.page.locator("#hits").is_hidden()


def test_a_class_can_be_switched_off(opened: Any) -> None:
    before = opened.status
    opened.page.locator("#filters label", has_text="政策文件").locator("input").click()
    assert opened.status != before
    kinds = opened.see("() => cetu.picture.shown.things.map((id) => cetu.graph.things[id].group)")
    assert kinds and "PolicyDocument" not in kinds


def test_relations_confidence_years_and_sources_filter(opened: Any) -> None:
    count = "() => cetu.picture.shown.links.length"
    all_links = opened.see(count)
    opened.page.locator("#filters label", has_text=re.compile("^促进")).locator("input").click()
    without = opened.see(count)
    assert 0 < without < all_links
    assert "promotes" not in opened.see("() => cetu.picture.shown.links.map((link) => link.relation)")
    opened.page.get_by_text("清除筛选").click()
    assert opened.see(count) == all_links
    opened.see("() => { location.hash = 'confidence=0.9' }")
    opened.calm()
    assert 0 < opened.see(count) < all_links
    opened.see("() => { location.hash = 'years=2011-2013' }")
    opened.calm()
    years = opened.see("() => cetu.picture.shown.things.map((id) => cetu.graph.things[id].year).filter(Boolean)")
    assert years and set(years) <= {2011, 2012, 2013}
    opened.see("() => { location.hash = '' }")
    opened.calm()
    opened.page.locator("#filters fieldset", has_text="来源文件").locator("label input").first.click()
    assert 0 < opened.see(count) < all_links


def test_surroundings_unfold_hide_and_back(opened: Any) -> None:
    opened.search("深海装备产业")
    opened.page.get_by_role("button", name="仅看邻域").click()
    near = opened.see("() => cetu.picture.shown.things.length")
    assert 1 < near < 60
    assert overlapping(opened.see(LABELS)) == []
    opened.page.get_by_role("button", name="两步以内").click()
    opened.calm()
    assert opened.see("() => cetu.picture.shown.things.length") > near
    opened.page.get_by_role("button", name="后退").click()
    opened.calm()
    assert opened.see("() => cetu.picture.shown.things.length") == near
    other = opened.see("() => cetu.picture.order.find((id) => id !== cetu.state.selected.thing)")
    opened.see(f"() => cetu.act.unfold({other})")
    opened.calm()
    unfolded = opened.see("() => cetu.picture.shown.things.length")
    assert unfolded > near
    opened.page.get_by_role("button", name="隐藏", exact=True).click()
    opened.calm()
    assert opened.see("() => cetu.picture.shown.things.length") == unfolded - 1
    opened.page.get_by_role("button", name=re.compile("恢复隐藏")).click()
    assert opened.see("() => cetu.picture.shown.things.length") == unfolded


def test_a_shortest_path_is_read_step_by_step(opened: Any) -> None:
    opened.search("云江")
    opened.page.get_by_role("button", name="查找路径到…").click()
    opened.calm()
    assert "终点" in opened.status
    opened.search("深海光学技术")
    path = opened.see("() => cetu.act.path()")
    links = opened.see("() => cetu.picture.shown.links.map((link) => [link.from, link.to])")
    joined = {frozenset(pair) for pair in links}
    assert all(frozenset(step) in joined for step in pairwise(path))
    assert f"{len(path) - 1} 步" in opened.details
    opened.page.locator("#filters").get_by_role("button", name="全不选").nth(1).click()
    assert "没有连通的路径" in opened.details
    opened.page.get_by_role("button", name="在全部类别和关系中查找").click()
    assert "步" in opened.details
    assert opened.page.locator("#details blockquote").count() >= len(path) - 1


def test_a_link_shows_the_same_view(opened: Any, watched: Any, page_file: Path) -> None:
    opened.search("深海装备产业")
    opened.page.get_by_role("button", name="仅看邻域").click()
    opened.calm()
    opened.page.locator("#filters label", has_text="会议").locator("input").click()
    opened.page.get_by_role("button", name="固定").click()
    state = opened.see("() => location.hash.slice(1)")
    again = watched().open(page_file, state)
    for what in ("cetu.picture.shown.things", "cetu.state.selected", "cetu.state.pinned"):
        assert again.see(f"() => {what}") == opened.see(f"() => {what}")
    assert again.details == opened.details


# -- reading ---------------------------------------------------------------------------------------------------------


def test_statements_as_a_table_that_sorts_filters_and_saves(opened: Any) -> None:
    opened.page.get_by_role("button", name="语句").click()
    opened.calm()
    rows = opened.page.locator("#table tbody tr")
    assert rows.count() == 100
    opened.page.get_by_role("button", name="置信度").click()
    low = float(rows.first.locator("td").last.inner_text())
    opened.page.get_by_role("button", name="置信度").click()
    opened.calm()
    assert float(rows.first.locator("td").last.inner_text()) > low
    opened.page.get_by_placeholder("筛选行…").fill("深海装备产业")
    shown = opened.page.inner_text("#table .rows")
    text = downloaded(opened, lambda: opened.page.get_by_role("button", name="下载 CSV").click())
    table = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeff")
    assert f"{len(table) - 1} 行" == shown
    assert all(any("深海装备产业" in cell for cell in row) for row in table[1:])


def test_things_as_a_list(opened: Any) -> None:
    opened.page.keyboard.press("2")
    opened.calm()
    assert opened.page.locator("#list tbody tr").count() == 100
    opened.page.locator("#list tbody button").first.click()
    opened.calm()
    assert opened.page.locator("#details h2").inner_text()


def test_time_line_in_order(opened: Any) -> None:
    opened.page.get_by_role("button", name="时间轴").click()
    opened.calm()
    dates = opened.page.locator("#timeline time").all_inner_texts()
    assert len(dates) > 20
    assert dates == sorted(dates)
    assert "讲话人" in opened.page.inner_text("#timeline")


def test_figures_as_table_and_chart(opened: Any) -> None:
    opened.page.get_by_role("button", name="数据", exact=True).click()
    opened.calm()
    assert opened.page.locator("#figures tbody tr").count() == 30
    assert opened.page.locator("#figures svg circle").count() == 5
    for year in range(2019, 2024):
        assert str(year) in opened.page.locator("#figures svg").text_content()
    assert "占比" in opened.page.inner_text("#figures tbody")
    assert not re.search(r"\d\.0\b", opened.page.inner_text("#figures tbody tr >> nth=0 >> td >> nth=2"))


def test_structures(opened: Any) -> None:
    opened.page.get_by_role("button", name="体系").click()
    opened.calm()
    text = opened.page.inner_text("#structure")
    stages = [opened.page.inner_text("#structure .arrows li >> nth=" + str(n)) for n in range(3)]
    assert [stage.strip(" →\n") for stage in stages] == ["起步期", "成长期", "成熟期"]
    assert "创新力" in text and "举措提纲" in text
    assert opened.page.locator("#structure .tree .fold").count() > 0
    orders = opened.see(
        "() => [...document.querySelectorAll('#structure details.frame > ol')].map((l) => [...l.children].map((i) => i.value))"
    )
    assert orders and all(order == sorted(order) for order in orders)


def test_whole_article_with_its_mentions_marked(watched: Any, tmp_path: Path) -> None:
    text = "云洲日报\n\n云洲省提出，加快发展深海\n装备产业，提升韧性。\n\n次段在此。"
    sha = hashlib.sha256(text.encode()).hexdigest()
    begin = text.index("深海")
    graph = f"""
      @prefix c: <https://w3id.org/cetu/ontology#> . @prefix i: <https://w3id.org/cetu/id/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      <https://w3id.org/cetu/id/sourcedocument/1> a c:SourceDocument ; rdfs:label "页"@zh ; c:sha256 "{sha}" .
      <https://w3id.org/cetu/id/article/1> a c:Article ; rdfs:label "文"@zh ; c:beginOffset 6 ; c:endOffset {len(text)} ; c:mentions <https://w3id.org/cetu/id/industry/1> .
      <https://w3id.org/cetu/id/industry/1> a c:Industry ; rdfs:label "深海装备产业"@zh .
      <https://w3id.org/cetu/id/evidence/1> a c:Evidence ; c:inSource <https://w3id.org/cetu/id/sourcedocument/1> ; c:inArticle <https://w3id.org/cetu/id/article/1> ;
        c:quote "深海装备产业" ; c:beginOffset {begin} ; c:endOffset {begin + 7} ; c:rule "r" ; c:confidence 0.9 .
      [] a owl:Axiom ; owl:annotatedSource <https://w3id.org/cetu/id/article/1> ; owl:annotatedProperty c:mentions ;
        owl:annotatedTarget <https://w3id.org/cetu/id/industry/1> ; c:evidence <https://w3id.org/cetu/id/evidence/1> ."""
    write_page(graph, tmp_path / "text.html", title="全文", texts={sha: text})
    page = watched().open(tmp_path / "text.html")
    page.search("深海装备产业")
    page.page.locator("#details summary").first.click()
    page.page.get_by_role("button", name="查看全文").click()
    assert page.page.locator(".reader .mention").all_inner_texts() == ["深海装备产业"]
    assert page.page.locator(".reader p").all_inner_texts()[-1] == "次段在此。"
    assert "发展深海装备产业，" in page.page.inner_text(".reader")


# -- SPARQL ----------------------------------------------------------------------------------------------------------


def ask(opened: Any, query: str) -> dict[str, Any]:
    opened.page.fill("#query textarea", query)
    opened.page.get_by_role("button", name=re.compile("运行")).click()
    for _ in range(100):
        note = opened.page.inner_text("#query .query > p")
        if note.endswith("ms") and "三元组" not in note:
            return {"note": note}
        if opened.page.locator("#query .error").count():
            return {"error": opened.page.inner_text("#query .error")}
        opened.page.wait_for_timeout(50)
    raise AssertionError(f"no answer: {note}")


def test_a_query_is_answered_and_shown_in_the_graph(opened: Any, turtle: str) -> None:
    opened.page.get_by_role("button", name="查询", exact=True).click()
    opened.calm()
    query = "SELECT ?s (COUNT(?o) AS ?n) { ?s cetu:promotes ?o } GROUP BY ?s ORDER BY DESC(?n)"
    answer = ask(opened, query)
    prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    store = Store()
    store.load(turtle, format=RdfFormat.TURTLE)
    expected = list(store.query(prologue + query))
    assert answer["note"].startswith(f"{len(expected)} 行")
    assert opened.page.locator("#query tbody tr").first.locator("td").last.inner_text() == expected[0]["n"].value
    opened.page.get_by_text("图表").click()
    assert opened.page.locator("#query svg rect").count() > 3
    opened.page.get_by_role("button", name=re.compile("在图谱中显示")).click()
    assert opened.see("() => cetu.picture.shown.things.length") == len(expected)
    assert overlapping(opened.see(LABELS)) == []


def test_a_wrong_query_says_where(opened: Any) -> None:
    opened.page.get_by_role("button", name="查询", exact=True).click()
    opened.calm()
    assert "at 1:" in ask(opened, "SELEC ?s { ?s ?p ?o }")["error"]


def test_ask_and_construct(opened: Any) -> None:
    opened.page.get_by_role("button", name="查询", exact=True).click()
    opened.calm()
    ask(opened, "ASK { ?s cetu:promotes ?o }")
    assert opened.page.inner_text("#query .answer") == "是"
    ask(opened, "CONSTRUCT { ?s cetu:promotes ?o } WHERE { ?s cetu:promotes ?o } LIMIT 3")
    assert "ontology#promotes" in opened.page.inner_text("#query pre.scroll")


def test_completion_offers_our_terms_and_names(opened: Any) -> None:
    opened.page.get_by_role("button", name="查询", exact=True).click()
    opened.calm()
    opened.page.fill("#query textarea", "SELECT * { ?s cetu:prom")
    assert "cetu:promotes" in opened.page.inner_text("#query .offers")
    opened.page.keyboard.press("Tab")
    assert opened.page.input_value("#query textarea").endswith("cetu:promotes")


def test_named_questions_answer_as_in_python(opened: Any, turtle: str) -> None:
    opened.page.get_by_role("button", name="查询", exact=True).click()
    store = Store()
    store.load(turtle, format=RdfFormat.TURTLE)
    prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    different = []
    for place, question in enumerate(questions()):
        opened.page.locator("#query select").first.select_option(str(place))
        answer = ask(opened, opened.page.input_value("#query textarea"))
        rows = len(list(store.query(prologue + question.sparql)))
        if not answer.get("note", "").startswith(f"{rows} 行"):
            different.append((question.name, rows, answer))
    assert different == []


def test_a_named_question_is_answered_in_the_language_of_the_page(opened: Any) -> None:
    opened.page.get_by_role("button", name="查询", exact=True).click()
    place = next(n for n, question in enumerate(questions()) if question.name == "things")
    opened.page.locator("#query select").first.select_option(str(place))
    ask(opened, opened.page.input_value("#query textarea"))
    assert opened.page.locator("#query thead th").all_inner_texts() == ["类别", "数量"]
    assert "产业" in opened.page.locator("#query tbody td:first-child").all_inner_texts()
    opened.page.locator("#query select").first.select_option("-1")
    ask(opened, "SELECT ?kind { BIND('Industry' AS ?kind) }")
    assert opened.page.locator("#query thead th").all_inner_texts() == ["kind"]


def test_a_blank_is_filled_with_a_string_and_nothing_else(opened: Any) -> None:
    opened.page.get_by_role("button", name="查询", exact=True).click()
    opened.calm()
    place = next(n for n, question in enumerate(questions()) if question.arguments)
    opened.page.locator("#query select").first.select_option(str(place))
    opened.page.locator("#query .blanks input").first.fill('a" } ?s ?p ?o . { "')
    assert "error" not in ask(opened, opened.page.input_value("#query textarea"))
    assert '\\"' in opened.page.input_value("#query textarea")


# -- out of the page -------------------------------------------------------------------------------------------------


def test_exports(opened: Any, turtle: str) -> None:
    opened.search("深海装备产业")
    opened.page.get_by_role("button", name="仅看邻域").click()
    save = opened.page.locator("#export")
    drawn = downloaded(opened, lambda: save.select_option("SVG"))
    assert drawn.startswith("<svg") and "深海装备产业" in drawn
    table = list(csv.reader(io.StringIO(downloaded(opened, lambda: save.select_option("CSV")).removeprefix("\ufeff"))))
    assert len(table) > opened.see("() => cetu.picture.shown.links.length")
    shown = Store()
    shown.load(downloaded(opened, lambda: save.select_option("Turtle")), format=RdfFormat.TURTLE)
    whole = Store()
    whole.load(turtle, format=RdfFormat.TURTLE)
    plain = [quad for quad in shown if quad.predicate.value.endswith("#promotes")]
    assert plain and all(quad in whole for quad in plain)
    with opened.page.expect_download() as download:
        save.select_option("PNG")
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


def test_a_citation_goes_to_the_clipboard(watched: Any, page_file: Path) -> None:
    page = watched(permissions=["clipboard-read", "clipboard-write"]).open(page_file)
    page.search("深海装备产业")
    page.page.get_by_role("button", name="复制引文").first.click()
    page.page.wait_for_timeout(100)
    copied = page.see("() => navigator.clipboard.readText()")
    assert re.search(r"^“.*深海装备产业.*” .*《.*》.*page-\d+\.txt \[\d+–\d+\]$", copied)
    assert "已复制" in page.status


# -- habits ----------------------------------------------------------------------------------------------------------


def test_the_keyboard_does_what_the_pointer_does(opened: Any) -> None:
    keys = opened.page.keyboard
    keys.press("/")
    assert opened.see("() => document.activeElement.id") == "search"
    keys.type("深海装备产业")
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    keys.press("Enter")
    keys.press("Enter")
    opened.calm()
    assert opened.see("() => cetu.state.focus.kind") == "ego"
    first = opened.see("() => cetu.state.selected.thing")
    walked = set()
    for arrow in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        keys.press(arrow)
        opened.calm()
        walked.add(opened.see("() => cetu.state.selected.thing"))
    assert walked - {first}
    keys.press("p")
    assert opened.see("() => cetu.state.pinned.length") == 1
    before = opened.see("() => cetu.picture.network.getScale()")
    keys.press("+")
    assert opened.see("() => cetu.picture.network.getScale()") > before
    keys.press("Escape")
    assert opened.see("() => cetu.state.selected") is None
    keys.press("?")
    assert "搜索" in opened.page.inner_text("#help")
    keys.press("Escape")
    keys.press("3")
    opened.calm()
    assert opened.page.locator("#table").is_visible()


def test_english(opened: Any) -> None:
    opened.page.get_by_role("button", name="EN").click()
    opened.calm()
    assert "Statements" in opened.page.inner_text("header")
    assert "promotes" in opened.page.inner_text("#filters")
    assert not re.search(r"[一-鿿]", opened.page.inner_text("#filters fieldset >> nth=0"))
    assert opened.see("() => document.documentElement.lang") == "en"


def test_a_rule_is_called_in_the_language_of_the_page(watched: Any, turtle: str, tmp_path: Path) -> None:
    write_page(re.sub(r'"\w+\.pattern"', '"object-priority"', turtle), tmp_path / "rules.html", title="规则")
    page = watched().open(tmp_path / "rules.html")
    page.search("深海装备产业")
    page.page.locator("#details summary").first.click()
    page.calm()
    assert "规则 发展对象句式（object-priority）" in page.details
    page.page.get_by_role("button", name="EN").click()
    page.calm()
    page.page.locator("#details summary").first.click()
    assert "rule object of developing, by sentence pattern (object-priority)" in page.details


def test_dark(opened: Any) -> None:
    light = opened.see("() => getComputedStyle(document.body).backgroundColor")
    opened.page.get_by_role("button", name="明暗").click()
    opened.calm()
    assert opened.see("() => getComputedStyle(document.body).backgroundColor") != light
    assert opened.see("() => cetu.picture.colours.ground") == "#0f1418"


def test_phone_width(opened: Any) -> None:
    opened.page.set_viewport_size({"width": 390, "height": 800})
    assert opened.see("() => document.documentElement.scrollWidth") <= 390
    assert opened.page.locator("#filters").is_hidden()
    opened.page.get_by_role("button", name="筛选", exact=True).click()
    opened.calm()
    assert opened.page.locator("#filters").is_visible()
    opened.page.get_by_role("button", name="筛选", exact=True).click()
    opened.search("深海装备产业")
    assert opened.see("() => cetu.state.focus.kind") == "ego"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_gets_the_picture_and_the_facts(watched: Any, page_file: Path, scheme: str) -> None:
    opened = watched(color_scheme=scheme).open(page_file)
    opened.search("深海装备产业")
    opened.see("() => dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    assert opened.page.locator("img.printed").bounding_box()["height"] > 200
    assert opened.page.locator("#details blockquote").first.is_visible()
    assert opened.page.locator("#filters").is_hidden()
    corner = """() => { const image = document.querySelector('img.printed'), copy = new OffscreenCanvas(1, 1).getContext('2d');
      copy.drawImage(image, 0, 0); return [...copy.getImageData(0, 0, 1, 1).data] }"""
    assert opened.see(corner) == [255, 255, 255, 255]
    assert opened.see("() => getComputedStyle(document.body).color") == "rgb(28, 33, 38)"
    opened.see("() => dispatchEvent(new Event('afterprint'))")
    assert opened.page.locator("img.printed").count() == 0


VIEWS = ("graph", "list", "table", "timeline", "figures", "structure", "query", "review")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_no_serious_fault_of_accessibility(watched: Any, page_file: Path, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.base", reason="axe-core is not installed")
    page = watched(bypass_csp=True, color_scheme=scheme).open(page_file)
    page.page.set_viewport_size({"width": width, "height": 900})
    page.see(Path(axe.AXE_FILE_PATH).read_text("utf-8"))
    faults = []
    for view in VIEWS:
        page.see(
            f"() => {{ location.hash = `view={view}&thing=${{cetu.graph.things[cetu.graph.opening[0][0]].iri}}` }}"
        )
        page.calm()
        for fault in page.see("() => axe.run(document)")["violations"]:
            if fault["impact"] in {"serious", "critical"}:
                faults.append((view, fault["id"], fault["nodes"][0]["html"]))
    assert faults == []
