import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from layout_reading import read_page

from kg.extraction import extract
from kg.model import Literal
from kg.read import docx as reader
from kg.read import read
from kg.read.docx import read_docx


def document() -> bytes:
    made = docx.Document()
    made.core_properties.title = "海洋经济规划"
    made.add_heading("海洋经济发展规划", 0)
    made.add_heading("一、总体要求", 1)
    made.add_paragraph("坚持陆海统筹，建设海洋强市。")
    table = made.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("指标", "2025年", "产值", "700亿元"), strict=True
    ):
        cell.text = text
    made.add_heading("二、重点任务", 1)
    made.add_paragraph("做强海洋装备产业，提升创新能力。")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_paragraphs_headings_and_tables_in_order() -> None:
    decoded = read_docx(document())
    assert decoded.text.split("\n\n") == [
        "# 海洋经济发展规划", "## 一、总体要求", "坚持陆海统筹，建设海洋强市。", "| 指标 | 2025年 |\n| 产值 | 700亿元 |",
        "## 二、重点任务", "做强海洋装备产业，提升创新能力。",
    ]  # fmt: skip
    assert decoded.metadata.title == "海洋经济规划"


def test_the_figures_of_a_table_have_their_years(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("加快发展海洋产业。")
    rows = ["主要指标", "主要指标", "主要指标"], ["指标", "2024年", "2030年"], ["海洋生产总值（万亿元）", "10.5", "15"]
    table = made.add_table(3, 3)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(0, 2)).text = "主要指标"
    made.save(tmp_path / "a.docx")
    source = read(tmp_path / "a.docx")
    assert source.text.split("\n")[2] == "主要指标"
    said = {(c.predicate, c.object.value) for c in extract(source).claims if isinstance(c.object, Literal)}
    assert {("value", "10.5"), ("period", "2024"), ("value", "15"), ("period", "2030"), ("unit", "万亿元")} <= said


def test_a_table_of_one_column_is_paragraphs() -> None:
    made = docx.Document()
    for cell, text in zip(made.add_table(2, 1).columns[0].cells, ("发展海洋产业。", "保护海洋生态。"), strict=True):
        cell.text = text
    out = io.BytesIO()
    made.save(out)
    assert read_docx(out.getvalue()).text == "发展海洋产业。\n\n保护海洋生态。"


def test_layout_sees_the_headings() -> None:
    article = read_page(read_docx(document()).text)[0]
    assert article.title == "海洋经济发展规划"
    assert [line[3] for line in article.outline] == ["总体要求", "重点任务"]


def test_what_is_no_document_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="no Word document that can be opened"):
        read_docx(b"PK\x03\x04")
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a", "b" * 100)
    with pytest.raises(ValueError, match="no Word document that can be opened"):
        read_docx(packed.getvalue())
    with monkeypatch.context() as patch, pytest.raises(ValueError, match="unpacks to"):
        patch.setattr(reader, "LARGEST", 10)
        read_docx(packed.getvalue())
    monkeypatch.setattr(reader, "_MOST_XML", 10)
    with pytest.raises(ValueError, match="holds XML of"):
        read_docx(document())
