import pytest

from kg.read.html import read_html

BODY = "海洋经济是沿海城市的潜力所在。近年来，各地向海图强，建设现代海洋产业体系，形成了一批新的增长点。" * 3
PAGE = f"""<!DOCTYPE html><html><head><meta charset="CHARSET"><title>向海图强正当其时 - 海州日报</title>
<meta property="og:title" content="向海图强正当其时"><meta name="author" content="王海"></head>
<body><nav><a href="/">首页</a><a href="/a">要闻</a><a href="/b">经济</a></nav>
<article><h1>向海图强正当其时</h1><p>{BODY}</p><p>一是加强统筹。{BODY}</p></article>
<footer>版权所有 海州日报社 <script>alert(1)</script></footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk"])
def test_the_article_of_a_page_is_read(charset: str) -> None:
    decoded = read_html(PAGE.replace("CHARSET", charset).encode(charset))
    assert "向海图强正当其时" in decoded.text.split("\n")[0]
    assert f"一是加强统筹。{BODY}" in decoded.text
    assert not any(word in decoded.text for word in ("首页", "版权所有", "alert"))
    assert decoded.metadata.title == "向海图强正当其时"


def test_a_wrong_declaration_does_not_matter() -> None:
    assert BODY in read_html(PAGE.replace("CHARSET", "gbk").encode()).text


@pytest.mark.parametrize("page", [b"<html><body></body></html>", b"<html><script>var a = 1</script></html>"])
def test_a_page_without_an_article_is_refused(page: bytes) -> None:
    with pytest.raises(ValueError, match="holds no article"):
        read_html(page)
