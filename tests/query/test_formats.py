"""Results as files: each format read back."""

import csv
import io
import json

import pytest
from pyoxigraph import RdfFormat, Store, parse

from kg.errors import KgError
from kg.query import FORMATS, run, write

NAMES = "SELECT ?name ?n { ?x a cetu:Dimension ; skos:prefLabel ?name ; cetu:order ?n } ORDER BY ?n"
MADE = "CONSTRUCT { ?b skos:narrower ?a } WHERE { ?a cetu:broader ?b }"


def written(store: Store, query: str, format: str) -> str:
    out = io.BytesIO()
    write(run(store, query), format, out)
    return out.getvalue().decode()


def test_table_has_names_and_the_number_of_rows(sample_store: Store) -> None:
    lines = written(sample_store, NAMES, "table").splitlines()
    assert [line.split()[1] for line in lines if "创新" in line or "融合" in line] == ["创新能力", "融合程度"]
    assert lines[-1].strip() == "2 rows"


def test_table_takes_no_text_for_markup(sample_store: Store) -> None:
    assert "[red]x[/red] <b>" in written(sample_store, "SELECT ('[red]x[/red] <b>' AS ?x) {}", "table")


def test_table_lets_no_control_sequence_through(sample_store: Store) -> None:
    shown = written(sample_store, 'SELECT ("\\u001b[2J\\u009b31mx" AS ?x) {}', "table")
    assert "�[2J�31mx" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_separated_is_the_w3c_form(sample_store: Store, format: str) -> None:
    rows = list(
        csv.reader(io.StringIO(written(sample_store, NAMES, format)), delimiter="," if format == "csv" else "\t")
    )
    assert rows == (
        [["name", "n"], ["创新能力", "1"], ["融合程度", "2"]]
        if format == "csv"
        else [["?name", "?n"], ["创新能力", "1"], ["融合程度", "2"]]
    )


def test_csv_of_triples_has_a_row_each(sample_store: Store) -> None:
    rows = list(csv.reader(io.StringIO(written(sample_store, MADE, "csv"))))
    assert rows[0] == ["subject", "predicate", "object"]
    assert {row[1] for row in rows[1:]} == {"http://www.w3.org/2004/02/skos/core#narrower"}


def test_json_is_sparql_json_or_json_ld(sample_store: Store) -> None:
    rows = json.loads(written(sample_store, NAMES, "json"))["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == ["创新能力", "融合程度"]
    assert json.loads(written(sample_store, "ASK {}", "json"))["boolean"] is True
    assert len(json.loads(written(sample_store, MADE, "json"))) == 2


def test_turtle_reads_back(sample_store: Store) -> None:
    assert len(list(parse(written(sample_store, MADE, "ttl"), RdfFormat.TURTLE))) == 3
    with pytest.raises(KgError, match="ttl is for CONSTRUCT and DESCRIBE"):
        written(sample_store, NAMES, "ttl")


@pytest.mark.parametrize("format", ["table", "csv", "tsv"])
def test_ask_is_true_or_false(sample_store: Store, format: str) -> None:
    assert "true" in written(sample_store, "ASK {}", format)


def test_write_refuses_an_unknown_format(sample_store: Store) -> None:
    with pytest.raises(KgError, match=r"unknown format 'xml' \(one of table, csv, tsv, json, ttl\)"):
        written(sample_store, NAMES, "xml")
    assert list(FORMATS) == ["table", "csv", "tsv", "json", "ttl"]
