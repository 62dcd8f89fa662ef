"""Every rule that the code gives as the ground of something has a row in rules.tsv, and every row a rule."""

import ast
from collections.abc import Iterator
from importlib.resources import files

from kg.data import rows
from kg.extract.patterns import patterns
from kg.view.legend import rule_style

EXTRACT = files("kg") / "extract"
BESIDE = [files("kg") / "extraction.py", files("kg") / "nlp.py"]
TABLE = {row.fields["rule"] for row in rows("rules.tsv")}


def rules() -> Iterator[str]:
    """The constants called RULE…, and the ids of the patterns."""
    for item in [*EXTRACT.iterdir(), *BESIDE]:
        if item.name.endswith(".py"):
            for node in ast.walk(ast.parse(item.read_text("utf-8"))):
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                    names = [target.id for target in node.targets if isinstance(target, ast.Name)]
                    if any(name.lstrip("_").startswith("RULE") for name in names):
                        yield str(node.value.value)
    for name in ("relations", "objects"):
        yield from (pattern.id for pattern in patterns(name).all)


def prefixes(rule: str) -> set[str]:
    parts = rule.split("-")
    return {"-".join(parts[:size]) for size in range(1, len(parts) + 1)}


def test_every_rule_has_a_row() -> None:
    found = set(rules())
    assert len(found) > 80
    assert {rule for rule in found if not prefixes(rule) & TABLE} == set()


def test_every_row_has_a_rule() -> None:
    used = set().union(*map(prefixes, rules())) | {"default"}
    assert used >= TABLE


def test_every_row_says_how_sure_it_is_and_of_what() -> None:
    for row in rows("rules.tsv"):
        assert 0 < float(row.fields["confidence"]) <= 1, row
        assert row.fields["what"] and row.fields["source"], row


def test_every_rule_is_called_something_in_both_languages() -> None:
    for rule in TABLE - {"default"} | set(rules()):
        style = rule_style(rule)
        assert rule not in (style.zh, style.en), f"{rule} has no row in view/rules.tsv, nor any prefix of it"


def test_every_row_of_the_names_calls_a_rule() -> None:
    used = set().union(*map(prefixes, rules()))
    for row in rows("view/rules.tsv"):
        assert row.fields["rule"] in used, row
        assert row.fields["zh"] and row.fields["en"], row
