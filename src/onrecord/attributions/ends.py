"""Where a content begins and ends: not in the middle of a phrase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.decode import Found
from onrecord.lang import language
from onrecord.model import Tree
from onrecord.trees import Walk

# Relations of words that open a phrase and are nothing without what follows: "a", "of", "that", "has".
_OPENERS = frozenset({"det", "case", "mark", "aux", "aux:pass", "cop", "nummod", "amod"})
# Words that hang on a verb and open its clause: "who", "which", "qui".
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def whole(walk: Walk, found: Found) -> Found:
    """The attribution with a ragged end of its content mended.

    A last word that only opens a phrase ("should a", "d'ici") is followed to the end of what it opens, as far as the
    sentence, the cue and the source leave room; so is a "no" without a verb to what it hangs on ("no talks | before
    troops leave"). A conjunction that joins nothing any more ("hostilities and") goes.
    """
    if not found.content:
        return found
    first, after = found.content[-1]
    end = _end(walk, found, _terms(walk, found, after))
    if walk.tree.pos[after - 1] == "CCONJ":
        end = after - 2 if walk.tree.form[after - 2] == "," else after - 1
    return found if end == after or end <= first else replace(found, content=(*found.content[:-1], (first, end)))


def begun(tree: Tree, found: Found) -> Found:
    """The attribution with the object in its content, where the cue's verb has what is said as its object.

    "Il a exclu tout lien avec | la guerre": the content is no part of "tout lien", which is what he excluded.
    """
    head = found.head
    if not found.content or tree.lemma[head] not in language(tree.lang).table("attributions")["taking"]:
        return found
    cue = next((piece for piece in found.cue if piece[0] <= head < piece[1]), None)
    at = head + 1
    while cue is not None and at < cue[1] and (tree.pos[at] == "ADV" or tree.rel[at] == "compound:prt"):
        at += 1
    if cue is None or not any(tree.head[t] == head and tree.rel[t] == "obj" for t in range(at, cue[1])):
        return found
    content = tuple((at, after) if first == cue[1] else (first, after) for first, after in found.content)
    if content == found.content:
        return found
    return replace(found, cue=tuple((cue[0], at) if piece == cue else piece for piece in found.cue), content=content)


def unholed(tree: Tree, found: Found) -> Found:
    """The attribution without holes in its content where neither source nor cue stands.

    A piece that is nothing but the word that introduces a clause reaches over to it ("that | after this night, | it
    ..."), and two pieces with no more than a comma between are one.
    """
    pieces: list[tuple[int, int]] = []
    for piece in found.content:
        if pieces and _one(tree, pieces[-1], piece, (*found.source, *found.cue)):
            pieces[-1] = (pieces[-1][0], piece[1])
        else:
            pieces.append(piece)
    return found if len(pieces) == len(found.content) else replace(found, content=tuple(pieces))


def _one(tree: Tree, left: tuple[int, int], right: tuple[int, int], held: Sequence[tuple[int, int]]) -> bool:
    between = range(left[1], right[0])
    if tree.sentence[left[0]] != tree.sentence[right[0]] or any(piece[0] in between for piece in held):
        return False
    mark = left[1] - left[0] == 1 and tree.rel[left[0]] == "mark"
    return mark or all(tree.form[t] == "," for t in between)


def _terms(walk: Walk, found: Found, after: int) -> int:
    """The token after the clause of time or condition that follows a noun with "no"; ``after`` itself without one."""
    tree, words = walk.tree, language(walk.tree.lang).table("attributions")
    first = found.content[-1][0]
    refused = any(tree.lemma[t] in words["none"] for t in range(first, after)) \
        and not any(tree.pos[t] in ("VERB", "AUX") for t in range(first, after))
    if not refused or after >= len(tree) or tree.rel[after] != "mark" or tree.lemma[after] not in words["terms"]:
        return after
    return _through(walk, tree.head[after], after, _limit(tree, found, after))


def _end(walk: Walk, found: Found, after: int) -> int:
    """The token after the phrase that the last token opens; ``after`` itself where it opens none."""
    last, tree = after - 1, walk.tree
    head = tree.head[last]
    opens = tree.rel[last] in _OPENERS or (tree.rel[last] in _SUBJECTS and tree.pos[last] == "PRON")
    if not opens or head <= last or tree.sentence[head] != tree.sentence[last]:
        return after
    limit = _limit(tree, found, after)
    return after if head >= limit else _through(walk, head, after, limit)


def _limit(tree: Tree, found: Found, after: int) -> int:
    """The first token behind a place that is source or cue; the end of the text where there is none."""
    return min((piece[0] for piece in (*found.source, *found.cue) if piece[0] >= after), default=len(tree))


def _through(walk: Walk, head: int, after: int, limit: int) -> int:
    """The token after what hangs below a word, on from a place and up to a limit, without marks at its end."""
    end, inside = after, set(walk.subtree(head))
    while end < limit and end in inside:
        end += 1
    while end > after and walk.tree.pos[end - 1] == "PUNCT":
        end -= 1
    return end
