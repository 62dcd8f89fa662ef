"""What the OWL API that Protégé carries makes of a file: format, leftovers, profile, consistency."""

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import as_file
from pathlib import Path

from kg.data import resource
from kg.errors import KgError

JARS = "CETU_OWLAPI"  # the environment variable that says where the jars lie


@dataclass(slots=True)
class OwlReport:
    """What became of one file."""

    file: Path
    error: str = ""
    format: str = ""
    imports: int = 0
    unparsed: int = -1  # triples that are no OWL axiom
    annotated: int = 0  # axioms with annotations
    lost: int | None = None  # axioms lost by saving and loading again
    consistent: bool | None = None
    unsatisfiable: int | None = None
    violations: list[str] = field(default_factory=list)  # of the OWL 2 DL profile
    axioms: Counter[str] = field(default_factory=Counter)  # by kind

    @property
    def faults(self) -> list[str]:
        """Say all that keeps the file from being OWL 2 DL that Protégé reads whole."""
        return list(self._faults())

    def _faults(self) -> Iterator[str]:
        if self.error:
            yield f"does not load: {self.error}"
            return
        if "Turtle" not in self.format:
            yield f"was taken for {self.format}, not Turtle"
        if self.unparsed:
            yield f"{self.unparsed} triples are no OWL and would be dropped"
        yield from (f"outside OWL 2 DL: {violation}" for violation in self.violations)
        if self.consistent is False:
            yield "is inconsistent: some thing is in two classes that have nothing in common, or has two values for one"


def jar_folder() -> Path:
    """Return where the OWL API's jars lie: $CETU_OWLAPI, or .cache/owl in a checkout."""
    return Path(os.environ.get(JARS) or Path(__file__).parents[2] / ".cache" / "owl")


def missing() -> str:
    """Say what is missing to run the OWL API; empty where nothing is."""
    if not shutil.which("java"):
        return "no `java` command"
    if not list(jar_folder().glob("owlapi-api-*.jar")):
        return f"no OWL API jars in {jar_folder()} (`.ci/owl-setup` fetches them; ${JARS} names another folder)"
    return ""


def owl_check(
    *paths: Path, reason: bool = False, reload: bool = False, imports: Mapping[str, Path] | None = None
) -> list[OwlReport]:
    """Return a report for each file.

    Args:
        paths: ontologies.
        reason: ask HermiT whether they are consistent.
        reload: count the axioms lost by a save and reload.
        imports: local files for imported ontologies, by IRI.

    Raises:
        KgError: Java or the jars are missing (see `missing`), or Java failed.
    """
    if complaint := missing():
        raise KgError(complaint)
    options = ["--reason"] * reason + ["--reload"] * reload
    for iri, path in (imports or {}).items():
        options += ["--map", f"{iri}={path}"]
    return _read(_java([*options, *map(str, paths)]), paths)


def _java(arguments: Sequence[str]) -> str:
    with as_file(resource("owl/OwlCheck.java")) as program:
        command = ["java", "-Dfile.encoding=UTF-8", "-cp", f"{jar_folder()}/*", str(program), *arguments]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode:
        raise KgError(f"java failed: {run.stderr.strip()[-500:]}")
    return run.stdout


def _read(output: str, paths: Sequence[Path]) -> list[OwlReport]:
    reports = {str(path): OwlReport(path) for path in paths}
    for line in output.splitlines():
        file, key, value = line.split("\t", 2)
        _note(reports[file], key, value)
    return list(reports.values())


def _note(report: OwlReport, key: str, value: str) -> None:
    match key.split(" ", 1):
        case ["axioms", kind]:
            report.axioms[kind] = int(value)
        case ["violation"]:
            report.violations.append(value)
        case ["consistent"]:
            report.consistent = value == "true"
        case ["format" | "error"]:
            setattr(report, key, value)
        case ["imports" | "unparsed" | "annotated" | "lost" | "unsatisfiable"]:
            setattr(report, key, int(value))
