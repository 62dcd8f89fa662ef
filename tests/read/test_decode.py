from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from robust.seeds import seeds

from kg.errors import UnreadableFile
from kg.read import read
from kg.read.decode import decode

TEXT = "产业链：加快发展“新质生产力”，到2030年。"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("gbk"), "gb18030"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    assert decode(data) == (TEXT, encoding)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        ("\u3000\u3000".encode(), "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a NUL byte at byte 8"),
        ("产\x00业".encode("utf-16"), "a NUL character at character 1"),
        ("产业".encode()[:-1] + b"\xff\xff", "is in none of UTF-8 (broken at byte"),
        (b"\xff\xfe\x41", "begins like utf-16 but breaks it at byte"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f", "full of control characters"),
        ("产业\ud800".encode("utf-8", "surrogatepass"), "is in none of UTF-8"),
    ],
)
def test_what_cannot_be_decoded_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        decode(data)
    assert reason in str(caught.value)


@given(st.binary(max_size=300))
def test_bytes_are_decoded_exactly_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except ValueError:
        return
    assert "\ufffd" not in text or "\ufffd".encode(encoding) in data
    assert text.encode(encoding) == data or encoding in ("utf-16", "utf-32", "gb18030")
    assert data.decode(encoding) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("加快发展先进制造业。".encode()[:-1], "cut off in the middle of a character: UTF-8 up to byte 27 of 29"),
        ("加快发展先进制造业。".encode() + b"\xff" + "推动。".encode(), "begins in UTF-8 but breaks it at byte 30"),
        ("加快发展先进".encode() + "推动产业升级。".encode("gb18030"), "begins in UTF-8 but breaks it at byte 18"),
        (
            "加快发展。".encode("gb18030") + "推动产业升级。".encode(),
            "mixed encodings: not UTF-8 at byte 0, but UTF-8 at",
        ),
    ],
)
def test_damaged_utf8_is_not_taken_for_gb18030(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        decode(data)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx", ".pdf"])
def test_a_text_that_is_too_long_is_refused(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"long{suffix}"
    path.write_bytes(seeds()[suffix][0])
    length = len(read(path).text)
    monkeypatch.setattr("kg.read.reader.LONGEST", length)
    read(path)
    monkeypatch.setattr("kg.read.reader.LONGEST", length - 1)
    with pytest.raises(
        UnreadableFile, match=rf"has over {length - 1:,} characters, more than one text may have; split it"
    ):
        read(path)


def test_a_dump_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(ValueError, match="has over 4,000,000 characters"):
        decode(b"\xff" * 16_000_005)
