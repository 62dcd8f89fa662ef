"""The spine: what each stage hands to the next, from a file's text to statements with evidence.

    SourceText -> Article -> Mention, Claim -> Entity, Statement

All offsets are half-open ranges of code points. Offsets into an article's repaired text are called `begin, end`
on the article's side and become offsets into the decoded source through `Article.raw_span`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from array import array

_WHITE = re.compile(r"\s+")
# what is not seen, but turns what is around it (UAX 9) or makes two names of one
UNSEEN = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_UNSEEN = re.compile(f"[{UNSEEN}]+")


def without_space(text: str) -> str:
    """Return the text with every white space character taken out: the form in which quotes and sources are compared."""
    return _WHITE.sub("", text)


def on_one_line(text: str) -> str:
    r"""Return a text as a label may have it: on one line, without what cannot be seen but turns others around.

    >>> on_one_line("\u202e先进\n 制造业")
    '先进 制造业'
    """
    if text.isprintable() and " " not in text:  # nearly all
        return text
    return " ".join(_UNSEEN.sub("", text).split())


class Range(NamedTuple):
    """A half-open range of characters."""

    begin: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of the range."""
        return text[self.begin : self.end]


class EntityType(StrEnum):
    """The classes of the contract that things in the graph belong to."""

    __hash__ = str.__hash__  # as fast as a string's: every name has one of them

    PERSON = "Person"
    INSTITUTION = "Institution"
    POLICY_DOCUMENT = "PolicyDocument"
    POLICY_PROGRAMME = "PolicyProgramme"
    MEETING = "Meeting"
    INDUSTRY = "Industry"
    CLUSTER = "IndustrialCluster"
    TECHNOLOGY = "Technology"
    CONCEPT = "Concept"
    REGION = "Region"
    FRAMEWORK = "Framework"
    DIMENSION = "Dimension"
    STAGE = "Stage"
    INDICATOR = "Indicator"
    # records and documents: things without a name of their own in the text
    SOURCE = "SourceDocument"
    ARTICLE = "Article"
    SPEECH = "Speech"
    MEMBERSHIP = "Membership"
    OBSERVATION = "Observation"
    MEASURE = "Measure"
    # code lists: nothing that a text names
    CLASSIFICATION = "Classification"
    CLASSIFICATION_ITEM = "ClassificationItem"


