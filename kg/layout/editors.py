"""Whose hands a page went through: the names in an editors' line, however its spaces are printed."""

import re

from kg.layout.names import split_names
from kg.model import Range

# Whoever edits the words or the page is an editor; who films, draws or reads proofs is not.
_EDITING = (
    "本[版期](?:责任编辑|编辑|责编|美编)|责任编辑|执行主编|美术编辑|图文编辑|版面编辑|文字编辑|副主编|主编|责编|美编|编辑"
    "|版式设计|版式|策划|主持人"
)
_OTHER = "值班主任|编导|视频|摄影|摄像|校对|审校|制图|统筹|监制|审核|组版|排版|设计|插图|绘图|海报|剪辑"
_LINE = re.compile(rf"(?:^|(?<=\s))[（(［\[【]?\s*(?:{_EDITING}|{_OTHER})\s*[］\]】:：/／]?\s*[\u3400-\u9fff]")
_EITHER = re.compile(rf"[［\[【]?(?:(?P<editing>{_EDITING})|{_OTHER})[］\]】]?[:：/／]?")
_LONGEST = 80


def read_editors(text: str) -> tuple[Range, ...]:
    """Return the ranges of the editors' names in an editors' line; empty for any other text.

    >>> [name.of("本版编辑 欧阳优美 编高妍") for name in read_editors("本版编辑 欧阳优美 编高妍")]
    ['欧阳优', '高妍']
    """
    line = _LINE.search(text) if len(text) <= _LONGEST else None
    if not line or not re.search(_EDITING, re.sub(r"\s", "", text)):
        return ()
    place = [i for i, char in enumerate(text) if i >= line.start() and not char.isspace()]
    dense = "".join(text[i] for i in place)
    pieces = list(_EITHER.finditer(dense))
    ends = [*(piece.start() for piece in pieces[1:]), len(dense)]
    found: list[Range] = []
    for piece, end in zip(pieces, ends, strict=True):
        names = split_names(dense[piece.end() : end].rstrip("）)"), piece.end()) if piece["editing"] else None
        found += [Range(place[name.begin], place[name.end - 1] + 1) for name in names or ()]
    return tuple(found)
