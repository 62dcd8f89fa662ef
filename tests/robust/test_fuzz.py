"""Any bytes and any text: no crash, quotes as in the source, Turtle that two libraries read, no text that is markup."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from robust import invariants
from robust.seeds import seeds
from robust.strategies import damage, damaged, named_pages, names, repeated, texts

from kg.model import Metadata

few = settings(
    # a long run by hand: CETU_FUZZ_CASES=5000 pytest tests/robust/test_fuzz.py
    max_examples=int(os.environ.get("CETU_FUZZ_CASES", "60")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.mark.parametrize("suffix", sorted(seeds()))
@few
@given(places=damage, which=st.integers(0, 3))
def test_damaged_files(suffix: str, places: list[tuple[int, bytes, int]], which: int) -> None:
    whole = seeds()[suffix]
    if found := invariants.decoded(damaged(whole[which % len(whole)], places), suffix):
        invariants.understood(found.text)


@pytest.mark.parametrize("suffix", sorted(seeds()))
@few
@given(raw=st.binary(max_size=400))
def test_any_bytes(suffix: str, raw: bytes) -> None:
    invariants.decoded(raw, suffix)


@few
@given(text=texts())
def test_any_text(tmp_path: Path, text: str) -> None:
    invariants.written([invariants.understood(text)], tmp_path)


@few
@given(text=repeated())
def test_repetition(text: str) -> None:
    invariants.understood(text)


@few
@given(text=named_pages(), file=names, title=names)
def test_hostile_names(tmp_path: Path, text: str, file: str, title: str) -> None:
    extraction = invariants.understood(text, file, Metadata(title=title, publication=title, page=title, url=title))
    invariants.shown(invariants.written([extraction], tmp_path), title)
