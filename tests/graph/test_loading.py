"""A store that is loaded while its file is still being written."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph.loading import Loading

LINES = [f'_:b{n} <https://example.org/p> "{n}号，{"字" * 3000}" .\n'.encode() for n in range(40)]


@pytest.fixture
def turtle(tmp_path: Path) -> Path:
    (tmp_path / "graph.ttl").touch()
    return tmp_path / "graph.ttl"


def test_what_is_written_by_and_by_is_in_the_store_under_its_own_names(turtle: Path, tmp_path: Path) -> None:
    loading = Loading(tmp_path / "store", turtle)
    with turtle.open("wb", buffering=0) as file:
        for line in LINES:
            file.write(line[:5000])
            file.write(line[5000:])
    loading.end()
    assert loading.is_made()
    assert set(ox.Store.read_only(str(tmp_path / "store"))) == set(
        ox.parse(turtle.read_bytes(), format=ox.RdfFormat.TURTLE)
    )


def test_a_writer_who_goes_without_a_word_leaves_no_process(turtle: Path, tmp_path: Path) -> None:
    loading = Loading(tmp_path / "store", turtle)
    turtle.write_bytes(b"".join(LINES))
    loading.close()
    assert not loading.is_made()


def test_what_cannot_be_read_is_told(turtle: Path, tmp_path: Path) -> None:
    loading = Loading(tmp_path / "store", turtle)
    turtle.write_bytes(b"<a> <b> .\n")
    loading.end()
    assert not loading.is_made()
