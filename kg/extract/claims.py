"""All that an article says, drawn from its mentions: the order in which the extractors speak."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.aliases import claim_aliases
from kg.extract.attribution import RULE_RUNS, Saying, sayings
from kg.extract.bylines import claim_bylines
from kg.extract.dates import find_dates
from kg.extract.documents import RULE_ARTICLE, find_numbers
from kg.extract.duties import claim_duties
from kg.extract.frameworks import Structure
from kg.extract.gather import Gathering
from kg.extract.institutions import parent_of
from kg.extract.lexicon import Kind
from kg.extract.measures import find_measures
from kg.extract.objects import developed
from kg.extract.own import claim_issuers, claim_own_document
from kg.extract.patterns import matches, patterns
from kg.extract.posts import claim_posts
from kg.extract.quantities import NameSpan, find_observations
from kg.extract.reading import Reading, plain
from kg.extract.skeleton import Skeleton, skeleton
from kg.extract.slots import Slot, name_of
from kg.extract.speeches import SpeechSpan, find_speeches
from kg.extract.text import sentences
from kg.model import Article, ArticleKind, Datatype, EntityType, Literal, Local, Name, Range

Sentences = list[tuple[Range, Skeleton]]
_PLACED = (EntityType.CLUSTER, EntityType.INSTITUTION, EntityType.POLICY_DOCUMENT, EntityType.MEETING)
_ATTRIBUTION = re.compile(r"——+\s*《?$")


def gather(article: Article, reading: Reading, slots: Sequence[Slot], structures: Sequence[Structure]) -> Gathering:
    """Return the mentions, records and claims of an article."""
    into = Gathering(article, reading, slots)
    for slot in slots:
        into.mention(slot.best)
    folded = _sentences(article, reading, list(slots))
    claim_bylines(article, into)
    claim_posts(
        into,
        {
            (c.subject.text, c.object.text)
            for c in into.claims
            if isinstance(c.subject, Name) and isinstance(c.object, Name)
        },
    )
    claim_aliases(into)
    _claim_patterns(folded, into)
    _claim_names(into)
    claim_duties(into)
    claim_issuers(into)
    _claim_frameworks(structures, into)
    _claim_numbers(into)
    speeches = find_speeches(
        article.text, _names(into), find_dates(article.text, published=article.source.metadata.date)
    )
    _claim_speeches(speeches, folded, into)
    spoken = [Range(*content) for speech in speeches if speech.has_record for content in speech.content]
    reported = [
        s for s in _attributed(article, folded, into) if s.rule == "said-document" or not _is_within(s.content, spoken)
    ]
    _claim_sayings(reported, folded, into)
    _claim_observations(into)
    _claim_measures(into)
    into.tell_apart(_senses(structures))
    return into


def _is_within(content: Range, spoken: Sequence[Range]) -> bool:
    """Tell whether words are a speaker's: then they are not also the meeting's that the speaker attended."""
    return any(content.begin < other.end and other.begin < content.end for other in spoken)


def _senses(structures: Sequence[Structure]) -> dict[Name, Name]:
    """Return the parts of frameworks under their frameworks: the stages 起步期 of two models are two."""
    senses: dict[Name, Name] = {}
    for structure in structures:  # a framework with a name comes last, and stands
        for part in structure.parts:
            senses[Name(structure.kind, part.name)] = Name(structure.kind, part.name, structure.framework.name)
    return senses


def _sentences(article: Article, reading: Reading, slots: list[Slot]) -> Sentences:
    """Fold each sentence, walking the slots once."""
    folded: Sentences = []
    at = 0
    for sentence in sentences(reading.folded):
        while at < len(slots) and slots[at].begin < sentence.begin:
            at += 1
        here = at
        while here < len(slots) and slots[here].end <= sentence.end:
            here += 1
        folded.append((sentence, skeleton(reading.folded, sentence, slots[at:here])))
        at = here
    return folded


def _names(into: Gathering) -> list[NameSpan]:
    return [(slot.begin, slot.end, slot.best.type.value, slot.best.name) for slot in into.slots]


def _claim_patterns(folded: Sentences, into: Gathering) -> None:
    for _, sentence in folded:
        for match in matches(sentence, patterns("relations")):
            objects = [name_of(slot) for slot in match.objects]
            for subject in match.subjects:
                if match.year:
                    into.claim(
                        name_of(subject),
                        match.pattern.predicate,
                        Literal(match.year, Datatype.DATE),
                        match.span,
                        match.pattern.id,
                    )
                for object_ in objects:
                    into.claim(name_of(subject), match.pattern.predicate, object_, match.span, match.pattern.id)


def _claim_names(into: Gathering) -> None:
    """State what names say of themselves: the parent in an inner unit's name, the place that opens a cluster's."""
    for slot in into.slots:
        where = Range(slot.begin, slot.end)
        if slot.best.type is EntityType.INSTITUTION and slot.best.rule != "byline":
            _claim_parents(name_of(slot), where, into)
        place = _place_opening(slot, into) if slot.best.type in _PLACED else None
        if place and slot.best.type is EntityType.CLUSTER:
            into.claim(name_of(slot), "locatedIn", place, where, "place-in-name")


def _claim_parents(unit: Name, where: Range, into: Gathering) -> None:
    """State the chain of bodies in a unit's name: 某大学附属医院神经外科, 某大学附属医院, 某大学."""
    while (parent := parent_of(where, into.reading)) and parent.name != unit.text:
        body = into.mention(parent)
        into.claim(unit, "subOrganizationOf", body, where, parent.rule)
        unit, where = body, Range(parent.begin, parent.end)


