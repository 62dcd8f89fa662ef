"""Articles and boxes in the making."""

from dataclasses import dataclass, field

from kg.layout.kinds import Marked
from kg.model import ArticleKind


@dataclass(slots=True, eq=False)
class Draft:
    """An article or box in the making."""

    kind: ArticleKind = ArticleKind.ARTICLE
    title: Marked | None = None
    subtitles: list[Marked] = field(default_factory=list)
    bylines: list[Marked] = field(default_factory=list)  # name somebody
    posts: list[Marked] = field(default_factory=list)  # say where somebody works
    body: list[Marked] = field(default_factory=list)

    def head(self) -> list[Marked]:
        """Return the blocks above the body: title, subtitles, bylines."""
        return [*([self.title] if self.title else []), *self.subtitles, *self.bylines, *self.posts]

    def blocks(self) -> list[Marked]:
        """Return all its blocks."""
        return [*self.head(), *self.body]

    def owned(self) -> list[Marked]:
        """Return the blocks that make the stretch of the page that they stand on an article's."""
        return self.blocks() if self.kind is ArticleKind.ARTICLE else []

    @property
    def begin(self) -> int:
        """Return where its first character stands in the source."""
        return min((item.block.begin for item in self.blocks()), default=0)

    @property
    def is_orphan(self) -> bool:
        """Tell whether nothing says what it is called or whose it is."""
        return self.kind is ArticleKind.ARTICLE and not self.head()


def furniture(item: Marked) -> Draft:
    """Return a draft for a piece of the page that is nobody's text."""
    return Draft(ArticleKind.FURNITURE, body=[item])
