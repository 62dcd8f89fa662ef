from pathlib import Path

import pytest

from kg.errors import UnreadableFile
from kg.model import Metadata
from kg.read import read
from kg.read.metadata import front_matter

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
