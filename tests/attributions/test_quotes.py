"""Quotation marks. If these fail, quoted words are cut, joined or lost, and direct speech goes to the reporter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attributions.quotes import MARKS, quotations, states
from tests.trees import plain


def inside(text: str) -> list[str]:
    """The words of each quotation found in a one-line text, a bar behind one that never closes."""
    article, tree = plain(text)
    out = []
    for q in quotations(tree, 0, len(tree)):
        last = q.last if q.closing is None else q.closing - 1
        words = article.text[tree.start[q.opening + 1] : tree.end[last]] if q.opening < last else ""
        out.append(words + ("|" if q.closing is None else ""))
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Le pont tiendra », dit-elle.", ["Le pont tiendra"]),
        ("Elle dit : “The bridge holds” and left.", ["The bridge holds"]),
        ('He said "it holds" and "it stays".', ["it holds", "it stays"]),
        ("„Wir bleiben“, sagt er.", ["Wir bleiben"]),
        ("« Il a dit “jamais” hier », note-t-il.", ["Il a dit “jamais” hier", "jamais"]),
        ("« Le texte court sur deux paragraphes", ["Le texte court sur deux paragraphes|"]),
        ('"It began here', ["It began here|"]),
        ("L'accord d'hier n'est pas signé", []),
        ("the minister's aide and the states' envoys", []),
        ("a lone closing » mark", []),
    ],
)
def test_quotations_of_every_style(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


def test_states_tell_inside_nested_and_marks() -> None:
    _, tree = plain("Il dit « oui “non” » ici")
    assert states(0, len(tree), quotations(tree, 0, len(tree))) == [0, 0, 3, 1, 3, 2, 4, 4, 0]


@given(st.text(alphabet=[*"ab .'’‘", *(m for m in MARKS if len(m) == 1)], max_size=60))
def test_any_run_of_marks_gives_well_formed_quotations(text: str) -> None:
    _, tree = plain(text.replace("\n", " "))
    found = quotations(tree, 0, len(tree))
    assert [q.opening for q in found] == sorted(q.opening for q in found)
    assert all(q.opening < q.closing < len(tree) for q in found if q.closing is not None)
    assert len(states(0, len(tree), found)) == len(tree)
