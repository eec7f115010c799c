"""One thing said once. Lost if this fails: forty reports of one sentence would look like forty statements, a "will not"
would stand as another wording of "will", and what people decided would be undone by the next article."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.model import Page
from onrecord.record import Filter, Record
from onrecord.record.clusters import Clusters
from onrecord.record.said_nouns import Utterance
from onrecord.record.variants import differing
from tests.record.press import page, read

ENGLISH = "Ada Berg, assess: “We have seen no ship leave the northern harbour this week,”"
LONGER = "Ada Berg, assess: she had seen no ship leave the northern harbour this week, whatever was written"
FRENCH = "Ada Berg, assess: « Nous n’avons vu aucun navire quitter le port du nord cette semaine »"
OTHER = "Ada Berg, welcome: the bridge over the river would open before the harvest"
TURNED = "Ada Berg, assess: a ship had left the northern harbour this week"


def paper(outlet: str, *lines: str, day: str = "2026-03-05") -> Page:
    return page("\n".join([f"{day} {outlet}", *lines]), f"https://{outlet.lower().replace(' ', '-')}.example/{day}")


PRESS = [paper("The Post", ENGLISH, OTHER), paper("The Mail", LONGER, day="2026-03-06"), paper("Le Courrier", FRENCH),
         paper("The Star", TURNED), paper("The Echo", ENGLISH.replace(",”", ".”"), day="2026-03-06"),
         paper("The Late", ENGLISH, day="2026-03-19"), paper("The Sun", ENGLISH.replace("Ada Berg", "Bo Lind"))]


def add(record: Record, pages: list[Page]) -> None:
    for found in pages:
        record.add(found, read(found))


def said(record: Record, outlet: str, act: str = "assess") -> Utterance:
    row = record.statements(Filter(outlet=(outlet,), act=(act,))).rows[0]
    found = record.utterance(row.id)
    assert found is not None
    return found


def outlets(found: Utterance) -> set[str | None]:
    return {row.outlet for variant in found.variants for row in variant.statements}


def groups(record: Record) -> set[frozenset[str]]:
    rows = record.statements(limit=1000).rows
    found = [record.utterance(row.id) for row in rows]
    return {frozenset(row.id for variant in one.variants for row in variant.statements) for one in found if one}


def test_one_thing_said_once(record: Record) -> None:
    add(record, PRESS)
    found = said(record, "The Post")
    assert outlets(found) == {"The Post", "The Mail", "Le Courrier", "The Echo"}
    assert (found.weight.statements, found.weight.outlets, found.weight.langs) == (4, 4, ("en", "fr"))
    assert (str(found.first), str(found.last)) == ("2026-03-05", "2026-03-06")
    assert {row.id for row in record.utterances(Filter(actor=("~ada-berg",))).rows} == {
        found.id, said(record, "The Late").id, said(record, "The Star").id, said(record, "The Post", "welcome").id}


def test_what_contradicts_stays_apart_and_is_named(record: Record) -> None:
    add(record, PRESS)
    assert outlets(said(record, "The Star")) == {"The Star"}
    assert (said(record, "The Star").id, "negation") in said(record, "The Post").apart


def test_variants_show_what_differs_and_what_is_translated(record: Record) -> None:
    add(record, PRESS)
    first, *others = said(record, "The Post").variants
    assert first.quoted
    assert {row.outlet for row in first.statements} == {"The Post", "The Echo"}
    french = next(one for one in others if one.lang == "fr")
    assert (french.translates, french.pieces) == (0, ())
    longer = next(one for one in others if one.lang == "en")
    assert (longer.against, longer.quoted, longer.translates) == (0, False, None)
    assert "whatever was written" in [piece.text for piece in longer.pieces if piece.how == "added"]


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    found = []
    for number in range(5):
        pages = [*PRESS, *(paper(f"The Echo {n}", ENGLISH) for n in range(3))]
        random.Random(number).shuffle(pages)
        with Record.open(tmp_path / f"{number}.sqlite") as record:
            add(record, pages)
            ids = {utterance.id for row in record.statements().rows if (utterance := record.utterance(row.id))}
            found.append((groups(record), ids))
    assert all(one == found[0] for one in found)


def test_made_anew_it_is_the_same(record: Record) -> None:
    add(record, PRESS)
    before = groups(record), said(record, "The Post").id
    record.rebuild()
    assert (groups(record), said(record, "The Post").id) == before


def test_an_older_record_is_told_to_be_made_anew(record: Record) -> None:
    add(record, PRESS)
    before = groups(record)
    for table in ("saying", "wording", "carrier", "fingerprint"):
        record.db.run(f"DELETE FROM {table}")
    assert [line for line in record.notices() if "--rebuild" in line]
    record.rebuild()
    assert (groups(record), list(record.notices())) == (before, [])


def test_people_win(record: Record) -> None:
    add(record, PRESS[:4])
    french = record.statements(Filter(outlet=("Le Courrier",))).rows[0].id
    apart = record.decide("ada", "split", "utterance", said(record, "The Post").id, value=french)
    assert outlets(said(record, "Le Courrier")) == {"Le Courrier"}
    joined = record.decide("ada", "merge", "utterance", said(record, "The Star").id, value=said(record, "The Post").id)
    assert outlets(said(record, "The Star")) == {"The Post", "The Mail", "The Star"}
    add(record, PRESS[4:])
    record.rebuild()
    assert outlets(said(record, "Le Courrier")) == {"Le Courrier"}
    assert outlets(said(record, "The Star")) == {"The Post", "The Mail", "The Star", "The Echo"}
    assert [one.key for one in said(record, "The Star").decisions] == [apart, joined]
    record.undo("ada", joined)
    record.undo("ada", apart)
    assert outlets(said(record, "The Post")) == {"The Post", "The Mail", "Le Courrier", "The Echo"}


def test_a_decision_needs_something_to_decide_on(record: Record) -> None:
    add(record, PRESS[:1])
    with pytest.raises(RecordError, match="no utterance"):
        record.decide("ada", "merge", "utterance", said(record, "The Post").id, value="u0000000000000000")
    with pytest.raises(RecordError, match="cannot be decided"):
        record.decide("ada", "reject", "utterance", said(record, "The Post").id)


def test_merged_actors_have_one_voice(record: Record) -> None:
    add(record, PRESS)
    record.decide("ada", "merge", "actor", "~bo-lind", value="~ada-berg")
    assert "The Sun" in outlets(said(record, "The Post"))
    record.undo("ada", record.decisions()[0].key)
    assert outlets(said(record, "The Sun")) == {"The Sun"}


def test_what_is_rejected_or_replaced_leaves_its_utterance(record: Record) -> None:
    add(record, PRESS)
    record.decide("ada", "reject", "statement", record.statements(Filter(outlet=("The Mail",))).rows[0].id)
    assert "The Mail" not in outlets(said(record, "The Post"))
    add(record, [page("2026-03-05 Le Courrier\n" + OTHER, PRESS[2].url or "")])
    found = said(record, "The Post")
    assert [row.withdrawn for one in found.variants for row in one.statements if row.outlet == "Le Courrier"] == [True]
    assert record.db.query("SELECT * FROM loose") == []


def test_a_corrected_day_moves_it(record: Record) -> None:
    add(record, PRESS)
    late = record.statements(Filter(outlet=("The Late",))).rows[0]
    record.decide("ada", "correct", "article", late.article, field="published", value="2026-03-06")
    assert "The Late" in outlets(said(record, "The Post"))


def test_pages_of_utterances_hold_each_once(record: Record) -> None:
    add(record, PRESS)
    whole, after = [], None
    while True:
        found = record.utterances(after=after, limit=2)
        whole += [row.id for row in found.rows]
        after = found.after
        if after is None:
            break
    assert len(whole) == len(set(whole)) == len(groups(record))


def test_clusters_grow_by_the_mean_and_respect_what_is_forbidden() -> None:
    chain = {(0, 1): 2.0, (1, 2): 1.9, (2, 3): 1.9}
    assert Clusters(range(4), chain).grow(1.0) == [[0, 1], [2, 3]]
    assert Clusters(range(4), chain).grow(0.4) == [[0, 1, 2, 3]]
    assert Clusters(range(4), chain, [(1, 3)]).grow(0.4) == [[0, 1], [2, 3]]


def test_differing_words() -> None:
    pieces = differing("We will not leave the harbour. –", "“We will leave the old harbour”")
    assert [(piece.text, piece.how) for piece in pieces] == [
        ("“We will", "same"), ("not", "left out"), ("leave the", "same"), ("old", "added"), ("harbour”", "same")]
