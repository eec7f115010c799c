"""The invented month. Lost if this fails: the record and the watch would be measured against a truth that its own
articles do not bear out."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from evaluation.month.marks import unmark
from evaluation.month.output import write
from evaluation.month.plot import plot
from evaluation.month.press import make, slug
from evaluation.month.stock import LANGUAGES, items, lines, noise, table
from evaluation.month.words import dressed, fill, joined, sentence, softened, vary
from evaluation.month.world import bodies, outlets, people

LEFT = ("{", "}", "[", "]", "<<", ">>", " |", "..", ",,", "  ")
Rows = list[dict[str, Any]]


@pytest.fixture(scope="session")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small month, written once."""
    into = tmp_path_factory.mktemp("month") / "out"
    write(make(700, 7), into)
    return into


def truth(month: Path, name: str) -> Rows:
    return [json.loads(line) for line in (month / "truth" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_both_languages_hold_the_same_items() -> None:
    english, french = (items(lang) for lang in LANGUAGES)
    assert english.keys() == french.keys() == table("groups")["acts"].keys()
    for group, own in english.items():
        shapes = [[set(item) for item in one[group]] for one in (english, french)]
        assert shapes[0] == shapes[1], group
        assert all("q" in item and "t" in item and "h" in item for item in own), group


def test_the_stock_is_large_enough_not_to_repeat_itself() -> None:
    for lang in LANGUAGES:
        wordings = sum(len(words) for group in items(lang).values() for item in group for words in item.values())
        assert wordings > 1000
        assert sum(map(len, lines(lang, "frames").values())) > 150


def test_the_plot_names_only_what_there_is() -> None:
    groups = table("groups")
    for row in plot()["position"]:
        assert row["of"] in bodies()
        assert all(state in groups["questions"][row["question"]] for _, state in row["states"])
    speakers = {row["by"] for kind in ("friend", "line", "first", "pledge", "meeting") for row in plot()[kind]}
    assert speakers <= people().keys()
    assert {person.of for person in people().values() if not person.aside} <= bodies().keys()
    assert len(outlets()) >= 12
    assert {outlet.lang for outlet in outlets().values()} == set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_frame_and_background_is_well_marked(lang: str) -> None:
    for file in ("frames", "background"):
        for section, own in lines(lang, file).items():
            for line in own:
                text, spans = unmark(line.replace("{S ", "{S1 ").replace("{C ", "{C1 ").replace("{T ", "{T1 "))
                assert "{" not in text, section
                if file == "frames":
                    assert {letter for letter, _ in spans} >= {"S", "C", "T"}, line
    for _, paragraphs in noise(lang):
        assert len(paragraphs) > 2
        unmark("\n".join(paragraphs))


def test_no_sign_of_the_workshop_is_left_in_an_article(month: Path) -> None:
    for row in truth(month, "articles"):
        assert not [sign for sign in LEFT if sign in row["text"]], row["text"]


def test_spans_are_those_of_the_text(month: Path) -> None:
    texts = {row["id"]: row["text"] for row in truth(month, "articles")}
    rows = truth(month, "attributions")
    for row in rows:
        pieces = [texts[row["article"]][start:end] for role in ("source", "cue", "content") for start, end in row[role]]
        assert row["content"], row
        assert all(piece and piece == piece.strip() for piece in pieces), row
    kinds = Counter(row["kind"] for row in rows)
    assert min(kinds["direct"], kinds["mixed"], kinds["indirect"]) > 100


def test_every_utterance_is_mentioned_and_points_back(month: Path) -> None:
    mentions = {row["id"]: row["utterance"] for row in truth(month, "attributions")}
    for row in truth(month, "utterances"):
        assert row["mentions"]
        assert {mentions[mention] for mention in row["mentions"]} == {row["id"]}


def test_a_shift_may_be_shown_by_whoever_said_the_state_that_held(month: Path) -> None:
    """The side of a contradiction that repeats the old position is a statement of it; the other one is of no shift."""
    said = {row["id"]: row for row in truth(month, "utterances")}
    sides = {id_ for row in truth(month, "contradictions") for id_ in row["utterances"]}
    found = set()
    for row in truth(month, "shifts"):
        for state, all_, in (("from", "all_before"), ("to", "all_after")):
            assert {said[id_]["state"] for id_ in row[all_]} == {row[state]}
            found |= sides & set(row[all_])
    assert found
    assert found < sides


def test_verbatim_quotations_hold_the_words_that_were_said(month: Path) -> None:
    texts = {row["id"]: row["text"] for row in truth(month, "articles")}
    said = {row["id"]: row for row in truth(month, "utterances")}
    plain = [row for row in truth(month, "attributions")
             if row.get("fidelity") == "verbatim" and row["kind"] == "direct" and said[row["utterance"]]["ref"] is None]
    assert plain
    for row in plain:
        spoken = said[row["utterance"]]["spoken"]
        wording = said[row["utterance"]]["wordings"][spoken][0]
        if not set("[(") & set(wording):
            quoted = " ".join(texts[row["article"]][start:end] for start, end in row["content"])
            assert only_letters(quoted) == only_letters(wording), row


def only_letters(text: str) -> str:
    return "".join(mark for mark in text.casefold() if mark.isalnum())


def test_shifts_have_both_their_statements(month: Path) -> None:
    said = {row["id"]: row for row in truth(month, "utterances")}
    shifts = truth(month, "shifts")
    assert len(shifts) == sum(len(row["states"]) - 1 for row in plot()["position"])
    for row in shifts:
        before, after = said[row["before"]], said[row["after"]]
        assert before["on"] < after["on"]
        assert before["state"] == row["from"]
        assert after["state"] == row["to"]
        assert before["actor"] == after["actor"]
        assert before["question"] == after["question"] == row["question"]
    assert not {row["utterance"] for row in truth(month, "no-shifts")} & {row["after"] for row in shifts}


def test_planted_firsts_are_firsts(month: Path) -> None:
    firsts = truth(month, "firsts")
    assert sum(row["planted"] for row in firsts) == len(plot()["first"])
    said = truth(month, "utterances")
    for row in firsts:
        earlier = [one for one in said if (one["actor"], one["act"]) == (row["actor"], row["act"])
                   and one["on"] < row["on"] and one["part"] != "misreport"]
        assert not earlier, row


def test_lines_fall_silent_or_go_on(month: Path) -> None:
    rows = {row["line"]: row["silent"] for row in truth(month, "silences")}
    assert sum(rows.values()) == 5
    assert not rows["line-shield"]


def test_meetings_are_told_and_have_their_fate(month: Path) -> None:
    rows = truth(month, "meetings")
    assert {row["fate"] for row in rows} == {"held", "moved-held", "moved", "cancelled", "silent", "ahead"}
    assert all(row["told"] for row in rows)


def test_versions_deletions_and_late_arrivals_are_there(month: Path) -> None:
    rows = truth(month, "articles")
    assert any(row["version"] == 2 for row in rows)
    assert any(row["late"] for row in rows)
    assert any(row["deleted"] for row in rows)
    crawl = [json.loads(line) for line in (month / "crawl.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["seen"] for row in crawl] == sorted(row["seen"] for row in crawl)
    assert {row["status"] for row in crawl} == {200, 410}
    addresses = {row["url"] for row in rows}
    assert len(addresses) == sum(row["version"] == 1 for row in rows) == 700
    for row in rows:
        assert (month / row["file"]).is_file()


def test_copies_are_of_one_language_and_story(month: Path) -> None:
    rows = {row["article"]: row for row in truth(month, "articles")}
    clusters = truth(month, "copies")
    assert len(clusters) > 20
    for cluster in clusters:
        members = [rows[article] for article in cluster["articles"]]
        assert len({(row["lang"], row["story"]) for row in members}) == 1


def test_false_reports_are_withdrawn(month: Path) -> None:
    false = [row for row in truth(month, "utterances") if row["part"] == "misreport"]
    assert false
    for row in false:
        assert all(".v2#" not in mention for mention in row["mentions"])


def test_the_same_seed_gives_the_same_month(month: Path, tmp_path: Path) -> None:
    write(make(700, 7), tmp_path / "again")
    for file in sorted(path for path in month.rglob("*") if path.is_file()):
        assert (tmp_path / "again" / file.relative_to(month)).read_bytes() == file.read_bytes()


def test_another_seed_gives_another_month(month: Path) -> None:
    assert make(700, 8).versions[0].draft.title != truth(month, "articles")[0]["title"]


def test_too_few_articles_are_refused() -> None:
    with pytest.raises(ValueError, match=r"ask for \d+ articles or more"):
        make(100, 1)


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="not empty"):
        write(make(700, 7), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize(("given", "wanted"), [
    ("de {S1 le chef}", "{S1 du chef}"), ("{C1 Aux dires de} {S1 le chef}", "{C1 Aux dires} {S1 du chef}"),
    ("{C1 que} {T1 il part}", "{C1 que} {T1 il part}"), ("{T1 que il part}", "{T1 qu'il part}"),
    ("{T1 de envoyer}", "{T1 d'envoyer}"), ("à le 14 octobre", "au 14 octobre"), ("de les deux", "des deux"),
    ("{C1 le mot est de} {S1 Étienne}", "{C1 le mot est d'}{S1 Étienne}"),
])
def test_french_joints(given: str, wanted: str) -> None:
    assert joined(given, "fr").replace("d{S1 u", "{S1 du") == wanted


def test_sentences_begin_with_a_capital_inside_their_marks() -> None:
    marked = sentence("{S1 the minister} {C1 said} {T1 <<why?,>>} again", "en")
    assert marked == "{S1 The minister} {C1 said} {T1 <<why?>>} again"


def test_house_styles() -> None:
    assert dressed("{T1 <<no,>>} {S1 X} {C1 said}", "single", True) == "{T1 ‘no’}, {S1 X} {C1 said}"
    assert dressed("{C1 :} {T1 <<l'eau>>} ; x", "guillemets", False) == "{C1 :} {T1 «\u00a0l’eau\u00a0»}\u00a0; x"


def test_words_only_the_speaker_can_say_keep_their_marks() -> None:
    assert softened("it <<is ours>>") == "it <<is ours>>"
    assert softened("it was <<no gift>>") == "it was no gift"


def test_alternatives_and_slots() -> None:
    from random import Random  # noqa: PLC0415 - only here

    assert vary("(a/a)b", Random(1)) == "ab"
    assert fill("[Who] [t]", {"who": "we", "t": "say [x]", "x": "no"}) == "We say no"
    with pytest.raises(KeyError):
        fill("[nobody]", {})


def test_addresses_hold_no_accents() -> None:
    assert slug("L’œuvre, « déjà » : 3") == "l-oeuvre-deja-3"
