"""The body of a page of markup.

Lost if this fails: of a live page only its first entry would be read, or one tag would hold up the morning's run.
"""

from __future__ import annotations

import time

import pytest

from onrecord import articles
from tests.articles.test_extract import ARTICLE, ENGLISH, FRENCH, MORE, html, page

SAID = [ENGLISH, MORE, "The harbour master said that two ships had turned back before dawn and were safe in the port."]


@pytest.mark.parametrize("tag", ['div class="entry"', 'article class="live-post"', 'section class="post-content"'])
@pytest.mark.parametrize("around", ["<article><section>", "<div>"])
def test_every_entry_of_a_live_page_is_read(tag: str, around: str) -> None:
    end = tag.partition(" ")[0]
    entries = "".join(f"<{tag}><h2>1{at}:40</h2><p>{said}</p></{end}>" for at, said in enumerate(SAID))
    found = articles.extract(page(html(f"<main><h1>The flood, live</h1>{around}{entries}</main>")))
    assert [said for said in SAID if said in found.text] == SAID


def test_teasers_are_no_entries() -> None:
    cards = "".join(f'<article class="card"><a href="/{at}">{FRENCH}</a></article>' for at in range(4))
    found = articles.extract(page(html(f"{ARTICLE}<div>{cards}</div>")))
    assert FRENCH not in found.text


@pytest.mark.parametrize("attribute", ["a{}=1", "a{}", "a{}='>'", 'a{} = ">"'])
def test_a_tag_with_more_attributes_than_any_page_needs(attribute: str) -> None:
    crowd = " ".join(map(attribute.format, range(60_000)))
    started = time.process_time()
    found = articles.extract(page(html(f"<div {crowd}>{ARTICLE}</div>")))
    assert ENGLISH in found.text
    assert time.process_time() - started < 3
