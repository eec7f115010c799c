"""Whose words they are when a sentence names two: who spoke, and through whom it is known or who had asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.decode import Found
from onrecord.lang import language
from onrecord.model import Tree

_Segment = tuple[int, int]


def spoken(tree: Tree, found: Sequence[Found]) -> list[Found]:
    """The attributions of one passage without those that only say through whom the words of another are known.

    In "Veld said that ..., according to two members" the words are Veld's: what "according to" holds is a clause of
    saying and little else.
    """
    reporting = language(tree.lang).table("attributions")["reporting"]
    telling = [one for one in found if one.source and not _cites(tree, one) and tree.lemma[one.head] in reporting
               and not _passive(tree, one.head)]
    return [one for one in found if not (_cites(tree, one) and any(_tells(inner, one) for inner in telling))]


def _cites(tree: Tree, one: Found) -> bool:
    """Whether the cue is a preposition ("according to")."""
    citing = language(tree.lang).table("attributions")["citing"]
    return any(tree.form[one.head].lower() == words[0] for words in citing)


def _passive(tree: Tree, verb: int) -> bool:
    return any(tree.head[t] == verb and tree.rel[t] == "aux:pass" for t in range(max(verb - 4, 0), verb))


def _tells(inner: Found, outer: Found) -> bool:
    """Whether the outer content is a clause that tells what the inner source said."""
    inside = any(first <= inner.head < after for first, after in outer.content)
    return inside and 2 * _size(inner.content) >= _size(outer.content)


def _size(segments: Sequence[_Segment]) -> int:
    return sum(after - first for first, after in segments)


def asked(tree: Tree, one: Found) -> Found | None:
    """What somebody was asked about is none of their words.

    An attribution that is nothing else ("Asked about the strait, the minister ...") loses its source, or is None where
    the language's gold sets have none; any other loses the pieces of its content that are.
    """
    table = language(tree.lang).table("attributions")
    if _put_to(tree, one.head, table["asking"]):
        agent = any(tree.head[t] == one.head and tree.rel[t] == "obl:agent" for s in one.source for t in range(*s))
        if agent or not one.source:
            return one
        return replace(one, source=()) if table["asked"] else None
    left = tuple(piece for piece in one.content if not _put_to(tree, piece[0], table["asking"]))
    return replace(one, content=left) if left and left != one.content else one


def _put_to(tree: Tree, token: int, asking: Sequence[str]) -> bool:
    """Whether a word is a participle of asking that no auxiliary makes a verb of its own."""
    if tree.lemma[token] not in asking or "Tense=Past" not in tree.feats[token]:
        return False
    beside = 0 < token < len(tree) - 1 and tree.form[token - 1] == "," and tree.pos[token + 1] in ("ADP", "SCONJ")
    if not (beside or "VerbForm=Part" in tree.feats[token]):
        return False
    return not any(tree.head[t] == token and tree.rel[t].startswith("aux") for t in range(max(token - 4, 0), token))
