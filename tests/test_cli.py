"""The command: what each call prints, and its exit code."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.graph import fill_store

SAMPLES = Path(__file__).parent / "samples"


def kg(*arguments: object, given: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, sample_turtle: bytes) -> Path:
    """A folder such as `kg build` makes, of the small graph."""
    folder = tmp_path_factory.mktemp("out")
    (folder / "graph.ttl").write_bytes(sample_turtle)
    fill_store(folder / "store", folder / "graph.ttl")
    return folder


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "pages" / "a.txt"
    path.parent.mkdir()
    path.write_text("加快发展集成电路产业\n作者：林知远（江城大学教授）\n要加快发展集成电路产业。\n", "utf-8")
    return path


# -- build -----------------------------------------------------------------------------------------------------------


def test_build_writes_the_graph_and_tells_what_it_holds(page: Path, tmp_path: Path) -> None:
    result = kg("build", page.parent, "-o", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 0, result.output
    assert {"graph.ttl", "graph.html", "report.json", "store"} <= {item.name for item in (tmp_path / "out").iterdir()}
    assert re.search(r"files\W+1\b", result.stderr)
    assert re.search(r"entities\W+\d", result.stderr)
    assert json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))["files"] == 1


def test_build_writes_the_same_bytes_again(page: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert kg("build", page.parent, "-o", tmp_path / name, "--quiet", "--workers", 1).exit_code == 0
    for file in ("graph.ttl", "graph.html"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes(), file


def test_build_names_what_it_could_not_read_and_builds_the_rest(page: Path, tmp_path: Path) -> None:
    (page.parent / "bad.txt").write_bytes(b"\xff\xff\xff")
    result = kg("build", page.parent, "-o", tmp_path / "out", "--quiet", "--workers", 1)
    assert result.exit_code == 1
    assert result.stderr.startswith("not read: bad.txt: ")
    assert len(result.stderr.splitlines()) == 1
    assert kg("query", tmp_path / "out", "ASK { ?x skos:prefLabel '林知远' }", "-f", "csv").stdout == "answer\ntrue\n"


def test_build_of_nothing_is_an_unusable_call(tmp_path: Path) -> None:
    result = kg("build", tmp_path / "nowhere", "-o", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (2, f"no such file or folder: {tmp_path / 'nowhere'}\n")
    assert not (tmp_path / "out").exists()
    assert kg("build", tmp_path).exit_code == 2


def test_build_with_another_base_mints_other_iris(page: Path, tmp_path: Path) -> None:
    base = "https://example.org/kg/"
    assert kg("build", page, "-o", tmp_path / "out", "-q", "--base", base, "--workers", 1).exit_code == 0
    things = kg("query", tmp_path / "out", "SELECT ?x { ?x a cetu:Industry }", "-f", "csv").stdout.split()[1:]
    assert things
    assert all(thing.startswith(base) for thing in things)


# -- query -----------------------------------------------------------------------------------------------------------


def test_query_takes_sparql_a_file_a_name_and_standard_input(out: Path, tmp_path: Path) -> None:
    sparql = "SELECT ?goal { ?x cetu:targetYear ?y ; skos:prefLabel ?goal }"
    (tmp_path / "q.rq").write_text(sparql, "utf-8")
    for result in (
        kg("query", out, sparql, "-f", "csv"),
        kg("query", out, tmp_path / "q.rq", "-f", "csv"),
        kg("query", out, "-", "-f", "csv", given=sparql),
    ):
        assert (result.exit_code, result.stdout) == (0, "goal\n碳达峰\n")
    assert "碳达峰" in kg("query", out, "targets").stdout


def test_query_fills_arguments(out: Path) -> None:
    result = kg("query", out, "policies-promoting", "--arg", "产业=装备制造业", "--arg", "产业=碳达峰", "-f", "tsv")
    assert [line.split("\t")[0] for line in result.stdout.splitlines()[1:]] == ['"“智造临江”专项行动"']


def test_query_takes_other_names_of_a_thing(out: Path) -> None:
    assert "何明川" in kg("query", out, "policies-promoting", "-a", "产业=集成电路", "-f", "csv").stdout


def test_query_suggests_names_where_nothing_is_found(out: Path) -> None:
    result = kg("query", out, "policies-promoting", "-a", "产业=智能传感器")
    assert "nothing is named 智能传感器 here; near it: 青岚智能传感器产业集群" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["SELECT ?a { ?a cetu:promote ?b }"], "did you mean cetu:promotes"),
        (["framework"], "no question is named 'framework': did you mean frameworks?"),
        (["nowhere.rq"], "nowhere.rq: no such file"),
        (["targets", "-f", "xml"], "unknown format 'xml'"),
        (["targets", "-a", "产业"], "NAME=VALUE is wanted"),
        (["targets", "-a", "产业=x"], "unknown argument '产业'"),
    ],
)
def test_query_that_cannot_be_asked_exits_with_2(out: Path, arguments: list[str], message: str) -> None:
    result = kg("query", out, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_query_of_a_folder_without_a_graph_says_how_to_build_one(tmp_path: Path) -> None:
    result = kg("query", tmp_path, "targets")
    assert result.exit_code == 2
    assert f"`kg build INPUT -o {tmp_path}`" in result.stderr


def test_questions_lists_titles_and_arguments(out: Path) -> None:
    listed = kg("questions").stdout
    assert "policies-promoting  --arg 产业=先进制造业" in listed
    assert "哪些文章" in listed or "每篇文章" in listed
    sparql = kg("questions", "--sparql", "targets").stdout
    assert "碳达峰" in kg("query", out, "-", given=sparql).stdout


# -- the rest --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("to", ["turtle", "trig", "gexf", "csv"])
def test_export_says_where_it_wrote(out: Path, tmp_path: Path, to: str) -> None:
    result = kg("export", out, "--to", to, "-o", tmp_path / "there")
    assert (result.exit_code, result.stdout) == (0, f"{tmp_path / 'there'}\n")
    assert (tmp_path / "there").exists()


@pytest.mark.parametrize("to", ["nt", "csv"])
def test_export_says_what_it_cannot_write(out: Path, tmp_path: Path, to: str) -> None:
    (tmp_path / "file").write_text("taken", "utf-8")
    target = tmp_path / "file" / "graph.nt" if to == "nt" else tmp_path / "file"
    result = kg("export", out, "--to", to, "-o", target)
    assert (result.exit_code, "cannot be written" in result.output) == (2, True)


def test_export_to_an_unknown_format_names_the_known(out: Path) -> None:
    result = kg("export", out, "--to", "xlsx")
    assert result.exit_code == 2
    assert (
        "unknown format 'xlsx' (one of turtle, nt, nq, trig, jsonld, rdfxml, graphml, gexf, csv, neo4j)"
        in result.stderr
    )


def test_view_writes_the_page(out: Path, tmp_path: Path) -> None:
    result = kg("view", out, "-o", tmp_path / "page.html", "--title", "试")
    assert (result.exit_code, result.stdout) == (0, f"{tmp_path / 'page.html'}\n")
    assert "<html" in (tmp_path / "page.html").read_text("utf-8")


def test_the_page_holds_the_texts_of_a_few_articles(page: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "out", tmp_path / "page.html"
    kg("build", page, "-o", out, "--workers", 1)
    with_text = (out / "graph.html").read_bytes()
    kg("view", out, "--no-with-text", "-o", again)
    assert len(again.read_bytes()) < len(with_text)
    kg("view", out, "-o", again)
    assert again.read_bytes() == with_text


def test_a_text_that_is_gone_is_named(page: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_bytes(page.read_bytes())
    kg("build", own, "-o", tmp_path / "out", "--workers", 1)
    own.write_text("改了", "utf-8")
    result = kg("view", tmp_path / "out", "-o", tmp_path / "page.html")
    assert result.exit_code == 0
    assert "without the text of own.txt: it has changed since the graph was built" in result.stderr


def test_the_engine_can_be_left_out_of_the_page(page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    kg("build", page, "-o", out, "--no-sparql", "--workers", 1)
    assert (out / "graph.html").stat().st_size < 1_500_000
    kg("view", out, "-o", tmp_path / "page.html")  # as the build was told
    assert (tmp_path / "page.html").read_bytes() == (out / "graph.html").read_bytes()
    kg("view", out, "--sparql")
    assert (out / "graph.html").stat().st_size > 2_000_000


def test_evaluate_prints_each_page_and_the_pool() -> None:
    gold = sorted((SAMPLES / "gold").glob("*.json"))[:2]
    result = kg("evaluate", *gold, "--sources", SAMPLES / "pages", "--errors")
    assert result.exit_code == 0, result.output
    heads = [line for line in result.stdout.splitlines() if line in {*(path.name for path in gold), "pooled"}]
    assert heads == [gold[0].name, gold[1].name, "pooled"]
    assert re.search(r"^ENTITIES +\d+ +\d+ +\d+ +[01]\.\d{3}", result.stdout, re.MULTILINE)
    figures = json.loads(kg("evaluate", gold[0], "--sources", SAMPLES / "pages", "--json").stdout)
    assert figures[gold[0].name]["faithful statements"]["precision"] == 1.0


def test_evaluate_without_its_sources_exits_with_2(tmp_path: Path) -> None:
    gold = min((SAMPLES / "gold").glob("*.json"))
    result = kg("evaluate", gold, "--sources", tmp_path)
    assert result.exit_code == 2
    assert f"is not in {tmp_path}" in result.stderr


def test_explain_shows_mentions_claims_and_turtle() -> None:
    result = kg("explain", "《关于壮大航空产业的意见》由工业和信息化部印发。")
    assert result.exit_code == 0
    assert re.search(r"关于壮大航空产业的意见\W+issuedBy\W+工业和信息化部", result.stdout)
    assert re.search(r"issued-by-passive\W+印发句式\W+issuer, by sentence pattern", result.stdout)
    assert 'skos:prefLabel "工业和信息化部"' in result.stdout


def test_version_and_help() -> None:
    assert re.fullmatch(r"cetu \d+\.\d+\.\d+\n", kg("--version").stdout)
    for command in app.registered_commands:
        name = command.callback.__name__
        assert command.callback.__doc__, name
        assert kg(name, "--help").exit_code == 0
