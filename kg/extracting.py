"""Many files to extractions, in one process or several: what is done goes to the cache, and nothing else is held."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from kg.errors import UnreadableFile
from kg.extraction import extractor, safely
from kg.keep.cache import Cache, Kept, briefer
from kg.keep.codec import brief_of, encode, encode_brief
from kg.keep.documents import Document
from kg.read import read
from kg.scheduling import pool

if TYPE_CHECKING:
    from concurrent.futures import Future

_BATCH = 8  # files that a process takes at a time
_AHEAD = 3  # batches for each process: so many wait, and no more
_ALONE = Lock()  # a Dask worker may have several threads; PDFium bears one

Result = tuple[str, Kept | UnreadableFile]


def extract_missing(
    documents: Sequence[Document],
    cache: Cache,
    workers: int,
    progress: Callable[[str, int], None],
    scheduler: str = "",
) -> list[UnreadableFile]:
    """Extract from documents that the cache lacks; return what is wrong with those that cannot be read.

    The work is done by so many processes, or, where the address of a Dask scheduler is given, by its workers.

    Raises:
        KgError: the cluster cannot be reached, is lost, or is at work with another version of Cetu.
    """
    missing = [document for document in documents if document.key not in cache]
    failures = []
    for done, (key, result) in enumerate(_results(missing, workers, scheduler), 1):
        if isinstance(result, UnreadableFile):
            failures.append(result)
        else:
            cache.put(key, result)
        progress("extract", done)
    return failures


def _results(documents: Sequence[Document], workers: int, scheduler: str) -> Iterator[Result]:
    if not documents or (not scheduler and min(workers, len(documents)) <= 1):
        yield from map(_extracted, documents)
        return
    with pool(min(workers, len(documents)), scheduler, extractor) as (executor, size):
        waiting: deque[Future[list[Result]]] = deque()
        for batch in _batches(documents, max(1, min(_BATCH, len(documents) // size))):
            waiting.append(executor.submit(_extract_batch, batch))
            if len(waiting) > size * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batches(documents: Sequence[Document], size: int) -> Iterable[Sequence[Document]]:
    return (documents[at : at + size] for at in range(0, len(documents), size))


def _extract_batch(documents: Sequence[Document]) -> list[Result]:
    with _ALONE:
        return [_extracted(document) for document in documents]


def _extracted(document: Document) -> Result:
    try:
        source = read(document.found)
    except UnreadableFile as error:
        return document.key, error
    if source.sha256 != document.sha256:
        return document.key, UnreadableFile(document.name, "changed while it was read; build again")
    result = safely(source)
    if isinstance(result, UnreadableFile):
        return document.key, result
    return document.key, Kept(encode(result), encode_brief(brief_of(result)), briefer())
