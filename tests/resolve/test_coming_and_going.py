"""Names that only documents together tell to be of one thing: as these come and go, the bytes are those of a build."""

import random
from pathlib import Path

import pytest
from keep.conftest import contents

from kg import pipeline

TEXTS = {
    "group.txt": "云川精密集团董事长周若谷表示，要加快发展光伏行业。\n",
    "firm.txt": "云川精密公司总经理林知远认为，要实施云川强链行动。\n",
    "listed.txt": "云川精密股份有限公司董事长赵明远表示，要实施云川强链。\n",
    "here.txt": "江苏省出台新政。省财政厅厅长钱伯远表示，要壮大量子雷达技术。\n",
    "there.txt": "浙江省出台新政。省财政厅厅长孙仲远表示，要壮大量子雷达。\n",
    "nowhere.txt": "省财政厅厅长李叔远表示，要壮大量子雷达。全国两会提出，要发展量子雷达技术。\n",
    "metadata.csv": "file,date\nnowhere.txt,2024-03-08\nhere.txt,2023-03-08\n",
}


def merged(out: Path) -> str:
    return (out / "merges.tsv").read_text("utf-8")


@pytest.mark.parametrize("seed", range(3))
def test_any_coming_and_going_ends_as_a_build(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    for name, text in TEXTS.items():
        (tmp_path / "pages" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "pages" / name).write_text(text, "utf-8")
    pages = [tmp_path / "pages" / name for name in TEXTS if name.endswith(".txt")]
    rng.shuffle(pages)
    out, whole = tmp_path / "out", tmp_path / "whole"
    pipeline.build(pages[:2], out)
    held = set(pages[:2])
    for _ in range(8):
        page = rng.choice(pages)
        if page in held and len(held) > 1:
            pipeline.remove(out, [page])
            held.discard(page)
        else:
            pipeline.add(out, [page])
            held.add(page)
    pipeline.build(sorted(held), whole)
    assert contents(out) == contents(whole)
    assert merged(out) == merged(whole)


def test_what_they_tell_together(tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    pages = [tmp_path / name for name in TEXTS if name.endswith(".txt")]
    pipeline.build([page for page in pages if page.name != "listed.txt"], tmp_path / "out")
    assert "云川精密公司\t0.93\t企业名称的简写" in merged(tmp_path / "out")
    assert "省财政厅\t0.92\t文中唯一一处这一级的地方" in merged(tmp_path / "out")
    assert "量子雷达\t0.93\t除词尾“技术”外同名" in merged(tmp_path / "out")
    pipeline.add(tmp_path / "out", [tmp_path / "listed.txt"])
    assert "云川精密公司\t0.93\t企业名称的简写" not in merged(tmp_path / "out")  # which of the two is open now
    suggested = (tmp_path / "out" / "suggestions.tsv").read_text("utf-8")
    assert "企业名称的简写：云川精密" in suggested
