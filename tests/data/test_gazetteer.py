"""The gazetteer loads, and every row of it is whole, sourced and said once."""

import re
from collections import Counter
from pathlib import Path

import pytest

from kg import data
from kg.data import Row, listing, rows, words
from kg.data.gazetteer import COLUMNS, STATUSES, TYPES, GazetteerRow, gazetteer
from kg.data.gazetteer import _parse as parse
from kg.errors import DataFileError
from kg.model import EntityType

FILES = listing("gazetteer", ".tsv")
LEXICONS = [path.rpartition("/")[2].removesuffix(".txt") for path in listing("lexicon", ".txt")]
WHOLE = dict.fromkeys(COLUMNS, "") | {
    "label": "工业和信息化部",
    "type": "Institution",
    "name": "工信部",
    "status": "short",
    "source": "State Council organs list 2023",
}


def named(name: str, type_: EntityType) -> list[GazetteerRow]:
    return [row for row in gazetteer() if row.name == name and row.type == type_]


@pytest.mark.parametrize("path", FILES)
def test_file_has_the_columns_and_whole_rows(path: str) -> None:
    found = list(rows(path))
    assert found
    for row in found:
        assert tuple(row.fields) == COLUMNS
        assert row.fields["type"] in set(TYPES)
        assert row.fields["status"] in STATUSES
        assert row.fields["source"]
        assert all(value == value.strip() for value in row.fields.values()), (row.file, row.line)


def test_every_label_has_its_own_row() -> None:
    official = {(row.type, row.name) for row in gazetteer() if row.status == "official"}
    assert not {(row.type, row.label) for row in gazetteer()} - official


def test_a_row_is_official_when_it_prints_the_label() -> None:
    assert not [row for row in gazetteer() if (row.name == row.label) != (row.status == "official")]


def test_no_row_is_said_twice() -> None:
    counted = Counter((row.type, row.name, row.label) for row in gazetteer())
    assert not [key for key, count in counted.items() if count > 1]


def test_no_label_is_another_thing_s_alias() -> None:
    labels = {(row.type, row.label) for row in gazetteer()}
    assert not [row for row in gazetteer() if row.name != row.label and (row.type, row.name) in labels]


def test_no_edition_goes_by_the_label_of_all_editions() -> None:
    edition = re.compile(r"[（(](?:GB/T.*)?\d{4}(?:年?(?:版|本|修订|修正))?[）)]$")
    documents = [row for row in gazetteer() if row.type is EntityType.POLICY_DOCUMENT]
    assert not [row for row in documents if bool(edition.search(row.name)) != bool(edition.search(row.label))]


def test_years_run_forward() -> None:
    assert not [row for row in gazetteer() if row.since and row.until and row.since > row.until]


def test_every_type_is_served() -> None:
    assert {row.type for row in gazetteer()} == set(TYPES)


@pytest.mark.parametrize(
    ("name", "type_", "label", "code"),
    [
        ("工信部", EntityType.INSTITUTION, "工业和信息化部", ""),
        ("国家发展改革委", EntityType.INSTITUTION, "国家发展和改革委员会", ""),
        ("世贸组织", EntityType.INSTITUTION, "世界贸易组织", ""),
        ("WTO", EntityType.INSTITUTION, "世界贸易组织", ""),
        ("成都", EntityType.REGION, "成都市", "510100"),
        ("内蒙古", EntityType.REGION, "内蒙古自治区", "150000"),
        ("美国", EntityType.REGION, "美国", "US"),
        ("党的二十大", EntityType.MEETING, "中国共产党第二十次全国代表大会", ""),
        ("东数西算", EntityType.POLICY_PROGRAMME, "“东数西算”工程", ""),
        ("安全生产法", EntityType.POLICY_DOCUMENT, "中华人民共和国安全生产法", ""),
        ("制造业", EntityType.INDUSTRY, "制造业", "C"),
        ("人工智能", EntityType.TECHNOLOGY, "人工智能", ""),
        ("双碳", EntityType.CONCEPT, "碳达峰碳中和", ""),
        ("远洋捕捞", EntityType.INDUSTRY, "远洋捕捞", ""),
        ("抗体偶联药物", EntityType.TECHNOLOGY, "抗体偶联药物", ""),
        ("三权分置", EntityType.CONCEPT, "“三权分置”", ""),
        ("国培计划", EntityType.POLICY_PROGRAMME, "“国培计划”", ""),
        ("渔业法", EntityType.POLICY_DOCUMENT, "中华人民共和国渔业法", ""),
        ("中国农机院", EntityType.INSTITUTION, "中国农业机械化科学研究院集团有限公司", ""),
    ],
)
def test_known_name_leads_to_its_thing(name: str, type_: EntityType, label: str, code: str) -> None:
    assert [(row.label, row.code) for row in named(name, type_)] == [(label, code)]


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("白酒", EntityType.INDUSTRY),
        ("核药", EntityType.INDUSTRY),
        ("人工智能", EntityType.INDUSTRY),
        ("京", EntityType.REGION),
    ],
)
def test_ordinary_word_is_marked(name: str, type_: EntityType) -> None:
    assert [row.ambiguous for row in named(name, type_)] == [True]


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("type", "Persn", "unknown type 'Persn' (one of Person, "),
        ("status", "old", "unknown status 'old' (one of official, "),
        ("since", "20th", "since is '20th' (a year of four digits"),
        ("source", "", "no source"),
        ("label", "", "no label"),
    ],
)
def test_fault_names_the_file_the_line_and_what_is_allowed(column: str, value: str, message: str) -> None:
    with pytest.raises(DataFileError) as caught:
        parse(Row("gazetteer/mine.tsv", 7, WHOLE | {column: value}))
    assert str(caught.value).startswith("gazetteer/mine.tsv:7: " + message)


def test_whole_row_is_read_as_it_stands() -> None:
    row = parse(Row("gazetteer/mine.tsv", 7, WHOLE | {"since": "2008"}))
    assert row == GazetteerRow(
        "工业和信息化部", EntityType.INSTITUTION, "工信部", "short", 2008, None, "", WHOLE["source"], ""
    )


def test_other_columns_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / "a.tsv").write_text("label\tname\n工信部\t工信部\n", "utf-8")
    monkeypatch.setattr(data, "_HERE", tmp_path)
    with pytest.raises(DataFileError, match=r"a\.tsv:2: columns are label, name"):
        gazetteer.__wrapped__()


@pytest.mark.parametrize("name", LEXICONS)
def test_lexicon_says_what_it_is_and_holds_words(name: str) -> None:
    text = data.resource(f"lexicon/{name}.txt").read_text("utf-8")
    assert text.startswith("#")
    assert words(name)
