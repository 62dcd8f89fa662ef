"""The spaCy pipeline: a blank Chinese model with one token a character, and the finders of names in order."""

import gc
from collections.abc import Callable
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.extract.again import find_again
from kg.extract.bylines import find_contributors
from kg.extract.context import type_by_context
from kg.extract.documents import find_documents, find_title
from kg.extract.frameworks import find_frameworks
from kg.extract.institutions import find_institutions
from kg.extract.known import find_known
from kg.extract.lexicon import lexicon
from kg.extract.lists import find_lists
from kg.extract.meetings import find_meetings
from kg.extract.patterns import patterns
from kg.extract.people import find_people
from kg.extract.pointing import find_pointers
from kg.extract.programmes import find_programmes
from kg.extract.reading import Found, Reading
from kg.extract.regions import find_regions, local_places
from kg.extract.series import find_series
from kg.extract.settle import settle
from kg.extract.slots import Slot, choose
from kg.extract.subjects import find_subjects
from kg.extract.wanted import find_wanted
from kg.model import Article

CANDIDATES = "candidates"
MENTIONS = "mentions"
REJECTED = "rejected"
_THRESHOLDS = (50_000, 20, 20)  # of the collector's generations; Python's own are (700, 10, 10)

FINDERS: dict[str, Callable[[Reading], list[Found]]] = {
    "known_names": find_known,
    "subjects": find_subjects,
    "institutions": find_institutions,
    "regions": find_regions,
    "meetings": find_meetings,
    "documents": find_documents,
    "programmes": find_programmes,
    "people": find_people,
    "wanted": find_wanted,
    "series": find_series,
}


class CharacterTokenizer:
    """One token a character, white space too, so that a token's index is its offset."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return text as a Doc."""
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))

    def to_bytes(self, **_: object) -> bytes:
        """Return nothing: there is no state."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> "CharacterTokenizer":
        """Return the tokenizer itself."""
        return self


def read(doc: Doc) -> Doc:
    """Scan the text for the words of the lexicon, and for the places that it names itself."""
    article: Article | None = doc.user_data.get("article")
    reading = doc.user_data["reading"] = Reading.of(doc.text if article is None else article.text)
    reading.hits.add(local_places(reading))
    doc.user_data["found"] = []
    return doc


def read_bylines(doc: Doc) -> Doc:
    """Add what the layout has found: people and institutions in bylines, a title that is a document's."""
    article: Article | None = doc.user_data.get("article")
    if article is not None:
        _add(doc, [*find_contributors(article), *find_title(article, doc.user_data["reading"])])
    return doc


def read_frameworks(doc: Doc) -> Doc:
    """Add frameworks and their parts; the structures they form are kept for the claims."""
    found, structures = find_frameworks(doc.user_data["reading"])
    doc.user_data["structures"] = structures
    _add(doc, [*found, *(part for structure in structures for part in structure.parts)])
    return doc


def choose_mentions(doc: Doc) -> Doc:
    """Choose among the candidates, let lists tell what their items are, and keep what is left as mentions."""
    reading: Reading = doc.user_data["reading"]
    slots = settle(reading, choose(doc.user_data["found"]), find_lists(reading))
    chosen = [(slot, type_by_context(reading, slot)) for slot in slots]
    named = [slot.narrowed(found) for slot, found in chosen if found is not None]
    settled = find_pointers(reading, find_again(reading, named))
    _publish(doc, CANDIDATES, doc.user_data["found"])
    _publish(doc, MENTIONS, [slot.best for slot in settled])
    _publish(doc, REJECTED, [slot.best for slot, found in chosen if found is None])
    return doc


def mentions(doc: Doc) -> list[Slot]:
    """Return a processed Doc's mentions as settled slots, in text order."""
    return [Slot(found.begin, found.end, (found,)) for found in doc.user_data[MENTIONS]]


def rejected(doc: Doc) -> list[Found]:
    """Return what a processed Doc's ordinary words would name if they named anything."""
    return list(doc.user_data[REJECTED])


@cache
def pipeline() -> Language:
    """Return the pipeline; it holds no state and serves any number of texts."""
    nlp = spacy.blank("zh")
    nlp.tokenizer = CharacterTokenizer(nlp.vocab)
    nlp.max_length = 1_000_000_000
    for name in ("reading", "bylines", *FINDERS, "frameworks", "mentions"):
        nlp.add_pipe(f"cetu_{name}", name=name)
    _spare_collector()
    return nlp


def _spare_collector() -> None:
    """Load what every text needs, and keep it from the garbage collector.

    Half a million long-lived objects would be walked through each time that the mentions of a few pages pile up; a
    text makes tens of thousands of short-lived ones, so the youngest are looked at less often too.
    """
    lexicon()
    for name in ("relations", "objects"):
        patterns(name)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)


def process(article: Article) -> Doc:
    """Run the pipeline over an article."""
    nlp = pipeline()
    doc = nlp.make_doc(article.text)
    doc.user_data["article"] = article
    return nlp(doc)


def _add(doc: Doc, found: list[Found]) -> None:
    doc.user_data["found"].extend(found)


def _publish(doc: Doc, group: str, found: list[Found]) -> None:
    """Keep what was found for the next stage, and as spans (label: type, kb_id: name, id: rule) for whoever looks."""
    doc.user_data[group] = found
    add = doc.vocab.strings.add
    ids = {text: add(text) for text in {text for one in found for text in one[2:]}}  # looked up once, not for each span
    doc.spans[group] = [
        Span(doc, begin, end, label=ids[type_], kb_id=ids[name], span_id=ids[rule])
        for begin, end, type_, name, rule in found
    ]


def _register(name: str, component: Callable[[Doc], Doc]) -> None:
    Language.component(f"cetu_{name}", func=component, assigns=["doc.spans"])


def _finder(find: Callable[[Reading], list[Found]]) -> Callable[[Doc], Doc]:
    def component(doc: Doc) -> Doc:
        _add(doc, find(doc.user_data["reading"]))
        return doc

    return component


_register("reading", read)
_register("bylines", read_bylines)
for _name, _find in FINDERS.items():
    _register(_name, _finder(_find))
_register("frameworks", read_frameworks)
_register("mentions", choose_mentions)
