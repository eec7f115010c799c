"""What the network is told of each token: small whole numbers, looked up once a distinct string."""

from __future__ import annotations

import zlib
from functools import lru_cache

import numpy as np

from onrecord.attributions.passages import Passage
from onrecord.attributions.quotes import quotations, states
from onrecord.lang import CODES
from onrecord.model import Article, Tree

POS = ("", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
       "SYM", "VERB", "X")
RELS = ("", "root", "nsubj", "nsubj:pass", "csubj", "csubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod",
        "nmod:poss", "amod", "advmod", "advcl", "acl", "acl:relcl", "ccomp", "xcomp", "conj", "cc", "case", "mark",
        "cop", "aux", "aux:pass", "det", "nummod", "appos", "flat", "compound", "compound:prt", "expl", "parataxis",
        "punct", "dep", "fixed", "vocative", "discourse")
BLOCKS = ("heading", "paragraph", "item", "quote", "caption")
FORMS, LEMMAS, SUFFIXES, FEATS = 16384, 8192, 4096, 512
# The columns of `token_features`, with how many values each can take.
COLUMNS = {"form": FORMS, "lemma": LEMMAS, "suffix": SUFFIXES, "pos": len(POS), "rel": len(RELS), "feats": FEATS,
           "shape": 12, "quote": 6, "block": len(BLOCKS), "place": 8, "reach": 19, "lang": len(CODES)}
_POS = {name: i for i, name in enumerate(POS)}
_RELS = {name: i for i, name in enumerate(RELS)}


def rel_id(rel: str) -> int:
    """The number of a neutral relation, 0 for one that is not known."""
    return _RELS.get(rel, 0)


def token_features(article: Article, tree: Tree, read: list[Passage]) -> np.ndarray:
    """One row a token, one column a feature of ``COLUMNS``, int32."""
    lang = CODES.index(tree.lang)
    size = len(tree)
    out = np.zeros((size, len(COLUMNS)), dtype=np.int32)
    if not size:
        return out
    forms = [_form(lang, form) for form in tree.form]
    out[:, 0] = [f[0] for f in forms]
    out[:, 1] = [_lemma(lang, lemma) for lemma in tree.lemma]
    out[:, 2] = [f[1] for f in forms]
    out[:, 3] = [_POS.get(pos, 0) for pos in tree.pos]
    out[:, 4] = [_RELS.get(rel, 0) for rel in tree.rel]
    out[:, 5] = [_feats(f) for f in tree.feats]
    sentence = np.asarray(tree.sentence)
    begins = np.ones(size, dtype=np.int32)
    begins[1:] = sentence[1:] != sentence[:-1]
    out[:, 6] = np.asarray([f[2] for f in forms]) + 6 * begins
    block = np.asarray(tree.block)
    out[:, 8] = np.asarray([BLOCKS.index(b.kind) for b in article.blocks])[block]
    for passage in read:
        where = slice(passage.first, passage.after)
        out[where, 7] = quote_states(tree, passage)
        out[where, 9] = np.minimum(np.arange(len(passage)), 7)
    out[:, 10] = np.clip(np.asarray(tree.head) - np.arange(size), -9, 9) + 9
    out[:, 11] = lang
    return out


def quote_states(tree: Tree, passage: Passage) -> list[int]:
    """The states of :func:`onrecord.attributions.quotes.states` for a passage, block by block."""
    out: list[int] = []
    first = passage.first
    while first < passage.after:
        after = first
        while after < passage.after and tree.block[after] == tree.block[first]:
            after += 1
        out.extend(states(first, after, quotations(tree, first, after)))
        first = after
    return out


def form_ids(lang: int, form: str) -> tuple[int, int, int]:
    """The form, lemma and suffix numbers of a word or mark that is its own lemma, in the language of that number."""
    return _form(lang, form)[0], _lemma(lang, form), _form(lang, form)[1]


@lru_cache(maxsize=200_000)
def _form(lang: int, form: str) -> tuple[int, int, int]:
    low = form.lower()
    return _hash(lang, low, FORMS), _hash(lang, low[-3:], SUFFIXES), _shape(form)


@lru_cache(maxsize=200_000)
def _lemma(lang: int, lemma: str) -> int:
    return _hash(lang, lemma, LEMMAS)


@lru_cache(maxsize=20_000)
def _feats(feats: str) -> int:
    return zlib.crc32(feats.encode("utf-8", "replace")) % FEATS


def _hash(lang: int, text: str, size: int) -> int:
    return zlib.crc32(f"{lang}{text}".encode("utf-8", "replace")) % size


def _shape(form: str) -> int:
    if form.islower():
        return 0
    if form.isupper() and len(form) > 1:
        return 1
    if form[:1].isupper():
        return 2
    if any(c.isdigit() for c in form):
        return 3
    return 4 if not any(c.isalnum() for c in form) else 5
