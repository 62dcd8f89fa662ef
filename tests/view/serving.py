"""Runs the server on a free port of this machine, and makes the store of an invented graph for it."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from pyoxigraph import RdfFormat, Store
from synthetic_graph import synthetic

from kg.view.serve import application


def stored(folder: Path, nodes: int) -> Path:
    """Write the store of an invented graph into a folder; return the folder."""
    store = Store(str(folder / "store"))
    store.bulk_load(synthetic(nodes).encode(), format=RdfFormat.TURTLE)
    store.flush()
    return folder


@contextmanager
def running(out: Path, **options: Any) -> Iterator[str]:
    """Run the server; yield its address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    with application(out, **({"processes": 1} | options)) as app:
        server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", ws="none"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.should_exit = True
            thread.join()
