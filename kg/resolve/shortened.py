"""Short forms that one document gives to its names: stated (以下简称…), or the end of one longer name of the same kind."""

from collections import defaultdict

from kg.model import EntityType, Extraction, Literal, Name
from kg.resolve.forms import normal

# a programme, document or framework is spoken of by the end of its name once it has been named in full
_BY_ENDING = (EntityType.POLICY_PROGRAMME, EntityType.POLICY_DOCUMENT, EntityType.FRAMEWORK)
_SHORTEST = 4


def short_forms(extraction: Extraction) -> dict[Name, Name]:
    """Return the names of one extraction that stand for another name of it."""
    printed: dict[EntityType, dict[str, Name]] = defaultdict(dict)
    for name, form, _ in extraction.mentions:
        printed[name.type].setdefault(normal(form), name)
    merged = _stated(extraction, printed)
    for type_ in _BY_ENDING:
        for form, name in sorted(printed[type_].items()):
            longer = {
                other
                for text, other in printed[type_].items()
                if text.endswith(form) and text != form and other != name
            }
            if len(longer) == 1 and len(form) >= _SHORTEST:
                merged.setdefault(name, longer.pop())
    for form, name in sorted(printed[EntityType.INSTITUTION].items()):
        longer = {other for text, other in printed[EntityType.INSTITUTION].items() if text.endswith(form) and text != form}
        if form[0] in "省市县区" and len(longer) == 1:
            merged.setdefault(name, longer.pop())
    for form, name in printed[EntityType.TECHNOLOGY].items():
        stem = printed[EntityType.TECHNOLOGY].get(form.removesuffix("技术"))
        if stem and stem != name and len(form) >= _SHORTEST:
            merged.setdefault(stem, name)
    return merged


def _stated(extraction: Extraction, printed: dict[EntityType, dict[str, Name]]) -> dict[Name, Name]:
    stated: dict[Name, Name] = {}
    for claim in extraction.claims:
        if claim.predicate == "alias" and isinstance(claim.subject, Name) and isinstance(claim.object, Literal):
            short = printed[claim.subject.type].get(normal(claim.object.value))
            if short and short != claim.subject:
                stated[short] = claim.subject
    return stated
