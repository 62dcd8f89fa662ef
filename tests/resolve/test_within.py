"""What a name means in its document: by the date, by the places that are named, by a longer name."""

import pytest
from resolve.pairs import Pair, Side, is_one

from kg.model import EntityType
from kg.resolve.dated import last_held, of_its_year
from kg.resolve.relative import relative, whole_name

T = EntityType


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-12-12", "2024年中央经济工作会议"),
        ("2025-02", "2024年中央经济工作会议"),
        ("2025-06-01", ""),  # by then it may be any year's
        ("2025", ""),
        ("", ""),
    ],
)
def test_what_there_is_once_a_year(date: str, expected: str) -> None:
    assert of_its_year(T.MEETING, "中央经济工作会议", date) == expected


@pytest.mark.parametrize(
    ("name", "places", "expected"),
    [
        ("省财政厅", ["江苏"], "江苏省财政厅"),
        ("省财政厅", ["江苏", "南京", "苏州市"], "江苏省财政厅"),
        ("省财政厅", ["江苏", "浙江省"], ""),
        ("市财政局", ["苏州"], "苏州市财政局"),
        ("市财政局", [], ""),
    ],
)
def test_a_relative_name_with_its_place(name: str, places: list[str], expected: str) -> None:
    assert whole_name(T.INSTITUTION, name, places) == expected


@pytest.mark.parametrize("name", ["市场监管总局", "县域经济研究院", "区块链研究院", "省级财政部门"])
def test_words_that_only_begin_like_a_level(name: str) -> None:
    assert relative(T.INSTITUTION, name) == ""


def pair(type_: EntityType, one: Side, other: Side) -> Pair:
    return Pair(type_, (one, other), in_one=False, same=True, kind="", why="")


def test_bodies_of_two_cities_stay_two_and_of_one_become_one() -> None:
    suzhou, ningbo = Side("市财政局", {"beside": "苏州市"}), Side("市财政局", {"beside": "宁波市"})
    assert not is_one(pair(T.INSTITUTION, suzhou, ningbo))
    assert not is_one(pair(T.INSTITUTION, Side("市财政局", {}), Side("市财政局", {})))
    assert is_one(pair(T.INSTITUTION, suzhou, Side("苏州市财政局", {})))


def test_a_group_and_its_listed_company_leave_the_bare_name_open() -> None:
    group, listed = Side("云川集团", {}), Side("云川股份有限公司", {})
    assert is_one(pair(T.INSTITUTION, group, Side("云川公司", {})))
    assert not is_one(pair(T.INSTITUTION, group, listed))


def test_documents_of_one_title_are_told_apart_by_number() -> None:
    title = "关于推动云川产业发展的实施意见"
    one, other, bare = (Side(title, {"number": n} if n else {}) for n in ("甲政发〔2018〕1号", "乙政发〔2018〕2号", ""))
    assert not is_one(pair(T.POLICY_DOCUMENT, one, other))
    assert is_one(pair(T.POLICY_DOCUMENT, one, Side(title, {"number": "甲政发[2018]1号"})))
    assert is_one(pair(T.POLICY_DOCUMENT, one, bare))


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2024-09-11", "2024年全国教育大会"), ("2026-01-01", ""), ("2024-08", ""), ("2024", ""), ("", "")],
)
def test_what_is_held_now_and_then(date: str, expected: str) -> None:
    assert last_held(T.MEETING, "全国教育大会", date) == expected


@pytest.mark.parametrize(("short", "expected"), [("云标委", True), ("试点办", False), ("领导小组办公室", False)])
def test_a_short_form_that_any_body_may_have_is_its_document_s_own(short: str, expected: bool) -> None:
    whole = Side("云川标准化试点工作领导小组办公室", {"stated": short})
    assert is_one(pair(T.INSTITUTION, Side(short, {}), whole)) == expected


def test_a_unit_that_became_a_body_under_another_name_is_of_the_body_it_is_printed_under() -> None:
    whole = Side("王云川", {"post": "国家发展和改革委员会"})
    assert is_one(pair(T.PERSON, whole, Side("王云川", {"post": "国家发改委宏观经济研究院"})))
