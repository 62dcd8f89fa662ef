"""Names near a text that names nothing."""

import pytest
from pyoxigraph import Store

from kg.query import by_preferred_name, question, unknown_names
from kg.query.names import nearest_names

KNOWN = ["先进制造业", "制造业", "集成电路", "集成电路产业", "人工智能", "青岚市"]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("电路", ["集成电路", "集成电路产业"]),
        ("高端制造业", ["制造业", "先进制造业"]),
        ("人功智能", ["人工智能"]),
        ("碳达峰", []),
    ],
)
def test_nearest_names(text: str, near: list[str]) -> None:
    assert nearest_names(text, KNOWN) == near


def test_unknown_names_are_told_where_there_is_no_answer(sample_store: Store) -> None:
    asked = question("policies-promoting").bind({"产业": "智能传感器"})
    assert list(unknown_names(sample_store, asked)) == [("智能传感器", ["青岚智能传感器产业集群"])]


def test_names_that_answer_nothing_are_known_all_the_same(sample_store: Store) -> None:
    assert list(unknown_names(sample_store, question("policies-promoting").bind({"产业": "碳达峰"}))) == []


def test_quotes_are_no_names(sample_store: Store) -> None:
    asked = question("policies-promoting").bind({"产业": "到2030年实现碳达峰"})
    assert list(unknown_names(sample_store, asked)) == [("到2030年实现碳达峰", ["碳达峰"])]


def test_terms_in_blanks_are_no_texts(sample_store: Store) -> None:
    asked = "SELECT ?x { VALUES ?p { cetu:editor skos:exactMatch } ?x ?p <urn:none> }"
    assert list(unknown_names(sample_store, asked)) == []


def test_a_part_of_a_name_that_finds_something_is_no_fault(sample_store: Store) -> None:
    assert list(unknown_names(sample_store, question("measures-of").bind({"文章": "底色"}))) == []


@pytest.mark.parametrize(
    ("given", "names"),
    [("集成电路", ["集成电路产业"]), (["临江", "青岚市"], ["临江省", "青岚市"]), ("无此名", ["无此名"]), ("", [""])],
)
def test_by_preferred_name(sample_store: Store, given: str | list[str], names: list[str]) -> None:
    assert by_preferred_name(sample_store, {"对象": given}) == {"对象": names}
