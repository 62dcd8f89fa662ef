"""Relations that patterns find between mentions, and those that names and document numbers imply."""

from bisect import bisect_right

from kg.extract.documents import find_numbers
from kg.extract.gather import Gathering
from kg.extract.institutions import parent_of
from kg.extract.lexicon import Kind
from kg.extract.patterns import Match, matches, patterns
from kg.extract.skeleton import Sentences
from kg.extract.slots import Slot, name_of
from kg.model import Datatype, EntityType, Literal, Name, Range

RULE_PLACE = "place-in-name"
RULE_NUMBER = "document-number"
RULE_BESIDE = "located-beside"
_PARKS = ("园", "带", "链", "集群", "基地")  # 产业园 is no industry
_LISTED = ("、", "和", "与", "以及")
_TRADES = ("产业", "行业", "经济")


def claim_patterns(folded: Sentences, into: Gathering) -> None:
    """State what the relation patterns find, sentence by sentence."""
    among = patterns("relations")
    for _, sentence in folded:
        for match in matches(sentence, among):
            _claim_match(match, into)


def _claim_match(match: Match, into: Gathering) -> None:
    predicate, rule = match.pattern.predicate, match.pattern.id
    objects = [name_of(slot) for slot in match.objects]
    for subject in map(name_of, match.subjects):
        if match.year:
            into.claim(subject, predicate, Literal(match.year, Datatype.DATE), match.span, rule)
        for object_ in objects:
            into.claim(subject, predicate, object_, match.span, rule)


def claim_neighbours(into: Gathering) -> None:
    """State where an industry is that is named right behind places: 某省智能装备产业, 甲市、乙市的汽车产业."""
    text, places = into.reading.folded, list[Slot]()
    for slot in into.slots:
        joint = text[places[-1].end : slot.begin] if places else ""
        if slot.best.type is EntityType.REGION:
            places = [*places, slot] if joint in _LISTED else [slot]
            continue
        is_trade = slot.best.type is EntityType.INDUSTRY and text.endswith(_TRADES, slot.begin, slot.end)
        if places and is_trade and joint in ("", "的") and not text.startswith(_PARKS, slot.end):
            for place in places:
                where = Range(place.begin, slot.end)
                into.claim(name_of(slot), "locatedIn", name_of(place), where, RULE_BESIDE)
        places = []


def claim_names(into: Gathering) -> None:
    """State what names say of themselves: the parent in an inner unit's name, the place that opens a cluster's."""
    for slot in into.slots:
        best, where = slot.best, Range(slot.begin, slot.end)
        if best.type is EntityType.INSTITUTION and best.rule != "byline":
            claim_parents(name_of(slot), where, into)
        place = _place_opening(slot, into) if best.type in _PLACED else None
        if place and best.type is EntityType.CLUSTER:
            into.claim(name_of(slot), "locatedIn", place, where, RULE_PLACE)


_PLACED = (EntityType.CLUSTER, EntityType.INSTITUTION, EntityType.POLICY_DOCUMENT, EntityType.MEETING)


def claim_parents(unit: Name, where: Range, into: Gathering) -> None:
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
            return into.mention(into.reading.found(hit.begin, hit.end, EntityType.REGION, RULE_PLACE, label))
    return None


def claim_numbers(into: Gathering) -> None:
    """Give a document number to the document named last before it, or to the first one where none is."""
    documents = [slot for slot in into.slots if slot.best.type is EntityType.POLICY_DOCUMENT]
    ends = [document.end for document in documents]
    for number in find_numbers(into.reading) if documents else ():
        document = documents[max(0, bisect_right(ends, number.begin) - 1)]
        where = Range(number.begin, number.end)
        into.claim(name_of(document), "documentNumber", Literal(number.text), where, RULE_NUMBER)
