"""ROBOT's report on the ontology, by a profile of our own, and its opinion on the OWL 2 DL profile."""

import shutil
import subprocess
from pathlib import Path

import pytest

from kg.graph.ontology import ontology_text

HERE = Path(__file__).parent / "robot"
JARS = Path(__file__).parents[2] / ".cache" / "robot"
pytestmark = pytest.mark.skipif(
    not (shutil.which("java") and list(JARS.glob("robot-command-*.jar"))),
    reason=f"no `java`, or no ROBOT in {JARS} (`.ci/owl-setup` fetches it)",
)


def robot(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["java", "-cp", f"{JARS}/*", "org.obolibrary.robot.CommandLineInterface", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def report(turtle: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run ROBOT's report; its rules of one label a term and IAO definitions are replaced by ours, by language."""
    profile = folder / "profile.txt"
    profile.write_text((HERE / "profile.txt").read_text("utf-8").replace("file:///FOLDER", HERE.as_uri()), "utf-8")
    (folder / "cetu.ttl").write_text(turtle, "utf-8")
    return robot(
        "report", "--input", str(folder / "cetu.ttl"), "--profile", str(profile), "--output", str(folder / "report.tsv"),
        "--base-iri", "https://w3id.org/cetu/ontology#", "--print", "9",
    )  # fmt: skip


def test_robot_reports_nothing(tmp_path: Path) -> None:
    run = report(ontology_text(), tmp_path)
    assert (run.returncode, "No violations found" in run.stdout) == (0, True), run.stdout


def test_robot_reports_a_missing_label(tmp_path: Path) -> None:
    run = report(ontology_text().replace('"来源文件"@zh , ', "", 1), tmp_path)
    assert run.returncode == 1
    assert "label_per_language\thttps://w3id.org/cetu/ontology#SourceDocument" in run.stdout


def test_robot_finds_the_ontology_in_owl_2_dl(tmp_path: Path) -> None:
    (tmp_path / "cetu.ttl").write_text(ontology_text(), "utf-8")
    output = tmp_path / "profile-report.txt"
    run = robot("validate-profile", "--profile", "DL", "--input", str(tmp_path / "cetu.ttl"), "--output", str(output))
    assert run.returncode == 0, run.stdout
    assert "[Ontology and imports closure in profile]" in output.read_text("utf-8")
