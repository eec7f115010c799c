"""The page. Lost if this fails: an article's words run as a script in a reader's browser, or some of them vanish."""

from __future__ import annotations

import base64
import hashlib
import html
import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Note, Reading, Related, Speaker, Why
from onrecord.output.html import write_html
from onrecord.output.marked import paragraphs
from onrecord.output.view import view, web_address
from tests.builders import article, reading, spans, statement

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"' onfocus='x {{ 7*7 }}"


def page(*readings: Reading) -> str:
    out = io.StringIO()
    write_html(readings, out)
    return out.getvalue()


def shown(document: str) -> str:
    """The words of the article's text as a browser would show them, without the numbers and white space."""
    text = document.partition('<div class="text">')[2].partition("</div>")[0]
    text = re.sub(r'<a class="ref".*?</a>', "", text, flags=re.DOTALL)
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def attributes(document: str) -> list[tuple[str, str]]:
    """Every attribute of every tag, as a browser would take them apart."""
    found: list[tuple[str, str]] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its interface
            found.extend((name, value or "") for name, value in attrs)

    Tags().feed(document)
    return found


def test_every_word_of_the_article_stands_on_the_page_once() -> None:
    whole = reading()
    assert shown(page(whole)) == "".join(whole.article.text.split())


def test_hostile_words_stay_words_wherever_they_stand() -> None:
    text = f"Haas a dit : {HOSTILE}"
    found = statement(text, 1, HOSTILE, source="Haas", cue="a dit", rule=HOSTILE, targets=(HOSTILE,), topics=(HOSTILE,),
                      speaker=Speaker(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,)),
                      why={"act": Why(HOSTILE, spans(text, HOSTILE))})
    whole = article(text, title=HOSTILE, outlet=HOSTILE, author=HOSTILE, url="javascript:alert(3)", id=HOSTILE,
                    origins={"published": HOSTILE}, related=(Related(HOSTILE, "data:text/html," + HOSTILE),),
                    notes=(Note(HOSTILE, HOSTILE, (0, 4)),))
    document = page(Reading(whole, (found,)))
    assert document.count("<script") == document.count("</script") == 1
    assert "<img" not in document
    assert "{{ 7*7 }}" in document
    for name, value in attributes(document):
        assert not name.startswith("on")
        assert name != "href" or value.startswith("#")
    assert HOSTILE.replace(" ", "") in shown(document)


@pytest.mark.parametrize("url", ["javascript:alert(1)", " javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x",
                                 "vbscript:x", "file:///etc/passwd", "//host/x", "x", "", None])
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert web_address(url) == ""


def test_the_policy_lets_in_our_script_and_style_and_nothing_else() -> None:
    document = page(reading())
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', document)[1])  # type: ignore[index]
    assert policy.startswith("default-src 'none'")
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        inline, = re.findall(f"<{tag}>(.*?)</{tag}>", document, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert " style=" not in document


def test_nothing_is_fetched() -> None:
    document = page(reading())
    assert not re.search(r'\s(src|srcset|action)="|@import|url\(|<link|<iframe', document)


def test_nested_statements_are_both_marked_and_a_click_means_the_inner_one() -> None:
    text = "Roux a dit que Kos affirme que la paix est proche."
    outer = statement(text, 1, "Kos affirme que la paix est proche", source="Roux", cue="a dit")
    inner = statement(text, 2, "la paix est proche", source="Kos", cue="affirme")
    pieces = {p.text: p for block in paragraphs(Reading(article(text), (outer, inner))) for p in block.pieces}
    assert pieces["la paix est proche"].content == (1, 2)
    assert pieces["la paix est proche"].selects == 2
    assert pieces["la paix est proche"].ends == (2, 1)
    assert (pieces["Kos"].content, pieces["Kos"].source, pieces["Kos"].selects) == ((1,), (2,), 2)


def test_a_number_stands_behind_each_piece_of_a_split_quotation() -> None:
    text = "« Nous restons », a dit Roux, « et nous gagnons »."
    split = statement(text, 1, ("Nous restons", "et nous gagnons"), source="Roux", cue="a dit", kind="direct")
    assert page(Reading(article(text), (split,))).count('class="ref"') == 2


def test_text_between_blocks_is_shown_as_not_read() -> None:
    text = "Titre\nPartager sur Facebook\nCorps."
    whole = article(text)
    whole = replace(whole, blocks=(whole.blocks[0], whole.blocks[2]))
    kinds = [(p.kind, "".join(x.text for x in p.pieces)) for p in paragraphs(Reading(whole, ()))]
    assert kinds == [("paragraph", "Titre"), ("outside", "Partager sur Facebook"), ("paragraph", "Corps.")]


def test_unknown_values_are_shown_as_unknown() -> None:
    entry, = view(Reading(article("Rien."), (statement("Rien.", 1, "Rien"),))).entries
    assert (entry.speaker, entry.act) == ("not named", "no act")
    assert {value.label for value in entry.values if not value.known} == {"speaker", "act", "certainty"}


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_any_text_with_any_spans_makes_a_page(text: str, places: list[tuple[int, int]]) -> None:
    blank = statement("x", 1, "x")
    found = tuple(replace(blank, id=f"s{n}", source=((s, e),), content=((e, s),), cue=((s, s + 3),))
                  for n, (s, e) in enumerate(places))
    document = page(Reading(article(text), found))
    document.encode("utf-8")
    assert document.count("<script") == 1


def test_several_articles_share_a_page_without_sharing_names() -> None:
    document = page(reading(), reading())
    names = re.findall(r'\sid="([^"]+)"', document)
    assert len(names) == len(set(names))
    assert 'href="#r2"' in document


def test_a_bullet_before_its_block_is_shown_with_its_item() -> None:
    text = "Annonces :\n- une\n- deux"
    whole = article(text)
    first, *items = whole.blocks
    bare = [replace(block, kind="item", span=(block.span[0] + 2, block.span[1])) for block in items]
    whole = replace(whole, blocks=(first, *bare))
    shown_lines = ["".join(piece.text for piece in p.pieces) for p in paragraphs(Reading(whole, ()))]
    assert shown_lines == ["Annonces :", "- une", "- deux"]
