import pytest

from kg.view.pinyin import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("新能源汽车", "xnyqc"),
        ("重庆市", "cqs"),
        ("银行业", "yhy"),
        ("5G技术", "5gjs"),
        ("“十四五”规划", "sswgh"),
        ("长三角", "csj"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == [letters]


def test_names_without_chinese_have_none() -> None:
    assert initials("NEV", "", "42") == []
