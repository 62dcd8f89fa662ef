"""All that an article says, drawn from its mentions: the order in which the extractors speak."""

from collections.abc import Sequence

from kg.extract.aims import claim_aims
from kg.extract.aliases import claim_aliases
from kg.extract.bylines import claim_bylines
from kg.extract.dates import find_dates
from kg.extract.duties import claim_duties
from kg.extract.enumerated import claim_classes, claim_enumerated
from kg.extract.frameworks import Structure
from kg.extract.gather import Gathering
from kg.extract.own import claim_issuers
from kg.extract.posts import claim_posts
from kg.extract.promotes import attributed, claim_sayings
from kg.extract.reading import Reading
from kg.extract.records import claim_measures, claim_observations, claim_speeches
from kg.extract.relations import claim_names, claim_neighbours, claim_numbers, claim_patterns
from kg.extract.skeleton import skeletons
from kg.extract.slots import Slot
from kg.extract.speeches import find_speeches
from kg.extract.structures import claim_frameworks, senses
from kg.model import Article, Name


def gather(
    article: Article, reading: Reading, slots: Sequence[Slot], structures: Sequence[Structure], printed: str = ""
) -> Gathering:
    """Return the mentions, records and claims of an article.

    Args:
        article: as the layout gives it.
        reading: of the article's text.
        slots: the settled mentions in text order, none over another.
        structures: the frameworks that list their parts.
        printed: the article's text in the characters of its source, where it is read in others.
    """
    into = Gathering(article, reading, slots, printed)
    for slot in into.slots:
        into.mention(slot.best)
    folded = skeletons(reading.folded, into.slots)
    claim_bylines(article, into)
    claim_posts(into, _posts(into))
    claim_aliases(into)
    claim_patterns(folded, into)
    claim_enumerated(folded, into)
    claim_classes(folded, into)
    claim_names(into)
    claim_neighbours(into)
    claim_duties(into)
    claim_issuers(into)
    claim_aims(into)
    claim_frameworks(structures, into)
    claim_numbers(into)
    names = [(begin, end, best.type.value, best.name) for begin, end, (best,) in into.slots]
    dates = find_dates(article.text, published=article.source.metadata.date, unresolved=True)
    speeches = find_speeches(article.text, names, dates)
    claim_speeches(speeches, folded, into)
    claim_sayings(attributed(folded, speeches, into), folded, into)
    claim_observations(names, into)
    claim_measures(into)
    into.tell_apart(senses(structures))
    return into


def _posts(into: Gathering) -> set[tuple[str, str]]:
    """Return the person and body of each post that the bylines give."""
    ends = ((claim.subject, claim.object) for claim in into.claims)
    return {(a.text, b.text) for a, b in ends if isinstance(a, Name) and isinstance(b, Name)}
