"""The commands by which a graph changes: what they print, what they write, their exit codes."""

import csv
from pathlib import Path

import pytest
from keep.conftest import built, contents, folder, scratch
from pyoxigraph import RdfFormat, parse
from rdflib import RDF, SKOS, XSD, Graph, Namespace
from typer.testing import CliRunner, Result

from kg import pipeline
from kg.cli import app
from kg.differing import difference
from kg.graph.compare import compare
from kg.keep import switch

__all__ = ["built", "folder", "scratch"]

CHANGESET = Namespace("http://purl.org/vocab/changeset/schema#")


def kg(*arguments: object, given: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)


def table(path: Path) -> list[dict[str, str]]:
    lines = path.read_text("utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def test_add_and_remove_tell_what_the_graph_holds(folder: Path, built: Path, tmp_path: Path) -> None:
    before = contents(built)
    (tmp_path / "e.txt").write_text("要发展氢能产业。\n", "utf-8")
    added = kg("add", built, tmp_path / "e.txt", "--workers", 1)
    assert added.exit_code == 0, added.output
    assert "files" in added.stderr
    assert "氢能产业" in kg("query", built, "SELECT ?n { ?x a cetu:Industry ; skos:prefLabel ?n }", "-f", "csv").stdout
    assert kg("remove", built, "e.txt", "-q").exit_code == 0
    assert contents(built) == before


def test_a_bad_file_is_named_and_the_rest_is_added(built: Path, tmp_path: Path) -> None:
    (tmp_path / "e.txt").write_text("要发展氢能产业。\n", "utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xff\xff")
    result = kg("add", built, tmp_path / "e.txt", tmp_path / "bad.txt", "-q", "--workers", 1)
    assert result.exit_code == 1
    assert result.stderr.startswith("not read: bad.txt: ")
    assert '"e.txt"' in (built / "manifest.json").read_text("utf-8")
    assert '"bad.txt"' not in (built / "manifest.json").read_text("utf-8")


def test_what_is_not_there_cannot_be_removed(built: Path) -> None:
    result = kg("remove", built, "z.txt")
    assert result.exit_code == 2
    assert "holds no such document" in result.stderr


@pytest.mark.parametrize("command", [["query", "ASK { ?s ?p ?o }"], ["check"], ["view"], ["review", "--who", "x"]])
def test_each_command_says_what_became_of_an_interrupted_change(built: Path, command: list[str]) -> None:
    switch.fresh(built)
    result = kg(command[0], built, *command[1:], given="q\n")
    assert "the last change was interrupted before it was done; the graph is the old one" in result.stderr
    assert not (built / ".kg" / "new").exists()


# -- review ----------------------------------------------------------------------------------------------------------


def test_review_walks_through_what_is_open_and_writes_decisions(built: Path) -> None:
    result = kg("review", built, "--who", "王", given="x\ns 同一人\na\nq\n")
    assert result.exit_code == 0, result.output
    assert "[1] Person: 林知远" in result.stderr
    assert "同名而职务不同" in result.stderr
    assert "林知远（江城大学教授" in result.stderr  # what the documents say of each
    assert "not an answer: x" in result.stderr
    rows = table(built / "decisions.tsv")
    assert [(row["decision"], row["who"], row["why"]) for row in rows[:1]] == [("same", "王", "同一人")]
    assert rows[1]["decision"] == "accept"
    assert rows[1]["when"]
    graph = Graph().parse(built / "graph.ttl", format="turtle")
    asked = "ASK { ?a cetu:mentions ?r . ?r a cetu:Region ; skos:prefLabel '大同' }"
    assert kg("query", built, asked, "-f", "csv").stdout == "answer\ntrue\n"
    assert len(graph) > 0
    assert "林知远" not in kg("review", built, "--who", "王", given="q\n").stderr  # it is decided


def test_review_of_nothing_decides_nothing(built: Path) -> None:
    before = contents(built)
    result = kg("review", built, "--who", "王", given="n\n" * 50)
    assert "0 decided" in result.stderr
    assert not (built / "decisions.tsv").exists()
    assert contents(built) == before


def test_sssom_holds_what_people_and_rules_found_the_same(built: Path, tmp_path: Path) -> None:
    kg("review", built, "--who", "王", given="s 同一人\nq\n")
    assert kg("review", built, "--sssom", tmp_path / "m.tsv").exit_code == 0
    assert "\n#license: " in (tmp_path / "m.tsv").read_text("utf-8")
    rows = table(tmp_path / "m.tsv")
    by_people = [row for row in rows if row["mapping_justification"] == "semapv:ManualMappingCuration"]
    assert [(row["author_label"], row["comment"], row["predicate_id"]) for row in by_people] == [
        ("王", "同一人", "skos:exactMatch")
    ]
    by_rule = {row["subject_label"]: row for row in rows if row["mapping_justification"] == "semapv:LexicalMatching"}
    assert all(float(row["confidence"]) >= 0.9 for row in by_rule.values())
    assert by_rule["中国社科院工业经济研究所"]["comment"].startswith("名录：")


# -- diff ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def other(folder: Path, tmp_path: Path) -> Path:
    """A second graph: without c.txt, b.txt changed, two figures that contradict each other."""
    (folder / "c.txt").unlink()
    text = (folder / "b.txt").read_text("utf-8")
    (folder / "b.txt").write_text(text + "工信部提出，加快发展集成电路产业。\n", "utf-8")
    for name, value in (("x", "8.5"), ("y", "9.5")):
        (folder / f"{name}.txt").write_text(f"{name}：2024年，云泽省集成电路产业规模增长{value}%。\n", "utf-8")
    pipeline.build([folder], tmp_path / "other")
    return tmp_path / "other"


def test_diff_of_a_graph_with_itself_is_empty(built: Path) -> None:
    assert not compare(built, built)
    result = kg("diff", built, built)
    assert (result.exit_code, result.stdout) == (0, "")


def test_diff_shows_things_statements_evidence_emphasis_and_contradictions(built: Path, other: Path) -> None:
    result = kg("diff", built, other, "--most", 100)
    assert result.exit_code == 1
    for shown in ("statements added", "statements removed", "spoken of for the first time", "emphasis"):
        assert shown in result.stdout
    found = compare(built, other)
    assert {thing.label for thing in found.things_removed} >= {"稳住工业", "新质生产力"}
    assert ("云泽省", "Region") in {(thing.label, thing.kind) for thing in found.things_added}
    assert "figures that contradict one another: 1" in result.stdout
    assert "8.5%  x.txt: " in result.stdout
    assert "9.5%  y.txt: " in result.stdout


def test_a_statement_that_is_said_again_has_changed_in_evidence(built: Path, folder: Path, tmp_path: Path) -> None:
    (folder / "e.txt").write_text("国务院印发《关于壮大航空产业的意见》。\n", "utf-8")
    pipeline.build([folder], tmp_path / "more")
    found = compare(built, tmp_path / "more")
    said = ("关于壮大航空产业的意见", "issuedBy", "国务院")
    assert said in {(s.subject, s.predicate, s.object) for s in found.supported}
    assert said not in {(s.subject, s.predicate, s.object) for s in found.added}
    back = compare(tmp_path / "more", built)
    assert [s.triple for s in back.weakened] == [s.triple for s in found.supported]
    assert [s.triple for s in back.removed] == [s.triple for s in found.added]


def test_diff_as_turtle_is_a_change_set_that_states_nothing(built: Path, other: Path) -> None:
    result = kg("diff", built, other, "-f", "ttl")
    triples = {quad.triple for quad in parse(result.stdout, format=RdfFormat.TURTLE)}
    predicates = {triple.predicate.value.rpartition("#")[2] for triple in triples}
    assert {"addition", "removal", "subjectOfChange"} <= predicates
    assert not predicates & {"issuedBy", "promotes", "mentions"}
    assert kg("diff", built, other, "-f", "ttl").stdout == result.stdout


def test_each_statement_of_a_change_set_is_in_its_graph_as_it_stands(built: Path, other: Path) -> None:
    graphs = {name: set(Graph().parse(out / "graph.ttl")) for name, out in (("old", built), ("new", other))}
    changes = Graph().parse(data=kg("diff", built, other, "-f", "ttl").stdout, format="turtle")
    seen = set()
    for node, note in changes.subject_objects(SKOS.changeNote):
        s, p, o = (changes.value(node, end) for end in (RDF.subject, RDF.predicate, RDF.object))
        came = (None, CHANGESET.addition, node) in changes
        assert ((s, p, o) in graphs["new"]) >= came
        assert ((s, p, o) in graphs["old"]) >= (not came)
        if "evidence" not in note:
            assert ((s, p, o) in graphs["old"], (s, p, o) in graphs["new"]) == (not came, came)
        seen |= {str(note), getattr(o, "datatype", None)}
    assert seen >= {"thing added", "thing removed", "statement added", "statement removed", XSD.decimal, XSD.integer}


def test_articles_that_speak_of_what_no_older_one_does(folder: Path, tmp_path: Path) -> None:
    (folder / "metadata.csv").write_text("file,date\nb.txt,2023\nx.txt,2024-05\ny.txt,2024-06\nz.txt,2022\n", "utf-8")
    pipeline.build([folder], tmp_path / "old")
    for name in "xyz":
        (folder / f"{name}.txt").write_text(f"短论{name}\n要发展氢能产业。\n", "utf-8")
    (folder / "y.txt").write_text("短论y\n要发展氢能产业和商业航天产业。\n", "utf-8")
    (folder / "z.txt").write_text("短论z\n要发展新型储能产业。\n", "utf-8")
    pipeline.build([folder], tmp_path / "new")
    found = difference(tmp_path / "old", tmp_path / "new").first
    assert [(first.date, [label for _, label in first.things]) for first in found] == [
        ("2022", ["新型储能产业"]),
        ("2024-05", ["氢能产业"]),
        ("2024-06", ["商业航天产业"]),
    ]
    assert "first spoken of, by date: 3" in kg("diff", tmp_path / "old", tmp_path / "new").stdout


def test_what_one_clause_gives_does_not_contradict_itself(folder: Path, tmp_path: Path) -> None:
    pipeline.build([folder], tmp_path / "old")
    (folder / "x.txt").write_text("2024年，云泽省集成电路产业产品优等率由78%提高到94.5%。\n", "utf-8")
    pipeline.build([folder], tmp_path / "new")
    assert difference(tmp_path / "old", tmp_path / "new").contradictions == []
    (folder / "y.txt").write_text("2024年，云泽省集成电路产业产品优等率为60%。\n", "utf-8")
    pipeline.build([folder], tmp_path / "new")
    [found] = difference(tmp_path / "old", tmp_path / "new").contradictions
    assert {"60%", "94.5%"} <= {value for value, _, _ in found.figures}


def test_diff_needs_two_graphs(built: Path, tmp_path: Path) -> None:
    assert kg("diff", built, tmp_path / "nowhere").exit_code == 2
    assert "unknown format 'xml' (one of table, ttl)" in kg("diff", built, built, "-f", "xml").stderr
