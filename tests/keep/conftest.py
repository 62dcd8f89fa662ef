"""Small pages, and graphs of them, for the tests of what a build keeps."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg import pipeline

TEXTS = {
    "a.txt": "加快发展集成电路产业\n作者：林知远（江城大学教授）\n国务院印发《关于壮大航空产业的意见》。要加快发展集成电路产业和大同的装备制造业。\n",
    "b.txt": "海洋经济怎么看\n作者：林知远（云海理工大学教授）\n工信部提出，加快发展集成电路产业。产业规模增长8.5%。\n",
    "c.txt": "稳住工业\n作者：周若谷（中国社科院工业经济研究所研究员）\n二十届三中全会提出发展新质生产力。信息产业部曾提出，发展软件产业。\n",
    "d.txt": "机器人产业\n作者：顾明澈（江城大学教授）\n“十四五”规划提出，培育壮大机器人产业、软件产业。产业规模增长9.1%。\n",
}
FILES = ("graph.ttl", "candidates.ttl", "ontology/data.ttl", "suggestions.tsv", "merges.tsv", "graph.html")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of four pages."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, text in TEXTS.items():
        (pages / name).write_text(text, "utf-8")
    return pages


@pytest.fixture
def built(folder: Path, tmp_path: Path) -> Path:
    """The graph of all four."""
    pipeline.build([folder], tmp_path / "out")
    return tmp_path / "out"


def contents(out: Path) -> dict[str, bytes]:
    """What a build writes, without what tells of the build itself."""
    return {name: (out / name).read_bytes() for name in FILES}


@pytest.fixture
def scratch(tmp_path: Path) -> Callable[..., dict[str, bytes]]:
    """What a build of some inputs writes into a new folder."""
    numbers = iter(range(1000))

    def build(*inputs: Path, **settings: object) -> dict[str, bytes]:
        out = tmp_path / f"scratch{next(numbers)}"
        pipeline.build(list(inputs), out, **settings)  # type: ignore[arg-type]
        return contents(out)

    return build
