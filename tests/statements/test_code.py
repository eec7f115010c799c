"""If this fails, an article without a date says nothing of what its own words fix, or a year is made up for it."""

from __future__ import annotations

import pytest

from onrecord import parses, statements
from tests.builders import article

TEXT = ("Lors du Conseil des ministres de la Pêche qui se tiendra les 18 et 19 octobre à Riga, la présidente parlera. "
        "Lors du déjeuner de travail de demain, les ministres de la Pêche examineront la carte.")


@pytest.mark.models
def test_an_undated_article_notes_what_its_own_times_fix_and_no_year_is_made_up() -> None:
    given = article(TEXT)
    reading = statements.code(given, parses.parse(given), [])
    (note,) = [note for note in reading.article.notes if note.code == "undated"]
    assert "October" in note.text
    assert all(item.when.from_ is None and item.when.to is None for item in reading.agenda)
    assert len(reading.agenda) == 2
