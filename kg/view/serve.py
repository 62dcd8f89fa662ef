"""The local server: the page, loading a large graph bit by bit, and a read-only SPARQL endpoint."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from anyio import to_thread
from pyoxigraph import NamedNode, Store
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from kg.errors import KgError
from kg.view.asking import Asker
from kg.view.content import fragment
from kg.view.excerpt import Excerpts
from kg.view.facts import Facts, Node
from kg.view.page import render
from kg.view.protocol import endpoint
from kg.view.review import Open, review
from kg.vocab import BASE

LOCAL = ("localhost", "127.0.0.1", "[::1]")


def serve(
    out: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    title: str = "",
    lang: str = "zh",
    cors: Sequence[str] = (),
    seconds: float = 30.0,
    processes: int = 2,
    open_: Open | None = None,
) -> None:
    """Serve the build in a folder until interrupted: the page at `/`, the endpoint at `/sparql`.

    Args:
        out: a build, with its store.
        host: where to listen.
        port: where to listen.
        title: of the page; the folder's name if empty.
        lang: of the page, zh or en.
        cors: origins whose pages may ask the endpoint; `*` for any.
        seconds: how long a query may take before it is ended.
        processes: how many queries are answered at a time.
        open_: what the page asks readers to decide.

    Raises:
        KgError: there is no store.
    """
    with application(
        out, title=title, lang=lang, cors=cors, seconds=seconds, processes=processes, hosts=(*LOCAL, host), open_=open_
    ) as app:
        uvicorn.run(app, host=host, port=port, log_level="warning", ws="none")


@contextmanager
def application(
    out: Path,
    *,
    title: str = "",
    lang: str = "zh",
    cors: Sequence[str] = (),
    seconds: float = 30.0,
    processes: int = 2,
    hosts: Sequence[str] = LOCAL,
    open_: Open | None = None,
) -> Iterator[Starlette]:
    """Yield the server's application; its query processes end with the context."""
    path = out / "store"
    if not (path / "CURRENT").is_file():
        raise KgError(f"{out}: no store here; `kg build INPUT -o {out}` makes one")
    asker = Asker(path, processes=processes, seconds=seconds)
    pages = Pages(Store.read_only(str(path)), title or out.resolve().name, lang, open_)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> Any:
        yield
        asker.close()

    try:
        yield Starlette(routes=routes(pages, asker), middleware=_middleware(hosts, cors), lifespan=lifespan)
    finally:
        asker.close()


def _middleware(hosts: Sequence[str], cors: Sequence[str]) -> list[Middleware]:
    # the Host header is checked, or any web page could ask a local server under a name of its own
    allowed = ["*"] if "0.0.0.0" in hosts or "::" in hosts else list(hosts)
    found = [Middleware(TrustedHostMiddleware, allowed_hosts=allowed), Middleware(GZipMiddleware)]
    if cors:
        found.append(Middleware(CORSMiddleware, allow_origins=list(cors), allow_methods=["GET", "POST"]))
    return found


def routes(pages: "Pages", asker: Asker) -> list[Route]:
    """Return the routes: the page, what it loads, the endpoint."""
    return [
        Route("/", pages.page),
        Route("/api/around", pages.around),
        Route("/api/path", pages.path),
        Route("/api/find", pages.find),
        Route("/api/classes", pages.classes),
        Route("/sparql", endpoint(asker), methods=["GET", "POST"]),
    ]


class Pages:
    """Answers what the page asks for."""

    def __init__(self, store: Store, title: str, lang: str, open_: Open | None) -> None:
        self._excerpts = Excerpts(store)
        self._title, self._lang, self._open = title, lang, open_
        self._html = self._render()  # counted and drawn once, so that each opening is quick

    async def page(self, request: Request) -> Response:
        """Return the page with the opening part of the graph."""
        return HTMLResponse(self._html, headers={"X-Content-Type-Options": "nosniff"})

    def _render(self) -> str:
        facts = self._excerpts.facts(self._excerpts.opening())
        asked = review(self._open, facts.things) if self._open else None
        more: dict[str, object] = {"texts": {}, "remote": True, "review": asked}
        counts = self._excerpts.counts()
        return render(
            facts, self._degrees(facts), counts, title=self._title, lang=self._lang, turtle=None, more=more,
            connect="'self'",
        )  # fmt: skip

    async def around(self, request: Request) -> Response:
        """Return a thing with its neighbours."""
        node = self._node(request.query_params.get("id", ""))
        if node is None:
            return PlainTextResponse("no such thing", 404)
        return await self._answer(lambda: [node, *self._excerpts.neighbours(node)])

    async def path(self, request: Request) -> Response:
        """Return the things on a shortest path between two."""
        ends = [self._node(request.query_params.get(name, "")) for name in ("from", "to")]
        if None in ends:
            return PlainTextResponse("no such thing", 404)
        return await self._answer(lambda: self._excerpts.path(*ends) or ends)

    async def find(self, request: Request) -> Response:
        """Return the things that a search finds."""
        return await self._answer(lambda: self._excerpts.find(request.query_params.get("q", "")))

    async def classes(self, request: Request) -> Response:
        """Return the best connected things of some classes, with what they are linked to."""
        names = request.query_params.get("names", "").split(",")

        def chosen() -> Iterable[Node]:
            found = self._excerpts.of_classes(names)
            return found + [other for node in found[:150] for other in self._excerpts.neighbours(node)[:12]]

        return await self._answer(chosen)

    def _node(self, text: str) -> Node | None:
        try:
            node = NamedNode(text if "://" in text else BASE + text)
        except ValueError:
            return None
        return node if node in self._excerpts.kind_of else None

    async def _answer(self, choose: Any) -> Response:
        def work() -> dict[str, object]:
            nodes = list(dict.fromkeys(choose()))
            facts = self._excerpts.facts(nodes)
            asked = [node.value.removeprefix(BASE) for node in nodes]
            return fragment(facts, self._degrees(facts)) | {"asked": asked}

        return JSONResponse(await to_thread.run_sync(work))

    def _degrees(self, facts: Facts) -> list[int]:
        return [self._excerpts.degree[NamedNode(thing.iri)] for thing in facts.things]
