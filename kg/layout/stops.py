"""Where sentences end, and what holds punctuation of sentences."""

import re

_CLOSERS = '"”’』」）)】》'
_END = re.compile(rf"[。！？!?…；;][{_CLOSERS}]*$")
_NOTED_END = re.compile(rf"[。！？!?…；;](?:[\"”’』」]*[（(][^（）()]*[）)]|[{_CLOSERS}]*)$")  # ……。（由某部门负责）
_STOP = re.compile(r"[，。、；：！？]|[,.;:] ")
_LONGEST_NOTE = 120


def ends_sentence(text: str) -> bool:
    """Tell whether a line or paragraph ends where a sentence may.

    >>> ends_sentence("加快转型。”"), ends_sentence("建设平台。（省科技厅负责）"), ends_sentence("加快转")
    (True, True, False)
    """
    if text[-1] in "）)":
        return _NOTED_END.search(text, max(0, len(text) - _LONGEST_NOTE)) is not None
    return _END.search(text, max(0, len(text) - 8)) is not None


def has_stop(text: str) -> bool:
    """Tell whether a text holds punctuation of sentences."""
    return _STOP.search(text) is not None
