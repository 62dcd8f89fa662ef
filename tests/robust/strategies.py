"""Inputs that a person would not think of: pieces of policy writing, of markup and of Unicode in any order."""

import re
from pathlib import Path

from hypothesis import strategies as st

SAMPLES = Path(__file__).parents[1] / "samples"
HOSTILE = (
    '"><script>alert(1)</script>',
    "'; DROP TABLE 产业; --",
    "> . <x> <y> <z> .",
    "</script><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "{{7*7}}${7*7}",
    "\\u003cscript\\u003e",
    '\\"""',
    "a\nb",
    "a\r\nb\tc",
    "http://x/ {}|\\^`<>",
    "%00%0a",
    "𠮷野家产业研究院",
    "😀👩‍👩‍👧🇨🇳",
    "\x01\x02\x07\x0b\x1b[31m\x7f\x85",
    "\u202e\u2066\u200f\u061c",
    "\ufeff\ufffe\uffff\ufffd",
    "e\u0301\u0300" * 8,
    "@prefix : <x> .",
    "=1+1",
    "..\\..\\/../",
    "<!--",
    "]]>",
    "&lt;b&gt;&amp;&#0;",
)
_PAGES = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("**/pages/*")) if path.suffix in {".txt", ".md"}]
PIECES = tuple(
    dict.fromkeys(
        piece for text in _PAGES for piece in re.split(r"(?<=[。；，：\n])|(?=[《（])", text) if piece.strip()
    )
)
JOINTS = (
    "",
    "",
    "",
    "\n",
    "\n\n",
    "　　",
    " ",
    "，",
    "。",
    "、",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "# ",
    "——",
    "\r\n",
    "\x00",
)

characters = st.one_of(
    st.sampled_from(
        "0123456789至到由从约超近一是二三第条章《》“”‘’（）()【】—…、，。；：！？%％０１２亿元年月日和与及等为在由的"
    ),
    st.characters(exclude_categories=["Cs"]),
)
names = st.one_of(st.sampled_from(HOSTILE), st.text(characters, min_size=1, max_size=24))
pieces = st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES), names)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Return pieces of pages and of anything else, joined anyhow."""
    parts = draw(st.lists(st.tuples(pieces, st.sampled_from(JOINTS)), min_size=1, max_size=14))
    return "".join(part + joint for part, joint in parts).replace("\x00", "")


@st.composite
def repeated(draw: st.DrawFn) -> str:
    """Return a few pieces, or parts of them, hundreds of times, as tables and broken exports do."""
    part = st.tuples(pieces, st.integers(0, 40), st.integers(1, 12)).map(lambda cut: cut[0][cut[1] :][: cut[2]])
    unit = "".join(draw(st.lists(part, min_size=1, max_size=4))).replace("\x00", "")
    stopped = draw(st.booleans())
    unit = unit if stopped else unit.replace("。", "，").replace("\n", "")
    return (unit or "x") * (draw(st.integers(100, 4000)) // max(1, len(unit)) + 1)


@st.composite
def named_pages(draw: st.DrawFn) -> str:
    """Return a page on which a hostile name stands where titles, people, bodies, documents and figures stand."""
    name = st.one_of(names, st.sampled_from(PIECES).map(lambda piece: piece[:12]))
    n = [draw(name) for _ in range(9)]
    return (
        f"# {n[0]}\n\n{n[1]}　{n[2]}研究院院长\n\n　　{n[3]}省人民政府印发《{n[4]}规划（2021—2025年）》，"
        f"提出发展“{n[5]}”产业，{n[6]}技术应用于{n[7]}产业。2024年{n[8]}产值达到1.2万亿元，同比增长5%。\n"
        f"　　一是推进{n[5]}。提出“{n[6]}指数”，由{n[7]}、{n[8]}、{n[0]}三个维度构成。{n[1]}主任{n[2]}在{n[3]}大会上指出，要发展{n[5]}。\n"
    )


damage = st.lists(st.tuples(st.integers(0, 6000), st.binary(max_size=8), st.integers(0, 60)), max_size=5)


def damaged(data: bytes, places: list[tuple[int, bytes, int]]) -> bytes:
    """Return bytes with some put in and some cut out."""
    for place, put, cut in places:
        at = place % (len(data) + 1)
        data = data[:at] + put + data[at + cut :]
    return data
