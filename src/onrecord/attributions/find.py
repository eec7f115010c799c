"""All attributions of an article: what is typographically exact by rule, the rest by the learned engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.attributions.confidence import confidence
from onrecord.attributions.continuation import continued
from onrecord.attributions.datelines import undated
from onrecord.attributions.decode import Found
from onrecord.attributions.engine import detect
from onrecord.attributions.features import quote_states
from onrecord.attributions.headlines import headlines, retold
from onrecord.attributions.kinds import kind_of
from onrecord.attributions.lists import announced
from onrecord.attributions.network import Network, network
from onrecord.attributions.parts import parts_of
from onrecord.attributions.passages import Passage, passages
from onrecord.attributions.quotes import CLOSING, OPENING
from onrecord.attributions.resumed import resumed
from onrecord.attributions.signatures import signatures
from onrecord.attributions.stretches import moved, part, stretches
from onrecord.attributions.tidy import bare
from onrecord.attributions.turns import turns
from onrecord.lang import language
from onrecord.model import Article, Attribution, Span, Spans, Tree
from onrecord.spans import Cover, trim, words
from onrecord.trees import Walk

# Marks that can be a cue by themselves.
_CUES = frozenset({":", "-", "--", "—", "–", "―"})


def find(article: Article, tree: Tree, model: Network | None = None) -> list[Attribution]:
    """The attributions of an article in order of place, none nested in another.

    Rules come first where they are exact: the turns of a transcript, a signed quotation, a headline's colon, a list
    under its announcement, a quotation that runs on over paragraphs. ``model`` stands in for the shipped network, in
    tests and training.
    """
    if not len(tree):
        return []
    walk = Walk(tree)
    exact = turns(article, tree) or signatures(article, tree)
    read = _unspoken(passages(tree), exact, tree)
    quoted = quote_states(tree, Passage(0, len(tree)))
    model = model or network(tree.lang)
    found = _detected(article, walk, read, model, quoted)
    weights = model.card["calibration"][tree.lang]
    drafts = [replace(_attribution(article, walk, one, quoted), confidence=confidence(one, weights)) for one in found]
    drafts = undated(article, _stated(article, drafts))
    drafts = continued(article, tree, drafts, quoted)
    drafts = continued(article, tree, resumed(tree, drafts), quoted)
    drafts = headlines(article, retold(article, walk, drafts))
    drafts = announced(article, walk, drafts)
    drafts = [parts_of(walk, draft) for draft in drafts]
    return _numbered([*exact, *drafts])


def _detected(article: Article, walk: Walk, read: Sequence[Passage], model: Network,
              quoted: Sequence[int]) -> list[Found]:
    """What the engine finds in the passages, stretch by stretch where the article is very long."""
    groups = stretches(read)
    if len(groups) == 1:
        return detect(article, walk, read, model, quoted)
    out: list[Found] = []
    for group in groups:
        first, after = group[0].first, group[-1].after
        own = [Passage(p.first - first, p.after - first) for p in group]
        found = detect(article, Walk(part(walk.tree, first, after)), own, model, quoted[first:after])
        out.extend(moved(one, first) for one in found)
    return out


def _stated(article: Article, drafts: Iterable[Attribution]) -> list[Attribution]:
    """The drafts with a content, without what a heading asks ("Et a-t-elle servi ?" names nobody and says nothing),
    without why a source goes unnamed ("who asked not to be identified") and what a newsroom's label opens."""
    text = article.text
    asking = Cover(b.span for b in article.blocks if b.kind == "heading" and text[slice(*b.span)].rstrip()[-1:] == "?")
    table = language(article.lang).table("attributions")
    nameless, labels = table["nameless"], table["labels"]
    named = [one for one in drafts if words(text, one.source).casefold() not in labels]
    return [one for one in named if one.content and not _begins(words(text, one.content), nameless) and (
        not asking.touches(one.content[0]) or any(c.isupper() for c in words(text, one.source)))]


def _begins(said: str, phrases: Sequence[str]) -> bool:
    return said.casefold().replace("’", "'").startswith(tuple(phrases))


def warm(lang: str) -> None:
    """Load a language's network, if it is not in memory yet. Raises ModelError when its file is damaged."""
    network(lang)


def _unspoken(read: Iterable[Passage], exact: Iterable[Attribution], tree: Tree) -> list[Passage]:
    """The passages that no turn and no signed quotation covers: inside one nothing is attributed again."""
    taken = Cover(span for one in exact for span in one.content)
    return [p for p in read if not taken.touches((tree.start[p.first], tree.end[p.after - 1]))]


def _attribution(article: Article, walk: Walk, found: Found, quoted: Sequence[int]) -> Attribution:
    tree = walk.tree
    return Attribution(
        id="", kind=kind_of(tree, found.content, quoted, found.head), class_=found.class_,
        source=characters(article.text, tree, bare(tree, found.source)), cue=characters(article.text, tree, found.cue),
        content=characters(article.text, tree, found.content, quoted), rule="engine", cue_head=found.head)


def characters(text: str, tree: Tree, segments: Iterable[tuple[int, int]], quoted: Sequence[int] = ()) -> Spans:
    """Segments of tokens (first, after) as spans of the text, without the pieces that hold no word.

    A mark that closes before the segment's words, or opens behind them, belongs to another quotation and is left out.
    """
    out: list[Span] = []
    for first, after in segments:
        while first < after and quoted and quoted[first] == CLOSING:
            first += 1  # noqa: PLW2901 - the segment shrinks
        while first < after and quoted and quoted[after - 1] == OPENING:
            after -= 1  # noqa: PLW2901
        if first == after:
            continue
        span = trim(text, (min(tree.start[first:after]), max(tree.end[first:after])))
        if span[0] < span[1] and (any(c.isalnum() for c in text[slice(*span)]) or text[slice(*span)] in _CUES):
            out.append(span)
    return tuple(sorted(out))


def _numbered(drafts: list[Attribution]) -> list[Attribution]:
    """In order of the first character of their content, with ids in that order; references between them follow."""
    ordered = sorted(drafts, key=lambda a: (min(a.content), a.cue))
    return [replace(draft, id=f"a{number}") for number, draft in enumerate(ordered, 1)]
