"""Any number of pages for measuring, none like another: the sample pages with figures, names and sentences changed."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples"
_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚"
_PLACES = "云霁岚澜松鹤晴霖沧璟汀屿泽岭原溪渡湾峡浦"
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"[^。\n]*。")
_SIGNED = re.compile(rf"(?m)^([（(　 ]*)[{_SURNAMES}][一-鿿]{{1,2}}(?=[　 ])")


def pages(characters: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of pages that together have so many characters."""
    samples = [(path, path.read_text("utf-8")) for path in sorted(SAMPLES.glob("**/pages/*")) if _is_text(path)]
    number = 0
    while characters > 0:
        path, text = samples[number % len(samples)]
        text = perturbed(text, random.Random(f"{seed} {number}"))
        yield f"{number // 1000:04d}/{number:07d}_{path.name}", text
        characters -= len(text)
        number += 1


def _is_text(path: Path) -> bool:
    return path.suffix in {".txt", ".md"}


def perturbed(text: str, chance: random.Random) -> str:
    """Return a page with other figures, other authors, other invented places, and sentences in another order."""
    text = _DIGIT.sub(lambda digit: digit[0] if digit[0] in "012" else chance.choice("3456789"), text)
    text = _SIGNED.sub(lambda found: found[1] + chance.choice(_SURNAMES) + chance.choice(_GIVEN), text)
    places = dict(zip(_PLACES, chance.sample(_PLACES, len(_PLACES)), strict=True))
    text = "".join(places.get(char, char) for char in text)
    return "\n".join(_shuffled(line, chance) for line in text.split("\n"))


def _shuffled(paragraph: str, chance: random.Random) -> str:
    sentences = _SENTENCE.findall(paragraph)
    if len(sentences) < 3 or "".join(sentences) != paragraph:
        return paragraph
    inner = sentences[1:]
    chance.shuffle(inner)
    return "".join([sentences[0], *inner])


def write_pages(folder: Path, characters: int, seed: int = 1) -> int:
    """Write pages into a folder; return how many characters they have."""
    total = 0
    for name, text in pages(characters, seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        total += len(text)
    return total


def built(given: str, folder: Path) -> Path:
    """Return the folder of a build: the one given by its path, or a new one of so many characters within a folder."""
    if not given.isdigit():
        return Path(given)
    from kg import pipeline  # noqa: PLC0415 heavy, and nothing that a query needs

    write_pages(folder / "in", int(given))
    pipeline.build([folder / "in"], folder / "out")
    return folder / "out"
