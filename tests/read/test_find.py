import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kg.errors import UnreadableFile
from kg.read import find as finding
from kg.read import find_files, read, read_all


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages" / "deep").mkdir(parents=True)
    (tmp_path / "pages" / "b.txt").write_text("乙的正文。", "utf-8")
    (tmp_path / "pages" / "deep" / "a.md").write_text("甲的正文。", "utf-8")
    (tmp_path / "pages" / ".hidden.txt").write_text("隐藏。", "utf-8")
    (tmp_path / "pages" / "picture.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "pages" / "metadata.csv").write_text("file,title\nb.txt,乙\n", "utf-8")
    return tmp_path / "pages"


def test_a_folder_is_searched_to_the_bottom_in_order(folder: Path) -> None:
    assert [found.name for found in find_files([folder])] == ["b.txt", "deep/a.md"]


def test_a_file_given_twice_is_found_once(folder: Path) -> None:
    assert [found.name for found in find_files([folder / "b.txt", folder / "b.txt"])] == ["b.txt"]


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "deep" / "up").symlink_to(folder, target_is_directory=True)
    assert len(find_files([folder])) == 2


def test_members_of_an_archive_are_files(folder: Path) -> None:
    with ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("in/c.txt", "丙的正文。")
        archive.writestr("in/metadata.csv", "file,title,page\nc.txt,丙,03\n")
        archive.writestr("__MACOSX/c.txt", "x")
    names = [found.name for found in find_files([folder])]
    assert names == ["b.txt", "deep/a.md", "more.zip/in/c.txt"]
    (source,) = [item for item in read_all([folder / "more.zip"]) if not isinstance(item, UnreadableFile)]
    assert (source.name, source.text, source.metadata.page) == ("in/c.txt", "丙的正文。", "03")


def test_a_missing_input_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file or folder"):
        find_files([tmp_path / "none"])


def test_bad_files_do_not_stop_good_ones(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\x00\x01")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 not really")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    found = list(read_all([folder, folder / "missing"]))
    bad = {item.name: item.reason for item in found if isinstance(item, UnreadableFile)}
    assert [item.name for item in found if not isinstance(item, UnreadableFile)] == ["b.txt", "deep/a.md"]
    assert set(bad) == {"bad.txt", "empty.txt", "broken.zip", "gone.txt", str(folder / "missing")}
    assert "NUL" in bad["bad.txt"]
    assert bad["empty.txt"] == "is empty"
    assert "broken zip archive" in bad["broken.zip"]
    assert "cannot be read" in bad["gone.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    with pytest.raises(UnreadableFile, match="Permission denied"):
        read(folder / "b.txt")


def test_too_large_a_file_is_refused_unread(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "LARGEST", 4)
    with pytest.raises(UnreadableFile, match="split it"):
        read(folder / "b.txt")


def test_a_zip_bomb_is_refused_unpacked(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "bomb.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "0" * 50_000_000)
    (bomb,) = read_all([tmp_path / "bomb.zip"])
    assert isinstance(bomb, UnreadableFile)
    assert "zip bomb" in bomb.reason
