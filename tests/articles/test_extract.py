"""From a page to an article, the pages that hurt among them.

Lost if this fails: the wrong date or outlet would stand on a statement, a page's boilerplate would be read as news,
or one hostile page would end the morning's run.
"""

from __future__ import annotations

import dataclasses
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import articles
from onrecord.errors import LanguageError, NothingReadable
from onrecord.model import Article, Page, Related
from onrecord.pages.make import make

FRENCH = ("Le ministre de la Défense, Karl Brandt, a déclaré mardi que la digue tiendrait tout l'hiver et que les "
          "travaux reprendraient au printemps.")
ENGLISH = ("The defence minister, Karl Brandt, said on Tuesday that the dyke would hold through the winter and that "
           "work would begin again in the spring.")
MORE = "According to the mayor, the islands can hold out for three weeks, though the hospital has asked for more fuel."


def page(text: str | bytes, media_type: str = "text/html", url: str | None = None) -> Page:
    data = text if isinstance(text, bytes) else text.encode()
    return make("a page", data, declared=media_type, url=url, seen=datetime(2022, 10, 12, tzinfo=UTC))


def html(body: str, head: str = "", lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[slice(*block.span)]) for block in article.blocks]


FULL = html(f"""
<header><h1>The Daily Gull</h1><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header>
<main><article><h1>Minister: the dyke will hold</h1><p class="byline">By Ada Finch</p>
<div class="share"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
<figure><img src="a.jpg"><figcaption>The dyke on Tuesday. Photo: Gull</figcaption></figure>
<p>{ENGLISH}</p><h2>What he promised</h2>
<ul><li>More fuel for the islands</li><li>A second ferry by Christmas</li></ul>
<blockquote>“We will not leave anyone behind,” he said.</blockquote>
<p>Read also: <a href="/2022/10/09/ferry">The ferry that never came back</a></p><p>{MORE}</p></article>
<section class="related-articles"><h3>Related articles</h3><ul><li><a href="/a1">Islands wait for the ferry</a></li>
<li><a href="https://gull.example/a2">Mayor asks for help again</a></li></ul></section>
<section class="comments"><p>Great article, said nobody ever, and this minister should go.</p></section></main>
<footer>© 2022 The Daily Gull. All rights reserved.</footer>""", """
<title>Minister: the dyke will hold | The Daily Gull</title><meta property="og:title" content="Will the dyke hold?">
<meta property="og:site_name" content="The Daily Gull">
<meta property="article:published_time" content="2022-10-11T09:00Z">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "Gull"},
 {"@type": "NewsArticle", "headline": "Something else", "url": "https://x.example/", "datePublished": "2020-01-01"},
 {"@type": ["NewsArticle"], "headline": "Minister: the dyke will hold", "datePublished": "2022-10-11T23:30:00-05:00",
  "mainEntityOfPage": {"@id": "https://www.gull.example/dyke/"}, "author": [{"name": "Ada Finch"}, {"name": "Bo Lind"}],
  "publisher": {"@type": "Organization", "name": "The Daily Gull"}}]}</script>""")


def test_a_page_with_everything() -> None:
    found = articles.extract(page(FULL, url="https://gull.example/dyke"))
    assert blocks(found) == [
        ("heading", "Minister: the dyke will hold"), ("caption", "The dyke on Tuesday. Photo: Gull"),
        ("paragraph", ENGLISH), ("heading", "What he promised"), ("item", "More fuel for the islands"),
        ("item", "A second ferry by Christmas"), ("quote", "“We will not leave anyone behind,” he said."),
        ("paragraph", MORE)]
    assert (found.title, found.outlet, found.author) == (
        "Minister: the dyke will hold", "The Daily Gull", "Ada Finch, Bo Lind")
    assert (found.published, found.lang, found.kind) == (date(2022, 10, 11), "en", "report")
    assert found.origins == {"url": "page", "title": "json-ld", "outlet": "json-ld", "author": "json-ld",
                             "published": "json-ld", "lang": "text"}
    assert set(found.related) == {
        Related("Islands wait for the ferry", "https://gull.example/a1"),
        Related("Mayor asks for help again", "https://gull.example/a2"),
        Related("The ferry that never came back", "https://gull.example/2022/10/09/ferry")}
    assert "nobody ever" not in found.text
    assert not found.notes


