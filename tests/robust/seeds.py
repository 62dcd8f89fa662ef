"""A small whole file of each kind, for damaging."""

import io
from functools import cache
from zipfile import ZIP_STORED, ZipFile

from docx import Document
from pdf_maker import make_pdf

PAGE = (
    "# 海洋产业发展\n\n张三　海州大学教授\n\n　　国务院印发《海洋产业发展规划（2021—2025年）》，提出发展海洋装备产业。"
    "2024年海洋生产总值达到10.5万亿元，同比增长5.9%。\n　　一是加快发展新质生产力。二是推进产业链现代化。\n"
)


@cache
def seeds() -> dict[str, list[bytes]]:
    """Return whole files by suffix."""
    return {
        ".txt": [PAGE.encode(), PAGE.encode("gb18030"), PAGE.encode("utf-16"), b"\xef\xbb\xbf" + PAGE.encode()],
        ".md": [b"---\ntitle: \xe9\xa2\x98\ndate: 2024-01-01\n---\n" + PAGE.encode()],
        ".html": [_html("utf-8"), _html("gb18030")],
        ".pdf": [make_pdf([[(60, 700 - 20 * i, 12, line) for i, line in enumerate(PAGE.split("\n")) if line]])],
        ".docx": [_docx()],
    }


def _html(encoding: str) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in PAGE.split("\n") if line)
    text = f"<html><head><meta charset={encoding}><title>题</title></head><body><article>{body}</article></body></html>"
    return text.encode(encoding)


def _docx() -> bytes:
    document = Document()
    for line in PAGE.split("\n"):
        document.add_paragraph(line)
    packed, bare = io.BytesIO(), io.BytesIO()
    document.save(packed)
    with ZipFile(packed) as old, ZipFile(bare, "w", ZIP_STORED) as new:  # unpacked, so that damage reaches the XML
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))
    return bare.getvalue()
