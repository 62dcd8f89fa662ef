"""What a reader of one kind of file hands back."""

from collections.abc import Callable
from typing import NamedTuple

from kg.model import Metadata


class Decoded(NamedTuple):
    """The text of a file's bytes, and what the file says of itself."""

    text: str
    encoding: str
    metadata: Metadata = Metadata()


LONGEST = 4_000_000  # characters of one text: several yearbooks; what is longer is a dump, and costs gigabytes to read


def refuse_overlong(characters: int) -> None:
    """Refuse a text with more characters than one may have.

    Raises:
        ValueError: it has.
    """
    if characters > LONGEST:
        raise ValueError(f"has over {LONGEST:,} characters, more than one text may have; split it")


Reader = Callable[[bytes], Decoded]  # raises ValueError with the reason when there is no text to be had