def test_blocks_lie_in_the_text_with_a_blank_line_between() -> None:
    found = articles.extract(page(FULL))
    assert found.text == "\n\n".join(text for _, text in blocks(found))


def test_what_the_user_says_wins() -> None:
    found = articles.extract(page(FULL, url="https://gull.example/dyke"), published=date(2022, 10, 9),
                             url="https://mirror.example/dyke", lang="fr")
    assert (found.published, found.url, found.lang) == (date(2022, 10, 9), "https://mirror.example/dyke", "fr")
    assert {name: found.origins[name] for name in ("published", "url", "lang")} == dict.fromkeys(
        ("published", "url", "lang"), "given")


ARTICLE = f"<article><p>{ENGLISH}</p><p>{MORE}</p></article>"


@pytest.mark.parametrize(("head", "body", "url", "day", "origin"), [
    ('<meta property="article:published_time" content="2022-10-11T08:00:00+02:00">', ARTICLE, None, "2022-10-11",
     "opengraph"),
    ('<meta name="date" content="2022-10-11">', ARTICLE, None, "2022-10-11", "meta"),
    ('<meta name="pubdate" content="11 October 2022">', ARTICLE, None, "2022-10-11", "meta"),
    ("", f'<time pubdate datetime="2022-10-11T10:00">today</time>{ARTICLE}', None, "2022-10-11", "time"),
    ("", ARTICLE, "https://gull.example/2022/10/11/dyke", "2022-10-11", "url"),
    ("", f"<article><p>KOLM, Oct. 11, 2022 (Gull) – {ENGLISH}</p><p>{MORE}</p></article>", None, "2022-10-11", "text"),
    ("", ARTICLE, "https://gull.example/2022/10/dyke", None, None),
    ('<meta name="date" content="2022-13-45">', ARTICLE, None, None, None),
    ('<script type="application/ld+json">{"@type": "NewsArticle", broken</script>', ARTICLE, None, None, None),
])
def test_where_a_date_comes_from(head: str, body: str, url: str | None, day: str | None, origin: str | None) -> None:
    found = articles.extract(page(html(body, head), url=url))
    assert (found.published and found.published.isoformat(), found.origins.get("published")) == (day, origin)


def test_dates_that_disagree_are_noted() -> None:
    head = '<meta property="article:published_time" content="2022-10-11"><meta name="date" content="2019-01-01">'
    found = articles.extract(page(html(ARTICLE, head)))
    assert found.published == date(2022, 10, 11)
    assert [note.code for note in found.notes] == ["date-conflict"]
    assert "2019-01-01" in found.notes[0].text


def test_a_text_is_what_the_file_holds() -> None:
    text = (f"La digue tiendra\r\n\r\nKOLM, 11 octobre 2022 – {FRENCH}\r\n\r\n"
            "Articles similaires\r\n- Une autre digue\r\n")
    found = articles.extract(page(text, "text/plain"))
    assert found.text == text
    assert found.title == "La digue tiendra"
    assert found.published == date(2022, 10, 11)
    assert found.related == (Related("Une autre digue", None),)
    assert found.origins == {"title": "text", "published": "text", "lang": "text"}


def test_a_text_at_an_address_with_a_day_was_published_that_day() -> None:
    """An agency's wire: plain text, its dateline without a year."""
    wire = f"The dyke will hold\n\nHALDEN, October 12 (Wire) - {ENGLISH}\n\n{MORE}\n"
    article = articles.extract(page(wire, "text/plain", "https://wire.example/news/2022/10/12/dyke-01"))
    assert (article.published, article.origins["published"]) == (date(2022, 10, 12), "url")
    assert articles.extract(page(wire, "text/plain")).published is None


def test_a_byte_order_mark_is_no_character() -> None:
    assert articles.extract(page(b"\xef\xbb\xbf" + FRENCH.encode(), "text/plain")).text == FRENCH


