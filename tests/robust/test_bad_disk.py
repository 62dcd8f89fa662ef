"""Disks that are full, cannot be written or change under a build: a sentence, and the old graph as it was."""

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import KgError
from kg.writing import Writing

GOOD = "# 海洋产业\n\n　　国务院印发《海洋产业发展规划》，提出发展海洋装备产业。\n"
OTHER = "# 海洋技术\n\n　　自然资源部印发《海洋技术发展规划》，提出发展海洋观测技术。\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GOOD, "utf-8")
    return tmp_path / "in"


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mount a small file system with some options; skip where that may not be done."""
    disk = tmp_path / "disk"
    disk.mkdir()

    def mounted(options: str) -> Path:
        found = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", disk], capture_output=True, check=False)
        if found.returncode:
            pytest.skip("a file system can be mounted by root alone")
        return disk

    try:
        yield mounted
    finally:
        subprocess.run(["umount", "-l", disk], capture_output=True, check=False)


@pytest.mark.parametrize("size", ["64k", "500k", "1m", "2m"])
def test_a_full_disk(mount: Callable[[str], Path], page: Path, size: str) -> None:
    out = mount(f"size={size}") / "out"
    with pytest.raises(KgError, match=r"cannot be written: .*(No space left|disk is full).*; there is no graph"):
        pipeline.build([page], out)
    assert not (out / "graph.ttl").exists()


def test_a_disk_that_fills_up_leaves_the_old_graph(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    pipeline.build([page], out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file() and ".kg" not in path.parts}
    (page / "b.txt").write_text(OTHER, "utf-8")

    def full(_: Writing) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(Writing, "write", full)
        with pytest.raises(KgError, match="No space left on device; the graph is as it was"):
            pipeline.build([page], out)
    assert {path: path.read_bytes() for path in before} == before
    assert pipeline.build([page], out).files == 2


def test_an_out_that_may_not_be_written(mount: Callable[[str], Path], page: Path) -> None:
    with pytest.raises(KgError, match="Read-only file system"):
        pipeline.build([page], mount("ro") / "out")


def test_an_out_that_is_a_file(page: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(KgError, match="out: cannot be written"):
        pipeline.build([page], tmp_path / "out")


def test_a_file_that_vanishes_under_the_build(page: Path, tmp_path: Path) -> None:
    (page / "b.txt").write_text(OTHER, "utf-8")

    def take_away(step: str, done: int) -> None:
        if (step, done) == ("read", 2):
            (page / "b.txt").unlink(missing_ok=True)

    report = pipeline.build([page], tmp_path / "out", progress=take_away)
    assert report.failures == (("b.txt", "cannot be read: No such file or directory"),)
    assert report.files == 1


def test_a_file_that_changes_under_the_build(page: Path, tmp_path: Path) -> None:
    (page / "b.txt").write_text(OTHER, "utf-8")

    def change(step: str, done: int) -> None:
        if (step, done) == ("read", 2):
            (page / "b.txt").write_text(OTHER + "变。", "utf-8")

    report = pipeline.build([page], tmp_path / "out", progress=change)
    assert report.failures == (("b.txt", "changed while it was read; build again"),)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_and_a_folder_that_may_not_be_read(page: Path, tmp_path: Path) -> None:
    (page / "b.txt").write_text(OTHER, "utf-8")
    (page / "b.txt").chmod(0)
    (page / "closed").mkdir(mode=0)
    report = pipeline.build([page], tmp_path / "out")
    assert report.failures == (
        ("b.txt", "cannot be read: Permission denied"),
        ("closed", "is a folder that cannot be searched"),
    )
