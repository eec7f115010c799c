"""The learned part: from the tokens of an article to attributions in tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from onrecord.attributions import decode
from onrecord.attributions.branches import Preorder, distances
from onrecord.attributions.continuation import goes_on
from onrecord.attributions.decode import CONTENT, CUE, OUT, SOURCE, Found
from onrecord.attributions.ends import begun, unholed, whole
from onrecord.attributions.features import token_features
from onrecord.attributions.heard import asked, spoken
from onrecord.attributions.incises import incises, parted
from onrecord.attributions.inserted import apart, around, inserted
from onrecord.attributions.network import Network, States
from onrecord.attributions.offices import with_office
from onrecord.attributions.passages import Passage
from onrecord.attributions.quotes import OUTSIDE, Quotation, quotations
from onrecord.attributions.tidy import settled, tidy
from onrecord.attributions.unbroken import unbroken
from onrecord.attributions.vectors import inputs
from onrecord.datelines import datelines
from onrecord.lang import language
from onrecord.model import Article, AttributionClass, Tree
from onrecord.trees import Walk

CLASSES: tuple[AttributionClass, ...] = ("speech", "thought", "attitude", "decree", "evidence")
_Seen = tuple[Passage, int]
# Tokens seen from cues at once; some 30 MB.
_PAIRS = 60_000
# A quotation of no more tokens is a phrase of the sentence around it.
_PHRASE = 5
# How likely a cue is that stands inside a quotation, between commas and with its subject behind it.
_INSERTED = 0.95
# No prose has more cues than one in so many tokens; a text made to hurt might.
_WORDS_A_CUE = 3
# No content is in more pieces; what the network says of a text that is none might be.
_PIECES = 8


def detect(article: Article, walk: Walk, read: Sequence[Passage], network: Network,
           quoted: Sequence[int]) -> list[Found]:
    """The attributions the network sees, passage by passage, none nested in another.

    quoted: a quotation state a token. A quotation that nothing sure accounts for makes a less sure cue good enough:
    somebody said it, and the best cue at hand says who.
    """
    tree = walk.tree
    clauses = inserted(tree, quoted)
    parting = incises(tree, quoted)
    marked = {passage: _quotations(tree, passage) for passage in read}
    leading = [token for passage, own in marked.items() for token in _leading(tree, passage, own)]
    states = network.read(token_features(article, tree, list(read)), inputs(tree), np.asarray(tree.head), read)
    likely = decode.sigmoid(states.cues)
    likely[walk.tokens(datelines(article))] = 0  # "HALDEN — Officials said": the dash is no cue
    likely[[*clauses, *parting]] = _INSERTED
    sure, faint = network.card["threshold"][tree.lang], network.card["faint"][tree.lang]
    likely[leading] = np.maximum(likely[leading], faint)
    seen = [(p, p.first + at) for p in read for at in _cues(likely, quoted, p, sure, faint)]
    order = Preorder(tree, walk.children)
    by_passage: dict[Passage, list[Found]] = {}
    for some in _chunks(seen):
        scores = _scores(some, order, states, network)
        labels = decode.viterbi(scores)
        for row, (passage, cue) in enumerate(some):
            one = _found(passage, cue, scores[row], labels[row], float(likely[cue]), states.classes[cue],
                         network.card["source"][tree.lang])
            one = _mended(tree, one, quoted, network.card["gap"][tree.lang]) if one is not None else None
            if one is not None and cue in clauses:
                one = around(one, clauses[cue], marked[passage])
            elif cue in parting:
                one = parted(one, parting[cue], marked[passage])
            if one is not None and (one.likely >= sure or _accounts_for_quotation(one, quoted)):
                by_passage.setdefault(passage, []).append(one)
    out: list[Found] = []
    for passage, found in by_passage.items():
        own = apart(spoken(tree, found), clauses, marked[passage])
        ended = [whole(walk, one) for one in decode.flat(settled(tree, own, quoted))]
        out.extend(unbroken(tree, ended, marked[passage]))
    return out


def _mended(tree: Tree, one: Found, quoted: Sequence[int], gap: int) -> Found | None:
    """What the network found, without what stands apart or was asked, with the object whole."""
    kept = tidy(tree, with_office(tree, _personal(tree, one)), quoted, gap)
    return asked(tree, unholed(tree, begun(tree, kept)))


def _leading(tree: Tree, passage: Passage, own: Sequence[Quotation]) -> list[int]:
    """Colons and verbs right before a quotation of some length: good enough where nothing else accounts for it."""
    before = [q.opening - 1 for q in own if q.opening > passage.first and q.last - q.opening > _PHRASE]
    return [token for token in before if tree.form[token] == ":" or tree.pos[token] == "VERB"]


def _quotations(tree: Tree, passage: Passage) -> list[Quotation]:
    """The outermost quotations of a passage that close, in it or in the block behind it."""
    edges = [t for t in range(passage.first, passage.after) if t == passage.first or tree.block[t] != tree.block[t - 1]]
    bounds = zip(edges, [*edges[1:], passage.after], strict=True)
    return [q for first, after in bounds for q in quotations(tree, first, after)
            if not q.depth and (q.closing or _runs_on(tree, after))]


def _runs_on(tree: Tree, token: int) -> bool:
    """Whether the block that begins with this token goes on with an open quotation."""
    return token < len(tree) and goes_on(tree, token)


def _chunks(seen: Sequence[_Seen]) -> list[list[_Seen]]:
    """The cues in pieces of bounded size, so that memory does not grow with the article."""
    out: list[list[_Seen]] = []
    size = _PAIRS
    for one in seen:
        if size + len(one[0]) > _PAIRS:
            out.append([])
            size = 0
        out[-1].append(one)
        size += len(one[0])
    return out


def _cues(likely: np.ndarray, quoted: Sequence[int], passage: Passage, sure: float, faint: float) -> list[int]:
    """Places in the passage of tokens likely enough to head a cue; faint ones only beside quotations, not in them."""
    inside = likely[passage.first:passage.after]
    places: list[int] = np.flatnonzero(inside >= faint).tolist()
    has_quotation = any(quoted[passage.first:passage.after])
    found = [at for at in places if inside[at] >= sure or (has_quotation and quoted[passage.first + at] == OUTSIDE)]
    most = len(passage) // _WORDS_A_CUE + 1
    return found if len(found) <= most else sorted(sorted(found, key=lambda at: -inside[at])[:most])


def _accounts_for_quotation(one: Found, quoted: Sequence[int]) -> bool:
    """Whether most of the content stands between marks."""
    tokens = [quoted[t] for first, after in one.content for t in range(first, after)]
    return sum(state != OUTSIDE for state in tokens) * 10 >= len(tokens) * 9


def _scores(seen: Sequence[_Seen], order: Preorder, states: States, network: Network) -> np.ndarray:
    """(cues, longest passage, labels) log-probabilities; beyond a passage's end all is outside."""
    longest = max(len(passage) for passage, _ in seen)
    tokens = np.concatenate([np.arange(p.first, p.after) for p, _ in seen])
    counts = np.asarray([len(p) for p, _ in seen])
    rows = np.repeat(np.arange(len(seen)), counts)
    heads = np.asarray([cue for _, cue in seen])
    branches = np.concatenate([order.branches(p, cue) for p, cue in seen]).astype(np.int64)
    away = np.concatenate([distances(p, cue) for p, cue in seen]).astype(np.int64)
    out = np.full((len(seen), longest, decode.LABELS), -1e9, dtype=np.float32)
    out[:, :, OUT] = 0
    firsts = np.asarray([p.first for p, _ in seen])
    out[rows, tokens - firsts[rows]] = network.label(states, heads, tokens, rows, branches, away)
    return out


