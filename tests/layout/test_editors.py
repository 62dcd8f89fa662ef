import pytest

from kg.layout.editors import read_editors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本版编辑 欧阳优美 编高妍", ["欧阳优", "高妍"]),
        ("本版编辑 何晓岚 美编 邹 言", ["何晓岚", "邹 言"]),
        ("本版责编 诸葛 明美编 田 野", ["诸葛 明", "田 野"]),
        ("责任编辑：葛  川", ["葛  川"]),
        ("（视频：罗 岩 编辑：苗春雨）", ["苗春雨"]),
        ("（本版编辑 丁一鸣）", ["丁一鸣"]),
        ("责编：张三 李四 校对：王五", ["张三", "李四"]),
        ("编辑部的故事", []),
        ("本版编辑在工作中发现，来稿质量有所提高。", []),
    ],
)
def test_editors(text: str, names: list[str]) -> None:
    assert [name.of(text) for name in read_editors(text)] == names
