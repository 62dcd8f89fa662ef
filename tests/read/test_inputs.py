import io
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.read import inputs
from kg.read.inputs import expanded


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.md", "deep/c.txt", "[1].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("正文。", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("given", "paths"),
    [
        (["a.txt", "deep"], ["a.txt", "deep"]),
        (["*.txt"], ["[1].txt", "a.txt"]),
        (["**/*.txt"], ["[1].txt", "a.txt", "deep/c.txt"]),
        (["[1].txt"], ["[1].txt"]),
        (["?.md", "a.txt"], ["b.md", "a.txt"]),
    ],
)
def test_patterns_stand_for_what_they_match(folder: Path, given: list[str], paths: list[str]) -> None:
    assert expanded(map(Path, given), folder / "out") == [Path(path) for path in paths]


def test_standard_input_is_kept(folder: Path) -> None:
    (path,) = expanded([Path("-")], folder / "out", io.BytesIO("正文。".encode()))
    assert path == folder / "out" / "stdin.txt"
    assert path.read_text("utf-8") == "正文。"


@pytest.mark.parametrize(
    ("given", "stdin", "reason"),
    [
        ("none.txt", b"", "no such file or folder: none.txt"),
        ("*.pdf", b"", "no file or folder matches"),
        ("-", b" \n", "standard input is empty"),
        ("-", b"123456789", "more than the 0 MB"),
    ],
)
def test_what_stands_for_nothing_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch, given: str, stdin: bytes, reason: str
) -> None:
    monkeypatch.setattr(inputs, "LARGEST", 8)
    with pytest.raises(KgError, match=reason):
        expanded([Path(given)], folder / "out", io.BytesIO(stdin))


def test_an_out_that_cannot_be_written_is_said(folder: Path) -> None:
    with pytest.raises(KgError, match="cannot be written"):
        expanded([Path("-")], folder / "a.txt" / "out", io.BytesIO("正文。".encode()))
