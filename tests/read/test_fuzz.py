"""Damaged files of every kind are read or refused with a reason: no other error comes out of a reader."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_maker import make_pdf

from kg.read import READERS

SEEDS = {
    ".txt": "产业链：加快发展“新质生产力”。".encode("gb18030"),
    ".html": "<html><meta charset=utf-8><article><h1>题</h1><p>海洋经济是沿海城市的潜力所在。</p></article>".encode(),
    ".pdf": make_pdf([[(60, 700, 12, "海洋经济是沿海城市的潜力所在，各地向海图强。")]]),
    ".docx": b"PK\x03\x04\x14\x00\x00\x00\x08\x00word/document.xml",
}
DAMAGE = st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=6), st.integers(0, 40)), max_size=5)


@pytest.mark.parametrize("suffix", sorted(SEEDS))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damage=DAMAGE)
def test_damage_is_read_or_refused(suffix: str, damage: list[tuple[int, bytes, int]]) -> None:
    data = SEEDS[suffix]
    for place, put, cut in damage:
        at = place % (len(data) + 1)
        data = data[:at] + put + data[at + cut :]
    try:
        decoded = READERS[suffix](data)
    except ValueError as error:
        assert str(error)
        return
    assert decoded.text.strip()
