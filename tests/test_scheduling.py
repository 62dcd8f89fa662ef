"""A build over a Dask cluster: the bytes of one process, whatever becomes of a worker; sentences where there is none."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import KgError
from kg.scheduling import pool

ROOT = Path(__file__).parents[1]
COMPARED = ("graph.ttl", "candidates.ttl", "graph.html", "merges.tsv", "suggestions.tsv", "manifest.json")

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Return what starts a scheduler, or a worker, in a process of its own."""
    folder = tmp_path_factory.mktemp("dask")
    started: list[subprocess.Popen[bytes]] = []
    setting = {**os.environ, "PYTHONPATH": str(ROOT)}

    def start(*call: str) -> subprocess.Popen[bytes]:
        program = "from dask.__main__ import main; main()"
        with (folder / "log").open("ab") as log:
            started.append(
                subprocess.Popen(
                    [sys.executable, "-c", program, *call], cwd=folder, env=setting, stdout=log, stderr=log
                )
            )
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def scheduler(dask: Callable[..., subprocess.Popen[bytes]], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a scheduler."""
    told = tmp_path_factory.mktemp("scheduler") / "told.json"
    dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
    until(told.is_file)
    return str(json.loads(told.read_text())["address"])


def until(done: Callable[[], bool]) -> None:
    limit = time.monotonic() + 30
    while not done():
        assert time.monotonic() < limit
        time.sleep(0.05)


def pages(folder: Path) -> Path:
    """Write a few dozen pages, none like another."""
    folder.mkdir()
    for number in range(24):
        text = f"# 海洋产业第{number}期\n\n　　国务院印发《海洋产业发展规划》，提出发展海洋装备产业{number}。\n"
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    (folder / "no.txt").write_bytes(b"\0")
    return folder


def test_a_cluster_without_workers(scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.scheduling._PATIENCE", 0.5)
    with pytest.raises(KgError, match=r"the cluster has no workers; `dask worker tcp://127\.0\.0\.1:\d+` starts one"):
        pipeline.build([pages(tmp_path / "in")], tmp_path / "out", scheduler=scheduler)


def test_two_workers_one_of_which_is_killed(
    scheduler: str, dask: Callable[..., subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    workers = [dask("worker", scheduler, "--no-nanny", "--nthreads", "1", "--no-dashboard") for _ in range(2)]
    folder, killed = pages(tmp_path / "in"), []
    with distributed.Client(scheduler, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=30)

        def kill(step: str, done: int) -> None:
            if step == "extract" and not killed:
                killed.append(done)
                workers[0].send_signal(signal.SIGKILL)
                workers[0].wait()

        report = pipeline.build([folder], tmp_path / "cluster", scheduler=scheduler, progress=kill)
        assert killed == [1]
        assert len(client.nthreads()) == 1
    assert (report.files, report.failures) == (24, (("no.txt", "is binary, not text: a NUL byte at byte 0"),))
    pipeline.build([folder], tmp_path / "one")
    for name in COMPARED:
        assert (tmp_path / "cluster" / name).read_bytes() == (tmp_path / "one" / name).read_bytes(), name


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense", "http://127.0.0.1:1", "tcp://127.0.0.1"])
def test_no_scheduler(address: str) -> None:
    with pytest.raises(KgError, match=f"{address}: no Dask scheduler answers there"), pool(1, address, str):
        pass


def test_no_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(KgError, match=r"`pip install 'cetu\[cluster\]'` brings it"), pool(1, "tcp://127.0.0.1:1", str):
        pass


def test_a_process_that_is_ended_from_outside() -> None:
    with pytest.raises(KgError, match="a process was ended from outside"), pool(2, "", str) as found:
        found.executor.submit(os._exit, 1).result()
