"""Blocks in printed order become drafts of articles: which heading is a title, where each text begins and ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.layout.kinds import Kind, Marked
from kg.layout.unwrap import Block
from kg.model import ArticleKind

_DATELINE = re.compile(
    r"[（(]?(?:本报|本刊|本网|[\u4e00-\u9fff]{2,8}(?:社|网|报))?(?:[\u4e00-\u9fff]{2,6}\d{1,2}月\d{1,2}日[电讯]|讯[\s（(]|[\u4e00-\u9fff]{0,4}讯\s)"
)
_NOTE = re.compile(r"本[期版刊报].{0,24}(?:约请|邀请|特邀|约请|专访|采访|组织|推出|刊发|编发).{2,80}[。！]?$")
_SECTION = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十百\d]{1,4}[章节部编条]|[\d.]{1,6}[、.．\s]|前言|引言|导言|序言|目录|摘要"
)
_DOCUMENT = re.compile(
    r"(?:通知|意见|方案|规划|决定|办法|规定|条例|纲要|报告|计划|公告|公报|建议|指南|批复|函)(?:（.{1,12}）)?$"
)
_SHORT_LABEL = 7


@dataclass(slots=True)
class Draft:
    """An article or box in the making."""

    kind: ArticleKind = ArticleKind.ARTICLE
    title: Marked | None = None
    bylines: list[Marked] = field(default_factory=list)  # name somebody
    posts: list[Marked] = field(default_factory=list)  # say where somebody works
    body: list[Marked] = field(default_factory=list)

    def blocks(self) -> list[Marked]:
        """Return all its blocks: title, bylines, body."""
        return [*([self.title] if self.title else []), *self.bylines, *self.posts, *self.body]

    @property
    def begin(self) -> int:
        """Return where its first character stands in the source."""
        return min((item.block.begin for item in self.blocks()), default=0)

    @property
    def is_orphan(self) -> bool:
        """Tell whether nothing says what it is called or whose it is."""
        return self.kind is ArticleKind.ARTICLE and not (self.title or self.bylines or self.posts)


def furniture(item: Marked) -> Draft:
    """Return a draft for a piece of the page that is nobody's text."""
    return Draft(ArticleKind.FURNITURE, body=[item])


class Splitter:
    """Walks the blocks once and deals them out to drafts."""

    def __init__(self, items: Sequence[Marked]) -> None:
        self.items = items
        self.drafts: list[Draft] = []
        self.current: Draft | None = None

    def run(self) -> list[Draft]:
        """Return the drafts in the order in which they begin."""
        for i, item in enumerate(self.items):
            self._take(i, item)
        return self.drafts

    def _take(self, i: int, item: Marked) -> None:
        match item.kind:
            case Kind.HEADING:
                self._heading(i, item)
            case Kind.BYLINE:
                self._byline(i, item)
            case Kind.POSTS:
                self._posts(item)
            case Kind.LEAD:
                self._lead(item)
            case Kind.EDITORS:
                self.drafts.append(furniture(item))
                self.current = None
            case Kind.FURNITURE | Kind.CREDIT:
                self.drafts.append(furniture(item))
            case _:
                self._text(item)

    def _open(self, **parts: object) -> Draft:
        self.current = Draft(**parts)  # type: ignore[arg-type]
        self.drafts.append(self.current)
        return self.current

    def _kind(self, i: int) -> Kind | None:
        return self.items[i].kind if 0 <= i < len(self.items) else None

    def _heading(self, i: int, item: Marked) -> None:
        draft = self.current
        following = i + 1
        while self._kind(following) is Kind.ATTRIBUTION:  # a subtitle
            following += 1
        if self._kind(following) is Kind.BYLINE and not _is_bracketed(self.items[following]):
            if draft and not draft.body and not draft.title and draft.bylines:
                draft.title = item  # name, title, second name
            else:
                self._open(title=item)
        elif self._kind(i - 1) in (Kind.CREDIT, Kind.EDITORS) and self._kind(following) is None:
            self.drafts.append(furniture(item))
        elif draft is None:
            self._open(title=item)
        elif not draft.body and draft.title is None:
            draft.title = item
        elif not draft.body and draft.title is not None and self._outranks(item, draft.title):
            self._retitle(draft, item)
        elif self._kind(i + 1) is Kind.TEXT and _DATELINE.match(self.items[i + 1].text) and draft.body:
            self._open(title=item)
        else:
            draft.body.append(item)

    def _outranks(self, item: Marked, title: Marked) -> bool:
        if _SECTION.match(item.text):
            return False
        in_two = bool(_DOCUMENT.search(item.text)) and not _DOCUMENT.search(title.text)
        label = len(title.text) < _SHORT_LABEL and len(item.text) >= len(title.text) + 3
        return in_two or label

    def _retitle(self, draft: Draft, item: Marked) -> None:
        assert draft.title is not None
        if _DOCUMENT.search(item.text) and len(draft.title.text) >= _SHORT_LABEL:
            draft.title = draft.title._replace(block=_joined(draft.title.block, item.block))
            return
        self.drafts.append(furniture(draft.title))
        draft.title = item

    def _byline(self, i: int, item: Marked) -> None:
        draft = self.current
        if draft is not None and not draft.body:
            draft.bylines.append(item)
        elif draft is not None and not draft.bylines and self._ends_article(i, item):
            draft.bylines.append(item)
            self.current = None
        else:
            self._open(bylines=[item])

    def _ends_article(self, i: int, item: Marked) -> bool:
        return _is_bracketed(item) or self._kind(i + 1) in (None, Kind.EDITORS, Kind.FURNITURE, Kind.CREDIT)

    def _posts(self, item: Marked) -> None:
        draft = self.current or next((d for d in reversed(self.drafts) if d.kind is ArticleKind.ARTICLE), None)
        if draft is None or (self.current is None and draft.posts):
            self.drafts.append(furniture(item))
            return
        draft.posts.append(item)
        if draft.body:
            self.current = None

    def _lead(self, item: Marked) -> None:
        """Begin an expert's answer; the question above it is nobody's, a heading above that is the answer's title."""
        title: Marked | None = None
        draft = self.current
        if draft is not None:
            while draft.body and draft.body[-1].text[-1] in "？?":
                self.drafts.append(furniture(draft.body.pop()))
            if draft.body and draft.body[-1].kind is Kind.HEADING:
                title = draft.body.pop()
            elif not draft.body and draft.title and not draft.bylines and not draft.posts:
                title, draft.title = draft.title, None
        self._open(title=title, body=[item])

    def _text(self, item: Marked) -> None:
        draft = self.current or self._open()
        draft.body.append(item)
        if draft.bylines and _NOTE.search(item.text) and all(x.kind is Kind.TEXT for x in draft.body):
            self.drafts.insert(self.drafts.index(draft), Draft(body=draft.body))
            draft.body = []


def _is_bracketed(item: Marked) -> bool:
    return item.text[0] in "（(【["


def _joined(a: Block, b: Block) -> Block:
    return a._replace(text=a.text + b.text, spans=a.spans + b.spans)


def split(items: Sequence[Marked]) -> list[Draft]:
    """Return the drafts of articles and furniture that the blocks make up, in printed order."""
    return [draft for draft in Splitter(items).run() if draft.blocks()]
