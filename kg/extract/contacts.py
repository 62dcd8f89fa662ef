"""Lines that say whom to ask: 联系人：某部某司 张三 李四；某局 王五."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.personal import is_name
from kg.model import Range

_LINE = re.compile(r"(?:联系人|联系方式|咨询人|咨询方式)(?:及(?:联系)?(?:电话|方式))?\s*[：:]\s*([^\n。]{2,120})")
_PART = re.compile(r"[^；;]+")
_WORD = re.compile(r"(?:(?!联系电话|联系方式|电话|手机|邮箱|传真|地址)[^\s、，,（）()：:；;])+")


class Contact(NamedTuple):
    """A person to ask, and the stretch that names the body, if there is one."""

    body: Range | None
    name: Range


def find_contacts(text: str) -> Iterator[Contact]:
    """Yield the people of contact lines.

    >>> text = "联系人：甲局综合处 李明 王静；乙部 赵亮"
    >>> [(c.body and c.body.of(text), c.name.of(text)) for c in find_contacts(text)]
    [('甲局综合处', '李明'), ('甲局综合处', '王静'), ('乙部', '赵亮')]
    """
    if "联系" not in text and "咨询" not in text:
        return
    for line in _LINE.finditer(text):
        for part in _PART.finditer(text, *line.span(1)):
            yield from _people(text, part.span())


def _people(text: str, part: tuple[int, int]) -> Iterator[Contact]:
    body: Range | None = None
    for word in _WORD.finditer(text, *part):
        if is_name(word.group()):
            yield Contact(body, Range(*word.span()))
        elif not re.search(r"\d|电话|邮箱|传真|手机|地址", word.group()):
            body = Range(*word.span())
