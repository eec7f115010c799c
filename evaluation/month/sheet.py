"""The month's figures as a page."""

from __future__ import annotations

from pathlib import Path

from evaluation import stamp
from evaluation.month.figures import Figures, figures
from evaluation.month.recorded import truth
from evaluation.month.score import Score

NOTES = (
    "Near copies are scored by pairs; pairs of texts that share half of their words though neither was made from the "
    "other are not judged (the generator's stock of phrases is finite).", "",
    "Utterances are scored by B-cubed over the mentions that were read, across languages by pairs of statements. The "
    "truth calls one utterance all that a speaker said at one occasion on one matter: a headline's gist, a first and a "
    "second sentence quoted apart, a recap days later. So recall is asked for more than the same meaning can give. "
    "Precision is the one that must be high: a bad merge puts words in a mouth.")
PLACE = Path(__file__).parent.parent / "month.md"


def text(month: Path) -> str:
    """The figures of a month's record, with commit and day. Raises RowError where there is no month."""
    found, articles = figures(month), truth(month, "articles")
    outlets = len({row["outlet"] for row in articles})
    lines = [
        "# The invented month", "",
        f"Written by `python -m evaluation month-figures MONTH --write` (after `month --out MONTH` and `month-record "
        f"MONTH`); commit {stamp.commit()}, {stamp.today()}. {len(articles)} pages of {outlets} outlets in two "
        "languages. The truth is the generator's; what is measured is what the product read, wrong readings included.",
        "", "| | precision | recall | of |", "|---|---:|---:|---:|", *_rows(found), "",
        f"Read at all: {len(found.aligned.statements)} of {found.aligned.mentions} mentions of what was said, among "
        f"{found.aligned.read} statements.", "",
        *NOTES]
    return "\n".join(lines) + "\n"


def _rows(found: Figures) -> list[str]:
    named: dict[str, Score] = {
        "near copies, pairs of articles": found.copies, "utterances, B-cubed": found.utterances,
        **{f"utterances, {lang} alone": score for lang, score in found.by_lang.items() if lang != "across"},
        "utterances, pairs across languages": found.by_lang["across"],
        "(if only equal words on one day were one)": found.alone}
    return [f"| {name} | {score.precision:.1%} | {score.recall:.1%} | {score.wanted} |"
            for name, score in named.items()]
