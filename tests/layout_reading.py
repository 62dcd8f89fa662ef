"""What the layout tests share: a source from a text, and the parts of an article as strings."""

import hashlib
from dataclasses import dataclass

from kg.layout import articles
from kg.model import Article, ArticleKind, Range, SourceText


def source_of(text: str, name: str = "page.txt") -> SourceText:
    return SourceText(name, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), text, "utf-8")


@dataclass(frozen=True)
class Read:
    """An article with its ranges read out."""

    article: Article

    def _of(self, range_: Range | None) -> str | None:
        return range_ and range_.of(self.article.text)

    @property
    def title(self) -> str | None:
        return self._of(self.article.title)

    @property
    def people(self) -> list[tuple[str | None, list[tuple[str, str | None]]]]:
        return [
            (self._of(c.name), [(str(self._of(p.institution)), self._of(p.role)) for p in c.posts])
            for c in self.article.contributors
        ]

    @property
    def paragraphs(self) -> list[str]:
        return [str(self._of(paragraph)) for paragraph in self.article.paragraphs()]

    @property
    def outline(self) -> list[tuple[str, int, int, str]]:
        return [(p.kind.value, p.level, p.order, str(self._of(p.headline))) for p in self.article.outline]


def read_page(text: str, *kinds: ArticleKind) -> list[Read]:
    """Return the articles of a page that are of the kinds (of any kind but furniture, if none is given)."""
    wanted = kinds or tuple(kind for kind in ArticleKind if kind is not ArticleKind.FURNITURE)
    return [Read(article) for article in articles(source_of(text)) if article.kind in wanted]
