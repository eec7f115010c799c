"""How good the record of the month is: near copies by pairs, utterances by B-cubed, over what was read at all."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from evaluation.month.align import Said, by_article, pair, pieces
from evaluation.month.recorded import place, truth
from evaluation.month.score import Score, counted
from evaluation.month.score_clusters import alike, b_cubed, near_copies, pairs, shingles
from onrecord.record import Record

ALIKE = 0.5
"""Two texts of one story that share so much by chance (the month's stock of phrases is finite) are not judged."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """What was read of the month, beside the truth."""

    articles: Mapping[str, str]
    """Id of an article in the record -> id in the truth."""
    statements: Mapping[str, str]
    """Id of a statement -> the utterance of the truth that it reports; those that report none are left out."""
    places: Mapping[str, str]
    """Id of a statement -> the mention of the truth that it is."""
    parts: Mapping[str, str]
    """Id of a statement that is a piece of a mention, and none by itself -> the utterance it reports."""
    mentions: int
    """How many mentions of utterances the truth has."""
    read: int
    """Statements in the record."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The scores of a month."""

    aligned: Aligned
    copies: Score
    utterances: Score
    by_lang: Mapping[str, Score]
    """B-cubed within each language and, as ``across``, by pairs of reports in different languages."""
    alone: Score
    """What B-cubed would be if only equal words of one speaker on one day were one."""


def align(record: Record, month: Path) -> Aligned:
    """Which article and which statement of a record is which of the truth."""
    rows = truth(month, "attributions")
    said, utterance = by_article(rows), {row["id"]: row["utterance"] for row in rows}
    articles: dict[str, str] = {}
    found: dict[str, str] = {}
    parts: dict[str, str] = {}
    for article, key, id_, text in _articles(record, truth(month, "articles")):
        articles[id_] = article["id"]
        own = [Said(row["id"], json.loads(row["reading"]).get("content", [])) for row in record.db.query(
            "SELECT s.id, r.reading FROM statement s JOIN statement_reading r ON r.statement = s.key"
            " WHERE s.article = ? AND s.hidden IS NULL", (key,))]
        here = said.get(article["id"], [])
        found.update(pair(article["text"], here, text, own))
        parts.update(pieces(article["text"], here, text, [one for one in own if one.id not in found]))
    statements = {statement: utterance[mention] for statement, mention in found.items() if utterance[mention]}
    of_parts = {statement: utterance[mention] for statement, mention in parts.items() if utterance[mention]}
    return Aligned(articles, statements, found, of_parts, sum(bool(one) for one in utterance.values()),
                   record.counts().statements)


def _articles(record: Record, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], int, str, str]]:
    """Each version of the truth that the record has: its row, and key, id and text in the record."""
    versions = defaultdict(list)
    for kept in record.db.query("SELECT key, id, address, text FROM article ORDER BY first_seen, key"):
        versions[kept["address"]].append(kept)
    for row in rows:
        own = versions[row["url"]]
        if row["version"] <= len(own):
            here = own[row["version"] - 1]
            yield row, here["key"], here["id"], here["text"]


def figures(month: Path) -> Figures:
    """The figures of the month's record. Raises RowError where there is no month, RecordError where no record."""
    with Record.open(place(month), read_only=True) as record:
        aligned = align(record, month)
        found = {id_: weight.utterance for id_, weight in record.weights(list(aligned.statements)).items()}
        clusters, _ = b_cubed(found, aligned.statements)
        words = _same_words(record, aligned.statements)
        by_lang = {lang: b_cubed({key: found[key] for key in keys}, aligned.statements)[0]
                   for lang, keys in _langs(record, aligned.statements).items()}
        return Figures(aligned, _copies(record, aligned, truth(month, "articles"), truth(month, "copies")), clusters,
                       by_lang | {"across": _across(record, found, aligned.statements)},
                       b_cubed(words, aligned.statements)[0])


def _copies(record: Record, aligned: Aligned, articles: Sequence[Mapping[str, Any]],
            copies: Sequence[Mapping[str, Any]]) -> Score:
    first = {row["id"]: row["article"] for row in articles}
    reports = defaultdict(list)
    for id_, article in aligned.articles.items():
        report = record.report(id_)
        assert report is not None
        reports[report.id].append(first[article])
    return near_copies(reports.values(), (row["articles"] for row in copies), _by_chance(articles, copies))


def _by_chance(articles: Sequence[Mapping[str, Any]], copies: Sequence[Mapping[str, Any]]) -> set[frozenset[str]]:
    """Pairs of one story (or of one piece of small news, which outlets print on different days) in one language whose
    texts share most of their words though neither is made from the other."""
    made = pairs(row["articles"] for row in copies)
    stories = defaultdict(list)
    for row in articles:
        if row["version"] == 1:
            stories[row["story"] or row["noise"], row["lang"]].append((row["article"], shingles(row["text"])))
    return {frozenset((one, other)) for group in stories.values() for (one, mine), (other, yours)
            in combinations(group, 2) if frozenset((one, other)) not in made and alike(mine, yours) >= ALIKE}


def _langs(record: Record, statements: Mapping[str, str]) -> Mapping[str, list[str]]:
    langs = defaultdict(list)
    for row in record.db.query("SELECT DISTINCT id, lang FROM statement WHERE id IN (SELECT value FROM json_each(?))",
                               (json.dumps(list(statements)),)):
        langs[row["lang"]].append(row["id"])
    return langs


def _same_words(record: Record, statements: Mapping[str, str]) -> dict[str, str]:
    rows = record.db.query("SELECT s.id, y.wording FROM statement s LEFT JOIN saying y ON y.statement = s.key"
                           " WHERE s.hidden IS NULL")
    return {row["id"]: f"{row['wording'] or row['id']}" for row in rows if row["id"] in statements}


def _across(record: Record, found: Mapping[str, str], statements: Mapping[str, str]) -> Score:
    """Pairs of statements in two languages: of those put together, the share that is right; of those that belong
    together, the share that was put together."""
    lang = {id_: name for name, ids in _langs(record, statements).items() for id_ in ids}
    own, gold = (_pairs_across(clusters, lang) for clusters in (found, statements))
    right = len(own & gold)
    return counted(right, len(own), right, len(gold))


def _pairs_across(clusters: Mapping[str, str], lang: Mapping[str, str]) -> set[tuple[str, str]]:
    groups = defaultdict(list)
    for id_, cluster in clusters.items():
        groups[cluster].append(id_)
    return {(one, other) for group in groups.values() for one, other in combinations(sorted(group), 2)
            if lang[one] != lang[other]}
