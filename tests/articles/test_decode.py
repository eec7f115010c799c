"""From bytes to characters, whatever the page claims.

Lost if this fails: accents turn into noise, or offsets shift against the file that the user has.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.decode import decode
from onrecord.model import Page

TEXT = "L’été à Kolm : « la mer » coûte 5 €."


def page(data: bytes, charset: str | None = None, media_type: str = "text/plain") -> Page:
    return Page("x", data, "", datetime(2022, 10, 11, tzinfo=UTC), media_type, charset=charset)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\ufffd\x00")))
def test_utf8_comes_back_character_for_character(text: str) -> None:
    assert decode(page(text.encode())) == (text, [])


@pytest.mark.parametrize(("encoding", "charset"), [
    ("utf-8-sig", None), ("utf-16", None), ("utf-16-le", None), ("utf-16-be", None), ("utf-32", None),
    ("cp1252", None), ("cp1252", "iso-8859-1"), ("cp1252", "windows-1252"), ("iso8859-15", "iso-8859-15"),
    ("utf-8", "utf-8"), ("utf-8", "no-such-charset"), ("utf-16", "utf-8"), ("cp1250", "windows-1250"),
])
def test_what_is_declared_or_shows_in_the_bytes(encoding: str, charset: str | None) -> None:
    text = TEXT.replace("à ", "").replace("û", "u") if encoding == "cp1250" else TEXT
    text = text.replace("’", "'") if encoding == "iso8859-15" else text
    assert decode(page(text.encode(encoding), charset)) == (text, [])


@pytest.mark.parametrize(("encoding", "charset", "named"), [
    ("utf-8", "iso-8859-1", "utf-8"), ("cp1252", "utf-8", "windows-1252"), ("utf-8", "ascii", "utf-8"),
])
def test_a_wrong_declaration_is_noted(encoding: str, charset: str, named: str) -> None:
    text, notes = decode(page(TEXT.encode(encoding), charset))
    assert text == TEXT
    assert [note.code for note in notes] == ["charset-wrong"]
    assert notes[0].text.endswith(f"read as {named}")


def test_markup_declares_itself() -> None:
    markup = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1250">{"Ř"}'
    assert decode(page(markup.encode("cp1250"), None, "text/html"))[0] == markup
    wrong = f'<html><head><meta charset="iso-8859-1"><p>{TEXT}'
    text, notes = decode(page(wrong.encode(), None, "text/html"))
    assert text == wrong
    assert [note.code for note in notes] == ["charset-wrong"]


def test_lone_surrogates_and_bad_bytes_become_one_character_each() -> None:
    text, notes = decode(page("ab\ud800cd".encode("utf-8", "surrogatepass")))
    assert text == "ab\ufffdcd"
    assert [(note.code, note.span) for note in notes] == [("undecodable", (2, 3))]
    assert decode(page(TEXT.encode() + b"\xff"))[0] == TEXT + "\ufffd"
    assert decode(page("ab\ud800".encode("utf-16-le", "surrogatepass") * 9))[0].count("\ufffd") == 9


def test_nuls_stay_where_they_are() -> None:
    assert decode(page(b"ab\x00cd"))[0] == "ab\x00cd"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "cp1250", "idna", "hex", "zip"]))
def test_any_bytes_give_text_that_can_be_written(data: bytes, charset: str | None) -> None:
    text, _ = decode(page(data, charset))
    text.encode()
