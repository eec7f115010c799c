"""The documents say what the program does. Lost if this fails: a user finds an option that is nowhere explained, or
an explanation of an option that is gone."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from onrecord.cli import app
from onrecord.output import FORMATS
from tests.output.test_contract import SCHEMA

ROOT = Path(__file__).parent.parent
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
CONTRACT = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("samples/*.md")])


def commands(command: Any, path: str = "onrecord") -> Iterator[tuple[str, Any]]:
    """Every command with what is typed to call it."""
    below = getattr(command, "commands", {})
    if below:
        for name, inner in below.items():
            yield from commands(inner, f"{path} {name}")
    else:
        yield path, command


COMMANDS = dict(commands(typer.main.get_command(app)))


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_has_its_section(path: str) -> None:
    assert re.search(rf"^## `{path}\b", CLI, re.MULTILINE)


@pytest.mark.parametrize("path", COMMANDS)
def test_every_option_is_documented(path: str) -> None:
    section = CLI.partition(f"## `{path}")[2].partition("\n## ")[0]
    names = [name for parameter in COMMANDS[path].params for name in parameter.opts if name.startswith("-")]
    assert [name for name in names if f"`{name}" not in section and name != "--help"] == []


def test_no_option_is_documented_that_is_not_there() -> None:
    known = {name for command in COMMANDS.values() for parameter in command.params
             for name in (*parameter.opts, *parameter.secondary_opts)}
    for page in (CLI, (ROOT / "README.md").read_text(encoding="utf-8")):
        code = "\n".join(re.findall(r"`[^`]*onrecord[^`]*`|`--[^`]*`", page))
        named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", code))
        assert named <= known | {"--help", "--version"}


def test_every_format_is_documented() -> None:
    assert [name for name in FORMATS if f"| `{name}` |" not in CLI] == []


def test_every_field_of_the_contract_is_documented() -> None:
    fields = {name for part in ("article", "statement", "agenda") for name in SCHEMA["$defs"][part]["properties"]}
    assert [name for name in fields if f"`{name}`" not in CONTRACT] == []
    acts = [act for act in SCHEMA["$defs"]["statement"]["properties"]["act"]["enum"] if act]
    assert [act for act in acts if f"`{act}`" not in CONTRACT] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_schema_is_json() -> None:
    assert json.loads((ROOT / "docs" / "contract.schema.json").read_text(encoding="utf-8")) == SCHEMA


@pytest.mark.models
def test_what_the_readme_shows_is_what_the_program_prints() -> None:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec
    assert spec.loader
    refresh = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(refresh)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert refresh.BLOCK.search(text)
    assert refresh.refreshed(text) == text, "python docs/refresh.py puts the present output into README.md"
