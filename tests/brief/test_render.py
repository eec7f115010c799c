"""If these failed, a line of the brief would stand without its source, a page's words would act as markup, or a reader
of one of the languages would find the other."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from jinja2 import Environment
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from onrecord.brief import quotes_of
from onrecord.brief.render import FORMATS, html, json_text, markdown
from onrecord.brief.weigh import ACT
from onrecord.brief.wording import Wording
from onrecord.errors import LanguageError
from onrecord.lang import CODES
from tests.brief.made import DAY, HOSTILE, whole

NAMES = {"days": "D", "first": "F", "last": "L", "number": 3, "day": "D", "asks": "Q?", "before": "B", "after": "A",
         "act": "t", "of": "O", "marks": "m", "name": "N", "to": "T", "amount": "5", "says": "made", "document": "Doc",
         "dated": "2020", "section": "1", "line": "l", "reference": "R", "statements": 1, "articles": 1, "outlets": 1}


@pytest.mark.parametrize("lang", CODES)
def test_every_sentence_of_a_language_can_be_written(lang: str) -> None:
    for key in Wording(lang).table["say"]:
        text = Environment().from_string(Wording(lang).sentence(key)).render(NAMES)
        assert text
        assert "{" not in text


def test_both_languages_have_the_same_words() -> None:
    one, other = (Wording(code).table for code in CODES)
    assert {key: sorted(value) for key, value in one.items() if isinstance(value, dict)} == \
        {key: sorted(value) for key, value in other.items() if isinstance(value, dict)}
    assert set(one["act"]) == set(ACT)


@pytest.mark.parametrize("lang", CODES)
def test_not_one_line_without_its_source_in_markdown(lang: str) -> None:
    data = whole()
    text = markdown(data, lang)
    leads = {one.kind for one in data.changes}
    lines = [line for line in text.splitlines() if re.match(r" *- ", line)]
    assert len(lines) > 15
    assert len(leads) == 4
    bare = [line for line in lines if not re.search(r"`s\d\d`", line)]
    # only the lines that lead to those below them: a change, a pledge, a condition
    assert len(bare) == len(data.changes) + len(data.pledges) + len(data.thresholds)
    for one in quotes_of(data):
        assert f"`{one.source.id}`" in text


def test_not_one_entry_without_its_source_in_the_page() -> None:
    page = lxml_html.fromstring(html(whole(), "en"))
    for entry in page.xpath("//section//li"):
        assert entry.xpath(".//code") or entry.xpath("./ancestor::ul[@class='foot']"), lxml_html.tostring(entry)


@pytest.mark.parametrize("lang", CODES)
def test_what_a_page_says_is_never_markup(lang: str) -> None:
    data = whole(HOSTILE, "javascript:alert(3)")
    rendered = MarkdownIt("commonmark").render(markdown(data, lang))
    for page in (rendered, html(data, lang)):
        tree = lxml_html.fromstring(page)
        assert not tree.xpath("//script | //img")
        assert not [link for link in tree.xpath("//@href") if not link.startswith(("https://", "http://"))]
        assert "<script>alert(1)</script> [x](javascript:alert(2)) *a* `b` &amp;" in tree.text_content()
        assert "\x1b" not in page


def test_an_address_cannot_end_its_link() -> None:
    data = whole(url="https://x.example/a>)(<b> c\"d'é?q=[1]&r=(2)")
    for page in (MarkdownIt("commonmark").render(markdown(data, "en")), html(data, "en")):
        links = set(lxml_html.fromstring(page).xpath("//a/@href"))
        assert "https://x.example/a%3E%29%28%3Cb%3E%20c%22d'%C3%A9?q=%5B1%5D&r=%282%29" in links


def test_the_page_needs_nothing_and_runs_nothing() -> None:
    page = html(whole(), "fr")
    assert "default-src &#39;none&#39;" in page
    assert not re.search(r"<(script|link|img|iframe)|@import|url\(", page)
    tree = lxml_html.fromstring(page)
    assert tree.get("lang") == "fr"
    assert {one.get("lang") for one in tree.xpath("//blockquote")} == {"en"}
    ids = tree.xpath("//section/@aria-labelledby")
    assert ids == tree.xpath("//section/h2/@id")
    assert len(ids) == len(set(ids)) == 8


def test_the_data_is_all_there_as_json() -> None:
    data = whole()
    given = json.loads(json_text(data, "en"))
    assert (given["from"], given["to"]) == ("2031-09-17", "2031-09-17")
    assert given["changes"][0]["quotes"][0]["source"]["id"] == "s01"
    assert given["said"][0]["quotes"][0]["points"]["act"] == 6
    assert given["agenda"][0]["was"] == [["2031-09-17", "2031-09-17"]]
    assert "\x1b" not in json_text(whole(HOSTILE), "en")


def test_a_day_a_stretch_and_an_empty_one() -> None:
    data = whole()
    assert markdown(data, "fr").startswith("# Bulletin du 17 septembre 2031\n")
    longer = replace(data, from_=date(2031, 9, 1))
    assert markdown(longer, "fr").startswith("# Bulletin du 1er septembre 2031 au 17 septembre 2031\n")
    assert markdown(longer, "en").startswith("# Brief of 1 September 2031 to 17 September 2031\n")
    nothing = type(data)(DAY, DAY, "en", type(data.read)(0, 0, 0))
    assert "No article published on 17 September 2031 is in the record." in markdown(nothing, "en")
    assert "Aucun article publié le 17 septembre 2031" in html(nothing, "fr").replace("&#39;", "'")
    quiet = replace(nothing, read=type(data.read)(2, 1, 1))
    assert "nothing to tell of 17 September 2031" in markdown(quiet, "en")


def test_two_pieces_of_one_quotation_are_told_apart() -> None:
    data = whole("“We wait,” “and we watch,”")
    assert "“We wait,” […] “and we watch,” 1" in html(data, "en")


def test_a_language_there_are_no_words_of() -> None:
    for write in (FORMATS["md"], FORMATS["html"]):
        with pytest.raises(LanguageError):
            write(whole(), "xx")
