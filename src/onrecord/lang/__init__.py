"""What is known of each language, as data.

``lang/<code>/*.toml`` are tables that a linguist can edit; ``lang/<code>/grammar.py`` says what a table can't. Nothing
else in the package names a language. A stage reads its table through :func:`language` and gives it its own meaning.
"""

from __future__ import annotations

import importlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import ModuleType
from typing import Any

from onrecord.errors import LanguageError

CODES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its code and the way to its tables."""

    code: str

    def table(self, name: str) -> dict[str, Any]:
        """The parsed ``lang/<code>/<name>.toml``; the same object at every call, not to be changed."""
        return _table(self.code, name)

    def grammar(self) -> ModuleType:
        """The module ``lang/<code>/grammar.py``."""
        return importlib.import_module(f"onrecord.lang.{self.code}.grammar")


def language(code: str) -> Language:
    """The language of a two-letter code.

    Raises LanguageError for a code that onrecord has no folder for.
    """
    if code not in CODES:
        raise LanguageError(f"no language {code!r}; there are: {', '.join(CODES)}")
    return Language(code)


@cache
def _table(code: str, name: str) -> dict[str, Any]:
    path = resources.files("onrecord.lang") / code / f"{name}.toml"
    with path.open("rb") as file:
        return tomllib.load(file)