def test_the_id_is_the_pages() -> None:
    first = articles.extract(page(FULL, url="https://gull.example/dyke"))
    again = articles.extract(dataclasses.replace(page(FULL, url="https://gull.example/dyke"), source="elsewhere"))
    other = articles.extract(page(FULL, url="https://gull.example/other"))
    changed = articles.extract(page(FULL + " ", url="https://gull.example/dyke"))
    assert first.id == again.id
    assert len({first.id, other.id, changed.id}) == 3


# ---------------------------------------------------------------- language


def test_a_page_laid_out_in_a_table_keeps_its_paragraphs() -> None:
    """As pages were before style sheets: the byline would run into the title, and a name into the byline."""
    body = ("<table><tr><td><a href='/1'>Home</a></td></tr></table>"
            "<table><tr><td><h1>The dyke will hold, says Brandt</h1>"
            f"<small>The newsroom</small><p>{ENGLISH}<p>{MORE}</td></tr></table>")
    found = [text for _, text in blocks(articles.extract(page(html(body))))]
    assert found[0] == "The dyke will hold, says Brandt"
    assert found[-2:] == [ENGLISH, MORE]
    assert not any("BrandtThe" in text for text in found)


def test_a_table_of_figures_stays_one() -> None:
    rows = "".join(f"<tr><td>Island {number}</td><td>{number * 7} ships</td></tr>" for number in range(1, 5))
    article = articles.extract(page(html(f"<article><p>{ENGLISH}</p><table>{rows}</table><p>{MORE}</p></article>")))
    assert "Island 1" in article.text


def test_languages() -> None:
    assert articles.extract(page(FRENCH, "text/plain")).lang == "fr"
    assert articles.extract(page(ENGLISH.upper(), "text/plain")).lang == "en"
    german = "Der Verteidigungsminister sagte am Dienstag, der Deich werde den ganzen Winter über halten, und dankte."
    with pytest.raises(NothingReadable, match=r"written in German; onrecord reads .*--lang"):
        articles.extract(page(german, "text/plain"))
    assert articles.extract(page(german, "text/plain"), lang="en").lang == "en"
    with pytest.raises(LanguageError, match="'de'"):
        articles.extract(page(FRENCH, "text/plain"), lang="de")


def test_a_quotation_in_another_language_does_not_decide() -> None:
    text = f"« The sea is falling and we shall all be home by Christmas »\n\n{FRENCH}\n\n{FRENCH}"
    assert articles.extract(page(text, "text/plain")).lang == "fr"


# ---------------------------------------------------------------- kinds


def test_kinds() -> None:
    turns = "Q: Will it hold?\nA: It will, through the winter.\n" * 4
    named = "La Gazette : Et la digue, cette fois ?\n\nKarl Brandt : Elle tiendra, je l'ai dit.\n\n" * 4
    dashed = "LE MINISTRE. – La digue tiendra dix ans.\n\nUN JOURNALISTE. – Et la mer ?\n\n" * 3
    live = "".join(f"1{n}:15 The dyke holds\nThe minister says that the dyke is holding.\n\n" for n in range(5))
    headlines = "".join(f"{place} : la digue tient\n\n{FRENCH}\n\n" for place in ("Kolm", "Varn", "Tarsk"))
    for text, kind in ((turns, "transcript"), (named, "transcript"), (dashed, "transcript"), (live, "list"),
                       (headlines, "report"), (f"{FRENCH}\n\nIl a dit : « Non. »\n\n{FRENCH}", "report")):
        assert articles.extract(page(text, "text/plain")).kind == kind, text[:60]


# ---------------------------------------------------------------- pages that hurt


@pytest.mark.parametrize("body", [
    "", "<nav><a href=/a>Home</a><a href=/b>Sport</a></nav>", "<p>404</p>", "<script>var a = 'text';</script>",
    "<div id=app></div><noscript>Please enable JavaScript to read this page of ours.</noscript>",
    "<img src=a.jpg>", "<form><input name=q></form>", "<!-- nothing -->",
])
def test_markup_without_an_article_says_so(body: str) -> None:
    with pytest.raises(NothingReadable, match="no text that could be an article"):
        articles.extract(page(html(body)))


