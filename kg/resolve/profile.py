"""What one document contributes to resolution: its names with their printed forms, and what tells them apart."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TypeVar

from kg.model import EntityType, Evidence, Extraction, Literal, Name, Term
from kg.resolve.documents import document_number
from kg.resolve.naming import APART
from kg.resolve.normal import normal
from kg.resolve.shortened import Merge, short_forms

T = TypeVar("T", bound=Term)
ALIAS = "alias"  # a claim that gives a name another form; resolution uses it up


@dataclass(frozen=True, slots=True)
class Profile:
    """The names of one document, short forms brought to what they stand for."""

    source: str
    forms: Counter[tuple[Name, str]]  # name and printed form: how often; 0 for a name that is only spoken of
    doubtful: frozenset[tuple[Name, str]]  # of candidates alone
    merges: dict[Name, Merge]
    stated: frozenset[tuple[str, Name]]  # short form, normal, and what it is stated to stand for
    posts: dict[str, frozenset[str]]  # by person: the institutions of their posts
    numbers: frozenset[tuple[str, Name]]  # 文号 and the document that has it

    def name(self, name: Name) -> Name:
        """Return what a name of the document stands for in it."""
        merge = self.merges.get(name)
        return merge.name if merge else name


@dataclass(slots=True)
class _Draft:
    stated: set[tuple[str, Name]] = field(default_factory=set)
    posts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    numbers: set[tuple[str, Name]] = field(default_factory=set)


Apart = frozenset[tuple[str, str]]  # type and normal form of names that people told apart


def told_apart(extraction: Extraction, apart: Apart) -> Extraction:
    """Return an extraction in which some printed forms are names of their own, whatever the rules take them for.

    A claim about such a name is about its own thing where all that its evidence prints of the name is that form.
    """
    if not apart:
        return extraction
    places: dict[Name, list[tuple[Evidence, str]]] = defaultdict(list)
    for name, printed, evidence in extraction.mentions:
        places[name].append((evidence, printed))
    own = {name: [p for _, p in found if (name.type, normal(p)) in apart] for name, found in places.items()}
    if not any(own.values()):
        return extraction

    def mentioned(name: Name, printed: str) -> Name:
        return Name(name.type, unmarked(printed), APART) if (name.type, normal(printed)) in apart else name

    def claimed(term: T, within: Evidence) -> T | Name:
        if not isinstance(term, Name) or not own.get(term):
            return term
        forms = {mentioned(term, p) for e, p in places[term] if within.begin <= e.begin and e.end <= within.end}
        return forms.pop() if len(forms) == 1 else term

    return replace(
        extraction,
        mentions=tuple((mentioned(name, printed), printed, e) for name, printed, e in extraction.mentions),
        claims=tuple(
            c._replace(subject=claimed(c.subject, c.evidence), object=claimed(c.object, c.evidence))
            for c in extraction.claims
        ),
    )


def profile(extraction: Extraction) -> Profile:
    """Return what an extraction contributes to resolution."""
    merges = short_forms(extraction)

    def name_of(name: Name) -> Name:
        return merges[name].name if name in merges else name

    forms: Counter[tuple[Name, str]] = Counter()
    for name, printed, _ in extraction.mentions:
        forms[name_of(name), unmarked(printed)] += 1
    draft = _Draft()
    for claim in extraction.claims:
        if claim.predicate == ALIAS:
            if isinstance(claim.subject, Name) and isinstance(claim.object, Literal):
                draft.stated.add((normal(claim.object.value), name_of(claim.subject)))
            continue
        _note(draft, claim.predicate, claim.subject, claim.object)
        for term in (claim.subject, claim.object):
            if isinstance(term, Name):
                forms[name_of(term), name_of(term).text] += 0
    for name, _ in list(forms):
        forms[name, name.text] += 0
    posts: dict[str, frozenset[str]] = {}
    for person, texts in draft.posts.items():
        bodies = {name_of(Name(EntityType.INSTITUTION, text)).text for text in texts}
        holder = name_of(Name(EntityType.PERSON, person)).text
        posts[holder] = posts.get(holder, frozenset()) | bodies
    numbers = frozenset((number, name_of(name)) for number, name in draft.numbers)
    doubtful = frozenset((name, unmarked(printed)) for name, printed, _ in extraction.candidates)
    return Profile(extraction.sha256, forms, doubtful, merges, frozenset(draft.stated), posts, numbers)


def _note(draft: _Draft, predicate: str, subject: Term, object_: Term) -> None:
    if predicate == "affiliatedWith" and isinstance(subject, Name) and isinstance(object_, Name):
        draft.posts[subject.text].add(object_.text)
    elif predicate == "documentNumber" and isinstance(subject, Name) and isinstance(object_, Literal):
        draft.numbers.add((document_number(normal(object_.value)), subject))


def unmarked(printed: str) -> str:
    """Return a printed form without a pair of marks that encloses all of it."""
    for left, right in ("“”", "《》", "‘’"):
        if printed.startswith(left) and printed.endswith(right) and printed.count(left) == 1:
            return printed[1:-1]
    return printed
