"""Where an article's mentions, records and claims are put together, each with evidence that the source bears out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from kg.extract.confidence import confidence
from kg.extract.pointing import RULE as BACK_REFERENCE
from kg.extract.reading import Found, Reading
from kg.extract.slots import Slot
from kg.model import (
    Article,
    ArticleKind,
    Claim,
    EntityType,
    Evidence,
    Literal,
    Local,
    Name,
    Range,
    Record,
    Term,
)


class Gathering:
    """What one article says; `printed` is its text with the characters of the source, where it was read in others."""

    def __init__(self, article: Article, reading: Reading, slots: Sequence[Slot], printed: str = "") -> None:
        self.article = article
        self._text = printed or article.text
        self.reading = reading
        self.slots = list(slots)  # in text order, none over another
        self._begins = [slot.begin for slot in self.slots]
        self._ends = [slot.end for slot in self.slots]
        self._evidence: dict[tuple[Range, str, Range | None], Evidence | None] = {}
        self.source = Local(EntityType.SOURCE, article.source.sha256)
        is_box = article.kind is not ArticleKind.ARTICLE
        self._printed_in = "" if is_box else article.id
        self.here = self.source if is_box else Local(EntityType.ARTICLE, article.id)
        self.mentions: list[tuple[Name, str, Evidence]] = []
        self.records: dict[str, Record] = {}
        self.claims: list[Claim] = []

    def mention(self, found: Found) -> Name:
        """Note that the text names something; return its name."""
        name = Name(found.type, found.name)
        evidence = self._drawn(Range(found.begin, found.end), found.rule, None)
        if evidence and found.rule != BACK_REFERENCE:  # 该行业 is no form of the name
            printed = self._text[found.begin : found.end]
            self.mentions.append((name, "".join(printed.split()), evidence))
        return name

    def claim(
        self,
        subject: Name | Local,
        predicate: str,
        object_: Term,
        where: Range,
        rule: str,
        *,
        anchor: Range | None = None,
    ) -> None:
        """State a claim, if the source bears it out; `anchor` is what must stay if the evidence has to be cut."""
        evidence = self.evidence(where, rule, anchor)
        if evidence and subject != object_:
            self.claims.append(Claim(subject, predicate, object_, evidence))

    def record(self, type_: EntityType, label: str, identity: tuple[str, ...], key: str) -> Local:
        """Return a new record of the article, known by a key within it."""
        local = Local(type_, f"{self.article.id}/{type_}/{key}")
        self.records.setdefault(local.id, Record(local.id, type_, label, identity))
        return local

    def membership(self, person: Name, institution: Name, role: str, where: Range, rule: str) -> None:
        """State a post held: a membership with its role, and the shortcut from person to institution."""
        label = f"{person.text}：{institution.text}{role}"
        post = self.record(
            EntityType.MEMBERSHIP, label, ("member", "organization", "role"), f"{person.text}|{institution.text}|{role}"
        )
        self.claim(post, "member", person, where, rule)
        self.claim(post, "organization", institution, where, rule)
        if role:
            self.claim(post, "role", Literal(role), where, rule)
        self.claim(person, "affiliatedWith", institution, where, rule)

    def institution(self, where: Range) -> Name:
        """Return the name of the institution at a range: the mention's, where the range is one."""
        slot = self.slot_at(where.begin, where.end)
        if slot and slot.best.type is EntityType.INSTITUTION:
            return Name(EntityType.INSTITUTION, slot.best.name)
        return self.mention(self.reading.found(where.begin, where.end, EntityType.INSTITUTION, "byline"))

    def slot_at(self, begin: int, end: int) -> Slot | None:
        """Return the mention that fills a range."""
        found = self.within(Range(begin, end))
        return found[0] if len(found) == 1 and found[0][:2] == (begin, end) else None

    def ending_at(self, at: int) -> Slot | None:
        """Return the mention that ends at an offset."""
        place = bisect_left(self._ends, at)
        return self.slots[place] if place < len(self._ends) and self._ends[place] == at else None

    def before(self, at: int) -> Iterator[Slot]:
        """Yield the mentions that end at an offset or before it, the last first."""
        return (self.slots[place] for place in range(bisect_right(self._ends, at) - 1, -1, -1))

    def within(self, where: Range, *types: EntityType) -> list[Slot]:
        """Return the mentions in a range, of the types given or of any."""
        found = self.slots[bisect_left(self._begins, where.begin) : bisect_right(self._ends, where.end)]
        return [slot for slot in found if slot.best.type in types] if types else found

    def evidence(self, where: Range, rule: str, anchor: Range | None = None) -> Evidence | None:
        """Return evidence for a range, cut to an unbroken stretch of the source around its anchor (or its end)."""
        asked = (where, rule, anchor)  # the claims of a record share their evidence
        if asked not in self._evidence:
            self._evidence[asked] = self._drawn(where, rule, anchor)
        return self._evidence[asked]

    def _drawn(self, where: Range, rule: str, anchor: Range | None) -> Evidence | None:
        text = self.article.text
        kept = _trimmed(text, where)
        raw = self._borne_out(kept)
        if raw is None and kept.begin < kept.end:
            kept = _trimmed(text, self._unbroken(kept, anchor.begin if anchor else kept.end - 1))
            raw = self._borne_out(kept)
        if raw is None:
            return None
        quote = self._text[kept.begin : kept.end].replace("\n", "")
        return Evidence(self.article.source.sha256, self._printed_in, *raw, quote, rule, confidence(rule))

    def _borne_out(self, where: Range) -> Range | None:
        """Return where the source bears a range out, and nearly always has the very same characters; else None."""
        begin, end = where
        if begin >= end:
            return None
        article = self.article
        raw = article.raw_span(begin, end)
        same = article.source.text[raw.begin : raw.end] == article.text[begin:end]
        return raw if same or article.is_faithful(begin, end) else None

    def tell_apart(self, senses: dict[Name, Name]) -> None:
        """Put names that need a sense in place of their plain forms."""
        if senses:
            self.mentions = [(senses.get(name, name), printed, evidence) for name, printed, evidence in self.mentions]
            self.claims = [
                Claim(_sensed(c.subject, senses), c.predicate, _sensed(c.object, senses), c.evidence)
                for c in self.claims
            ]

    def _unbroken(self, where: Range, at: int) -> Range:
        """Return the stretch around a character within which the source has nothing but the text."""
        article, source = self.article, self.article.source.text
        begin, end = at, at + 1
        while begin > where.begin and not source[article.offsets[begin - 1] + 1 : article.offsets[begin]].strip():
            begin -= 1
        while end < where.end and not source[article.offsets[end - 1] + 1 : article.offsets[end]].strip():
            end += 1
        return Range(begin, end)


def _sensed(term: Term, senses: dict[Name, Name]) -> Any:
    return senses.get(term, term) if isinstance(term, Name) else term


def _trimmed(text: str, where: Range) -> Range:
    begin, end = where
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return Range(begin, end)
