"""What the page is made of beside the graph: its script, style, libraries, licences, and the policy that names them."""

import base64
import gzip
import hashlib
import re
from functools import cache
from importlib.resources import files

STATIC = files("kg.view") / "static"
MODULES = """
    dom words data remote caption shapes labels arrange filter state evidence motion picture search panel details
    tables charts figures timeline structure reader engine questions editor query out save habits review stage
    actions chrome keys main
""".split()  # noqa: SIM905
MUCH = 8_000_000  # characters
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|const|let) (\w+))", re.MULTILINE)


@cache
def asset(name: str) -> str:
    """Return a text file of the page, as `vendor/vis.min.js`."""
    return STATIC.joinpath(*name.split("/")).read_text("utf-8")


@cache
def script() -> str:
    """Return the page's modules as one script, each in a scope of its own from which its exports come."""
    return '"use strict";\n(() => {\n' + "\n".join(_scoped(asset(f"{name}.js")) for name in MODULES) + "})();\n"


def _scoped(module: str) -> str:
    exported = ", ".join(name for _, name in _EXPORT.findall(module))
    body = _EXPORT.sub(r"\1", _IMPORT.sub("", module))
    return f"const {{ {exported} }} = (() => {{\n{body}return {{ {exported} }};\n}})();"


@cache
def engine() -> str:
    """Return the query engine's script, packed."""
    return packed(asset("vendor/oxigraph.min.js") + "\n" + asset("worker.js"))


@cache
def wasm() -> str:
    """Return the query engine itself, packed."""
    return base64.b64encode((STATIC / "vendor" / "oxigraph.wasm.gz").read_bytes()).decode()


def packed(text: str) -> str:
    """Return text as base64 of gzip: it cannot close a script element, and is a tenth of the size."""
    level = 6 if len(text) < MUCH else 1  # which takes half the time, and a third more room
    return base64.b64encode(gzip.compress(text.encode(), level, mtime=0)).decode()


def policy(scripts: list[str], style: str, *, sparql: bool, connect: str) -> str:
    """Return the Content-Security-Policy: our scripts and style by their hashes, and nothing else."""
    allowed = " ".join(_hash(text) for text in scripts)
    workers = " 'wasm-unsafe-eval' blob:; worker-src blob:" if sparql else ""
    return (
        f"default-src 'none'; script-src {allowed}{workers}; style-src {_hash(style)}; img-src data: blob:; "
        f"connect-src {connect}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def licences() -> str:
    """Return the licence texts of the vendored libraries; of two offered licences, the shorter MIT."""
    folder = STATIC / "vendor" / "licences"
    names = sorted(item.name for item in folder.iterdir() if "APACHE" not in item.name)
    return "\n\n".join(f"{name}\n\n{(folder / name).read_text('utf-8')}" for name in names)
