"""Build the vendored browser libraries from pinned npm packages, and record what they are.

    python tools/vendor.py

Needs node and npm; users of the package need neither. Writes `kg/view/static/vendor/`: the bundles, the licence texts
and `vendor.lock.json` (name, version, integrity of the package, sha256 of each file, licence).
"""

import gzip
import hashlib
import json
import shutil
import subprocess
import tempfile
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

VENDOR = Path(__file__).parents[1] / "kg" / "view" / "static" / "vendor"
PACKAGES = {"vis-network": "10.1.5", "vis-data": "8.0.6", "oxigraph": "0.5.11"}
BUILD_TOOL = {"esbuild": "0.28.2"}
ENTRIES = {
    "vis": 'export { Network } from "vis-network/esnext";\nexport { DataSet } from "vis-data/esnext";\n',
    "oxigraph": 'export { default as init, Store } from "./node_modules/oxigraph/web.js";\n',
}


def run(*command: str, cwd: Path) -> None:
    """Run a command of the build and stop where it fails."""
    subprocess.run(command, cwd=cwd, check=True)


def install(folder: Path) -> dict[str, dict[str, str]]:
    """Install the pinned packages and return npm's record of each."""
    wanted = {"private": True, "dependencies": PACKAGES | BUILD_TOOL}
    (folder / "package.json").write_text(json.dumps(wanted), "utf-8")
    run("npm", "install", "--ignore-scripts", "--no-fund", "--no-audit", cwd=folder)
    lock = json.loads((folder / "package-lock.json").read_text("utf-8"))
    prefix = "node_modules/"
    return {path.removeprefix(prefix): entry for path, entry in lock["packages"].items() if path.startswith(prefix)}


def bundle(folder: Path, name: str) -> str:
    """Bundle an entry to one script that defines a global of the same name; return its sha256."""
    (folder / f"{name}.entry.js").write_text(ENTRIES[name], "utf-8")
    target = VENDOR / f"{name}.min.js"
    options = ["--bundle", "--minify", "--format=iife", f"--global-name={name}", "--charset=utf8", "--log-level=error"]
    run("node_modules/.bin/esbuild", f"{name}.entry.js", *options, f"--outfile={target}", cwd=folder)
    return sha256(target)


def compress(source: Path, target: Path) -> str:
    """Write a gzip file that is the same on every run; return its sha256."""
    target.write_bytes(gzip.compress(source.read_bytes(), 9, mtime=0))
    return sha256(target)


def sha256(path: Path) -> str:
    """Return the checksum of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def bundled(records: dict[str, dict[str, str]]) -> list[str]:
    """Return the packages whose code is in the bundles: all but the build tool and mere type declarations."""
    return [name for name in sorted(records) if "esbuild" not in name and not name.startswith("@types/")]


def copy_licence(package: Path, name: str) -> list[str]:
    """Copy a package's licence texts; return their file names."""
    stem = name.replace("@", "").replace("/", "-")
    for text in package.iterdir():
        if text.name.lower().startswith("licen"):
            shutil.copyfile(text, VENDOR / "licences" / f"{stem}-{text.name}")
    # oxigraph's package ships no text: its repository's is kept here by hand
    return sorted(text.name for text in (VENDOR / "licences").glob(f"{stem}-*"))


def crate_notices() -> None:
    """List the Rust crates linked into Oxigraph, from the bill of materials that its Python wheel carries."""
    wheel = distribution("pyoxigraph")
    listed = next(path for path in wheel.files or [] if path.name.endswith("cyclonedx.json"))
    parts = json.loads(Path(str(wheel.locate_file(listed))).read_text("utf-8"))["components"]
    lines = {f"{part['name']} {part['version']}: {licence_of(part)}" for part in parts}
    head = f"Rust crates of Oxigraph, from the bill of materials of pyoxigraph {wheel.version}.\n\n"
    (VENDOR / "licences" / "oxigraph-crates.txt").write_text(head + "\n".join(sorted(lines)) + "\n", "utf-8")


def licence_of(part: dict[str, Any]) -> str:
    """Return the licence expression of a component."""
    stated = part.get("licenses") or [{}]
    return str(stated[0].get("expression") or stated[0].get("license", {}).get("id", "not stated"))


def main() -> None:
    """Build everything anew."""
    (VENDOR / "licences").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        records = install(folder)
        files = {f"{entry}.min.js": bundle(folder, entry) for entry in ENTRIES}
        wasm = folder / "node_modules" / "oxigraph" / "web_bg.wasm"
        files["oxigraph.wasm.gz"] = compress(wasm, VENDOR / "oxigraph.wasm.gz")
        packages = [
            {
                "name": package,
                "version": records[package]["version"],
                "integrity": records[package]["integrity"],
                "licence": records[package]["license"],
                "licenceFiles": copy_licence(folder / "node_modules" / package, package),
            }
            for package in bundled(records)
        ]
    crate_notices()
    lock = {"buildTool": BUILD_TOOL, "packages": packages, "files": files}
    (VENDOR / "vendor.lock.json").write_text(json.dumps(lock, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
