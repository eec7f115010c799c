"""If these failed, the same thing would stand in a brief twice, in an order that nobody can explain, or without where
it was printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.brief import quotes_of, select, with_reading
from onrecord.brief.material import Material, Said
from onrecord.brief.nouns import BriefData, Change, ReadOn, Scheduled, Source
from onrecord.brief.quotes import quote
from onrecord.knowledge import load
from tests.brief.made import DAY, cite, said, whole

LINES = ("the strait stays open to everyone", "no soldier will cross this river", "patrols begin on Monday at dawn",
         "the talks have failed for good", "we expect an answer within days", "our budget allows for nothing more")


def brief(*statements: Said, **more: object) -> BriefData:
    return select(Material(DAY, DAY, statements, **more), "en", load())  # type: ignore[arg-type] # parts of material


def test_a_thing_said_once_is_shown_once_with_the_others_named() -> None:
    data = brief(said(1, "that the strait stays open to all", kind="indirect", utterance="u1", texts=2, outlets=3),
                 said(2, "“The strait stays open to everyone.”", utterance="u1", texts=2, outlets=3),
                 said(3, "« Le détroit reste ouvert à tous. »", utterance="u1", texts=2, outlets=3, lang="fr"))
    (voice,) = data.said
    (one,) = voice.quotes
    assert (one.source.id, one.texts, one.outlets, voice.more) == ("s02", 2, 3, 0)
    assert [other.outlet for other in one.others] == ["Post 1", "Post 3"]


def test_what_is_on_one_line_in_two_languages_is_shown_once_with_the_other_beside_it() -> None:
    data = brief(said(1, "“The strait stays open to everyone.”", utterance="u1", line=7),
                 said(2, "« Le détroit reste ouvert à qui le demande. »", utterance="u2", line=7, lang="fr"),
                 said(3, "« Nos patrouilles commenceront lundi à l'aube. »", utterance="u3", line=8, lang="fr"))
    (voice,) = data.said
    assert [(one.lang, [other.outlet for other in one.others], one.outlets) for one in voice.quotes] == [
        ("en", ["Post 2"], 2), ("fr", [], 1)]


def test_what_nearly_repeats_is_left_out() -> None:
    data = brief(said(1, "“The strait stays open to everyone.”"),
                 said(2, "“The strait stays open to everyone, always.”"),
                 said(3, "“The strait stays open to everyone.”", "Ben Ode"))
    assert [len(voice.quotes) for voice in data.said] == [1, 1]


def test_a_headline_that_has_a_state_say_what_its_minister_says_is_left_out() -> None:
    data = brief(said(1, "“The strait stays open to everyone.”", article="a1", confidence=0.95),
                 said(2, "“The strait stays open to everyone”", "Kestria", article="a1"))
    assert [voice.name["en"] for voice in data.said] == ["Ada Lind"]


def test_three_quotations_an_actor_and_the_rest_counted() -> None:
    data = brief(*(said(number, f"“{words}”", act="deny") for number, words in enumerate(LINES)))
    (voice,) = data.said
    assert (len(voice.quotes), voice.more) == (3, 3)


def test_one_person_spelt_in_two_languages_stands_under_one_name() -> None:
    own, french = {"act": "warn", "role": "the spokesman"}, {"lang": "fr", "role": "le porte-parole"}
    rows = (said(1, "“The doctrine is no ornament, and we mean it.”", "Anton Veresov", **own),
            said(2, "« Nous n'avons rien à ajouter. »", "Anton Veressov", **own | french),
            said(3, "“Nobody has asked us about that line.”", "Anton Verressov", **own | {"body": "us"}))
    for lang, name in (("fr", "Anton Veressov"), ("en", "Anton Veresov")):
        first, other = select(Material(DAY, DAY, rows), lang, load()).said
        assert {quote.source.id for quote in first.quotes} == {"s01", "s02"}
        assert {quote.role["fr"] for quote in first.quotes} == {"le porte-parole"}
        assert (first.name[lang], other.name[lang]) == (name, "Anton Verressov")


def test_a_weak_second_quotation_is_left_to_the_record() -> None:
    data = brief(said(1, f"“{LINES[0]}”", act="threaten"), said(2, LINES[1], kind="indirect", confidence=0.55))
    assert [(len(voice.quotes), voice.more) for voice in data.said] == [(1, 1)]


def test_an_announcement_stands_under_announcements_alone() -> None:
    data = brief(said(1, f"“{LINES[2]}”", act="announce"), said(2, f"“{LINES[3]}”"))
    assert [one.source.id for one in data.announced] == ["s01"]
    assert [one.source.id for voice in data.said for one in voice.quotes] == ["s02"]


def test_what_changed_is_not_quoted_again() -> None:
    evidence = (quote(cite(1, LINES[0]), load()),)
    shift = Change("shift", "de", {"en": "Germany"}, "q", {}, {}, {}, DAY, None, evidence, "r")
    data = brief(said(1, LINES[0], utterance="u1"), said(2, f"“{LINES[0]}”", utterance="u1"),
                 said(3, f"“{LINES[3]}”"), changes=(shift,))
    assert [one.source.id for one in quotes_of(data)] == ["s01", "s03"]


def test_a_change_without_a_statement_is_not_told() -> None:
    assert brief(changes=(Change("shift", "de", {}, "q", {}, {}, {}, DAY, None, (), "r"),)).changes == ()


def test_the_agenda_is_of_the_coming_week_soonest_first() -> None:
    source = Source("s1", "a1", "Post", DAY, None, None, "en")
    at = {name: Scheduled(name, name, "en", day, day, None, fate, source) for name, day, fate in (
        ("late", DAY + timedelta(days=8), "ahead"), ("soon", DAY + timedelta(days=2), "ahead"),
        ("sooner", DAY + timedelta(days=1), "moved"), ("over", DAY - timedelta(days=1), "held"),
        ("off", DAY + timedelta(days=3), "cancelled"), ("now", DAY, "today"))}
    assert [one.id for one in brief(agenda=tuple(at.values())).agenda] == ["now", "sooner", "soon", "off"]


def test_a_concept_is_explained_where_a_quotation_names_it() -> None:
    data = brief(said(1, "“Nuclear sharing is no longer ruled out.”", topics=("nuclear",)))
    assert [(one.key, one.named_in.id) for one in data.background] == [("nuclear-sharing", "s01")]


def test_related_coverage_is_no_article_that_is_quoted() -> None:
    data = brief(said(1, f"“{LINES[0]}”"))
    source = Source("a01", "a01", "Post", DAY, None, None, "en")
    links = (ReadOn("Quoted", "https://post1.example/a", source), ReadOn("More", "https://x.example/", source),
             ReadOn("More", "https://x.example/", source))
    assert [one.url for one in with_reading(data, {"a01": links}).reading] == ["https://x.example/"]


def test_related_coverage_in_the_readers_language_comes_first() -> None:
    data = brief(said(1, f"“{LINES[0]}”", act="threaten", lang="fr"), said(2, f"“{LINES[3]}”"))
    links = {article: (ReadOn(article, f"https://{article}.example/", Source(article, article, "Post", DAY, None, None,
                                                                             lang)),)
             for article, lang in (("a01", "fr"), ("a02", "en"))}
    assert [one.title for one in with_reading(data, links).reading] == ["a02", "a01"]


def test_nothing_said() -> None:
    data = brief()
    assert data.empty
    assert data.read.statements == 0
    assert not whole().empty


def test_an_office_is_named_as_inside_a_sentence() -> None:
    data = brief(said(1, f"“{LINES[0]}”", role="The head of the harbour"),
                 said(2, f"“{LINES[3]}”", role="The head of the harbour"), said(3, f"“{LINES[4]}”", role="head clerk"),
                 said(4, "« Rien ne presse, et nous attendons. »", role="La cheffe du port", lang="fr"))
    assert data.said[0].quotes[0].role == {"en": "the head of the harbour", "fr": "la cheffe du port"}


@given(st.permutations(range(12)))
@settings(max_examples=25, deadline=None)
def test_the_order_of_the_record_does_not_matter(order: list[int]) -> None:
    statements = [said(number, f"“{LINES[number % 6]} {number}”", f"Speaker {number % 4}", utterance=f"u{number // 2}",
                       day=date(2031, 9, 1 + number % 3)) for number in range(12)]
    assert brief(*(statements[place] for place in order)) == brief(*statements)


def test_a_brief_can_be_copied_with_another_part() -> None:
    assert replace(whole(), said=()).said == ()
