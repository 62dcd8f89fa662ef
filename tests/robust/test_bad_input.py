"""A folder of everything that can be wrong with a file: each is told in a sentence or kept as text, and the rest is built."""

import io
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pyoxigraph as ox
import pytest
import rdflib
from docx import Document
from robust import invariants
from robust.strategies import HOSTILE

from kg import pipeline
from kg.layout import articles
from kg.layout.overlong import LONGEST
from kg.model import UNSEEN
from kg.read import read
from kg.report import Report

GOOD = "# 海洋产业\n\n　　国务院印发《海洋产业发展规划》，提出发展海洋装备产业。\n"
NUL = "is binary, not text: a NUL"


def looping_pdf(child: bytes) -> bytes:
    """Return a PDF whose tree of pages has itself, or its parent, as a page."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 3/Kids["
        + child
        + (
            b"]>>endobj\n3 0 obj<</Type/Pages/Parent 2 0 R/Count 1/Kids[2 0 R]>>endobj\n"
            b"4 0 obj<</Type/Page/Parent 4 0 R/Contents 4 0 R>>endobj\ntrailer<</Root 1 0 R/Size 5/Prev 9>>\n%%EOF"
        )
    )


def docx_bomb() -> bytes:
    out = io.BytesIO()
    document = Document()
    document.add_paragraph("正文。")
    document.save(out)
    with ZipFile(out, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.bin", b"\0" * 220_000_000)
    return out.getvalue()


def entities_bomb() -> bytes:
    """Return a Word document whose XML would unfold to 10^9 characters."""
    out = io.BytesIO()
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "lol">{levels}]><d>&l9;</d>'
    document = Document()
    document.save(out)
    packed = io.BytesIO()
    with ZipFile(out) as old, ZipFile(packed, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, xml if info.filename == "word/document.xml" else old.read(info))
    return packed.getvalue()


REFUSED = {
    "zero.txt": (b"", "is empty"),
    "white.txt": ("　\n\t".encode(), "is empty"),
    "mark_alone.txt": (b"\xef\xbb\xbf", "is empty"),
    "cut_utf8.txt": (GOOD.encode()[:-2], "is cut off in the middle of a character"),
    "cut_utf16.txt": (GOOD.encode("utf-16")[:-1], "begins like utf-16 but breaks it at byte"),
    "lone_surrogate_utf16.txt": (b"\xff\xfe\x00\xd8" + GOOD.encode("utf-16-le"), "begins like utf-16 but breaks it"),
    "lone_surrogate_utf8.txt": (GOOD.encode() + b"\xed\xa0\x80", "begins in UTF-8 but breaks it"),
    "mixed_1.txt": (GOOD.encode() + GOOD.encode("gb18030"), "begins in UTF-8 but breaks it"),
    "mixed_2.txt": (GOOD.encode("gb18030") + GOOD.encode(), "is of mixed encodings"),
    "utf16_without_mark.txt": (GOOD.encode("utf-16-le"), NUL),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + random.Random(1).randbytes(9000), NUL),
    "noise.txt": (random.Random(2).randbytes(9000).replace(b"\0", b"\1"), "is in none of UTF-8"),
    "controls.txt": (b"\x01\x02\x03\x04\x05\x06\x07" * 50 + GOOD.encode(), "full of control characters"),
    "nul.txt": (GOOD.encode() + b"\0", NUL),
    "nul_in_utf16.txt": ("产业\0链".encode("utf-16"), NUL),
    "no.pdf": (b"%PDF-1.7\n not really", "is no PDF that can be opened"),
    "loop_1.pdf": (looping_pdf(b"2 0 R"), "PDF"),
    "loop_2.pdf": (looping_pdf(b"3 0 R 4 0 R"), "PDF"),
    "no.docx": (b"PK\x03\x04 not really", "is no Word document"),
    "bomb.docx": (docx_bomb(), "more than the 200 MB that one file may have"),
    "entities.docx": (entities_bomb(), "is no Word document that can be opened"),
    "no.html": (b"<html><body></body></html>", "holds no article"),
    "half.zip": (b"PK\x03\x04 not really", "is or is in a broken zip archive"),
}
KEPT = {
    "one.txt": "产",
    "hidden_directions.txt": "\u202e业产\u202c发展\u2066先进制造业\u2069，\u200b推动\u200f增长\ufeff。",
    "outside_the_plane.txt": "𠮷林省发展𡘙产业😀👩‍👩‍👧，𬭸元素应用于医药产业。",
    "form_feed.txt": "第一页。\f第二页发展先进制造业。\x1b[31m",
    "lines.txt": "发展产业。\u2028推动\u2029增长\x85提高\x0b效率\r质量\r\n。",
    "marks.md": "# <script>alert(1)</script>\n\n[x](javascript:alert(1))发展<img src=x onerror=alert(1)>产业。\n" * 20,
    "no_stop.txt": "先进制造业" * 3000,
    "dates.txt": "2024年1月" * 3000 + "，增长5.5%",
    "from_to.txt": "由6" * 2000 + "至" + "2024年，海洋经济增长5.5%、占比12%，" * 200,
    "deep.md": "#" * 5000 + " 题\n" + ">" * 5000 + "产业\n" + "（" * 5000 + "《" * 5000 + "“" * 5000,
    "numbers.txt": "1" * 9000 + "亿元，增长" + "9" * 9000 + "%。" + "一" * 9000 + "万家，" + "〇" * 99 + "年。",
    "\"><script>alert('x')<.txt": '国务院印发《"><script>alert(1)</script>规划》，发展产业。',
    "'; DROP TABLE things; --.txt": "国务院印发《'; DROP TABLE things; --规划》，发展产业。",
    "> . <x> <y> <z> ..txt": '国务院印发《> . <x> <y> <z> .规划》，发展“"\\产业”。',
    "two\nlines\t.txt": "国务院印发《海洋\n产业规划》，发展产业。!",
    "{}|\\^`%00 .txt": "国务院印发《{}|\\^`%00规划》，发展产业。",
    "𠮷😀\u202e.txt": "国务院印发《𠮷😀\u202e规划》，发展产业。",
    "\x01\x1b[31m\x7f.txt": "国务院印发《\x01\x1b[31m\x7f规划》，发展产业。",
    "@prefix : <x> ..txt": "国务院印发《@prefix : <x> .规划》，发展产业。",
    "=1+1.txt": "国务院印发《=1+1规划》，发展产业。",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("bad") / "in"
    (top / "sub").mkdir(parents=True)
    (top / "good.txt").write_text(GOOD, "utf-8")
    for name, (data, _) in REFUSED.items():
        (top / name).write_bytes(data)
    for name, text in KEPT.items():
        (top / name).write_bytes(text.encode())
    with (top / "line.txt").open("wb") as file:
        for _ in range(200):
            file.write(b"1" * 2**20)
    (top / "hostile.md").write_text(
        "\n\n".join(f"# {name}\n\n　　国务院发展“{name}”产业。" for name in HOSTILE), "utf-8"
    )
    with ZipFile(top / "bomb.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", "0" * 30_000_000)
        archive.writestr("../../out.txt", "上级政府发展产业。")
    (top / "sub" / "up").symlink_to(top, target_is_directory=True)
    (top / "sub" / "round.txt").symlink_to(top / "sub" / "round.txt")
    (top / "gone.txt").symlink_to(top / "nowhere.txt")
    with Path(os.fsdecode(os.fsencode(top) + b"/\xff\xfe.txt")).open("wb") as file:
        file.write("名字不是文字的文件，发展产业。".encode())
    os.mkfifo(top / "pipe.txt")
    return top


@pytest.fixture(scope="module")
def built(folder: Path) -> Iterator[Report]:
    yield pipeline.build([folder], folder.parent / "out")


@pytest.fixture(scope="module")
def failures(built: Report) -> dict[str, str]:
    return dict(built.failures)


@pytest.mark.parametrize("name", REFUSED)
def test_told_in_a_sentence(failures: dict[str, str], name: str) -> None:
    assert REFUSED[name][1] in failures[name]


def test_what_is_not_there_is_told(failures: dict[str, str]) -> None:
    assert "cannot be read: No such file" in failures["gone.txt"]
    assert "cannot be read: Too many levels of symbolic links" in failures["sub/round.txt"]
    assert "is no file" in failures["pipe.txt"]
    assert "like a zip bomb" in failures["bomb.zip/bomb.txt"]


def test_a_line_of_200_megabytes(failures: dict[str, str]) -> None:
    assert failures["line.txt"] == "has over 4,000,000 characters, more than one text may have; split it"


def test_nothing_else_is_refused(failures: dict[str, str]) -> None:
    assert set(failures) == {*REFUSED, "line.txt", "gone.txt", "sub/round.txt", "pipe.txt", "bomb.zip/bomb.txt"}


def test_the_rest_is_kept(built: Report, folder: Path) -> None:
    store = ox.Store.read_only(str(folder.parent / "out" / "store"))
    names = {row["n"].value for row in store.query("SELECT ?n { ?s <https://w3id.org/cetu/ontology#fileName> ?n }")}
    assert names == {"good.txt", "hostile.md", "bomb.zip/../../out.txt", "\\xff\\xfe.txt", *KEPT}
    assert not (folder.parent.parent / "out.txt").exists()


def test_two_libraries_read_the_turtle(built: Report, folder: Path) -> None:
    turtle = (folder.parent / "out" / "graph.ttl").read_bytes()
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) == built.triples
    assert len({(q.subject, q.predicate, q.object) for q in ox.parse(turtle, ox.RdfFormat.TURTLE)}) == built.triples


def test_no_text_is_markup_in_the_page(built: Report, folder: Path) -> None:
    html = (folder.parent / "out" / "graph.html").read_text("utf-8")
    assert invariants.elements(html) == invariants.elements_of_an_empty_page(sparql=True)


def test_a_second_build_reads_the_same(built: Report, folder: Path) -> None:
    before = (folder.parent / "out" / "graph.ttl").read_bytes()
    again = pipeline.build([folder], folder.parent / "out")
    assert again.failures == built.failures
    assert (folder.parent / "out" / "graph.ttl").read_bytes() == before


def test_hostile_names_name_things(built: Report, folder: Path) -> None:
    store = ox.Store.read_only(str(folder.parent / "out" / "store"))
    labels = {
        row["n"].value
        for row in store.query(
            "SELECT ?n { ?s a <https://w3id.org/cetu/ontology#PolicyDocument> ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?n }"
        )
    }
    assert {'"><script>alert(1)</script>规划', "'; DROP TABLE things; --规划", "@prefix : <x> .规划"} & labels


def test_no_label_turns_what_is_around_it(built: Report, folder: Path) -> None:
    store = ox.Store.read_only(str(folder.parent / "out" / "store"))
    quads = list(store)
    said = [quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)]
    labels = [quad.object.value for quad in quads if quad.predicate.value.endswith(("abel", "evidenceText"))]
    assert [label for label in labels if re.search(f"[{UNSEEN}]", label)] == []
    assert any("\u202e" in text for text in said)  # quotes are as they are
    assert "𠮷😀规划" in labels


LINE = "国务院印发《海洋产业发展规划》，提出发展海洋装备产业。" + "的确如此，向海图强。"


def test_a_line_of_five_megabytes_is_laid_out(tmp_path: Path) -> None:
    text = LINE + "的确如此，向海图强。" * 165_000
    (tmp_path / "line.txt").write_text(text, "utf-8")
    found = articles(read(tmp_path / "line.txt"))
    assert sum(len(article.text.replace("\n", "")) for article in found) == len(text)
    assert max(len(line) for article in found for line in article.text.split("\n")) <= LONGEST


def test_a_long_line_is_built(tmp_path: Path) -> None:
    text = LINE + "的确如此，向海图强。" * 10_000
    (tmp_path / "line.txt").write_text(text, "utf-8")
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    report = pipeline.build([tmp_path], tmp_path / "out")
    assert (report.failures, report.files, report.characters) == ((), 2, len(text) + len(GOOD))
    assert report.entities["PolicyDocument"] == 1
