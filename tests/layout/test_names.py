import pytest

from kg.layout.names import is_name, split_names


@pytest.mark.parametrize(
    "name", ["王静", "欧阳优", "诸葛明", "司马文轩", "范徐丽泰", "阿依古丽·买买提", "樊以宁", "张群"]
)
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "text", ["前言", "关键词", "先进制造业", "高质量", "时间表", "王", "的时代", "产业", "", "张abc", "方法论"]
)
def test_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王静 李 明", ["王静", "李 明"]),
        ("张三、李四，王小五", ["张三", "李四", "王小五"]),
        ("欧阳优高妍", ["欧阳优", "高妍"]),
        ("王  静   李  明", ["王  静", "李  明"]),
        ("内涵与特征", None),
        ("山乡巨变", None),
        ("张三 说", None),
    ],
)
def test_lists_of_names(text: str, names: list[str] | None) -> None:
    found = split_names(text)
    assert (found and [name.of(text) for name in found]) == names