def _place_opening(slot: Slot, into: Gathering) -> Name | None:
    """Return the place whose name opens a longer one: the longest form of it, 东湖省 before 东湖."""
    for hit in reversed(into.reading.hits.beginning.get(slot.begin, ())):
        if hit.kind & Kind.SURE_PLACE and hit.end < slot.end:
            label = next(row.label for row in hit.rows if row.type is EntityType.REGION)
            return into.mention(into.reading.found(hit.begin, hit.end, EntityType.REGION, "place-in-name", label))
    return None


def _claim_frameworks(structures: Sequence[Structure], into: Gathering) -> None:
    for structure in structures:
        owner = Name(EntityType.FRAMEWORK, structure.framework.name)
        predicate = "hasDimension" if structure.kind is EntityType.DIMENSION else "hasStage"
        parts = [Name(structure.kind, f"{part.name}") for part in structure.parts]
        for order, part in enumerate(parts, 1):
            into.claim(owner, predicate, part, structure.span, "framework")
            into.claim(part, "order", Literal(str(order), Datatype.INTEGER), structure.span, "framework")
        if structure.kind is EntityType.STAGE:
            for part, following in pairwise(parts):
                into.claim(part, "nextStage", following, structure.span, "framework")
        _claim_proposer(structure, owner, into)
    for slot in into.slots:
        if slot.best.type is EntityType.FRAMEWORK:
            _propose(into, name_of(slot), Range(slot.begin, slot.end))


def _claim_proposer(structure: Structure, owner: Name, into: Gathering) -> None:
    _propose(into, owner, structure.span)


def _propose(into: Gathering, framework: Name, where: Range) -> None:
    """State who put a framework forward: the body or person before a verb of putting forward."""
    text = into.reading.folded
    begin = max(text.rfind(mark, 0, where.begin) for mark in "。；\n") + 1
    before = text[begin : where.end]
    verb = re.search(r"(?:提出|构建|建立|设计|开发|发布|总结出|编制|研制|创立)", before)
    if not verb:
        return
    agents = into.within(Range(begin, begin + verb.start()), EntityType.INSTITUTION, EntityType.PERSON)
    if agents and not any(c.predicate == "proposedBy" and c.subject == framework for c in into.claims):
        into.claim(framework, "proposedBy", name_of(agents[0]), Range(agents[0].begin, where.end), "framework-proposed")


def _claim_numbers(into: Gathering) -> None:
    """Give a document number to the document named last before it, or to the next one where none is."""
    documents = [s for s in into.slots if s.best.type is EntityType.POLICY_DOCUMENT]
    for number in find_numbers(into.reading):
        near = [d for d in documents if d.end <= number.begin] or documents
        if near:
            document = near[-1] if near[-1].end <= number.begin else near[0]
            into.claim(
                name_of(document),
                "documentNumber",
                Literal(number.text),
                Range(number.begin, number.end),
                "document-number",
            )


