"""Names that the gazetteer lists."""

from kg.extract.hits import Hit, Sense
from kg.extract.lexicon import Kind
from kg.extract.reading import Found, Reading
from kg.extract.regions import RULE_LOCAL

RULE = "gazetteer"
RULE_AMBIGUOUS = "gazetteer-ambiguous"
_SHORT = 2  # so short a name may stand across two words (固原 in 巩固原有): it counts only between word edges
_BEFORE = frozenset("、，。；：“（以在对由从与和及赴到") | {""}
_AFTER = frozenset("、，。；：”）等市的和与及为") | {""}
_AFTER_PLACE = _AFTER | frozenset("港站湾")  # 烟台港
_ALWAYS = ("中国",)  # an ordinary modifier too, but a place wherever it stands for itself


def find_known(reading: Reading) -> list[Found]:
    """Return every listed name in the text; a word that names things of several types is found once for each."""
    found: dict[tuple[int, int, str], Found] = {}
    for hit in reading.hits.of(Kind.NAME):
        if not _is_cut_out(reading, hit):
            begin, end, _, rows = hit
            for row in rows:
                rule = _rule(row, row.ambiguous and reading.folded[begin:end] not in _ALWAYS)
                found.setdefault((begin, end, row.type), Found(begin, end, row.type, row.label, rule))
    return list(found.values())


def _rule(row: Sense, is_ordinary: bool) -> str:
    if row.is_local:
        return RULE_LOCAL
    return RULE_AMBIGUOUS if is_ordinary else RULE


def _is_set_off(text: str, hit: Hit) -> bool:
    """Tell whether marks or function words stand on both sides of a name, whatever a segmenter makes of them."""
    before, after = text[hit.begin - 1 : hit.begin], text[hit.end : hit.end + 1]
    return before in _BEFORE and after in (_AFTER_PLACE if hit.kind & Kind.PLACE else _AFTER)


def in_a_list(text: str, hit: Hit) -> bool:
    """Tell whether a name that is a list itself goes on a list of other things than sectors: the items are its."""
    return text[hit.begin - 1 : hit.begin] == "、" and text[hit.begin - 2 : hit.begin - 1] != "业"


def _begins_in_verb(reading: Reading, begin: int) -> bool:
    """Tell whether a segmenter sees a governing word end one character into a name: 化工业 in 强化工业产品."""
    if reading.words.is_edge(begin) or not reading.words.is_edge(begin + 1):
        return False
    verb = reading.hits.longest_ending(begin + 1, Kind.STOP)
    return verb is not None and verb.begin < begin


def _is_cut_out(reading: Reading, hit: Hit) -> bool:
    """Tell whether a name only seems to stand here: across two words, or inside a generic one (财政部 in 财政部门)."""
    if (
        hit.end - hit.begin <= _SHORT
        and not hit.rows[0].is_local
        and not (reading.words.is_edge(hit.begin) and reading.words.is_edge(hit.end))
        and not _is_set_off(reading.folded, hit)
    ):
        return True
    if _begins_in_verb(reading, hit.begin) or (hit.kind & Kind.JOINED and in_a_list(reading.folded, hit)):
        return True
    if not hit.kind & Kind.BODY:
        return False
    around = (h for at in range(hit.end + 1, hit.end + 3) for h in reading.hits.ending.get(at, ()))
    return any(h.kind & Kind.GENERIC and h.begin <= hit.begin for h in around)
