"""Killed at any moment, a change leaves the old graph or the new one, and the next command says which."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
from keep.conftest import contents
from typer.testing import CliRunner

from kg import pipeline
from kg.cli import app
from kg.errors import KgError
from kg.keep import switch

MOMENTS = 20
ROOT = Path(__file__).parents[2]
# a process that has imported all and read a page, and forks for each order: so that the moments fall into the work
SERVER = """
import json, os, sys
from pathlib import Path
from kg import pipeline
from kg.extraction import extract
from kg.model import SourceText
extract(SourceText("warm", "0" * 64, "要加快发展集成电路产业。", "utf-8"))
for line in sys.stdin:
    what, out, *files = json.loads(line)
    pid = os.fork()
    if pid:
        print(pid, flush=True)
        print(os.waitpid(pid, 0)[1], flush=True)
        continue
    if what == "build":
        pipeline.build([Path(name) for name in files], Path(out))
    else:
        getattr(pipeline, what)(Path(out), [Path(name) for name in files])
    os._exit(0)
"""


class Server:
    """Changes graphs in processes that can be killed."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )

    def change(self, order: list[str], kill_after: float | None = None) -> float:
        """Carry out an order, or kill who does so; return how long it took."""
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps(order), file=self.process.stdin, flush=True)
        pid, began = int(self.process.stdout.readline()), time.perf_counter()
        if kill_after is not None:
            time.sleep(kill_after)
            with suppress(ProcessLookupError):  # it may be done already
                os.kill(pid, signal.SIGKILL)
        status = int(self.process.stdout.readline())
        assert status in ((0, signal.SIGKILL) if kill_after is not None else (0,))
        return time.perf_counter() - began


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    yield server
    assert server.process.stdin
    server.process.stdin.close()
    server.process.wait()
    assert server.process.stdout
    server.process.stdout.close()


def is_whole(out: Path) -> bool:
    """Tell whether store, graph, data and page belong together."""
    graph = set(ox.parse(path=str(out / "graph.ttl"), format=ox.RdfFormat.TURTLE))
    return graph == set(ox.Store.read_only(str(out / "store")))


@pytest.mark.parametrize("what", ["build", "add", "remove"])
def test_killed_at_twenty_moments(what: str, server: Server, folder: Path, tmp_path: Path) -> None:
    base, done = tmp_path / "base", tmp_path / "done"
    pages = sorted(folder.iterdir())
    change = pages[3]
    if what == "build":
        base.mkdir()
    else:
        pipeline.build(pages[:3] if what == "add" else pages, base)
    shutil.copytree(base, done)
    files = [str(page) for page in (pages if what == "build" else [change])]
    takes = server.change([what, str(done), *files])
    old = contents(base) if what != "build" else None
    new = contents(done)
    rng, seen = random.Random(what), set()
    for moment in range(MOMENTS):
        out = tmp_path / f"{moment}"
        shutil.copytree(base, out)
        server.change([what, str(out), *files], rng.uniform(0, takes * 1.1))
        said = CliRunner().invoke(app, ["query", str(out), "ASK { ?s ?p ?o }", "-f", "csv"])
        if (out / "graph.ttl").exists():
            assert said.exit_code == 0, said.output
            assert is_whole(out)
            now = contents(out)
            assert now in (old, new)
            seen.add("new" if now == new else "old")
            assert not said.stderr or ("the new one" if now == new else "the old one") in said.stderr
        else:
            assert old is None
            assert "no store here" in said.stderr
            seen.add("none")
        assert not (out / ".kg" / "new").exists()
        shutil.rmtree(out)
    assert seen


@pytest.mark.parametrize("stop", range(12))
def test_stopped_between_any_two_steps_of_the_switch(
    stop: int, folder: Path, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every rename of the switch is the last one in turn."""
    pipeline.build([folder], built)
    (folder / "e.txt").write_text("要发展氢能产业。\n", "utf-8")
    left = stop
    real = {name: getattr(Path, name) for name in ("rename", "replace")}

    class Killed(BaseException):
        pass

    def dying(name: str) -> object:
        def move(self: Path, target: Path) -> Path:
            nonlocal left
            if switch.NEW in self.parts or switch.NEW in Path(target).parts or self.parent == built:
                if left == 0:
                    raise Killed
                left -= 1
            return real[name](self, target)

        return move

    for name in real:
        monkeypatch.setattr(Path, name, dying(name))
    died = False
    try:
        pipeline.add(built, [folder / "e.txt"])
    except Killed:
        died = True
    monkeypatch.undo()
    said = switch.recover(built)
    assert bool(said) == died
    assert is_whole(built)
    is_new = "氢能产业" in (built / "graph.ttl").read_text("utf-8")
    if died:
        assert ("the new one" if is_new else "the old one") in said
    else:
        assert is_new
    pipeline.build([folder], built)
    assert "氢能产业" in (built / "graph.ttl").read_text("utf-8")
    assert is_whole(built)


def test_one_change_at_a_time(built: Path, folder: Path) -> None:
    with switch.locked(built):
        with pytest.raises(KgError, match="another build, add or remove is at work here"):
            pipeline.remove(built, [folder / "a.txt"])
        assert switch.recover(built) == ""


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(KgError, match="file: cannot be written"):
        pipeline.build([folder], tmp_path / "file")


def test_the_next_build_says_what_became_of_the_last(built: Path, folder: Path) -> None:
    switch.fresh(built)
    assert "the graph is the old one" in pipeline.build([folder], built).recovered
    assert pipeline.build([folder], built).recovered == ""
