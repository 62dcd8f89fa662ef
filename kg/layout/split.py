"""Blocks in printed order become drafts of articles: which heading is a title, where each text begins and ends."""

import re
from collections.abc import Sequence

from kg.layout.bylines import Author, introduces
from kg.layout.cuts import part
from kg.layout.drafts import Draft, furniture
from kg.layout.kinds import DOCUMENT, Kind, Marked, is_signed_date
from kg.layout.unwrap import Block
from kg.model import ArticleKind, Range

_DATELINE = re.compile(
    r"[（(]?(?:本报|本刊|本网|[\u4e00-\u9fff]{2,8}[社网报])?[\u4e00-\u9fff]{0,8}"
    r"(?:\d{1,2}月\d{1,2}日[电讯]|讯[\s（(]|[\u4e00-\u9fff]{0,4}讯\s|电[\s（(])|本报讯"
)
NOTE = re.compile(
    r"本[期版刊].{0,24}(?:约请|邀请|特邀|组织|推出|刊发|编发).{2,80}[。！]?$|我们(?:请来|邀请|约请).{2,40}。$|编者按|编者的话|开栏的话"
)
_WHEN = re.compile(r"时间\s*[：:]")  # of an event, below its name
_SECTION = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十百\d]{1,4}[章节部编条]|[\d.]{1,6}[、.．\s]|前言|引言|导言|序言|目录|摘要"
)
_ATTACHED = re.compile(r"附件?\s*[\d一二三四]*\s*[：:]?$|[（(]此件.{0,12}[）)]$")
_INSTITUTION = re.compile(r"(?:人民政府|委员会|办公[厅室]|[\u4e00-\u9fff]{2}[厅局部院会])$")
_INTERVIEWER = re.compile(r"(?:问|记者|本[报刊]记者|主持人|编者)\s*[：:]")
_ABOUT = re.compile(r"关于.{4,}的(?:通知|意见|决定|公告|通告|批复|函|报告)$")
_LONGEST_TITLE = 120
_SHORT_LABEL = 7
_STUB = 4  # a heading this short goes on from the one above


def split(items: Sequence[Marked]) -> list[Draft]:
    """Return the drafts of articles and furniture that the blocks make up, in printed order."""
    return [draft for draft in _Splitter(items).run() if draft.blocks()]