def test_the_text_for_search_engines_when_the_markup_holds_none() -> None:
    node = f'{{"@type": "NewsArticle", "articleBody": "{ENGLISH}\\n\\n{MORE}"}}'
    head = f'<script type="application/ld+json">{node}</script>'
    found = articles.extract(page(html("<div id=app></div>", head)))
    assert blocks(found) == [("paragraph", ENGLISH), ("paragraph", MORE)]
    assert [note.code for note in found.notes] == ["markup-fallback"]


@pytest.mark.parametrize("tag", ["div", "span", "font", "table", "section", "b"])
def test_markup_nested_ten_thousand_deep(tag: str) -> None:
    deep = html(f"<p>{ENGLISH}</p>" + f"<{tag}>" * 10_000 + f"<p>{MORE}</p>" + f"</{tag}>" * 10_000)
    found = articles.extract(page(deep))
    assert [text for _, text in blocks(found)] == [ENGLISH, MORE]
    assert [note.code for note in found.notes] == ["nested-too-deep"]


@pytest.mark.parametrize("tag", ["blockquote", "ul><li", "p", "a", "article"])
def test_what_must_nest_and_nests_too_deep_is_read_as_far_as_it_goes(tag: str) -> None:
    deep = html(f"<article><p>{ENGLISH}</p><p>{MORE}</p></article>" + f"<{tag}>" * 10_000 + "x")
    assert ENGLISH in articles.extract(page(deep)).text


def test_where_everything_lies_too_deep_the_message_says_so() -> None:
    with pytest.raises(NothingReadable, match="nested deeper"):
        articles.extract(page(html("<blockquote>" * 10_000 + f"<p>{ENGLISH}</p>")))


def test_json_nested_to_hurt() -> None:
    head = '<script type="application/ld+json">' + '[{"@graph":' * 50_000 + "</script>"
    assert articles.extract(page(html(ARTICLE, head))).published is None


def test_nuls_surrogates_and_odd_characters() -> None:
    odd = f"{FRENCH}\x00 \ufdd0\u202e\U0010ffff\n\n{FRENCH}"
    found = articles.extract(page(odd, "text/plain"))
    assert found.text == odd
    assert [note.code for note in found.notes] == ["control-characters"]
    lone = f"{FRENCH} \ud800\n\n{FRENCH}".encode("utf-8", "surrogatepass")
    assert [note.code for note in articles.extract(page(lone, "text/plain")).notes] == ["undecodable"]
    marked_up = html(f"<article><p>{ENGLISH}\x00&#0;&#xD800;&#x110000;</p><p>{MORE}</p></article>")
    articles.extract(page(marked_up)).text.encode()


def test_a_text_without_words() -> None:
    for text in ("1234 5678", "- - -", "...", "\x00\x00 1"):
        with pytest.raises(NothingReadable):
            articles.extract(page(text, "text/plain"))


def test_a_long_text_is_read_in_bounded_time() -> None:
    text = "\n\n".join([FRENCH] * 2_000)
    started = time.process_time()
    assert len(articles.extract(page(text, "text/plain")).blocks) == 2_000
    assert time.process_time() - started < 10


@settings(max_examples=30, deadline=None)
@given(st.text(st.sampled_from("<>/=\"' apdivulhref&;#-![]\x00é"), max_size=300))
def test_any_markup_ends_in_an_article_or_in_our_error(markup: str) -> None:
    try:
        found = articles.extract(page(html(markup + ARTICLE)))
    except NothingReadable:
        return
    assert all(0 <= block.span[0] < block.span[1] <= len(found.text) for block in found.blocks)


def test_what_only_an_escape_of_json_could_bring_into_a_text() -> None:
    node = r'{"@type": "NewsArticle", "headline": "The \ud800dyke\u0000", "author": ' + "[" * 800 + "]" * 800 + "}"
    found = articles.extract(page(html(ARTICLE, f'<script type="application/ld+json">{node}</script>')))
    assert found.title == "The \N{REPLACEMENT CHARACTER}dyke\N{REPLACEMENT CHARACTER}"
    found.title.encode()
