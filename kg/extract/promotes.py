"""What documents, meetings, programmes and speeches promote: objects of developing in the words attributed to them."""

import re
from collections.abc import Iterable, Sequence

from kg.extract.attribution import RULE_ABOUT, RULE_RUNS, Saying
from kg.extract.documents import find_title
from kg.extract.gather import Gathering
from kg.extract.objects import SUBJECTS, developed
from kg.extract.own import claim_own_document
from kg.extract.sayings import sayings
from kg.extract.skeleton import Sentences, Skeleton, overlapping
from kg.extract.slots import Slot, name_of
from kg.extract.speeches import SpeechSpan
from kg.model import Article, ArticleKind, EntityType, Name, Range

RULE_BOX = "said-box"
RULE_DOCUMENT = "said-document"
_SIGNED = re.compile(r"——+\s*《?$")


def attributed(folded: Sentences, speeches: Sequence[SpeechSpan], into: Gathering) -> list[Saying]:
    """Return what documents and meetings say; the words of a speaker are not the meeting's too, but the document's."""
    article = into.article
    spoken = bytearray(len(article.text))
    for speech in speeches:
        for begin, end in speech.content if speech.has_record else ():
            spoken[begin:end] = b"\1" * (end - begin)
    found = [*sayings(folded), *_by_article(article, folded, into)]
    return [said for said in found if _is_document(said) or 1 not in spoken[said.content.begin : said.content.end]]


def _is_document(said: Saying) -> bool:
    return isinstance(said.source, Name) and said.source.type is EntityType.POLICY_DOCUMENT


def claim_sayings(found: Iterable[Saying], folded: Sentences, into: Gathering) -> None:
    """State what the words said want developed."""
    for saying in found:
        for _, sentence in overlapping(folded, saying.content):
            objects = developed(sentence, saying.content)
            for slot, where in objects or (_themes(sentence, saying) if saying.rule == RULE_ABOUT else []):
                if saying.rule != RULE_RUNS or slot.best.type is not EntityType.CONCEPT:
                    anchor = Range(slot.begin, slot.end)
                    into.claim(saying.source, "promotes", name_of(slot), where, saying.rule, anchor=anchor)


def _themes(sentence: Skeleton, saying: Saying) -> list[tuple[Slot, Range]]:
    """Return what words are about that govern nothing: 对旅游工作作出部署."""
    slots = [slot for group in sentence.groups.values() for slot in group if slot.best.type in SUBJECTS]
    begin, end = saying.content
    return [(slot, saying.content) for slot in slots if begin <= slot.begin and slot.end <= end]


def _by_article(article: Article, folded: Sentences, into: Gathering) -> list[Saying]:
    """Return what the article as a whole is the words of: the source below a quotation, or the document that it is."""
    if article.kind is ArticleKind.QUOTATION:
        return [
            Saying(name_of(slot), Range(article.body.begin, slot.begin), RULE_BOX)
            for slot in into.slots
            if slot.best.type in (EntityType.POLICY_DOCUMENT, EntityType.MEETING)
            and _SIGNED.search(article.text[max(0, slot.begin - 4) : slot.begin])
        ]
    own = _own_title(article, into)
    if own is None:
        return []
    claim_own_document(name_of(own), folded, into)
    return [Saying(name_of(own), article.body, RULE_DOCUMENT)]


def _own_title(article: Article, into: Gathering) -> Slot | None:
    """Return the document that the article itself is: its title names one, or ends as one that is known."""
    titles = find_title(article, into.reading)
    if article.title is None or not titles:
        return None
    slots = into.within(article.title, EntityType.POLICY_DOCUMENT)
    return next((slot for slot in slots if slot.end == titles[0].end), None)
