"""Sources that will not be named. Lost if this fails: the record shows a demand nobody made, or a speaker "who"."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import pipeline

pytestmark = pytest.mark.models


@pytest.mark.parametrize(("lang", "text", "who"), [
    ("en", "A senior official, who asked not to be named, said the port would stay shut until spring.",
     ["A senior official"]),
    ("fr", "« Le port restera fermé », a dit un haut responsable, qui a requis l'anonymat.", ["un haut responsable"]),
])
def test_what_a_source_asks_for_itself_is_no_statement(tmp_path: Path, lang: str, text: str, who: list[str]) -> None:
    page = tmp_path / "a.txt"
    page.write_text(text, encoding="utf-8")
    (reading,) = pipeline.read(str(page), lang=lang)
    sources = [a.source for a in reading.attributions]
    assert [" ".join(text[slice(*span)] for span in source) for source in sources] == who


def test_ones_own_capital_is_no_target(tmp_path: Path) -> None:
    from onrecord.knowledge import load  # noqa: PLC0415 - read once a process, by those who need it

    page = tmp_path / "a.txt"
    page.write_text('Moscow would answer "in kind", Russian foreign ministry spokeswoman Maria Zakharova said.')
    (reading,) = pipeline.read(str(page), lang="en", knowledge=load())
    (statement,) = reading.statements
    assert statement.act == "threaten"
    assert statement.targets == ()
