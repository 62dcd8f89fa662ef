"""How the page draws and calls the classes, relations and rules: the tables of `kg/data/view`."""

from functools import cache
from typing import NamedTuple

from kg.data import listed, rows


class ClassStyle(NamedTuple):
    """A class: its names, colour and shape, and whether it is drawn when the page opens."""

    name: str
    zh: str
    en: str
    colour: str
    shape: str
    opening: bool


class RelationStyle(NamedTuple):
    """A relation or value: what it is called forwards and backwards, and whether it is drawn when the page opens."""

    name: str
    zh: str
    en: str
    zh_inverse: str
    en_inverse: str
    opening: bool


class RuleStyle(NamedTuple):
    """A rule of extraction: what it is called."""

    name: str
    zh: str
    en: str


@cache
def classes() -> dict[str, ClassStyle]:
    """Return the classes in the order of the legend."""
    found = {}
    for row in rows("view/classes.tsv"):
        f = row.fields
        found[f["class"]] = ClassStyle(f["class"], f["zh"], f["en"], f["colour"], f["shape"], f["opening"] == "yes")
    return found


@cache
def relations() -> dict[str, RelationStyle]:
    """Return the relations in the order in which a thing's facts are listed."""
    found = {}
    for row in rows("view/relations.tsv"):
        f = row.fields
        found[f["relation"]] = RelationStyle(
            f["relation"], f["zh"], f["en"], f["zhInverse"] or f["zh"], f["enInverse"] or f["en"], f["opening"] == "yes"
        )
    return found


@cache
def rules() -> dict[str, RuleStyle]:
    """Return what rules are called; most rows are for several, whose names begin alike."""
    return {row.fields["rule"]: RuleStyle(*row.fields.values()) for row in rows("view/rules.tsv")}


def class_style(name: str) -> ClassStyle:
    """Return the style of a class; one that the table lacks is drawn as a grey dot under its own name."""
    return classes().get(name) or ClassStyle(name, name, name, "#97A1AB", "dot", False)


def relation_style(name: str) -> RelationStyle:
    """Return the style of a relation; one that the table lacks goes by its own name."""
    return relations().get(name) or RelationStyle(name, name, name, name, name, False)


def rule_style(name: str) -> RuleStyle:
    """Return what a rule is called: by its own row, or by that of the longest listed prefix of its name.

    >>> rule_style("broader-etc").en
    'broader term, by sentence pattern'
    >>> rule_style("mine").zh
    'mine'
    """
    return rules().get(listed(name, rules()), RuleStyle(name, name, name))._replace(name=name)
