"""The SPARQL 1.1 Protocol, its query operation: requests in, answers out, nothing written, nothing fetched.

https://www.w3.org/TR/sparql11-protocol/ and https://www.w3.org/TR/sparql11-service-description/
"""

import re
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.view.asking import GRAPH_TYPES, RESULT_TYPES, Ask, Asker, TooLarge, TooSlow, Unacceptable, chosen

MOST_BODY = 1_000_000
_STATUS = {SyntaxError: 400, Unacceptable: 406, TooLarge: 413, TooSlow: 503}
_NOT_CODE = re.compile(
    r"""\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|<[^<>"{}|^`\\\s]*>|#[^\n]*""", re.S
)
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE(?![\w:-])", re.IGNORECASE)

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
            parameters = [pair for pair in parameters if pair[0] != "query"] + [("query", body)]
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
    accepted = accepted_types(request.headers.get("accept", ""))
    return Ask(queries[0], of("default-graph-uri"), of("named-graph-uri"), accepted)


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


def accepted_types(header: str) -> tuple[str, ...]:
    """Return the media types of an Accept header, the preferred first.

    >>> accepted_types("text/csv;q=0.5, application/json, */*;q=0.1")
    ('application/json', 'text/csv', '*/*')
    """
    found = []
    for place, part in enumerate(header.split(",")):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weight = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        if name:
            found.append((-float(weight) if re.fullmatch(r"[\d.]+", weight) else 0.0, place, name.lower()))
    return tuple(name for _, _, name in sorted(found)) or ("*/*",)


def description(request: Request) -> Response:
    """Return the service description, in an RDF format that the client takes."""
    try:
        media_type = chosen(accepted_types(request.headers.get("accept", "")), ["text/turtle"])
    except Unacceptable as error:
        return PlainTextResponse(str(error), 406)
    formats = "http://www.w3.org/ns/formats/"
    known = ["SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"]
    known += ["Turtle", "N-Triples", "RDF_XML", "JSON-LD"]
    assert len(known) == len(set(RESULT_TYPES.values())) + len(GRAPH_TYPES)
    where = str(request.url.replace(query="")).replace(">", "%3E")
    lines = [
        "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .",
        f"[] a sd:Service ; sd:endpoint <{where}> ; sd:supportedLanguage sd:SPARQL11Query ;",
        "  sd:resultFormat " + ", ".join(f"<{formats}{name}>" for name in known) + " ;",
        "  sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] .",
    ]
    return Response("\n".join(lines) + "\n", media_type=media_type)
