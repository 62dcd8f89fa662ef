"""Plain sentences of policy prose, and all that each says of one relation: `plain_sentences.tsv`."""

import csv
from pathlib import Path

import pytest

from kg.extraction import extract
from kg.model import Name, SourceText

with (Path(__file__).parent / "plain_sentences.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = [tuple(row.values()) for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("sentence", "predicate", "pairs"), ROWS, ids=[f"{p}: {s}" for s, p, _ in ROWS])
def test_a_plain_sentence_states_these_and_no_others(sentence: str, predicate: str, pairs: str) -> None:
    extraction = extract(SourceText("a.txt", "0" * 64, sentence, "utf-8"))
    printed: dict[Name, str] = {}
    for name, text, _ in extraction.mentions:
        printed.setdefault(name, text)
    said = {
        f"{printed[claim.subject]}→{printed[claim.object]}"
        for claim in extraction.claims
        if claim.predicate == predicate and isinstance(claim.subject, Name) and isinstance(claim.object, Name)
    }
    assert said == set(pairs.split("; "))
