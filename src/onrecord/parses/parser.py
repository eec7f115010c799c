"""spaCy, loaded late and once a process, without the parts nobody here reads."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from onrecord.errors import LanguageError
from onrecord.lang import language
from onrecord.parses.elisions import keep_elisions
from onrecord.parses.finish import COMPONENTS, Finisher
from onrecord.parses.multiply import one_thread, with_numpy
from onrecord.parses.neutral import Rows

if TYPE_CHECKING:
    import spacy.language
    from spacy.tokens import Doc

_COLUMNS = ("IDX", "LENGTH", "TAG", "POS", "DEP", "MORPH", "HEAD", "SENT_START", "IS_SPACE")
# Texts a batch, and characters: larger ones cost memory and win nothing (measured).
_BATCH, _CHARACTERS = 64, 100_000
# Strings' hashes are unsigned and heads are signed; both share one array of 64 bits.
_SIGN = 2**63


@cache
def parser(lang: str) -> spacy.language.Language:
    """The parser of a language, named in its ``language.toml``. Raises LanguageError when it is not installed."""
    name = language(lang).table("language")["parser"]["package"]
    try:
        package = importlib.import_module(name)
    except ModuleNotFoundError as error:
        command = f"pip install {name.replace('_', '-')}"
        raise LanguageError(f"the parser for {lang!r} is not installed: {command}") from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy warns of a newer patch version at each load
        pipeline: spacy.language.Language = package.load(exclude=["ner", "senter"])
    pipeline.max_length = 10**9  # blocks are cut before they get here
    with_numpy(pipeline)
    keep_elisions(pipeline.tokenizer, language(lang).table("language")["parser"].get("elided", ()))
    return pipeline


@cache
def _finisher(lang: str) -> Finisher:
    return Finisher(parser(lang))


def parse_texts(lang: str, texts: Iterable[str]) -> Iterator[Rows]:
    """Parse texts one by one, in order: the parser's own labels, heads within the text."""
    pipeline = parser(lang)
    finish = _finisher(lang)
    for batch in _batches(texts):
        docs = pipeline.pipe(batch, batch_size=_BATCH, disable=COMPONENTS)
        while (doc := _next(docs)) is not None:
            yield _rows(doc, finish)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and (len(batch) == _BATCH or size + len(text) > _CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def _next(docs: Iterator[Doc]) -> Doc | None:
    with one_thread():
        return next(docs, None)


def _rows(doc: Doc, finish: Finisher) -> Rows:
    raw = doc.to_array(list(_COLUMNS)).reshape(len(doc), len(_COLUMNS))
    strings = doc.vocab.strings
    name = {key: strings[key] for key in map(int, np.unique(raw[:, 2:6]))}
    name = {key if key < _SIGN else key - 2 * _SIGN: text for key, text in name.items()}
    table = raw.astype(np.int64)
    heads = np.arange(len(doc)) + table[:, 6]
    space = table[:, 8] == 1
    tensor = np.asarray(doc.tensor, dtype=np.float32)
    if space.any():
        table, heads, tensor = _without(table, heads, tensor, space)
    idx, length, *codes = (table[:, i].tolist() for i in range(6))
    text = doc.text
    ends = [i + n for i, n in zip(idx, length, strict=True)]
    forms = [text[i:j] for i, j in zip(idx, ends, strict=True)]
    tag, pos, dep, morph = ([name[k] for k in column] for column in codes)
    expletive = [False, *(d == "expl" for d in dep[:-1])]
    done = finish(list(zip(forms, tag, dep, pos, morph, expletive, strict=True)))
    return Rows(idx, ends, forms, [d.lemma for d in done], [d.pos for d in done], dep, heads.tolist(),
                [d.feats for d in done], (table[:, 7] == 1).tolist(), tensor)


def _without(table: np.ndarray, heads: np.ndarray, tensor: np.ndarray,
             space: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Drop white-space tokens; what hung on one becomes a root, a sentence that began with one begins after it."""
    new = np.cumsum(~space) - 1
    first = table[:, 7] == 1
    for i in np.flatnonzero(space & first).tolist():
        if i + 1 < len(first):
            first[i + 1] = True
    table[:, 7] = first
    own = np.arange(len(space))
    heads = np.where(space[heads], own, heads)
    keep = ~space
    return table[keep], new[heads[keep]], tensor[keep]