class _Splitter:
    """Walks the blocks once and deals them out to drafts."""

    def __init__(self, items: Sequence[Marked]) -> None:
        self.items = items
        self.drafts: list[Draft] = []
        self.current: Draft | None = None
        leads = {
            item.authors[0].name.of(item.text) for item in items if item.kind is Kind.LEAD and item.authors[0].name
        }
        asked = sum(_INTERVIEWER.match(item.text) is not None for item in items) >= 2
        self.speakers = set() if asked and len(leads) < 2 else leads

    def run(self) -> list[Draft]:
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
            case Kind.LEAD if self.speakers:
                self._lead(item)
            case Kind.LEAD:
                self._text(item._replace(kind=Kind.TEXT, authors=(), cut=0))
            case Kind.ATTRIBUTION if self.current and not self.current.body and self.current.title:
                self.current.subtitles.append(item)
            case Kind.NUMBER if self.current is None or not self.current.body:
                (self.current or self._open()).subtitles.append(item)
            case Kind.EDITORS:
                self.drafts.append(furniture(item))
                if self.current and self.current.body:
                    self.current = None
            case Kind.FURNITURE | Kind.CREDIT:
                self.drafts.append(furniture(item))
            case _:
                self._text(item)

    def _open(self, **parts: object) -> Draft:
        self.current = Draft(**parts)  # type: ignore[arg-type]
        self.drafts.append(self.current)
        return self.current

    def _item(self, i: int) -> Marked | None:
        return self.items[i] if 0 <= i < len(self.items) else None

    def _kind(self, i: int) -> Kind | None:
        item = self._item(i)
        return item.kind if item else None

    def _heading(self, i: int, item: Marked) -> None:
        draft = self.current
        if draft and not draft.body and draft.title and self._names_document(i, draft.title, item):
            draft.subtitles.append(draft.title)
            draft.title = item
        elif draft and not draft.body and draft.title and self._goes_on(draft.title, item):
            draft.title = draft.title._replace(block=_joined(draft.title.block, item.block))
        elif self._is_signature(i):
            self._text(item._replace(kind=Kind.TEXT))
        elif self._is_named(i):
            self._title_with_name(item)
        elif self._kind(i - 1) in (Kind.CREDIT, Kind.EDITORS) and self._item(i + 1) is None:
            self.drafts.append(furniture(item))
        elif draft is None or self._opens_document(i, item, draft) or self._opens_news(i, draft):
            self._open(title=item)
        elif not draft.body:
            self._head_again(draft, item)
        else:
            draft.body.append(item)

    def _names_document(self, i: int, title: Marked, item: Marked) -> bool:
        """Tell whether a heading names the document that the one above announces, or gives the issuer of."""
        announced = self._kind(i - 1) in (Kind.FURNITURE, Kind.CREDIT) and _ABOUT.search(item.text) is not None
        return announced or _is_issuer(title, item)

    def _goes_on(self, title: Marked, item: Marked) -> bool:
        """Tell whether a heading is the second line of the title above it."""
        if len(title.text) > _LONGEST_TITLE:
            return False
        stub = (
            len(item.text) <= _STUB
            and item.text[0] != "【"
            and not _SECTION.match(item.text)
            and _is_spread(item) == _is_spread(title)
        )
        document = bool(DOCUMENT.search(item.text)) and not DOCUMENT.search(title.text)
        return stub or (_is_spread(item) and _is_spread(title)) or (document and len(title.text) >= _SHORT_LABEL)

    def _is_signature(self, i: int) -> bool:
        after = self._item(i + 1)
        return after is not None and is_signed_date(after.text)

    def _is_named(self, i: int) -> bool:
        """Tell whether a byline with a name stands right below a heading, subtitles apart."""
        i += 1
        while self._kind(i) is Kind.ATTRIBUTION:
            i += 1
        below = self._item(i)
        return below is not None and below.kind is Kind.BYLINE and not _is_bracketed(below)

    def _title_with_name(self, item: Marked) -> None:
        draft = self.current
        if draft and not draft.body and not draft.title and draft.bylines:
            draft.title = item
        else:
            self._open(title=item)

    def _opens_document(self, i: int, item: Marked, draft: Draft) -> bool:
        """Tell whether the document begins that a notice above it issues."""
        if not draft.body or not DOCUMENT.search(item.text) or _SECTION.match(item.text):
            return False
        before = self._item(i - 1)
        attached = before is not None and (bool(_ATTACHED.match(before.text)) or is_signed_date(before.text))
        return attached or (draft.title is not None and item.text in draft.title.text)

    def _opens_news(self, i: int, draft: Draft) -> bool:
        below = self._item(i + 1)
        if not draft.body or below is None:
            return False
        return _DATELINE.match(below.text[:40]) is not None or _WHEN.match(below.text) is not None

    def _head_again(self, draft: Draft, item: Marked) -> None:
        """Deal with a second heading above any text: the title after a label, or the first subhead."""
        if draft.title is None and (draft.head() or not _SECTION.match(item.text)):
            draft.title = item
        elif draft.title is None or _SECTION.match(item.text) or not _is_label(draft.title, item):
            draft.body.append(item)
        else:
            self.drafts.append(furniture(draft.title))
            draft.title = item

    def _byline(self, i: int, item: Marked) -> None:
        draft = self.current
        if draft is not None and (not draft.body or introduces(item.text)):
            draft.bylines.append(item)
        elif draft is not None and self._ends_article(i, item, draft):
            draft.bylines.append(item)
            self.current = None
        else:
            self._open(bylines=[item])

    def _ends_article(self, i: int, item: Marked, draft: Draft) -> bool:
        below = self._kind(i + 1)
        last = below in (None, Kind.EDITORS, Kind.FURNITURE, Kind.CREDIT, Kind.ATTRIBUTION)
        return _is_bracketed(item) or last or bool(_names(item) & {n for b in draft.bylines for n in _names(b)})

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
        byline = item._replace(block=part(item.block, 0, item.cut), kind=Kind.BYLINE)
        answer = Marked(part(item.block, item.cut, len(item.text)), Kind.TEXT)
        self._open(title=title, bylines=[byline], body=[answer] if answer.text else [])

    def _text(self, item: Marked) -> None:
        again = self._speaks_again(item)
        if again:
            self._lead(again)
            return
        draft = self.current or self._open()
        if draft.title and not draft.body and is_signed_date(item.text):
            draft.subtitles.append(item)
            return
        draft.body.append(item)
        if draft.bylines and NOTE.search(item.text) and all(x.kind is Kind.TEXT for x in draft.body):
            self.drafts.insert(self.drafts.index(draft), Draft(body=draft.body))
            draft.body = []

    def _speaks_again(self, item: Marked) -> Marked | None:
        """Return an expert's later answer, which opens 姓名： alone, as what it is."""
        name, colon, _ = item.text[:12].partition("：")
        if not colon or name not in self.speakers:
            return None
        return item._replace(kind=Kind.LEAD, authors=(Author(Range(0, len(name)), ()),), cut=len(name) + 1)


def _is_issuer(title: Marked, item: Marked) -> bool:
    """Tell whether the first heading is but the institution that issues the document named below it."""
    return bool(_INSTITUTION.search(title.text)) and bool(DOCUMENT.search(item.text)) and len(title.text) <= 30


def _names(item: Marked) -> set[str]:
    return {author.name.of(item.text) for author in item.authors if author.name}


def _is_bracketed(item: Marked) -> bool:
    return item.text[0] in "（(【["


def _is_label(title: Marked, item: Marked) -> bool:
    return len(title.text) < _SHORT_LABEL and len(item.text) >= len(title.text) + 3


def _is_spread(item: Marked) -> bool:
    """Tell whether a heading was letter-spaced."""
    return len(item.text) > 1 and len(item.block.spans) > 0.6 * len(item.text)


def _joined(a: Block, b: Block) -> Block:
    return a._replace(text=a.text + b.text, spans=a.spans + b.spans)
