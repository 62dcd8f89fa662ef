"""Documents come and go: the graph is that of a build from scratch, byte for byte, and only what changed is extracted."""

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keep.conftest import TEXTS, contents

from kg import extracting, pipeline, showing
from kg.errors import KgError
from kg.graph import loading
from kg.keep import cache
from kg.keep.documents import read_manifest
from kg.view.page import facts_of
from kg.writing import stamps

SAMPLES = Path(__file__).parents[1] / "samples" / "pages"
Scratch = Callable[..., dict[str, bytes]]


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are extracted from, in order."""
    names: list[str] = []
    real = extracting._extracted
    monkeypatch.setattr(extracting, "_extracted", lambda document: (names.append(document.name), real(document))[1])
    return names


def stored(out: Path) -> set[ox.Quad]:
    return set(ox.Store.read_only(str(out / "store")))


def test_add_then_remove_gives_the_bytes_before(built: Path, tmp_path: Path) -> None:
    before = contents(built)
    new = tmp_path / "e.txt"
    new.write_text("要发展氢能产业。李强（国务院总理）作报告。国家能源局印发《关于氢能产业的意见》。\n", "utf-8")
    pipeline.add(built, [new])
    assert contents(built) != before
    pipeline.remove(built, [new])
    assert contents(built) == before
    assert stored(built) == set(ox.parse(path=str(built / "graph.ttl"), format=ox.RdfFormat.TURTLE))


def test_what_is_added_is_what_a_build_makes(folder: Path, built: Path, scratch: Scratch, extracted: list[str]) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "e.txt").write_text("要发展氢能产业。\n", "utf-8")
    pipeline.add(built, [folder / "deep" / "e.txt"])
    assert extracted == ["deep/e.txt"]
    assert contents(built) == scratch(folder)


def test_a_second_build_extracts_from_changed_files_alone(
    folder: Path, built: Path, scratch: Scratch, extracted: list[str]
) -> None:
    (folder / "b.txt").write_text(TEXTS["b.txt"].replace("集成电路", "新能源"), "utf-8")
    (folder / "c.txt").unlink()
    pipeline.build([folder], built)
    assert extracted == ["b.txt"]
    assert contents(built) == scratch(folder)
    extracted.clear()
    pipeline.build([folder], built)
    assert extracted == []


def test_facts_that_others_support_stay(folder: Path, built: Path) -> None:
    pipeline.remove(built, [folder / "a.txt"])
    turtle = (built / "graph.ttl").read_text("utf-8")
    assert 'skos:prefLabel "集成电路产业"' in turtle  # b.txt speaks of it too
    assert 'skos:prefLabel "关于壮大航空产业的意见"' not in turtle


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(order=st.permutations(sorted(TEXTS)), first=st.integers(1, 3))
def test_any_order_of_adds_gives_the_same_bytes(order: list[str], first: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, out, whole = Path(place) / "pages", Path(place) / "out", Path(place) / "whole"
        folder.mkdir()
        for name, text in TEXTS.items():
            (folder / name).write_text(text, "utf-8")
        pipeline.build([folder / name for name in order[:first]], out)
        for name in order[first:]:
            pipeline.add(out, [folder / name])
        pipeline.build([folder / name for name in TEXTS], whole)
        assert contents(out) == contents(whole)
        assert (out / "manifest.json").read_bytes() == (whole / "manifest.json").read_bytes()
        assert stored(out) == stored(whole)


def test_workers_make_the_same_bytes_and_the_same_store(folder: Path, built: Path, tmp_path: Path) -> None:
    pipeline.build([folder], tmp_path / "other", workers=2)
    assert contents(tmp_path / "other") == contents(built)
    assert stored(tmp_path / "other") == stored(built)


def test_a_store_that_another_process_cannot_make_is_made_here(
    folder: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading.sys, "executable", shutil.which("false"))
    pipeline.build([folder], tmp_path / "other", workers=2)
    assert stored(tmp_path / "other") == stored(built)


def test_of_files_with_the_same_bytes_the_first_name_stands(folder: Path, built: Path, scratch: Scratch) -> None:
    shutil.copy(folder / "c.txt", folder / "0.txt")
    report = pipeline.add(built, [folder / "0.txt"])
    assert report.duplicates == (("c.txt", "0.txt"),)
    assert contents(built) == scratch(folder)
    pipeline.remove(built, [folder / "0.txt"])
    (folder / "0.txt").unlink()
    assert contents(built) == scratch(folder)


def test_files_of_one_name_in_two_folders(folder: Path, built: Path, tmp_path: Path, scratch: Scratch) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("要发展氢能产业。\n", "utf-8")
    pipeline.add(built, [other])
    assert contents(built) == scratch(folder, other)
    with pytest.raises(KgError, match="several documents have this name"):
        pipeline.remove(built, [Path("a.txt")])
    pipeline.remove(built, [other / "a.txt"])
    assert contents(built) == scratch(folder)


def test_the_manifest_names_documents_by_paths_beside_it(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    assert manifest["inputs"] == ["../pages"]
    assert [(d["name"], d["path"]) for d in manifest["documents"]] == [(name, f"../pages/{name}") for name in TEXTS]


def test_a_metadata_file_changed_beside_a_page_counts_as_a_change(folder: Path, built: Path, scratch: Scratch) -> None:
    (folder / "metadata.csv").write_text("file,date\nb.txt,2024-05-01\n", "utf-8")
    pipeline.build([folder], built)
    assert '"2024-05-01"' in (built / "graph.ttl").read_text("utf-8")
    assert contents(built) == scratch(folder)


def test_a_graph_changed_by_hand_is_written_anew(folder: Path, built: Path, scratch: Scratch) -> None:
    (built / "graph.ttl").write_text("nothing", "utf-8")
    shutil.rmtree(built / "store")
    (folder / "a.txt").write_text("要发展氢能产业。\n", "utf-8")
    pipeline.build([folder], built)
    assert contents(built) == scratch(folder)
    assert stored(built)


def test_an_index_of_another_version_is_made_anew_from_the_kept_extractions(
    folder: Path, built: Path, extracted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(built)
    monkeypatch.setattr(pipeline, "version_of", lambda settings: "another")
    pipeline.remove(built, [folder / "a.txt"])
    pipeline.add(built, [folder / "a.txt"])
    assert extracted == ["a.txt"]
    assert contents(built) == before


def test_a_vanished_file_stays_until_it_is_removed(folder: Path, built: Path, scratch: Scratch) -> None:
    (folder / "a.txt").unlink()
    (folder / "e.txt").write_text("要发展氢能产业。\n", "utf-8")
    pipeline.add(built, [folder / "e.txt"])
    assert "关于壮大航空产业的意见" in (built / "graph.ttl").read_text("utf-8")
    pipeline.remove(built, [folder / "a.txt"])
    assert contents(built) == scratch(folder)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda out, folder: pipeline.remove(out, [Path("z.txt")]), "z.txt: the graph of .* holds no such document"),
        (lambda out, folder: pipeline.remove(out, [folder]), "nothing to build from"),
        (lambda out, folder: pipeline.add(out, [folder / "z.txt"]), "nothing to add"),
        (lambda out, folder: pipeline.add(folder, [folder / "a.txt"]), "manifest.json: no such file; `kg build"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    folder: Path, built: Path, change: Callable[[Path, Path], object], message: str
) -> None:
    before = contents(built)
    with pytest.raises(KgError, match=message):
        change(built, folder)
    assert contents(built) == before


def test_what_was_said_of_the_page_holds_until_something_else_is_said(
    folder: Path, built: Path, tmp_path: Path, scratch: Scratch
) -> None:
    new = tmp_path / "e.txt"
    new.write_text("要发展氢能产业。\n", "utf-8")
    usual = contents(built)["graph.html"]
    pipeline.build([folder], built, with_text=False, sparql=False)
    assert contents(built) == scratch(folder, with_text=False, sparql=False)
    pipeline.add(built, [new])
    assert contents(built) == scratch(folder, new, with_text=False, sparql=False)
    pipeline.remove(built, [new])
    pipeline.build([folder], built)  # says nothing of the page
    assert contents(built) == scratch(folder, with_text=False, sparql=False)
    pipeline.build([folder], built, with_text=True, sparql=True)
    assert contents(built)["graph.html"] == usual


def test_texts_are_in_the_page_of_up_to_20_articles(
    folder: Path, built: Path, monkeypatch: pytest.MonkeyPatch, scratch: Scratch
) -> None:
    new = folder / "e.txt"
    new.write_text("要发展氢能产业。\n作者：林知远（江城大学教授）\n发展氢能产业。\n", "utf-8")
    monkeypatch.setattr("kg.showing.MOST_WITH_TEXT", 4)
    pipeline.add(built, [new])
    assert contents(built)["graph.html"] == scratch(folder, with_text=False)["graph.html"]
    pipeline.remove(built, [new])
    new.unlink()
    assert contents(built)["graph.html"] == scratch(folder, with_text=True)["graph.html"]


def test_a_build_needs_no_manifest_that_can_be_read(folder: Path, built: Path, scratch: Scratch) -> None:
    (built / "manifest.json").write_text("{", "utf-8")
    pipeline.build([folder], built)
    assert contents(built) == scratch(folder)


def test_a_brief_of_another_version_is_not_believed(
    folder: Path, built: Path, extracted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(built)
    with closing(sqlite3.connect(built / ".kg" / cache.FILE)) as rows, rows:
        rows.execute("UPDATE brief SET data = 'spoilt'")
    monkeypatch.setattr(cache, "briefer", lambda: "another")
    monkeypatch.setattr(pipeline, "version_of", lambda settings: "another")
    pipeline.build([folder], built)
    assert extracted == []
    assert contents(built) == before


def test_the_page_is_the_same_from_the_index_and_from_the_turtle(
    folder: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SAMPLES, folder / "samples")
    pipeline.add(built, [folder / "samples"])
    shown = showing.kept(built, read_manifest(built).settings, stamps(built))
    assert shown == facts_of((built / "graph.ttl").read_text("utf-8"))
    assert len(shown.links) > 500
    showing.write_page_again(built, tmp_path / "index.html")
    monkeypatch.setattr(showing, "kept", lambda *_: None)
    showing.write_page_again(built, tmp_path / "turtle.html")
    assert (tmp_path / "index.html").read_bytes() == (tmp_path / "turtle.html").read_bytes()


def test_an_index_of_other_files_is_not_believed(built: Path) -> None:
    settings = read_manifest(built).settings
    assert showing.kept(built, settings, stamps(built))
    assert not showing.kept(built, replace(settings, base="https://example.org/"), stamps(built))
    (built / "graph.ttl").write_text("", "utf-8")
    assert not showing.kept(built, settings, stamps(built))
    shutil.rmtree(built / ".kg")
    assert not showing.kept(built, settings, stamps(built))
