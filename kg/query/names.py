"""Names that people type: another form of a thing's name becomes the name, an unknown one brings those near it."""

from collections.abc import Iterator
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, Store

from kg.query.questions import Arguments, blanks
from kg.query.run import run
from kg.vocab import PREFIXES

_PREFERRED, _OTHER = (NamedNode(PREFIXES["skos"] + name) for name in ("prefLabel", "altLabel"))
_QUOTE = NamedNode(PREFIXES["cetu"] + "quote")
_TEXTS = 5  # suggestions


def by_preferred_name(store: Store, arguments: Arguments) -> dict[str, list[str]]:
    """Return the values of blanks, other forms of names (别名) made the names of the things that have them."""
    return {
        blank: [name for text in ([given] if isinstance(given, str) else given) for name in _preferred(store, text)]
        for blank, given in arguments.items()
    }


def _preferred(store: Store, text: str) -> list[str]:
    """Return the names of all things that have the text as a name or as another name; the text where there are none."""
    things = [*_named(store, _PREFERRED, Literal(text)), *_named(store, _OTHER, Literal(text, language="zh"))]
    names = (quad.object for thing in things for quad in store.quads_for_pattern(thing, _PREFERRED, None))
    return sorted({name.value for name in names if isinstance(name, Literal)}) or [text]


def _named(store: Store, predicate: NamedNode, name: Literal) -> Iterator[NamedNode]:
    """Yield what has a name, pieces of evidence left out: they are named by their quotes."""
    for quad in store.quads_for_pattern(None, predicate, name):
        is_evidence = next(store.quads_for_pattern(quad.subject, _QUOTE, None), None) is not None
        if isinstance(quad.subject, NamedNode) and not is_evidence:
            yield quad.subject


def unknown_names(store: Store, sparql: str) -> Iterator[tuple[str, list[str]]]:
    """Yield, for a query without an answer, each text of its blanks that names nothing, with the names near it."""
    texts = [text for text in _texts(sparql) if not _is_name(store, text)]
    if not texts or run(store, sparql):
        return
    known = sorted(_all_names(store))
    for text in texts:
        yield text, nearest_names(text, known)


def nearest_names(text: str, known: list[str]) -> list[str]:
    """Return the names that hold the text (shortest first), then those it holds (longest first), then those alike."""
    holding = sorted((name for name in known if text in name), key=len)
    held = sorted((name for name in known if len(name) > 1 and name in text and name not in holding), key=len)[::-1]
    alike = get_close_matches(text, known, n=_TEXTS, cutoff=0.5)
    return list(dict.fromkeys(holding + held + alike))[:_TEXTS]


def _texts(sparql: str) -> list[str]:
    """Return the texts in the blanks of a query, read by Oxigraph itself."""
    texts = []
    for values in blanks(sparql).values():
        solutions = Store().query(f"SELECT ?x {{ VALUES ?x {{ {values} }} }}", prefixes=PREFIXES)
        texts += [row[0].value for row in solutions if isinstance(row[0], Literal)]  # type: ignore[union-attr]
    return texts


def _is_name(store: Store, text: str) -> bool:
    return next(_named(store, _PREFERRED, Literal(text)), None) is not None


def _all_names(store: Store) -> set[str]:
    """Return the names and other names of all things but pieces of evidence."""
    evidence = {quad.subject for quad in store.quads_for_pattern(None, _QUOTE, None)}
    named = (quad for name in (_PREFERRED, _OTHER) for quad in store.quads_for_pattern(None, name, None))
    return {quad.object.value for quad in named if isinstance(quad.object, Literal) and quad.subject not in evidence}
