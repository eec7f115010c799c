"""A quotation that nobody claims, a sentence of its own: "Veld shook her head. “We are not leaving.”"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.decode import Found
from onrecord.attributions.quotes import MARKS
from onrecord.lang import language
from onrecord.model import Tree

_Segment = tuple[int, int]
_ENDS = frozenset(".!?…")
_STOPS = _ENDS | MARKS
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
# How likely it is that whom the sentence before is about goes on to speak (PolNeAR and French train: 19 of 27 times).
_LIKELY = 0.6
_NAMED = 0.8
# Tokens of a source beside a quotation, at most.
_LONGEST = 14
# Tokens that are searched for the beginning of a sentence; a text made to hurt has none.
_FAR = 150


def voiced(tree: Tree, found: Sequence[Found], span: _Segment) -> Found | None:
    """The attribution of such a quotation (mark to mark, in tokens) to whom the sentence before it is about.

    That is whoever says something in it, the last one of several; else its subject, where that is a name or a personal
    pronoun. None where it has neither: silence falls, and nobody knows who breaks it.
    """
    before = _sentence(tree, span[0])
    saying = [one for one in found if one.source and one.head in before]
    if saying:
        return replace(max(saying, key=lambda one: one.head), content=(span,), likely=_LIKELY)
    verb = next((t for t in before if tree.head[t] not in before or tree.head[t] == t), None)
    subject = next((t for t in before if tree.head[t] == verb and tree.rel[t] in _SUBJECTS), None)
    if verb is None or subject is None or not _somebody(tree, subject):
        return None
    own = [t for t in before if t < verb and _below(tree, t, subject)]
    return Found(verb, ((own[0], own[-1] + 1),) if own else ((subject, subject + 1),), ((verb, verb + 1),), (span,),
                 _LIKELY, 0.0, "speech")


def beside(tree: Tree, span: _Segment) -> Found | None:
    """The attribution of a quotation that nobody claims to whom the words right beside it name.

    Before it: "Pour Veld, « ... »". Behind it, a verb and its subject: « ... », titre le Halden Post.
    """
    return _according(tree, span) or _inverted(tree, span)


def _according(tree: Tree, span: _Segment) -> Found | None:
    comma = span[0] - 1
    if comma < 2 or tree.form[comma] != "," or tree.block[comma] != tree.block[span[0]]:
        return None
    first = comma
    while first > comma - _LONGEST and first and tree.block[first - 1] == tree.block[comma]:
        if tree.form[first - 1] in _ENDS or "VerbForm=Fin" in tree.feats[first - 1] or "Inf" in tree.feats[first - 1]:
            break
        first -= 1
    if tree.form[first].lower() not in language(tree.lang).table("attributions")["according"] or comma - first < 2:
        return None
    return Found(first, ((first + 1, comma),), ((first, first + 1),), (span,), _NAMED, 0.0, "speech")


def _inverted(tree: Tree, span: _Segment) -> Found | None:
    verb = span[1] + (span[1] < len(tree) and tree.form[span[1]] == ",")
    if verb + 1 >= len(tree) or tree.block[verb] != tree.block[span[0]] or tree.pos[verb] not in ("VERB", "NOUN"):
        return None
    subject = next((t for t in range(verb + 1, min(verb + _LONGEST, len(tree)))
                    if tree.head[t] == verb and tree.rel[t] in _SUBJECTS), None)
    if subject is None:
        return None
    after = verb + 1
    while after < len(tree) and _below(tree, after, subject) and tree.pos[after] != "PUNCT":
        after += 1
    if after == verb + 1:
        return None
    return Found(verb, ((verb + 1, after),), ((verb, verb + 1),), (span,), _NAMED, 0.0, "speech")


def _sentence(tree: Tree, opening: int) -> range:
    """The tokens between the full stop before the quotation and the one before that, in one block."""
    last = opening - 1
    least = max(opening - _FAR, 0)
    while last >= least and tree.block[last] == tree.block[opening] and tree.form[last] in _STOPS:
        last -= 1
    first = last
    while first >= least and tree.block[first] == tree.block[opening] and tree.form[first] not in _ENDS:
        first -= 1
    return range(first + 1, last + 1)


def _somebody(tree: Tree, subject: int) -> bool:
    """Whether a subject is a name or a pronoun of the third person."""
    if tree.pos[subject] != "PRON":
        return tree.pos[subject] == "PROPN"
    return tree.form[subject].lower() in language(tree.lang).table("attributions")["somebody"]


def _below(tree: Tree, token: int, top: int) -> bool:
    """Whether a token hangs under another, not too deep."""
    for _ in range(_LONGEST):
        if token == top or tree.head[token] == token:
            break
        token = tree.head[token]
    return token == top
