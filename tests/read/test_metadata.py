from pathlib import Path

import pytest

from kg.errors import UnreadableFile
from kg.model import Metadata
from kg.read import read
from kg.read.metadata import front_matter, iso_date

FRONT = """\
---
title: 让产业更强
date: 2025-04-22
page: "05"
other: x
---
正文。
"""


def test_front_matter_is_read_and_stays_in_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(FRONT, "utf-8")
    source = read(tmp_path / "a.md")
    assert source.metadata == Metadata(title="让产业更强", date="2025-04-22", page="05")
    assert source.text == FRONT


def test_a_table_beside_the_file_has_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(FRONT, "utf-8")
    (tmp_path / "metadata.csv").write_text(
        "\ufefffile,title,publication,url\na.md,别的,远海日报,https://example.org/1\n", "utf-8"
    )
    metadata = read(tmp_path / "a.md").metadata
    assert (metadata.title, metadata.publication, metadata.url) == ("别的", "远海日报", "https://example.org/1")


def test_a_table_without_its_column_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("正文。", "utf-8")
    (tmp_path / "metadata.csv").write_text("name,title\na.txt,甲\n", "utf-8")
    with pytest.raises(UnreadableFile, match="no column `file`"):
        read(tmp_path / "a.txt")


@pytest.mark.parametrize(
    "text", ["---\n甲\n", "---\n- 1\n- 2\n---\n", "---\n: : :\n  - [\n---\n", "正文", "--- \n---\n"]
)
def test_no_front_matter(text: str) -> None:
    assert front_matter(text) == {}


@pytest.mark.parametrize(
    ("given", "iso"),
    [
        ("2024", "2024"),
        ("2024年3月", "2024-03"),
        ("2024年3月20日", "2024-03-20"),
        ("2024/3/20", "2024-03-20"),
        ("2024-03-20T08:00:00+08:00", "2024-03-20"),
        ("2024-02-30", ""),
        ("März 2024", ""),
        ('"><script>', ""),
    ],
)
def test_dates_as_people_write_them(given: str, iso: str) -> None:
    assert iso_date(given) == iso


def test_a_date_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("正文。", "utf-8")
    (tmp_path / "metadata.csv").write_text("file,date\na.txt,soon\n", "utf-8")
    with pytest.raises(UnreadableFile, match=r"has a date in metadata\.csv that is none: 'soon'"):
        read(tmp_path / "a.txt")


@pytest.mark.parametrize(
    "front",
    [
        "title: " + "[" * 5000,
        "date: " + "9" * 5000,
        'a: &a ["x", "x"]\nb: &b [*a, *a]\ntitle: *b',
        'title: "\\ud800\\u0007"\n',
        "title: !!python/object/apply:os.system [ls]",
    ],
)
def test_front_matter_that_means_harm_says_nothing(tmp_path: Path, front: str) -> None:
    (tmp_path / "a.txt").write_text(f"---\n{front}\n---\n正文。", "utf-8")
    assert read(tmp_path / "a.txt").metadata == Metadata()


def test_a_table_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("正文。", "utf-8")
    (tmp_path / "metadata.csv").write_text("file,title\na.txt," + "x" * 200_000, "utf-8")
    with pytest.raises(UnreadableFile, match="no table of comma-separated values"):
        read(tmp_path / "a.txt")
