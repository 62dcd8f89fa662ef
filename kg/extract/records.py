"""Records that an article gives: speeches, observations, and measures, each with what is known of it."""

from collections.abc import Sequence

from kg.extract.attribution import Saying
from kg.extract.blots import NameSpan
from kg.extract.gather import Gathering
from kg.extract.measures import find_measures
from kg.extract.objects import SUBJECTS
from kg.extract.promotes import claim_sayings
from kg.extract.quantities import ObservationSpan, find_observations
from kg.extract.reading import plain
from kg.extract.skeleton import Sentences
from kg.extract.slots import name_of
from kg.extract.speeches import SpeechSpan
from kg.model import ArticleKind, Datatype, EntityType, Literal, Local, Name, Range

RULE_SPEECH = "speech"
RULE_WORDS = "said-speech"
RULE_OBSERVATION = "observation"
RULE_MEASURE = "measure"
RULE_CONCERNS = "measure-concerns"
_VALUES = (
    ("value", "value", Datatype.DECIMAL),
    ("unit", "unit", Datatype.STRING),
    ("period", "period", Datatype.DATE),
    ("comparator", "comparator", Datatype.STRING),
    ("qualifier", "qualifier", Datatype.STRING),
    ("normalizedValue", "normalized_value", Datatype.DECIMAL),
    ("normalizedUnit", "normalized_unit", Datatype.STRING),
)


def claim_speeches(speeches: Sequence[SpeechSpan], folded: Sentences, into: Gathering) -> None:
    """State speaker, date, occasion and place of speeches, and what they want developed."""
    for speech in speeches:
        if speech.has_record and speech.speaker is not None:
            local = _speech(speech, into)
            contents = [Saying(local, Range(*content), RULE_WORDS) for content in speech.content]
            claim_sayings(contents, folded, into)


def _speech(speech: SpeechSpan, into: Gathering) -> Local:
    where = Range(speech.begin, speech.end)
    identity = ("speaker", "date", "occasion", "place")
    local = into.record(EntityType.SPEECH, speech.label, identity, f"{speech.begin}")
    for predicate, index in (("speaker", speech.speaker), ("occasion", speech.occasion), ("place", speech.place)):
        if index is not None:
            into.claim(local, predicate, name_of(into.slots[index]), where, RULE_SPEECH)
        if predicate == "speaker" and speech.date:
            into.claim(local, "date", Literal(speech.date, Datatype.DATE), where, RULE_SPEECH)
    return local


def claim_observations(names: Sequence[NameSpan], into: Gathering) -> None:
    """State indicator, subject and values of observations."""
    article = into.article
    for found in find_observations(article.text, names, published=article.source.metadata.date):
        _claim_observation(found, into)


def _claim_observation(found: ObservationSpan, into: Gathering) -> None:
    where, anchor = Range(found.begin, found.end), Range(found.indicator_begin, found.indicator_end)
    label = f"{found.period}{found.indicator}{found.value}{found.unit}"
    identity = ("indicator", "observedSubject", "period", "value", "unit", "comparator")
    local = into.record(EntityType.OBSERVATION, label, identity, f"{found.begin}-{found.value}{found.unit}")
    indicator = Name(EntityType.INDICATOR, plain(found.indicator))
    into.claim(local, "indicator", indicator, where, RULE_OBSERVATION, anchor=anchor)
    if found.subject is not None:
        into.claim(local, "observedSubject", name_of(into.slots[found.subject]), where, RULE_OBSERVATION)
    for predicate, field, datatype in _VALUES:
        if value := getattr(found, field):
            into.claim(local, predicate, Literal(value, datatype), where, RULE_OBSERVATION)


def claim_measures(into: Gathering) -> None:
    """State the points of advice that an article proposes, their order, their nesting and what they concern."""
    if into.article.kind is not ArticleKind.ARTICLE:
        return
    measures: dict[int, Local] = {}
    for found in find_measures(into.article):
        headline, order = found.headline, str(found.order)
        local = into.record(EntityType.MEASURE, plain(headline.of(into.article.text)), ("order",), order)
        measures[found.index] = local
        into.claim(into.here, "proposes", local, headline, RULE_MEASURE)
        into.claim(local, "order", Literal(order, Datatype.INTEGER), headline, RULE_MEASURE)
        if found.parent is not None and found.parent in measures:
            into.claim(local, "partOfMeasure", measures[found.parent], headline, RULE_MEASURE)
        for slot in into.within(headline, *SUBJECTS):
            into.claim(local, "concerns", name_of(slot), headline, RULE_CONCERNS)
