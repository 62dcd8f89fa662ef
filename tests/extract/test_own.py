"""What documents' names and texts say of their issuers."""

from extract_reading import told

NOTICE = "云泽省工业和信息化厅关于印发《云泽省机器人产业行动计划》的通知"


def test_a_title_opens_with_its_issuer() -> None:
    title = "云泽省人民政府关于推进机器人产业发展的意见"
    assert told("各市：现提出意见。", "issuedBy", title=title) == {(title, "云泽省人民政府")}


def test_a_notice_issues_the_document_in_its_title() -> None:
    assert told("各市：现印发给你们。", "issuedBy", title=NOTICE) == {
        ("云泽省工业和信息化厅关于印发云泽省机器人产业行动计划的通知", "云泽省工业和信息化厅"),
        ("云泽省机器人产业行动计划", "云泽省工业和信息化厅"),
    }


def test_a_document_names_its_issuer_itself() -> None:
    title = "云泽市机器人产业发展纲要"
    assert told("本纲要由云泽市人民政府印发。", "issuedBy", title=title) == {(title, "云泽市人民政府")}


def test_words_before_about_that_are_no_bodies() -> None:
    assert told("《深入学习关于改革的意见》印发。", "issuedBy") == set()
