"""Who wrote an article, in which posts: from the byline that the layout has read."""

from collections.abc import Iterator

from kg.extract.gather import Gathering
from kg.extract.institutions import parent_of
from kg.extract.reading import Found, plain
from kg.model import Article, ArticleKind, EntityType, Name, Range

RULE = "byline"
RULE_EDITOR = "editors-line"


def find_contributors(article: Article) -> list[Found]:
    """Return the people and institutions of the byline and the editors' line as candidates for mentions."""
    found = []
    for name in _people(article):
        found.append(Found(*name, EntityType.PERSON, plain(name.of(article.text)), RULE))
    for contributor in article.contributors:
        for post in contributor.posts:
            found.append(
                Found(*post.institution, EntityType.INSTITUTION, plain(post.institution.of(article.text)), RULE)
            )
    return found


def _people(article: Article) -> Iterator[Range]:
    yield from (c.name for c in article.contributors if c.name is not None)
    yield from article.editors


def claim_bylines(article: Article, into: Gathering) -> None:
    """State author, posts and editors."""
    for contributor in article.contributors:
        person = Name(EntityType.PERSON, plain(contributor.name.of(article.text))) if contributor.name else None
        if person and contributor.name and article.kind is ArticleKind.ARTICLE:
            into.claim(into.here, "author", person, contributor.name, RULE)
        for post in contributor.posts:
            institution = into.institution(post.institution)
            _claim_parent(article, post.institution, institution, into)
            if person is None:
                if article.kind is ArticleKind.ARTICLE:
                    into.claim(into.here, "author", institution, post.institution, RULE)
                continue
            where = (
                post.institution
                if post.role is None
                else Range(min(post.institution.begin, post.role.begin), max(post.institution.end, post.role.end))
            )
            into.membership(person, institution, plain(post.role.of(article.text)) if post.role else "", where, RULE)
    for editor in article.editors:
        into.claim(into.source, "editor", Name(EntityType.PERSON, plain(editor.of(article.text))), editor, RULE_EDITOR)


def _claim_parent(article: Article, where: Range, institution: Name, into: Gathering) -> None:
    parent = parent_of(where, into.reading)
    if parent and parent.name != institution.text:
        into.mention(parent)
        into.claim(institution, "subOrganizationOf", Name(EntityType.INSTITUTION, parent.name), where, parent.rule)
