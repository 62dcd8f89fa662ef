"""What is stated of frameworks: their dimensions, their stages in order, and who put them forward."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.frameworks import Structure
from kg.extract.gather import Gathering
from kg.extract.slots import Slot, name_of
from kg.model import Datatype, EntityType, Literal, Name, Range

RULE = "framework"
RULE_PROPOSED = "framework-proposed"
_AGENTS = (EntityType.INSTITUTION, EntityType.PERSON)
_PROPOSES = re.compile("提出|构建|建立|设计|开发|发布|总结出|编制|研制|创立")


def claim_frameworks(structures: Sequence[Structure], into: Gathering) -> None:
    """State the parts and the proposers of frameworks."""
    proposed: set[Name] = set()
    for structure in structures:
        owner = Name(EntityType.FRAMEWORK, structure.framework.name)
        _claim_parts(owner, structure, into)
        _claim_proposer(owner, structure.span, proposed, into)
    for slot in into.slots:
        if slot.best.type is EntityType.FRAMEWORK:
            _claim_proposer(name_of(slot), Range(slot.begin, slot.end), proposed, into)


def senses(structures: Sequence[Structure]) -> dict[Name, Name]:
    """Return the parts of frameworks under their frameworks: the stages 起步期 of two models are two."""
    found: dict[Name, Name] = {}
    for structure in structures:  # a framework with a name comes last, and stands
        for part in structure.parts:
            found[Name(structure.kind, part.name)] = Name(structure.kind, part.name, structure.framework.name)
    return found


def _claim_parts(owner: Name, structure: Structure, into: Gathering) -> None:
    predicate = "hasDimension" if structure.kind is EntityType.DIMENSION else "hasStage"
    parts = [Name(structure.kind, part.name) for part in structure.parts]
    for order, part in enumerate(parts, 1):
        into.claim(owner, predicate, part, structure.span, RULE)
        into.claim(part, "order", Literal(str(order), Datatype.INTEGER), structure.span, RULE)
    if structure.kind is EntityType.STAGE:
        for part, following in pairwise(parts):
            into.claim(part, "nextStage", following, structure.span, RULE)


def _claim_proposer(framework: Name, where: Range, proposed: set[Name], into: Gathering) -> None:
    """State who put a framework forward: the bodies or persons before the last verb of putting forward before it."""
    text = into.reading.folded
    begin = max(text.rfind(mark, 0, where.begin) for mark in "。；\n") + 1
    verbs = [verb.start() for verb in _PROPOSES.finditer(text, begin, where.end)]
    if not verbs or framework in proposed:
        return
    verb = max((at for at in verbs if at < where.begin), default=verbs[0])
    clause = max(begin, text.rfind("，", begin, verb) + 1)
    near = into.within(Range(clause, verb), *_AGENTS) or into.within(Range(begin, verb), *_AGENTS)
    agents = _together(near, text)
    for agent in agents:
        proposed.add(framework)
        whole = Range(agents[0].begin, where.end)
        into.claim(framework, "proposedBy", name_of(agent), whole, RULE_PROPOSED)


def _together(agents: Sequence[Slot], text: str) -> Sequence[Slot]:
    """Return the first of the agents and those that a list joins to it: 甲院、乙院和丙院."""
    for count, (agent, following) in enumerate(pairwise(agents), 1):
        if text[agent.end : following.begin] not in ("、", "和", "与", "及", "以及"):
            return agents[:count]
    return agents
