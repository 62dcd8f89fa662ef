"""What a reader of one kind of file hands back."""

from collections.abc import Callable
from typing import NamedTuple

from kg.model import Metadata


class Decoded(NamedTuple):
    """The text of a file's bytes, and what the file says of itself."""

    text: str
    encoding: str
    metadata: Metadata = Metadata()


Reader = Callable[[bytes], Decoded]  # raises ValueError with the reason when there is no text to be had