def _claim_speeches(speeches: Sequence[SpeechSpan], folded: Sentences, into: Gathering) -> None:
    for speech in speeches:
        if not speech.has_record or speech.speaker is None:
            continue
        where = Range(speech.begin, speech.end)
        local = into.record(
            EntityType.SPEECH, speech.label, ("speaker", "date", "occasion", "place"), f"{speech.begin}"
        )
        into.claim(local, "speaker", name_of(into.slots[speech.speaker]), where, "speech")
        if speech.date:
            into.claim(local, "date", Literal(speech.date, Datatype.DATE), where, "speech")
        for predicate, index in (("occasion", speech.occasion), ("place", speech.place)):
            if index is not None:
                into.claim(local, predicate, name_of(into.slots[index]), where, "speech")
        _claim_sayings([Saying(local, Range(*content), "said-speech") for content in speech.content], folded, into)


def _attributed(article: Article, folded: Sentences, into: Gathering) -> list[Saying]:
    found = sayings(into.reading.folded, folded)
    if article.kind is ArticleKind.QUOTATION:
        found += [
            Saying(name_of(slot), Range(article.body.begin, slot.begin), "said-box")
            for slot in into.slots
            if slot.best.type in (EntityType.POLICY_DOCUMENT, EntityType.MEETING)
            and _ATTRIBUTION.search(article.text[max(0, slot.begin - 4) : slot.begin])
        ]
    elif article.title and (slot := _own_title(article, into)):
        found.append(Saying(name_of(slot), article.body, "said-document"))
        claim_own_document(name_of(slot), folded, into)
    return found


def _own_title(article: Article, into: Gathering) -> Slot | None:
    """Return the document that the article itself is: its title names one."""
    assert article.title is not None
    title = article.title
    slots = into.within(title, EntityType.POLICY_DOCUMENT)
    return next((slot for slot in slots if slot.begin == title.begin and slot.best.rule == RULE_ARTICLE), None)


def _claim_sayings(found: Sequence[Saying], folded: Sentences, into: Gathering) -> None:
    for saying in found:
        for sentence, skeleton_ in folded:
            if sentence.end <= saying.content.begin or sentence.begin >= saying.content.end:
                continue
            for slot, where in developed(skeleton_, saying.content):
                if saying.rule == RULE_RUNS and slot.best.type is EntityType.CONCEPT:
                    continue
                into.claim(
                    saying.source, "promotes", name_of(slot), where, saying.rule, anchor=Range(slot.begin, slot.end)
                )


def _claim_observations(into: Gathering) -> None:
    article = into.article
    for found in find_observations(article.text, _names(into), published=article.source.metadata.date):
        where = Range(found.begin, found.end)
        label = f"{found.period}{found.indicator}{found.value}{found.unit}"
        local = into.record(
            EntityType.OBSERVATION,
            label,
            ("indicator", "observedSubject", "period", "value", "unit", "comparator"),
            f"{found.begin}-{found.value}",
        )
        anchor = Range(found.indicator_begin, found.indicator_end)
        into.claim(
            local, "indicator", Name(EntityType.INDICATOR, plain(found.indicator)), where, "observation", anchor=anchor
        )
        if found.subject is not None:
            into.claim(local, "observedSubject", name_of(into.slots[found.subject]), where, "observation")
        for predicate, value, datatype in (
            ("value", found.value, Datatype.DECIMAL),
            ("unit", found.unit, Datatype.STRING),
            ("period", found.period, Datatype.DATE),
            ("comparator", found.comparator, Datatype.STRING),
            ("qualifier", found.qualifier, Datatype.STRING),
            ("normalizedValue", found.normalized_value, Datatype.DECIMAL),
            ("normalizedUnit", found.normalized_unit, Datatype.STRING),
        ):
            if value:
                into.claim(local, predicate, Literal(value, datatype), where, "observation")


def _claim_measures(into: Gathering) -> None:
    article = into.article
    if article.kind is not ArticleKind.ARTICLE:
        return
    measures: dict[int, Local] = {}
    for found in find_measures(article):
        headline = found.headline
        local = into.record(EntityType.MEASURE, plain(headline.of(article.text)), ("order",), str(found.order))
        measures[found.index] = local
        into.claim(into.here, "proposes", local, headline, "measure")
        into.claim(local, "order", Literal(str(found.order), Datatype.INTEGER), headline, "measure")
        if found.parent in measures and found.parent is not None:
            into.claim(local, "partOfMeasure", measures[found.parent], headline, "measure")
        for slot in into.within(
            headline, EntityType.INDUSTRY, EntityType.CLUSTER, EntityType.TECHNOLOGY, EntityType.CONCEPT
        ):
            into.claim(local, "concerns", name_of(slot), headline, "measure-concerns")
