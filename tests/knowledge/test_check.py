"""Without these a slip in a data file would show months later as a wrong speaker, or as a traceback without a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge import load
from onrecord.knowledge.check import check, problems

Overlay = Callable[..., Path]
OFFICE = '[[office]]\nkey = "fr-mascot"\nbody = "fr"\nkind = "president"\n'
PEOPLE = '[people.anna-one]\nname = "Anna One"\n[people.bob-two]\nname = "Bob Two"\n'


def test_all_of_our_own_knowledge_is_in_order() -> None:
    assert [str(problem) for problem in problems()] == []
    assert check().startswith("All in order: ")


def holders(*terms: tuple[str, str, str]) -> str:
    return OFFICE + "".join(
        f'[[office.holder]]\nperson = "{person}"\nfrom = "{start}"\n' + (f'to = "{end}"\n' if end else "")
        for person, start, end in terms
    )


BAD = [
    (
        "duplicate key in a file",
        {"actors/people/xx.toml": '[people.a]\nname = "A"\n[people.a]\nname = "B"\n'},
        6,
        "duplicate key",
    ),
    ("one value twice", {"topics/x.toml": 'plover = "a"\nplover = "b"\n'}, 5, "duplicate key: plover"),
    (
        "a key in two files",
        {"actors/people/a.toml": PEOPLE, "actors/people/b.toml": '[people.bob-two]\nname = "Bob"\n'},
        4,
        "duplicate key bob-two, also in a.toml",
    ),
    (
        "a key of another kind of actor",
        {"actors/people/a.toml": '[people.nato]\nname = "Nato"\n'},
        4,
        "duplicate key nato",
    ),
    (
        "held by two",
        {
            "actors/people/a.toml": PEOPLE,
            "actors/offices/xx.toml": holders(("anna-one", "2020-01-01", "2021-06-30"), ("bob-two", "2021-06-29", "")),
        },
        14,
        "fr-mascot is held by two at once: anna-one (2020-01-01 to 2021-06-30) and bob-two (2021-06-29 to now)",
    ),
    (
        "two without end",
        {
            "actors/people/a.toml": PEOPLE,
            "actors/offices/xx.toml": holders(("anna-one", "2020", ""), ("bob-two", "2021", "")),
        },
        13,
        "held by two at once",
    ),
    (
        "no such day",
        {"actors/offices/xx.toml": holders(("anna-one", "2021-02-30", ""))},
        10,
        "2021-02-30 is a date that does not exist",
    ),
    ("no such day in TOML", {"outlets/x.toml": "[x]\nseen = 2021-02-30\n"}, 5, "a date that does not exist"),
    (
        "not a date",
        {"actors/offices/xx.toml": holders(("anna-one", "spring 2021", ""))},
        10,
        "'spring 2021' is not a date",
    ),
    (
        "leaves before",
        {"actors/offices/xx.toml": holders(("anna-one", "2021", "2020"))},
        11,
        "leaves fr-mascot before taking it up",
    ),
    (
        "cycle of aliases",
        {"actors/people/a.toml": '[people.a]\nname = "A"\nsame_as = "b"\n[people.b]\nname = "B"\nsame_as = "a"\n'},
        6,
        "a cycle of aliases: a -> b -> a",
    ),
    ("alias of nobody", {"actors/people/a.toml": '[people.a]\nname = "A"\nsame_as = "b"\n'}, 6, "unknown actor 'b'"),
    (
        "unknown person",
        {"actors/offices/xx.toml": holders(("nobody-known", "2021", ""))},
        9,
        "unknown person 'nobody-known'",
    ),
    ("unknown kind", {"actors/offices/xx.toml": OFFICE.replace('"president"', '"mascot"')}, 7, "unknown kind 'mascot'"),
    ("unknown body", {"actors/offices/xx.toml": OFFICE.replace('"fr"', '"qq"')}, 6, "unknown body 'qq'"),
    (
        "unknown member",
        {
            "actors/organisations/x.toml": 'kind = "alliance"\nnames.fr = ["X"]\nnames.en = ["X"]\n[[member]]\n'
            'state = "qq"\n'
        },
        7,
        "unknown state 'qq'",
    ),
    ("misspelt field", {"actors/people/a.toml": '[people.a]\nname = "A"\ngendre = "f"\n'}, 6, "unknown field 'gendre'"),
    ("wrong value", {"actors/people/a.toml": '[people.a]\nname = "A"\ngender = "x"\n'}, 6, "must be one of m, f"),
    (
        "string for a list",
        {"actors/people/a.toml": '[people.a]\nname = "A"\nalso = "x"\n'},
        6,
        "must be a list of strings",
    ),
    ("unknown language", {"actors/people/a.toml": '[people.a]\nname = "A"\nnames.xx = ["x"]\n'}, 6, "no language 'xx'"),
    (
        "one language only",
        {"actors/organisations/x.toml": 'kind = "alliance"\nnames.fr = ["X"]\n'},
        5,
        "needs names in every language",
    ),
    ("no key at all", {"actors/people/a.toml": '[people."Anna One"]\nname = "A"\n'}, 4, "is no key"),
    (
        "unknown country",
        {"outlets/x.toml": 'name = "X"\ndomains = ["x.example"]\nlang = "fr"\ncountry = "qq"\n'},
        7,
        "unknown country",
    ),
    ("folder misspelt", {"actor/people/x.toml": ""}, 0, "no such folder"),
    ("broken TOML", {"topics/x.toml": "names.fr = [\n"}, 4, ""),
]


@pytest.mark.parametrize(("files", "line", "words"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_what_is_wrong_is_said_with_file_and_line(
    files: dict[str, str], line: int, words: str, overlay: Overlay
) -> None:
    folder = overlay(files)
    with pytest.raises(KnowledgeError) as caught:
        load(folder)
    assert Path(caught.value.file).is_relative_to(folder)
    assert words in str(caught.value)
    assert caught.value.line == line, str(caught.value)


@pytest.mark.parametrize("missing", ["source", "date", "checked"])
def test_every_entry_says_where_it_is_from(missing: str, overlay: Overlay) -> None:
    head = "".join(
        line + "\n"
        for line in ('source = "x"', "date = 2026-01-31", 'checked = "unverified"')
        if not line.startswith(missing)
    )
    with pytest.raises(KnowledgeError, match=f"missing {missing} of anna-one"):
        load(overlay({"actors/people/a.toml": PEOPLE}, head=head))


def test_bytes_that_are_not_utf8_are_named_with_their_line(overlay: Overlay) -> None:
    folder = overlay({"topics/x.toml": ""})
    (folder / "topics/x.toml").write_bytes(b'source = "x"\nnames.fr = "nucl\xe9aire"\n')
    with pytest.raises(KnowledgeError, match=r"x\.toml:2: not UTF-8"):
        load(folder)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such folder"):
        load(tmp_path / "nowhere")


def test_the_report_names_every_problem_and_counts_them(overlay: Overlay) -> None:
    report = check(overlay({"actors/people/a.toml": '[people.a]\nnam = "A"\n[people.b]\ngender = "f"\n'}))
    assert "a.toml:5: unknown field 'nam' of a" in report
    assert "missing name in b" in report
    assert report.endswith("2 problems")


def test_the_day_of_a_handover_may_be_shared(overlay: Overlay) -> None:
    folder = overlay(
        {
            "actors/people/a.toml": PEOPLE,
            "actors/offices/xx.toml": holders(("anna-one", "2020-01", "2021-06-30"), ("bob-two", "2021-06-30", "")),
        }
    )
    assert list(problems(folder)) == []
