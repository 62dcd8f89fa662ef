"""What one document calls by two names: stated short forms, the end of a longer name, one form under two names."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import EntityType, Extraction, Literal, Name
from kg.resolve.dated import in_use, last_held, of_its_year
from kg.resolve.documents import document_number
from kg.resolve.listed import is_label, listed
from kg.resolve.naming import APART
from kg.resolve.normal import begins_well, normal
from kg.resolve.relative import RELATIVE, local, relative, whole_name

# a programme, document or framework is spoken of by the end of its name once it has been named in full
_BY_ENDING = (EntityType.POLICY_PROGRAMME, EntityType.POLICY_DOCUMENT, EntityType.FRAMEWORK)
_SHORTEST = 4
_UNITS = ("院", "所", "系", "室", "司", "局", "处", "部", "中心", "学院", "委员会", "办公室", "实验室", "分院", "分行")

Printed = dict[EntityType, dict[str, Name]]  # the first name that each printed form stands for


class Merge(NamedTuple):
    """The name that another stands for, and why."""

    name: Name
    reason: str
    score: float


def short_forms(extraction: Extraction) -> dict[Name, Merge]:
    """Return the names of one extraction that stand for another name of it."""
    printed: Printed = defaultdict(dict)
    for name, form, _ in extraction.mentions:
        if name.sense != APART:
            printed[name.type].setdefault(normal(form), name)
    merged: dict[Name, Merge] = {}
    for rule in (
        _printed_alike,
        _stated,
        _endings,
        _surnames,
        _places,
        _units,
        _technologies,
        _dated,
        _relative,
        _numbered,
    ):
        for name, merge in rule(extraction, printed):
            if name != merge.name:
                merged.setdefault(name, merge)
    return {name: _last(merged, name) for name in merged if _last(merged, name).name != name}


def _last(merged: dict[Name, Merge], name: Name) -> Merge:
    """Return what a chain of names comes to, as sure as its weakest link."""
    first = merge = merged[name]
    seen = {name}
    score = merge.score
    while merge.name in merged and merge.name not in seen:
        seen.add(merge.name)
        merge = merged[merge.name]
        score = min(score, merge.score)
    return Merge(merge.name, first.reason, score)


_Found = Iterator[tuple[Name, Merge]]


def _printed_alike(extraction: Extraction, printed: Printed) -> _Found:
    """One printed form under several names of one type is one thing, unless the gazetteer knows the names for two."""
    names: dict[tuple[EntityType, str], Counter[Name]] = defaultdict(Counter)
    for name, form, _ in extraction.mentions:
        if not name.sense:
            names[name.type, normal(form)][name] += 1
    for (type_, form), found in sorted(names.items()):
        labels = {normal(listed(type_, normal(name.text))) for name in found} - {""}
        if len(found) > 1 and len(labels) < 2:
            best = max(
                found,
                key=lambda n: (is_label(type_, normal(n.text)), begins_well(n.text), found[n], len(n.text), n.text),
            )
            yield from ((name, Merge(best, f"同一文中同写作“{form}”", 0.95)) for name in sorted(found))


def _stated(extraction: Extraction, printed: Printed) -> _Found:
    for claim in extraction.claims:
        if claim.predicate == "alias" and isinstance(claim.subject, Name) and isinstance(claim.object, Literal):  # noqa: SIM102
            if short := printed[claim.subject.type].get(normal(claim.object.value)):
                yield short, Merge(claim.subject, f"文中说明的简称：{claim.evidence.quote}", 0.99)


def _endings(extraction: Extraction, printed: Printed) -> _Found:
    for type_ in _BY_ENDING:
        for form, name in sorted(printed[type_].items()):
            longer = {
                other
                for text, other in printed[type_].items()
                if text.endswith(form) and text != form and other != name
            }
            if len(longer) == 1 and len(form) >= _SHORTEST and not listed(type_, form):
                yield name, Merge(longer.pop(), "文中全称的末尾", 0.92)


def _surnames(extraction: Extraction, printed: Printed) -> _Found:
    """波特 is the one foreign name of the page that ends so."""
    people = printed[EntityType.PERSON]
    for form, name in sorted(people.items()):
        longer = {other for text, other in people.items() if text.endswith(f"·{form}")}
        if len(longer) == 1:
            yield name, Merge(longer.pop(), "文中全名的姓", 0.95)


def _places(extraction: Extraction, printed: Printed) -> _Found:
    """省发展改革委 is the one body of the page that ends so."""
    bodies = printed[EntityType.INSTITUTION]
    for form, name in sorted(bodies.items()):
        longer = {other for text, other in bodies.items() if text.endswith(form) and text != form}
        if form[0] in "省市县区" and len(longer) == 1:
            yield name, Merge(longer.pop(), "文中全称省去地名", 0.95)


def _units(extraction: Extraction, printed: Printed) -> _Found:
    """工业经济研究所 is the unit of the one body of the page under which it is printed."""
    bodies = printed[EntityType.INSTITUTION]
    for form, name in sorted(bodies.items()):
        if len(form) < _SHORTEST or not form.endswith(_UNITS) or listed(EntityType.INSTITUTION, form):
            continue
        longer = {other for text, other in bodies.items() if _is_under(form, text, bodies)}
        if len(longer) == 1:
            yield name, Merge(longer.pop(), "文中机构路径的末段", 0.93)


def _is_under(unit: str, path: str, bodies: dict[str, Name]) -> bool:
    if not path.endswith(unit) or path == unit:
        return False
    parent = path[: -len(unit)]
    return parent in bodies or bool(listed(EntityType.INSTITUTION, parent))


def _technologies(extraction: Extraction, printed: Printed) -> _Found:
    for form, name in printed[EntityType.TECHNOLOGY].items():
        stem = printed[EntityType.TECHNOLOGY].get(form.removesuffix("技术"))
        if stem and len(form) >= _SHORTEST:
            yield stem, Merge(name, "除词尾“技术”外同名", 0.95)


def _dated(extraction: Extraction, printed: Printed) -> _Found:
    """Take a name that means a thing of its days, or one of each year, by the date of the document."""
    date = extraction.metadata.date
    for type_ in printed if date else ():
        for form, name in printed[type_].items():
            if name.sense:
                continue
            if label := in_use(type_, form, date):
                yield name, Merge(Name(type_, label), f"名录：{date[:4]} 年在用的名称", 0.95)
            elif annual := of_its_year(type_, form, date):
                yield name, Merge(Name(type_, annual), f"每年一次，此文写于 {date[:7]}", 0.93)
            elif held := last_held(type_, form, date):
                yield name, Merge(Name(type_, held), f"不定期召开，此文写于 {date[:7]}", 0.92)


def _numbered(extraction: Extraction, printed: Printed) -> _Found:
    """Tell a document by its number: two provinces may give one title to two."""
    numbers: dict[Name, set[str]] = defaultdict(set)
    for claim in extraction.claims:
        if (
            claim.predicate == "documentNumber"
            and isinstance(claim.subject, Name)
            and isinstance(claim.object, Literal)
        ):
            numbers[claim.subject].add(document_number(normal(claim.object.value)))
    for name, found in numbers.items():
        if len(found) == 1 and not name.sense:
            number = found.pop()
            yield name, Merge(Name(name.type, name.text, number), f"文号：{number}", 1.0)


def _relative(extraction: Extraction, printed: Printed) -> _Found:
    """Take 省发展改革委 for that of the one province of the page; of no place known, for the page's own."""
    for type_ in RELATIVE:
        for form, name in printed[type_].items():
            if not name.sense and relative(type_, form):
                if whole := whole_name(type_, form, printed[EntityType.REGION]):
                    yield name, Merge(Name(type_, whole), "文中唯一一处这一级的地方", 0.92)
                else:
                    yield name, Merge(local(name, extraction.sha256), "文中未说明属何处，与他文同名者分开", 0.9)
