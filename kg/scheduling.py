"""Where batches of work are done: in processes of this machine, or on a Dask cluster; one interface for both."""

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from typing import Any, NamedTuple

from kg.errors import KgError

_PATIENCE = 5  # seconds in which a cluster has to answer
_AGAIN = "what is done is kept, so that the same command goes on from there"


class Pool(NamedTuple):
    """Something that works on several batches at a time."""

    executor: Executor
    size: int  # batches at a time


def pool(workers: int, scheduler: str, version: Callable[[], str]) -> AbstractContextManager[Pool]:
    """Return the pool of a cluster, where a scheduler's address is given, else of so many processes.

    Args:
        workers: processes of this machine; a cluster has its own.
        scheduler: tcp://HOST:PORT, or nothing.
        version: says what the work depends on; each worker of a cluster has to say the same.

    Raises:
        KgError: on entry or while the pool is used: it cannot be had, or is lost.
    """
    return _cluster(scheduler, version) if scheduler else _processes(workers)


@contextmanager
def _processes(count: int) -> Iterator[Pool]:
    try:
        with ProcessPoolExecutor(count) as executor:
            yield Pool(executor, count)
    except BrokenProcessPool as error:
        raise KgError(f"a process was ended from outside, for want of memory perhaps; {_AGAIN}") from error


@contextmanager
def _cluster(address: str, version: Callable[[], str]) -> Iterator[Pool]:
    try:
        from distributed import CancelledError, Client, KilledWorker  # noqa: PLC0415 an extra, and heavy
        from distributed.comm import get_address_host_port  # noqa: PLC0415
    except ImportError as error:
        raise KgError(f"{address}: Dask is not installed here; `pip install 'cetu[cluster]'` brings it") from error
    try:
        # a client that was never connected is noisy when it goes
        socket.create_connection(get_address_host_port(address, strict=True), _PATIENCE).close()
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise KgError(f"{address}: no Dask scheduler answers there (an address is tcp://HOST:PORT)") from error
    with client:
        _refuse_strangers(client, address, version)
        try:
            yield Pool(client.get_executor(pure=False), sum(client.nthreads().values()))
        except KilledWorker as error:
            raise KgError(f"{address}: a batch ended every worker that took it: {error}; {_AGAIN}") from error
        except (CancelledError, OSError) as error:
            raise KgError(f"{address}: the cluster is lost ({type(error).__name__}); {_AGAIN}") from error


def _refuse_strangers(client: Any, address: str, version: Callable[[], str]) -> None:
    """Refuse a cluster without workers, and workers that would come to other results or to none."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        answers = client.run(version)
    except TimeoutError as error:
        raise KgError(f"{address}: the cluster has no workers; `dask worker {address}` starts one") from error
    except Exception as error:  # as a plain one comes what was wrong at the worker
        raise KgError(f"{address}: its workers cannot do the work; is Cetu there? {error}") from error
    for worker, answer in answers.items():
        if answer != version():
            raise KgError(f"{worker}: this worker has another version of Cetu, or of what it needs, than this machine")
