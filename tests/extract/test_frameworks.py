"""Frameworks with their dimensions and stages."""

from extract_reading import named, told

STAGED = "研究团队提出“双轮成长曲线”模型，将企业发展划分为起步期、成长期、成熟期三个阶段。"
MEASURED = "从创新能力、数字化水平和绿色发展三个维度构建评价体系。"


def test_a_framework_has_its_stages_in_order() -> None:
    assert named(STAGED, "Framework", "Stage") == ["双轮成长曲线", "起步期", "成长期", "成熟期"]
    assert told(STAGED, "nextStage") == {("起步期", "成长期"), ("成长期", "成熟期")}
    assert told(STAGED, "order") == {("起步期", "1"), ("成长期", "2"), ("成熟期", "3")}
    assert told(STAGED, "hasStage") == {("双轮成长曲线", stage) for stage in ("起步期", "成长期", "成熟期")}


def test_dimensions_are_as_many_as_the_text_counts() -> None:
    assert named(MEASURED, "Dimension") == ["创新能力", "数字化水平", "绿色发展"]
    assert named("从创新能力和绿色发展三个维度评价。", "Dimension") == []


def test_a_framework_put_forward_behind_its_dimensions_has_them() -> None:
    text = "从创新能力、融合能力和绿色发展三个维度构建了产业园区“三力”评估模型。"
    parts = ("创新能力", "融合能力", "绿色发展")
    assert told(text, "hasDimension") == {("产业园区三力评估模型", part) for part in parts}


def test_who_put_a_framework_forward() -> None:
    text = "清江大学经济学院提出“双轮成长曲线”模型。"
    assert told(text, "proposedBy") == {("双轮成长曲线", "清江大学经济学院")}


def test_a_row_of_items_without_end_names_no_stages() -> None:
    assert named("分为甲乙丙、丁戊己、" * 2000, "Stage") == []
