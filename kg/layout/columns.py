"""What the widths of neighbouring lines say: the column that they fill, headings above it, indents that were lost."""

from collections.abc import Sequence

from kg.layout.lines import Line
from kg.layout.stops import ends_sentence, has_stop

RAGGED = 2.6  # how much shorter than its column a full line may be: an indent, or a mark that may not begin a line
OVERHANG = 3.6  # how much the next line may outdo the first: a lost indent and a mark over the edge
INDENT = 1.4  # how much shorter than its column a line is at least whose indent was lost
LONG = 24.0  # a line this long with a stop in it is no heading
_AHEAD = 4


def is_wrapped(lines: Sequence[Line], i: int) -> bool:
    """Tell running text from a list of short lines: lines as wide follow, and two of them hold stops."""
    alike = [line for line in lines[i : i + _AHEAD] if abs(line.width - lines[i].width) <= OVERHANG]
    after = lines[i + 1]
    indented = has_stop(after.text) and after.width - lines[i].width >= INDENT
    fits = not after.gap or ends_sentence(after.text) or indented
    enough = len(alike) >= 3 or (len(alike) == 2 and fits)
    stopped = any(has_stop(line.text) for line in alike)
    return enough and stopped and sum(has_stop(line.text) for line in lines[i : i + _AHEAD]) >= 2


def is_heading_above(lines: Sequence[Line], i: int) -> bool:
    """Tell a heading as wide as its column from a paragraph's first line: a gap or a lost indent follows it."""
    line, after = lines[i], lines[i + 1]
    if has_stop(line.text) and line.width > LONG:
        return False
    later = lines[i + 2 : i + _AHEAD]
    if after.gap and not any(x.gap for x in later):
        return True
    column = max((x.width for x in later), default=0.0)
    lost_indent = after.width <= column - INDENT and not ends_sentence(after.text)
    return lost_indent and not has_stop(line.text) and (after.gap or line.width >= after.width + 1)


def fills_column(lines: Sequence[Line], i: int) -> bool:
    """Tell whether the line is as wide as the running text after it."""
    later = [line for line in lines[i + 1 : i + 1 + _AHEAD] if not ends_sentence(line.text)]
    peers = [line.width for line in later if abs(line.width - lines[i].width) <= OVERHANG]
    return len(peers) >= 2 and lines[i].width >= max(peers) - RAGGED


def parted_below(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a sentence's end at line i is a paragraph's end too, by what follows."""
    after, later = lines[i + 1], lines[i + 2 : i + 1 + _AHEAD]
    spaced = 2 * sum(line.gap for line in later) >= len(later)
    width = max((line.width for line in later), default=after.width)
    return is_parted(after, max(width, lines[i].width), spaced)


def is_parted(after: Line, width: float, spaced: bool) -> bool:
    """Tell whether a line begins a paragraph after a sentence's end: after a gap, or where an indent was lost."""
    if not spaced:
        return after.gap
    return after.width <= width - INDENT and not ends_sentence(after.text)
