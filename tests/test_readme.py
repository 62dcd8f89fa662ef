"""The READMEs: every command is documented, what they show runs, what they link to is there."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.explain import explain
from kg.export import FILES
from kg.query import FORMATS
from kg.read import READERS

ROOT = Path(__file__).parents[1]
READMES = ["README.md", "README.zh-CN.md"]
COMMANDS = [command.name or command.callback.__name__ for command in app.registered_commands]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def shown(name: str) -> list[str]:
    """The lines after $ in the console blocks."""
    blocks = re.findall(r"```console\n(.*?)```", text(name), re.DOTALL)
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(name: str, command: str) -> None:
    assert f"| `kg {command}" in text(name)


@pytest.mark.parametrize("name", READMES)
def test_every_documented_command_is_there(name: str) -> None:
    assert set(re.findall(r"\| `kg (\w+)", text(name))) == set(COMMANDS)


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("format", [*FILES, *FORMATS])
def test_every_format_is_documented(name: str, format: str) -> None:
    assert re.search(rf"\b{format}\b", text(name))


@pytest.mark.parametrize("name", READMES)
def test_every_kind_of_file_is_documented(name: str) -> None:
    kinds = set(READERS) - {".htm", ".markdown", ".xhtml", ".text"}  # other names of documented ones
    assert {kind for kind in kinds if f"`{kind}`" not in text(name)} == set()


@pytest.mark.parametrize("name", READMES)
def test_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)\)", text(name))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_make_targets_are_there(name: str) -> None:
    targets = re.findall(r"^(\w[\w-]*):", text("Makefile"), re.MULTILINE)
    assert {line.split()[1] for line in shown(name) if line.startswith("make ")} <= set(targets)


def test_commands_shown_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    monkeypatch.chdir(tmp_path)
    lines = [line for line in shown("README.md") if line.startswith("kg ")]
    assert len(lines) > 10
    for line in lines:
        result = CliRunner().invoke(app, shlex.split(line)[1:])
        assert result.exit_code == 0, (line, result.output)


@pytest.mark.parametrize("name", READMES)
def test_the_example_is_what_comes_out(name: str) -> None:
    source = ROOT / "tests" / "samples" / "pages" / "01_theory_page.txt"
    block = re.search(r"```text\n(.*?)```", text(name), re.DOTALL)
    assert block
    assert source.read_text("utf-8").startswith(block[1].rstrip())
    shown_triples = re.search(r"```turtle\n(.*?)```", text(name), re.DOTALL)
    assert shown_triples
    turtle = explain(source.read_text("utf-8")).turtle
    facts = re.findall(r'cetu:(?:quote|rule|confidence|beginOffset|endOffset) ("[^"]+"|[\d.]+)', shown_triples[1])
    assert len(facts) == 5
    pieces = [piece for piece in turtle.split("\n<") if 'cetu:rule "issued-by"' in piece]
    assert any(all(fact in piece for fact in facts) for piece in pieces)


def test_both_languages_show_the_same_commands() -> None:
    assert shown("README.md") == shown("README.zh-CN.md")
