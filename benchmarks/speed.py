"""Whole `read`, from the bytes of a page to its JSON, warm, beside the bare full spaCy pipeline on the same texts."""

from __future__ import annotations

import importlib
import io
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.pairs import Time, paired, ratio
from benchmarks.table import markdown, page
from benchmarks.texts import Texts, to_time
from onrecord import articles, attributions, pages, parses, pipeline, statements
from onrecord.knowledge import load
from onrecord.lang import CODES, language
from onrecord.output import FORMATS

HEAD = ("language", "texts", "words", "rounds", "read", "bare spaCy", "ratio (lowest, highest)", "by processor")
STAGES = ("pages", "articles", "parses", "attributions", "statements", "output")


def run(words: int, rounds: int) -> str:
    """Measure every language; the page as Markdown."""
    rows, stages = [], []
    for lang in CODES:
        texts = to_time(lang, words)
        with tempfile.TemporaryDirectory() as folder:
            files = _files(texts, Path(folder))
            bare = full_pipeline(lang)
            times = paired(lambda: _read(files), lambda: list(bare.pipe(texts.texts)), rounds)  # noqa: B023 - run here
            rows.append(_row(texts, times))
            stages.append((lang, *(f"{1e6 * seconds / texts.words:.1f}" for seconds in _stages(files).values())))
    return page(
        "speed", "Speed",
        "Words (between white space) a second by the clock; medians of paired runs that take turns. `read`: files to "
        "JSON with everything in between. Bare: every component of the same language's spaCy model over whole texts. "
        "The last column is the ratio of processor times, over all threads.",
        markdown(HEAD, rows),
        "Microseconds a word, stage by stage (one run):", markdown(("language", *STAGES), stages))


def _row(texts: Texts, times: list[tuple[Time, Time]]) -> Sequence[object]:
    each = [bare.wall / read.wall for read, bare in times]
    return (texts.lang, f"{len(texts.texts)}, {texts.origin}", texts.words, len(times),
            *(f"{texts.words / median(pair[which].wall for pair in times):,.0f}" for which in (0, 1)),
            f"{ratio(times, lambda t: t.wall):.2f} ({min(each):.2f}, {max(each):.2f})",
            f"{ratio(times, lambda t: t.processor):.2f}")


def full_pipeline(lang: str) -> Any:
    """The language's spaCy model with all its components, as it comes."""
    package = importlib.import_module(language(lang).table("language")["parser"]["package"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy warns of a newer patch version at each load
        return package.load()


def _files(texts: Texts, folder: Path) -> list[str]:
    names = []
    for number, text in enumerate(texts.texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        names.append(str(path))
    return names


def _read(files: Sequence[str]) -> None:
    """What the command line does with them, in this process."""
    known = load()
    FORMATS["json"](pipeline.read_all(files, knowledge=known), io.StringIO())


def _stages(files: Sequence[str]) -> dict[str, float]:
    """Seconds spent in each stage over all files."""
    spent: dict[str, float] = defaultdict(float)
    known = load()

    @contextmanager
    def timed(stage: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        spent[stage] += time.perf_counter() - began

    for file in files:
        with timed("pages"):
            (read,) = pages.read(file)
        with timed("articles"):
            article = articles.extract(read)
        with timed("parses"):
            tree = parses.parse(article)
        with timed("attributions"):
            found = attributions.find(article, tree)
        with timed("statements"):
            reading = statements.code(article, tree, found, known)
        with timed("output"):
            FORMATS["json"](iter([reading]), io.StringIO())
    return {stage: spent[stage] for stage in STAGES}
