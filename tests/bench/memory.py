"""Whether time and memory stay flat as text grows: python tests/bench/memory.py [MB …] [--workers N].

Builds 1, 10 and 100 MB of generated pages (UTF-8), each in a process of its own, and prints time for each character and
the most memory that one process held.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
from bench.pages import write_pages  # noqa: E402

BYTES = 2.75  # of UTF-8 a character of the pages
BUILD = "import sys; from kg.cli import main; main()"


def main() -> None:
    """Print a row for each size, with its ratios to the row before."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("megabytes", nargs="*", type=float, default=[1, 10, 100])
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    print(
        f"{'MB':>7}{'characters':>14}{'wall s':>9}{'cpu s':>9}{'us/character':>14}{'peak MB':>9}{'time x':>8}{'memory x':>10}"
    )
    before: tuple[float, float] | None = None
    for size in given.megabytes:
        with tempfile.TemporaryDirectory() as folder:
            characters = write_pages(Path(folder) / "in", int(size * 1e6 / BYTES))
            wall, cpu, peak = build(Path(folder), given.workers)
        each = cpu / characters * 1e6
        ratios = f"{each / before[0]:8.2f}{peak / before[1]:10.2f}" if before else ""
        print(f"{size:7.1f}{characters:14,}{wall:9.1f}{cpu:9.1f}{each:14.2f}{peak:9.0f}{ratios}", flush=True)
        before = each, peak


def build(folder: Path, workers: int) -> tuple[float, float, float]:
    """Build folder/in in a process of its own; return seconds, seconds of all processors, and the peak in MB."""
    call = [sys.executable, "-c", BUILD, "build", folder / "in", "-o", folder / "out", "-q", "--workers", str(workers)]
    began = time.perf_counter()
    process = subprocess.Popen(call, cwd=Path(__file__).parents[2])
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"the build ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
