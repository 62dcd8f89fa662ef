"""The SPARQL 1.1 Protocol, its query operation: requests in, answers out, nothing written, nothing fetched.

https://www.w3.org/TR/sparql11-protocol/ and https://www.w3.org/TR/sparql11-service-description/
"""

import re
from collections.abc import Awaitable, Callable, Iterator
from urllib.parse import parse_qsl

from anyio import to_thread
from pyoxigraph import BlankNode, NamedNode, Triple, serialize
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.view.accepting import Unacceptable, chosen
from kg.view.asking import GRAPH_TYPES, RESULT_TYPES, Ask, Asker, TooLarge, TooSlow
from kg.vocab import PREFIXES

MOST_BODY = 1_000_000
_STATUS = {SyntaxError: 400, Unacceptable: 406, TooLarge: 413, TooSlow: 503}
_NOT_CODE = re.compile(
    r"""\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|<[^<>"{}|^`\\\s]*>|#[^\n]*""", re.S
)
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE(?![\w:-])", re.IGNORECASE)

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = NamedNode(PREFIXES["rdf"] + "type")

Endpoint = Callable[[Request], Awaitable[Response]]


class BadRequest(Exception):
    """A request that the protocol does not allow."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def endpoint(asker: Asker) -> Endpoint:
    """Return the handler of the endpoint's GET and POST."""

    async def answer(request: Request) -> Response:
        try:
            ask = await read(request)
            if ask is None:
                return description(request)
            result = await to_thread.run_sync(asker.ask, ask)
        except BadRequest as error:
            return PlainTextResponse(str(error), error.status)
        except (SyntaxError, Unacceptable, TooLarge, TooSlow) as error:
            return PlainTextResponse(str(error), _STATUS[type(error)])
        return Response(result.body, media_type=result.media_type, headers={"Vary": "Accept"})

    return answer


async def read(request: Request) -> Ask | None:
    """Return what a request asks, or None where it asks for the service description.

    Raises:
        BadRequest: it is no query operation.
    """
    parameters = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await _body(request)
        if kind == "application/x-www-form-urlencoded":
            parameters += parse_qsl(body, keep_blank_values=True)
        elif kind == "application/sparql-query":
            parameters.append(("query", body))
        elif kind == "application/sparql-update":
            raise BadRequest(403, "this endpoint is read-only")
        else:
            raise BadRequest(415, f"unknown content type {kind!r} (a form, or application/sparql-query)")
    return _ask(request, parameters)


def _ask(request: Request, parameters: list[tuple[str, str]]) -> Ask | None:
    def of(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in parameters if key == name)

    if of("update"):
        raise BadRequest(403, "this endpoint is read-only")
    queries = of("query")
    if not queries and request.method == "GET" and not parameters:
        return None
    if len(queries) != 1:
        raise BadRequest(400, f"one query is needed, {len(queries)} were given")
    if uses_service(queries[0]):
        raise BadRequest(403, "this endpoint asks no other: SERVICE is off")
    graphs = of("default-graph-uri"), of("named-graph-uri")
    return Ask(queries[0], *graphs, base=_address(request), accept=request.headers.get("accept", ""))


async def _body(request: Request) -> str:
    parts = bytearray()
    async for chunk in request.stream():
        parts += chunk
        if len(parts) > MOST_BODY:
            raise BadRequest(413, f"the request is larger than {MOST_BODY} bytes")
    try:
        return parts.decode()
    except UnicodeDecodeError as error:
        raise BadRequest(400, "the request is not UTF-8") from error


def uses_service(query: str) -> bool:
    """Tell whether a query would ask another endpoint.

    >>> uses_service("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }")
    True
    >>> uses_service('SELECT ?service { ?service ?p "SERVICE" } # SERVICE')
    False
    """
    return bool(_SERVICE.search(_NOT_CODE.sub(" ", query)))


def description(request: Request) -> Response:
    """Return the service description, in an RDF format that the client takes."""
    try:
        media_type = chosen(request.headers.get("accept", ""), list(GRAPH_TYPES))
    except Unacceptable as error:
        return PlainTextResponse(str(error), 406)
    body = serialize(_described(_address(request)), format=GRAPH_TYPES[media_type], prefixes={"sd": _SD})
    return Response(body, media_type=media_type, headers={"Vary": "Accept"})


def _described(address: str) -> Iterator[Triple]:
    service, dataset, graph = BlankNode("service"), BlankNode("dataset"), BlankNode("graph")

    def sd(name: str) -> NamedNode:
        return NamedNode(_SD + name)

    yield Triple(service, _TYPE, sd("Service"))
    yield Triple(service, sd("endpoint"), NamedNode(address))
    yield Triple(service, sd("supportedLanguage"), sd("SPARQL11Query"))
    for iri in dict.fromkeys(each.iri for types in (RESULT_TYPES, GRAPH_TYPES) for each in types.values()):
        yield Triple(service, sd("resultFormat"), NamedNode(_FORMATS + iri.rpartition("/")[2]))
    yield Triple(service, sd("defaultDataset"), dataset)
    yield Triple(dataset, _TYPE, sd("Dataset"))
    yield Triple(dataset, sd("defaultGraph"), graph)
    yield Triple(graph, _TYPE, sd("Graph"))


def _address(request: Request) -> str:
    """Return the IRI of the endpoint, under the name by which it was asked."""
    address = str(request.url.replace(query=""))
    try:
        return NamedNode(address).value
    except ValueError as error:
        raise BadRequest(400, f"{address!r} is no address: what is Host?") from error
