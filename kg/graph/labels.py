"""Labels that no two things in a file share, since editors find things by them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from kg.graph.ontology import names
from kg.model import Entity, EntityType, on_one_line

# what a piece of evidence is called: first words, file, offsets and rule, which no other has; a thing whose name looks
# like that is told apart by its class
_LIKE_EVIDENCE = re.compile(r"（.* [0-9]+–[0-9]+ \S+）$", re.DOTALL)


def shown_files(sources: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what each file is called in the labels of its evidence: its name, with its digest where two share that.

    Args:
        sources: digest and name of each file.
    """
    pairs = list(sources)
    count = Counter(name for _, name in pairs)
    return {digest: name if count[name] == 1 else f"{name} {digest[:12]}" for digest, name in pairs}


def readable(entity: Entity) -> str:
    """Return an entity's name as a reader looks for it: an item of a classification goes with its code."""
    plain = on_one_line(entity.label)
    if entity.type is EntityType.CLASSIFICATION_ITEM and entity.codes:
        return f"{entity.codes[0][1]} {plain}"
    return plain or entity.id


def unique_labels(plain: Mapping[str, tuple[str, str]], reserved: Collection[str] = ()) -> dict[str, str]:
    """Return a label for each id, given its class and plain name.

    A name that two ids (or an id and a reserved name) share is told apart by the class, then by the id's hash:
    人工智能（技术）, 座谈会（会议 3f2a91c0）. What comes out does not depend on the order of the ids.

    Args:
        plain: class and name by id.
        reserved: names that are taken: the terms of the ontology.
    """
    kinds = names()
    taken = Counter(reserved)
    taken.update(name for _, name in plain.values())
    typed = {
        id: name if taken[name] == 1 and not is_like_evidence(name) else f"{name}（{kinds.get(kind, kind)}）"
        for id, (kind, name) in plain.items()
    }
    again = Counter(reserved)
    again.update(typed.values())
    return {
        id: label if again[label] == 1 else f"{plain[id][1]}（{kinds.get(plain[id][0], plain[id][0])} {_hash(id)}）"
        for id, label in typed.items()
    }


def is_like_evidence(name: str) -> bool:
    """Tell whether a thing's name could be taken for a piece of evidence's."""
    return _LIKE_EVIDENCE.search(name) is not None


def _hash(id: str) -> str:
    return id.rpartition("/")[2][:8]
