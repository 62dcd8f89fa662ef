"""What a reader decides on the page: marked, saved as rows, and taken up by the next build."""

from pathlib import Path
from typing import Any

import pytest
from keep.conftest import built, folder

from kg import pipeline
from kg.keep.documents import read_manifest
from kg.resolve import read_decisions
from kg.reviewing import questions

__all__ = ["built", "folder"]


def saved(page: Any, path: Path) -> Path:
    with page.page.expect_download() as download:
        page.page.get_by_role("button", name="下载裁定").click()
    assert download.value.suggested_filename == "decisions.tsv"
    download.value.save_as(path)
    return path


@pytest.fixture
def reviewed(watched: Any, built: Path) -> Any:
    page = watched().open(built / "graph.html", "view=review")
    page.page.wait_for_selector("#review .open")
    return page


def test_the_page_asks_what_the_command_asks(reviewed: Any, built: Path) -> None:
    asked = list(questions(built))
    assert asked
    assert reviewed.page.locator("#review .open").count() == len(asked)
    text = reviewed.page.inner_text("#review")
    assert "林知远" in text and "同名而职务不同" in text
    stated = reviewed.page.locator("#review .open", has_text="大同").inner_text()
    for part in ("加快发展集成电路产业", "提及", "大同市", "地区", "和大同的装备制造业", "置信度 0.30"):
        assert part in stated
    assert reviewed.page.locator("#review blockquote").count() >= len(asked)


def test_what_is_marked_is_saved_as_rows_and_holds_in_the_next_build(
    reviewed: Any, built: Path, folder: Path, tmp_path: Path
) -> None:
    same, stated = (reviewed.page.locator("#review section").nth(number) for number in (0, 1))
    reviewed.page.fill("#review .field input", "王\t某")
    same.get_by_role("button", name="相同").first.click()
    candidate = stated.locator(".open", has_text="大同").first
    candidate.get_by_role("button", name="不采纳").click()
    candidate.get_by_role("button", name="采纳", exact=True).click()  # another answer takes the place of the first
    decisions = read_decisions(saved(reviewed, tmp_path / "decisions.tsv"))
    by_kind = {decision.kind.value: decision for decision in decisions}
    assert set(by_kind) == {"same", "accept"}
    assert {decision.who for decision in decisions} == {"王 某"}
    said = {decision.said for question in questions(built) for decision in question.answers.values()}
    assert {decision.said for decision in decisions} <= said

    report = pipeline.build([folder], built, decisions=tmp_path / "decisions.tsv")
    assert report.orphans == ()
    kept = [id_ for id_ in (by_kind["same"].subject, by_kind["same"].object) if f"/{id_}>" in graph(built)]
    assert len(kept) == 1
    assert f"/{by_kind['accept'].object}>" in graph(built)
    left = {decision.said for question in questions(built) for decision in question.answers.values()}
    assert not left & {decision.said for decision in decisions}


def test_earlier_decisions_stay_in_the_file_and_marks_outlive_the_page(
    reviewed: Any, built: Path, tmp_path: Path
) -> None:
    reviewed.page.locator("#review section").first.get_by_role("button", name="不同").first.click()
    (built / "decisions.tsv").write_bytes(saved(reviewed, tmp_path / "first.tsv").read_bytes())
    pipeline.refresh(built)
    assert read_manifest(built).settings.decisions == ""
    reviewed.open(built / "graph.html", "view=list")
    reviewed.page.keyboard.press("8")
    card = reviewed.page.locator("#review .open", has_text="大同").first
    card.get_by_role("button", name="不采纳").click()
    reviewed.page.reload()
    reviewed.page.wait_for_selector("html[data-ready]", state="attached")
    assert card.get_by_role("button", name="不采纳").get_attribute("aria-pressed") == "true"
    decisions = read_decisions(saved(reviewed, tmp_path / "second.tsv"))
    assert {decision.kind.value for decision in decisions} == {"different", "reject"}
    card.get_by_role("button", name="不采纳").click()  # taken back
    assert {d.kind.value for d in read_decisions(saved(reviewed, tmp_path / "third.tsv"))} == {"different"}


def graph(out: Path) -> str:
    return (out / "graph.ttl").read_text("utf-8")
