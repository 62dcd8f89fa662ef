import csv
from pathlib import Path

import pytest

from kg.errors import DataFileError, KgError
from kg.model import Entity, EntityType, Literal, Statement
from kg.resolve.classification import Classification, classifications, with_industries
from kg.resolve.codes import link, parent, region_code
from kg.resolve.matching import Matcher
from kg.vocab import mint

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
GBT, EMERGING, FUTURE = classifications()


def industry(label: str, *aliases: str) -> Entity:
    return Entity(mint("Industry", label), EntityType.INDUSTRY, label, aliases)


def region(label: str, *aliases: str) -> Entity:
    return Entity(mint("Region", label), EntityType.REGION, label, aliases)


def test_codes_standard_has_all_sections_and_divisions() -> None:
    assert [sum(item.level == level for item in GBT.items) for level in (1, 2)] == [20, 97]
    assert [sum(item.level == 1 for item in each.items) for each in (EMERGING, FUTURE)] == [9, 2]
    assert sum(item.parent == "X" for item in FUTURE.items) == 8
    assert sum(item.parent == "W" for item in FUTURE.items) == 9


@pytest.mark.skipif(not SHARED.is_dir(), reason="no code lists to compare with")
def test_codes_standard_is_as_published() -> None:
    with (SHARED / "gbt4754-2017.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if int(row["level"]) <= 2]
    assert {(i.code, i.parent, i.name) for i in GBT.items} == {
        (r["code"], r["parent"], r["name"].strip()) for r in rows
    }


@pytest.mark.skipif(not SHARED.is_dir(), reason="no code lists to compare with")
def test_codes_regions_are_under_what_the_standard_says() -> None:
    with (SHARED / "gbt2260-2023.tsv").open(encoding="utf-8") as file:
        rows = {row["code"]: row for row in csv.DictReader(file, delimiter="\t")}
    linked = [(code, row) for code, row in rows.items() if region_code("", [row["name"]]) == code]
    assert len(linked) > 2500
    wrong = [(code, row["parent"], parent(code)) for code, row in linked if parent(code) != (row["parent"] or "CN")]
    assert len(wrong) <= 0.01 * len(linked), wrong[:10]


@pytest.mark.parametrize(
    ("name", "code", "relation"),
    [
        ("制造业", "C", "exactMatch"),
        ("农林牧渔业", "A", "exactMatch"),
        ("汽车制造业", "36", "exactMatch"),
        ("金融", "J", "closeMatch"),
        ("住宿餐饮", "H", "closeMatch"),
        ("金融行业", "J", "closeMatch"),
        ("汽车产业", "36", "closeMatch"),
        ("餐饮业", "62", "exactMatch"),
        ("仓储", "G", "broadMatch"),
        ("计算机制造业", "39", "broadMatch"),
        ("通信设备制造业", "39", "broadMatch"),
        ("体育用品制造业", "24", "broadMatch"),
        ("电力", "D", "broadMatch"),
        ("燃气行业", "D", "broadMatch"),
        ("供应", None, None),
        ("先进制造业", "C", "broadMatch"),
        ("现代农业", "01", "broadMatch"),
        # a shared piece is no match
        ("制造", "C", "closeMatch"),
        ("造纸机械", None, None),
        ("机械", None, None),
        ("汽车后市场", None, None),
        ("服务业", None, None),  # O lists 其他服务: what is left of it
        ("其他", None, None),
        ("金融科技", None, None),
        ("半导体制造业", None, None),
        ("电子产品", None, None),
        ("环境", None, None),
    ],
)
def test_codes_match_industries_by_whole_words(name: str, code: str | None, relation: str | None) -> None:
    found = Matcher(GBT).match("", [name])
    assert (found and found.item.code, found and found.relation) == (code, relation), found


def test_codes_match_keeps_reason_and_score() -> None:
    found = Matcher(GBT).match("", ["先进制造业"])
    assert found is not None
    assert (found.score, found.reason) == (0.7, "限定词加条目名称：先进制造业 / 制造业")


def test_codes_match_believes_the_gazetteer() -> None:
    found = Matcher(GBT).match(mint("Industry", "采矿业"), ["采掘业"])
    assert found is not None
    assert (found.item.code, found.relation) == ("B", "exactMatch")
    assert "另一写法" in found.reason


def test_codes_match_prefers_the_wider_of_two_of_one_name() -> None:
    found = Matcher(GBT).match("", ["房地产业"])
    assert found is not None
    assert found.item.code == "K"


def test_codes_link_adds_items_up_to_the_scheme() -> None:
    cars = industry("汽车制造业")
    linked = link([cars])
    items = {e.id: e for e in linked.entities if e.type is EntityType.CLASSIFICATION_ITEM}
    assert {item.codes for item in items.values()} == {((GBT.scheme, code),) for code in ("C", "36")}
    [found] = [s for s in linked.statements if s.subject == cars.id]
    assert found.predicate == "skos:exactMatch"
    assert dict(found.notes)["matchScore"].value == "1.0"
    assert not any(s.evidence for s in linked.statements)
    broader = [s for s in linked.statements if s.predicate == "skos:broader"]
    assert [(items[s.subject].codes[0][1], items[str(s.object)].codes[0][1]) for s in broader] == [("36", "C")]


def test_codes_link_regions_up_to_the_country() -> None:
    city = region("成都", "成都市")
    linked = link([city, region("德国")])
    labels = {e.id: e.label for e in (*linked.entities, city)}
    chain = {(labels[s.subject], labels[str(s.object)]) for s in linked.statements if s.predicate == "partOf"}
    assert chain == {("成都", "四川省"), ("四川省", "中国")}
    assert Statement(region("德国").id, "countryCode", Literal("DE")) in linked.statements
    assert Statement(city.id, "administrativeCode", Literal("510100")) in linked.statements


def test_codes_link_uses_the_region_that_the_text_names() -> None:
    province, city = region("四川", "四川省"), region("成都")
    linked = link([city, province])
    assert Statement(city.id, "partOf", province.id) in linked.statements
    assert [e.label for e in linked.entities] == ["中国"]


@pytest.mark.parametrize("name", ["朝阳区", "长江经济带", "京", "中西部地区"])
def test_codes_leave_regions_without_one_code_alone(name: str) -> None:
    assert link([region(name)]) == ((), ())


def test_codes_link_the_same_in_any_order() -> None:
    entities = [industry("现代农业"), industry("农业"), region("成都"), region("江苏"), industry("新能源汽车")]
    assert link(entities) == link(entities[::-1])


def test_codes_link_by_a_list_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("code\tlevel\tparent\tname\nZ\t1\t\t机器人产业\nZ1\t2\tZ\t服务机器人产业\n", "utf-8")
    lists = with_industries(path)
    assert [each.scheme for each in lists] == ["mine", EMERGING.scheme, FUTURE.scheme]
    linked = link([industry("服务机器人")], lists)
    assert {e.codes for e in linked.entities if e.type is EntityType.CLASSIFICATION_ITEM} == {
        (("mine", "Z"),),
        (("mine", "Z1"),),
    }


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("code\tname\nA\t农业\n", "mine.tsv:2: no level, parent"),
        ("code\tlevel\tparent\tname\nA\tx\t\t农业\n", "mine.tsv:2: level 'x'"),
        ("code\tlevel\tparent\tname\nA\t1\tB\t农业\n", "A is under B, which stands in no row above"),
        ("code\tlevel\tparent\tname\nA\t1\t\t农业\nA\t1\t\t林业\n", "mine.tsv:3: code 'A'"),
    ],
)
def test_codes_refuse_a_list_that_is_wrong(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(DataFileError, match=complaint):
        with_industries(path)


def test_codes_refuse_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"none\.tsv"):
        with_industries(tmp_path / "none.tsv")


@pytest.mark.skipif(not SHARED.is_dir(), reason="no code lists to compare with")
def test_codes_load_a_full_list() -> None:
    full: Classification = with_industries(SHARED / "gbt4754-2017.tsv")[0]
    assert len(full.items) == 20 + 97 + 473 + 1381
    found = Matcher(full).match("", ["集成电路制造业"])
    assert found is not None
    assert (found.item.code, found.relation) == ("3973", "closeMatch")
