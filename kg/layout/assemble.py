"""A draft becomes an Article: its repaired text, with the source offset of every character."""

from array import array
from collections.abc import Iterable, Sequence

from kg.layout.bylines import Author
from kg.layout.kinds import Marked
from kg.layout.lines import Span, cut
from kg.layout.outline import Heading, outline
from kg.layout.split import Draft
from kg.model import Article, ArticleKind, Contributor, Post, Range, SourceText


class _Text:
    """Text in the making, line by line, with its offsets."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.offsets: array[int] = array("I")

    def add(self, text: str, spans: Iterable[Span]) -> Range:
        """Add a line and return its range."""
        if self.parts:
            self.parts.append("\n")
            self.offsets.append(self.offsets[-1] + 1)
        begin = len(self.offsets)
        self.parts.append(text)
        for first, last in spans:
            self.offsets.extend(range(first, last))
        return Range(begin, len(self.offsets))


def assemble(source: SourceText, draft: Draft, number: int) -> Article:
    """Return the article that a draft makes: title line, byline lines, body."""
    text = _Text()
    title = text.add(draft.title.text, draft.title.block.spans) if draft.title else None
    contributors = _bylines(text, draft)
    start = len(text.offsets) + bool(text.parts)
    headings = [Heading(range_, item.block.head) for range_, item in _body(text, draft.body) if item.is_heading]
    body = Range(min(start, len(text.offsets)), len(text.offsets))
    whole = "".join(text.parts)
    return Article(
        source=source,
        number=number,
        kind=draft.kind,
        text=whole,
        offsets=text.offsets,
        title=title,
        contributors=tuple(contributors),
        body=body,
        extent=_extent(source.text, draft),
        outline=outline(whole, body, headings) if draft.kind is ArticleKind.ARTICLE else (),
        editors=tuple(name for name in _editors(draft, body.begin)),
    )


def _bylines(text: _Text, draft: Draft) -> list[Contributor]:
    found: list[Contributor] = []
    for item in draft.bylines:
        at = text.add(item.text, item.block.spans).begin
        found += [_placed(author, at) for author in item.authors]
    if draft.body and draft.body[0].cut:
        lead = draft.body[0]
        at = text.add(
            lead.text[: lead.cut].rstrip(), cut(lead.block.spans, 0, len(lead.text[: lead.cut].rstrip()))
        ).begin
        found += [_placed(author, at) for author in lead.authors]
    for item in draft.posts:
        at = text.add(item.text, item.block.spans).begin
        found = _with_posts(found, [_placed(author, at) for author in item.authors])
    return found


def _placed(author: Author, at: int) -> Contributor:
    posts = tuple(Post(_moved(post.institution, at), post.role and _moved(post.role, at)) for post in author.posts)
    return Contributor(author.name and _moved(author.name, at), posts)


def _moved(range_: Range, at: int) -> Range:
    return Range(range_.begin + at, range_.end + at)


def _with_posts(people: Sequence[Contributor], unnamed: Sequence[Contributor]) -> list[Contributor]:
    """Give posts printed without a name to the people named elsewhere: one each, or all to everybody."""
    posts = [post for contributor in unnamed if contributor.name is None for post in contributor.posts]
    named = [contributor for contributor in unnamed if contributor.name is not None]
    if not people:
        return list(unnamed)
    if len(people) == len(posts) > 1:
        shares = [(post,) for post in posts]
    else:
        shares = [tuple(posts)] * len(people)
    return [Contributor(c.name, c.posts + share) for c, share in zip(people, shares, strict=True)] + named


def _body(text: _Text, items: Sequence[Marked]) -> Iterable[tuple[Range, Marked]]:
    for item in items:
        whole, spans = item.text, item.block.spans
        if item.cut:
            spans = cut(spans, item.cut, len(whole))
            whole = whole[item.cut :]
        if whole:
            yield text.add(whole, spans), item


def _editors(draft: Draft, begin: int) -> Iterable[Range]:
    for item in draft.body:
        yield from (_moved(name, begin) for name in item.editors)


def _extent(source: str, draft: Draft) -> Range:
    """Return where the largest unbroken piece of the body stands: pieces with nothing but marks between them."""
    best = piece = None
    for item in draft.body:
        begin, end = item.block.spans[0][0], item.block.spans[-1][1]
        if item.cut:
            begin = cut(item.block.spans, item.cut, len(item.text))[0][0] if item.cut < len(item.text) else end
        goes_on = (
            piece is not None and piece.end <= begin and not source[piece.end : begin].strip("#*_> \t\r\n\u3000-·•")
        )
        piece = Range(piece.begin, end) if piece is not None and goes_on else Range(begin, end)
        if best is None or piece.end - piece.begin > best.end - best.begin:
            best = piece
    return best or Range(draft.begin, draft.begin)