def _found(passage: Passage, cue: int, scores: np.ndarray, labels: np.ndarray, likely: float, classes: np.ndarray,
           least: float) -> Found | None:
    content = decode.segments(labels, CONTENT)
    if not content:
        return None
    if len(content) > _PIECES:
        content = sorted(sorted(content, key=lambda s: s[0] - s[1])[:_PIECES])
    size = len(passage)
    sources = decode.segments(labels, SOURCE) or _faint_source(scores[:size], labels[:size], least)
    if len(sources) > 1:
        sources = [max(sources, key=lambda s: _weight(scores, s))]
    cues = [s for s in decode.segments(labels, CUE) if s[0] <= cue - passage.first < s[1]]
    cues = cues or [(cue - passage.first, cue - passage.first + 1)]
    chosen = np.take_along_axis(scores[:size], labels[:size, None], axis=1)[:, 0]
    return Found(cue, _moved(sources, passage.first), _moved(cues, passage.first), _moved(content, passage.first),
                 likely, float(chosen.sum()), CLASSES[int(classes.argmax())])


def _personal(tree: Tree, one: Found) -> Found:
    """Without a source that is nobody: the pronoun in "il semble que", "il est prévu de"."""
    table = language(tree.lang).table("attributions")
    tokens = [t for first, after in one.source for t in range(first, after)]
    if len(tokens) != 1 or tree.form[tokens[0]].lower() not in table["nobody"]:
        return one
    passive = tree.rel[tokens[0]] == "nsubj:pass" and tree.head[tokens[0]] == one.head
    return replace(one, source=()) if passive or tree.lemma[one.head] in table["impersonal"] else one


def _moved(segments: Sequence[tuple[int, int]], by: int) -> tuple[tuple[int, int], ...]:
    """From places in the passage to places in the tree."""
    return tuple((first + by, after + by) for first, after in segments)


def _faint_source(scores: np.ndarray, labels: np.ndarray, least: float) -> list[tuple[int, int]]:
    """Where no source won: the likeliest stretch outside of cue and content, if its best word reaches ``least``.

    Several possible sources share the probability that one must be there; none of them then beats "outside".
    """
    chance = np.exp(scores[:, SOURCE:SOURCE + 2]).sum(axis=1) * (labels == OUT)
    best = int(chance.argmax())
    if chance[best] < least:
        return []
    first = after = best
    while first > 0 and chance[first - 1] >= least / 2:
        first -= 1
    while after + 1 < len(chance) and chance[after + 1] >= least / 2:
        after += 1
    return [(first, after + 1)]


def _weight(scores: np.ndarray, segment: tuple[int, int]) -> float:
    """How much likelier a stretch is source than nothing, in log-odds."""
    part = scores[segment[0]:segment[1]]
    return float((part[:, SOURCE:SOURCE + 2].max(axis=1) - part[:, OUT]).sum())
