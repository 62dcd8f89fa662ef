"""Short forms that one document gives to its names: stated (以下简称…), or the end of one longer name of the same kind."""

from collections import defaultdict

from kg.model import EntityType, Extraction, Literal, Name

# a programme, document or framework is spoken of by the end of its name once it has been named in full
_BY_ENDING = (EntityType.POLICY_PROGRAMME, EntityType.POLICY_DOCUMENT, EntityType.FRAMEWORK)
_SHORTEST = 4


def short_forms(extraction: Extraction) -> dict[Name, Name]:
    """Return the names of one extraction that stand for another name of it."""
    by_type: dict[EntityType, set[str]] = defaultdict(set)
    for name, _, _ in extraction.mentions:
        by_type[name.type].add(name.text)
    merged = _stated(extraction, by_type)
    for type_ in _BY_ENDING:
        for text in sorted(by_type[type_]):
            longer = sorted(other for other in by_type[type_] if other.endswith(text) and other != text)
            if len(longer) == 1 and len(text) >= _SHORTEST:
                merged.setdefault(Name(type_, text), Name(type_, longer[0]))
    return merged


def _stated(extraction: Extraction, by_type: dict[EntityType, set[str]]) -> dict[Name, Name]:
    stated: dict[Name, Name] = {}
    for claim in extraction.claims:
        if claim.predicate == "alias" and isinstance(claim.subject, Name) and isinstance(claim.object, Literal):
            short = Name(claim.subject.type, claim.object.value)
            if short != claim.subject and short.text in by_type[short.type]:
                stated[short] = claim.subject
    return stated
