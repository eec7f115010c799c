"""The table of codes, in the package and in the documentation.

Lost if this fails: a program that reacts to a code would wait for one that never comes.
"""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.articles.codes import CODES

ROOT = Path(__file__).parents[2]


def test_the_documentation_shows_the_table() -> None:
    text = (ROOT / "docs" / "codes.md").read_text(encoding="utf-8")
    assert dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", text, re.M)) == CODES


def test_every_code_of_the_stage_is_in_the_table_and_used() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in (ROOT / "src/onrecord/articles").glob("*.py")}
    elsewhere = "\n".join(text for path, text in sources.items() if path.name != "codes.py")
    assert set(re.findall(r'\bNote\("([a-z-]+)"', elsewhere)) <= CODES.keys()
    assert all(f'"{code}"' in elsewhere for code in CODES)
