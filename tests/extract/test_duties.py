"""Who answers for a programme."""

from extract_reading import told

DUTY = "实施机器人应用推广工程。（云泽省工业和信息化厅、云泽省财政厅负责）"
ROW = "序号|任务|单位|时限\n1|“渔船上云”专项|云泽省工业和信息化厅|2025年\n"


def test_the_bodies_in_brackets_run_the_programme_of_their_paragraph() -> None:
    assert told(DUTY, "launchedBy") == {
        ("机器人应用推广工程", "云泽省工业和信息化厅"),
        ("机器人应用推广工程", "云泽省财政厅"),
    }


def test_not_those_of_another_paragraph() -> None:
    assert told(DUTY.replace("。（", "。\n（"), "launchedBy") == set()


def test_the_bodies_in_a_row_of_a_table() -> None:
    assert told(ROW, "launchedBy") == {("渔船上云专项", "云泽省工业和信息化厅")}
