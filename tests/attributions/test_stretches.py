"""Very long texts. If these fail, a page of some megabytes takes all memory, or its statements lie in wrong places."""

from __future__ import annotations

from onrecord.attributions.decode import Found
from onrecord.attributions.passages import Passage
from onrecord.attributions.stretches import moved, part, stretches
from tests.trees import plain


def test_passages_are_read_in_groups_of_bounded_length() -> None:
    read = [Passage(0, 4), Passage(4, 8), Passage(8, 30), Passage(30, 32)]
    assert stretches(read, 10) == [read[:2], [read[2]], [read[3]]]
    assert stretches([]) == []


def test_a_part_of_a_tree_stands_where_it_stood_in_the_text() -> None:
    article, tree = plain("Il pleut. Veld dit non.\nFin.")
    first, after = tree.form.index("Veld"), tree.form.index("Fin")
    own = part(tree, first, after)
    assert [article.text[s:e] for s, e in zip(own.start, own.end, strict=True)] == tree.form[first:after]
    assert all(0 <= head < len(own) for head in own.head)
    assert own.sentence[0] == 0
    assert own.block == tree.block[first:after]


def test_what_is_found_in_a_part_is_moved_to_its_place() -> None:
    found = Found(1, ((0, 1),), ((1, 2),), ((2, 3),), 0.9, -1.0, "speech")
    assert moved(found, 5) == Found(6, ((5, 6),), ((6, 7),), ((7, 8),), 0.9, -1.0, "speech")
