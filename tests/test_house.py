"""The house in order. Lost if this fails: a newcomer's clone names a machine they do not have, or holds a file that
nobody reads to its end."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BINARY = (".npz", ".zip", ".gz", ".onnx", ".bin", ".jsonl")
TOO_LONG_FILE, TOO_LONG_FUNCTION = 600, 50  # the longest is a table of small functions
MACHINE = re.compile("|".join(["/" + "work/", "/" + "root/", r"/home/\w+", r"https?://[^\s)]+/" + "simple"]))


def tracked() -> list[Path]:
    """The files of the repository that hold text."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    files = [ROOT / name for name in listed.stdout.split("\n") if name and not name.endswith(BINARY)]
    return [file for file in files if file.is_file()]


def test_no_file_names_a_machine_or_a_registry() -> None:
    files = tracked()
    if not files:
        pytest.skip("not a git clone")
    named = {str(file.relative_to(ROOT)): found.group() for file in files
             if (found := MACHINE.search(file.read_text(encoding="utf-8", errors="replace")))}
    assert named == {}


@pytest.mark.parametrize("file", sorted((ROOT / "src").rglob("*.py")), ids=lambda file: file.stem)
def test_files_and_functions_can_be_read_in_one_sitting(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= TOO_LONG_FILE
    tree = ast.parse(text)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno + 1 > TOO_LONG_FUNCTION] == []
    public = [f for f in functions if f in tree.body and not f.name.startswith("_")]
    assert [f.name for f in public if not ast.get_docstring(f)] == []


def test_what_the_program_imports_is_declared_and_pinned() -> None:
    """A package that happens to be installed here is missing on a newcomer's machine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    given = project["optional-dependencies"]
    extras = [*given["desk"], *given["export"]]  # `onrecord serve`, `export` say so where they are missing
    declared = {canonical(re.split(r"[^\w.-]", wanted)[0]) for wanted in [*project["dependencies"], *extras]}
    pinned = {canonical(line.partition("==")[0]) for line in (ROOT / "constraints.txt").read_text().splitlines()}
    providers = importlib.metadata.packages_distributions()
    used = {canonical(name) for top in imported() for name in providers.get(top, [top])[:1]}
    assert used - declared == set()
    assert declared - pinned == set()


def test_every_file_of_the_program_is_in_what_is_installed() -> None:
    """A picture or a table that is only in the clone is missing wherever the program is installed from a wheel."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["onrecord"]
    listed = subprocess.run(["git", "ls-files", "src/onrecord"], cwd=ROOT, capture_output=True, text=True, check=False)
    files = [Path(name) for name in listed.stdout.split("\n") if name and not name.endswith(".py")]
    assert [str(file) for file in files if not any(file.match(pattern) for pattern in patterns)] == []


def imported() -> set[str]:
    """The libraries that any module of the program imports, at its top or late."""
    names: set[str] = set()
    for file in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - {"onrecord"}


def canonical(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
