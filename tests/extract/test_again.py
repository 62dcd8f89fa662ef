"""Names that a list found once, elsewhere in the same text."""

from extract_reading import named


def test_a_name_that_a_list_found_is_found_again() -> None:
    listed = "攻克绕线机、测色仪等关键技术。"
    assert "测色仪" not in named("测色仪销路很好。", "Technology")
    assert named(f"{listed}测色仪销路很好。", "Technology").count("测色仪") == 2
