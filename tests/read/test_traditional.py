"""Traditional pages say what they would say in simplified characters, and are quoted as they are printed."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from kg.extraction import extract
from kg.model import Extraction, SourceText, without_space
from kg.read import read
from kg.read.traditional import is_traditional, simplified

SAMPLES = Path(__file__).parents[1] / "samples"
PAGES = [path for path in sorted(SAMPLES.glob("**/pages/*")) if path.suffix in {".txt", ".md"}]


def traditional(source: SourceText) -> SourceText:
    """Return a source with each of its characters in its commonest traditional form."""
    to = OpenCC("s2t")
    return replace(source, text="".join(to.convert(char) for char in source.text))


def evidences(extraction: Extraction) -> list[tuple[int, int, str]]:
    found = [claim.evidence for claim in extraction.claims]
    found += [evidence for _, _, evidence in (*extraction.mentions, *extraction.candidates)]
    return [(item.begin, item.end, item.quote) for item in found]


@pytest.mark.parametrize("path", PAGES[::4], ids=lambda path: path.stem)
def test_a_traditional_page_says_the_same(path: Path) -> None:
    simple = read(path)
    source = traditional(simple)
    expected, found = extract(simple), extract(source)
    assert [mention[0] for mention in found.mentions] == [mention[0] for mention in expected.mentions]
    assert [(c.subject, c.predicate, c.object) for c in found.claims] == [
        (c.subject, c.predicate, c.object) for c in expected.claims
    ]
    assert evidences(found)
    for begin, end, quote in evidences(found):
        assert without_space(source.text[begin:end]) == without_space(quote)


def test_names_are_simplified_and_printed_forms_kept() -> None:
    text = "# 發展產業\n\n　　國務院發展研究中心強調，要加快發展先進製造業，推動長三角地區與廣東省的產業體系現代化。\n"
    extraction = extract(SourceText("t.txt", "0" * 64, text, "utf-8"))
    printed = {name.text: form for name, form, _ in extraction.mentions}
    assert printed["国务院发展研究中心"] == "國務院發展研究中心"
    assert printed["先进制造业"] == "先進製造業"
    assert [article.title for article in extraction.articles] == ["發展產業"]


def test_candidates_and_names_that_are_cut_are_in_the_characters_of_the_source() -> None:
    text = (
        "# 發展產業\n\n　　要建設產業鏈平臺，發揮開發區與總體國家安全觀的優勢，這個動力來自長三角。\n"
        "　　國務院印發《海**洋產業發**展規劃》，推動現代化經濟體系與區域協調發展。\n"
    )
    extraction = extract(SourceText("t.txt", "0" * 64, text, "utf-8"))
    forms = [form for _, form, _ in (*extraction.mentions, *extraction.candidates)]
    assert extraction.candidates
    assert "海洋產業發展規劃" in "".join(forms)
    assert all(char in text for form in forms for char in form)
    assert all(char in text for _, _, quote in evidences(extraction) for char in quote)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_simplified_pages_are_left_alone(path: Path) -> None:
    assert simplified(source := read(path)) is source


def test_a_few_traditional_characters_make_no_traditional_page() -> None:
    text = (
        "题图为“國家開發長廊”石刻。"
        + "先进制造业集群加快发展，数字经济与实体经济深度融合，区域协调发展取得新成效。" * 3
    )
    assert not is_traditional(text)


@given(st.text(alphabet="國務院發展產業「」經濟著乾㐀𠮷𧜵\n 　a😀", min_size=1, max_size=60))
def test_the_copy_is_as_long(text: str) -> None:
    source = SourceText("t.txt", "0" * 64, text + "這國們個來時為會", "utf-8")
    assert len(simplified(source).text) == len(source.text)
