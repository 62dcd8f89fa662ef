"""Many files to extractions, in one process or several: what is done goes to the cache, and nothing else is held."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor

from kg.errors import UnreadableFile
from kg.extraction import safely
from kg.keep.cache import Cache
from kg.keep.codec import encode
from kg.keep.documents import Document
from kg.read import read

_BATCH = 8  # files that a process takes at a time
_AHEAD = 3  # batches for each process: so many wait, and no more

Result = tuple[str, bytes | UnreadableFile]


def extract_missing(
    documents: Sequence[Document], cache: Cache, workers: int, progress: Callable[[str, int], None]
) -> list[UnreadableFile]:
    """Extract from documents that the cache lacks; return what is wrong with those that cannot be read."""
    missing = [document for document in documents if document.key not in cache]
    failures = []
    for done, (key, result) in enumerate(_results(missing, workers), 1):
        if isinstance(result, UnreadableFile):
            failures.append(result)
        else:
            cache.put(key, result)
        progress("extract", done)
    return failures


def _results(documents: Sequence[Document], workers: int) -> Iterator[Result]:
    if workers <= 1 or len(documents) < 2:
        yield from map(_extracted, documents)
        return
    with ProcessPoolExecutor(min(workers, len(documents))) as pool:
        waiting: deque[Future[list[Result]]] = deque()
        for batch in _batches(documents, max(1, min(_BATCH, len(documents) // workers))):
            waiting.append(pool.submit(_extract_batch, batch))
            if len(waiting) > workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batches(documents: Sequence[Document], size: int) -> Iterable[Sequence[Document]]:
    return (documents[at : at + size] for at in range(0, len(documents), size))


def _extract_batch(documents: Sequence[Document]) -> list[Result]:
    return [_extracted(document) for document in documents]


def _extracted(document: Document) -> Result:
    try:
        source = read(document.found)
    except UnreadableFile as error:
        return document.key, error
    if source.sha256 != document.sha256:
        return document.key, UnreadableFile(document.name, "changed while it was read; build again")
    result = safely(source)
    return document.key, result if isinstance(result, UnreadableFile) else encode(result)
