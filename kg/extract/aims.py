"""What a policy's name says that it is for: 某产业发展规划, 关于推动某产业创新发展的意见."""

import re
from collections.abc import Iterator

from kg.extract.gather import Gathering
from kg.extract.lexicon import Kind
from kg.extract.objects import SUBJECTS
from kg.extract.slots import Slot, name_of
from kg.model import EntityType, Name, Range

RULE = "aim-in-name"
_VERB = re.compile(r"(?:推动|推进|促进|加快|加快推动|加快推进|支持|发展|培育|壮大|振兴|做强|提升|增强|赋能|建设)$")
_GROWTH = re.compile(
    r"[+＋]|(?:产业|行业)?(?:创新|高质量|健康|有序|协同|集群化|绿色低碳|绿色|数字化|智能化|数智化)*"
    r"(?:产能|单产|质量|品质|能力|水平|效能|竞争力|核心竞争力)?(?:发展|振兴|培育|提升|壮大|转型|升级|改造|提质|倍增)"
)
_REPORT = ("报告", "白皮书", "指数")  # these tell how something is, not what is wanted


def claim_aims(into: Gathering) -> None:
    """State that a document or programme promotes what its name wants developed, where the text speaks of it too."""
    spoken_of = {name_of(slot) for slot in into.slots if slot.best.type in SUBJECTS}
    for slot in into.slots:
        policy = slot.best.type in (EntityType.POLICY_DOCUMENT, EntityType.POLICY_PROGRAMME)
        if policy and not slot.best.name.endswith(_REPORT):
            for name in _aims(slot, into):
                if name in spoken_of:
                    into.claim(name_of(slot), "promotes", name, Range(slot.begin, slot.end), RULE)


def _aims(slot: Slot, into: Gathering) -> Iterator[Name]:
    """Yield what a name wants developed: listed names behind a verb of developing, before 发展 and the like, or a +."""
    text, hits = into.reading.folded, into.reading.hits
    at = slot.begin
    while at < slot.end:
        is_governed = _VERB.search(text, max(slot.begin, at - 4), at) is not None
        known = [hit for hit in hits.beginning.get(at, ()) if hit.kind & Kind.NAME and hit.end < slot.end]
        wanted = [hit for hit in known if is_governed or _GROWTH.match(text, hit.end, slot.end)]
        names = [Name(row.type, row.label) for hit in wanted[-1:] for row in hit.rows if row.type in SUBJECTS]
        yield from names
        at = wanted[-1].end if names else at + 1
