"""If these failed, an error would send its reader to the wrong line of a file."""

from __future__ import annotations

import pytest

from onrecord.knowledge.lines import Path, line_of

TEXT = """# a comment
source = "x"
names.fr = ["a",
  "b"]
[people.anna-one]
name = "A"
[[office]]
key = "one"
[[office.holder]]
from = "2020"
[[office]]
key = "two"
[[office.holder]]
from = "2021"
[[office.holder]]
person = "p"
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("source",), 2),
        (("names", "fr"), 3),
        (("names",), 3),
        (("people", "anna-one", "name"), 6),
        (("people", "anna-one", "gone"), 5),
        (("office", 0, "key"), 8),
        (("office", 1), 11),
        (("office", 1, "holder", 0, "from"), 14),
        (("office", 1, "holder", 1, "person"), 16),
        (("office", 1, "holder", 1, "from"), 15),
        (("nothing",), 0),
    ],
)
def test_the_line_of_a_path(path: Path, line: int) -> None:
    assert line_of(TEXT, path) == line