# -- read ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a file from outside its text; empty strings where nothing is."""

    title: str = ""
    publication: str = ""
    date: str = ""  # ISO, as precise as given: 2024, 2024-03, 2024-03-20
    page: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One file as read: its text is exactly what the bytes decode to, and every offset of the graph counts in it."""

    name: str  # path relative to the input it was found under, with forward slashes
    sha256: str  # of the bytes
    text: str
    encoding: str
    metadata: Metadata = Metadata()


# -- layout ----------------------------------------------------------------------------------------------------------


class ArticleKind(StrEnum):
    """Boxes are read like articles but are stated of the page: they have no byline and are no `cetu:Article`."""

    ARTICLE = "article"
    QUOTATION = "quotation"  # a box with somebody's words and a line that says whose
    DATA = "data"  # a box of figures
    FURNITURE = "furniture"  # column heads, editors' line, image remains


class Post(NamedTuple):
    """A post in a byline: where, and as what (ranges of the article's text)."""

    institution: Range
    role: Range | None


@dataclass(frozen=True, slots=True)
class Contributor:
    """One person, or one institution without a person, that a byline names."""

    name: Range | None
    posts: tuple[Post, ...] = ()


class PointKind(StrEnum):
    """What an item of the outline is."""

    SECTION = "section"  # a heading on a line of its own
    NUMBERED = "numbered"  # 一是 / 第一 / 其一 / （一） / 1.
    RUN_IN = "run-in"  # a heading sentence at the head of its paragraph
    CONTRAST = "contrast"  # 一方面 … 另一方面 …


@dataclass(frozen=True, slots=True)
class Point:
    """An item of an article's outline."""

    kind: PointKind
    level: int  # 1 for the outermost
    order: int  # 1, 2, … among the items of its list
    marker: Range | None  # 一是, 第一，
    headline: Range  # the heading, or the point's first clause, without marker and final stop
    extent: Range  # all the text that belongs to it
    parent: int | None = None  # index in Article.outline


@dataclass(frozen=True, slots=True)
class Article:
    """One bylined text on a page, repaired: every character of `text` is a character of the source.

    `text` holds title, bylines and body, a paragraph a line. Only white space is ever added to it (line ends between
    paragraphs); all else stands in the source in the same form, at `offsets`.
    """

    source: SourceText
    number: int  # 1, 2, … in the order of the page, boxes included
    kind: ArticleKind
    text: str
    offsets: "array[int]"  # source offset of each character of text
    title: Range | None
    contributors: tuple[Contributor, ...]
    body: Range
    extent: Range  # of the largest unbroken piece of the body, in the source
    outline: tuple[Point, ...] = ()
    editors: tuple[Range, ...] = ()  # names in an editors' line (furniture only)

    @property
    def id(self) -> str:
        """Identify the article by its source's content and its place on the page."""
        return f"{self.source.sha256}#{self.number}"

    def raw_span(self, begin: int, end: int) -> Range:
        """Return where text[begin:end] stands in the source (begin < end, neither edge on white space)."""
        return Range(self.offsets[begin], self.offsets[end - 1] + 1)

    def is_faithful(self, begin: int, end: int) -> bool:
        """Tell whether the source from raw begin to raw end is text[begin:end], white space aside."""
        raw = self.raw_span(begin, end)
        return without_space(raw.of(self.source.text)) == without_space(self.text[begin:end])

    def paragraphs(self) -> Iterator[Range]:
        """Yield the lines of the body."""
        begin = self.body.begin
        for line in self.text[self.body.begin : self.body.end].split("\n"):
            if line:
                yield Range(begin, begin + len(line))
            begin += len(line) + 1


# -- extract ---------------------------------------------------------------------------------------------------------


class Name(NamedTuple):
    """What the text calls a thing of a certain type; resolution decides which entity it is."""

    type: EntityType
    text: str  # without white space and enclosing quotation marks
    sense: str = ""  # what tells two things of one name apart: the framework of a stage


class Local(NamedTuple):
    """A record, an article or a source: a thing known by an id within the extraction."""

    type: EntityType
    id: str


class Datatype(StrEnum):
    """Datatypes of literals in the graph."""

    STRING = "string"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"  # ISO, as precise as printed; a span is begin/end


class Literal(NamedTuple):
    """A value."""

    value: str
    datatype: Datatype = Datatype.STRING


Term = Name | Local | Literal


class Evidence(NamedTuple):
    """Where something is said: the source between begin and end, white space aside, is the quote."""

    source: str  # sha256
    article: str  # Article.id; empty for a box
    begin: int
    end: int
    quote: str
    rule: str
    confidence: float  # 0 to 1

    @property
    def rank(self) -> tuple[float, str, int, int, str, str]:
        """What evidence is sorted by: the surest first, then by place."""
        return -self.confidence, self.source, self.begin, self.end, self.article, self.quote


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of an article's text that names something."""

    article: str
    begin: int
    end: int
    text: str  # as printed, repaired
    type: EntityType
    name: str  # the name it stands for: the gazetteer's label, or the printed form without marks
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Record:
    """A speech, a post held, an observation, a measure: told apart by what is claimed of it."""

    id: str  # local to the extraction
    type: EntityType
    label: str  # readable, from the text: 习近平2024年3月20日在…的讲话
    identity: tuple[str, ...]  # the predicates whose values tell two records apart


class Claim(NamedTuple):
    """What a sentence, list or byline says, before names are resolved."""

    subject: Name | Local
    predicate: str  # local name of a property of the contract
    object: Term
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """What the graph says of an article itself."""

    id: str
    number: int
    kind: ArticleKind
    title: str  # empty where none is printed
    opening: str  # first characters of the body: the label of an untitled article
    extent: Range
    outline: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one source says, with none of its text but the quotes: the unit that is cached and sent about."""

    name: str
    sha256: str
    length: int  # characters
    encoding: str
    metadata: Metadata
    articles: tuple[ArticleInfo, ...]
    mentions: tuple[tuple[Name, str, Evidence], ...]  # name, printed form, where
    records: tuple[Record, ...]
    claims: tuple[Claim, ...]
    candidates: tuple[tuple[Name, str, Evidence], ...] = ()  # what may name something: mere ordinary words too


# -- resolve ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the graph under its stable id."""

    id: str  # type/hash
    type: EntityType
    label: str  # plain name
    aliases: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()  # (scheme, code)


@dataclass(frozen=True, slots=True)
class Statement:
    """What the graph holds: one triple with all that supports it."""

    subject: str  # entity id
    predicate: str  # local name of a property of the contract, or `skos:exactMatch` and the like
    object: str | Literal
    evidence: tuple[Evidence, ...] = field(default=())
    notes: tuple[tuple[str, Literal], ...] = ()  # annotations other than evidence: why a code list item was matched
