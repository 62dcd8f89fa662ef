"""Text that we spell ourselves is what Oxigraph's serialiser makes of the same triples."""

from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_statements import ENTITIES, SOURCE, STATEMENTS, said

from kg.graph import terms, turtle
from kg.graph.blocks import Block, Blocks
from kg.graph.evidence import evidence_id
from kg.model import Datatype, Entity, Evidence, Literal
from kg.vocab import BASE, PREFIXES

SUBJECT, PREDICATE = ox.NamedNode("http://example.org/x"), ox.NamedNode(PREFIXES["cetu"] + "quote")


def spelled_by_oxigraph(value: ox.Literal) -> str:
    text = turtle.serialized([ox.Triple(SUBJECT, PREDICATE, value)]).decode()
    return text.removeprefix("<http://example.org/x> cetu:quote ").removesuffix(" .\n")


@given(st.text())
def test_strings_are_spelled_as_the_serialiser_does(text: str) -> None:
    assert turtle.string(text) == spelled_by_oxigraph(ox.Literal(text))
    assert turtle.zh(text) == spelled_by_oxigraph(terms.zh(text))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-1000, max_value=1000) | st.integers())
def test_numbers_are_spelled_as_the_serialiser_does(number: Decimal | int) -> None:
    kind = Datatype.INTEGER if isinstance(number, int) else Datatype.DECIMAL
    term = terms.value(Literal(str(number), kind))
    assert turtle.literal(term.value, term.datatype.value) == spelled_by_oxigraph(term)


@pytest.mark.parametrize("number", [0.0, 0.5, 1.0, 0.12345])
def test_confidence_is_a_decimal(number: float) -> None:
    assert turtle.confidence(number) == spelled_by_oxigraph(terms.decimal(str(round(number, 4))))


def again(block: Block) -> bytes:
    """Return a block as the serialiser writes it."""
    quads = ox.parse(turtle.PREFIX_LINES + block.text, format=ox.RdfFormat.TURTLE)
    return turtle.serialized(quad.triple for quad in quads)


def triples(block: Block) -> int:
    return sum(1 for _ in ox.parse(turtle.PREFIX_LINES + block.text, format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.id)
def test_things_are_spelled_as_the_serialiser_does(entity: Entity) -> None:
    statements = [each for each in STATEMENTS if each.subject == entity.id]
    block = Blocks(BASE, {SOURCE.sha256: SOURCE.name}).thing(entity, entity.label, statements)
    assert block.text == again(block)
    assert block.triples == triples(block)


@pytest.mark.parametrize("item", [*said("先进制造业"), *said("许文", "byline", 1.0, article="")])
def test_evidence_is_spelled_as_the_serialiser_does(item: Evidence) -> None:
    block = Blocks(BASE, {SOURCE.sha256: SOURCE.name}).evidence({evidence_id(item): item})
    assert block.text == again(block)
    assert block.triples == triples(block)
