"""The page in a real browser. Lost if this fails: it looks whole in its source and a reader cannot use it (a script is
blocked, keys do nothing, the page is wider than a phone, a value's reason never shows)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Reading
from onrecord.output.html import write_html
from tests.builders import reading

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SIZES = {"desk": (1280, 900), "phone": (390, 844)}

NO_BROWSER = "no Chromium on this machine: the page was not looked at in a browser"
pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason=NO_BROWSER)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(params=[(size, scheme) for size in SIZES for scheme in ("light", "dark")], ids="-".join)
def page(browser: Any, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """The page of the hand-made reading, at a desk and on a phone, by day and by night; a complaint fails the test."""
    size, scheme = request.param
    yield from opened(browser, tmp_path, reading(), size=size, scheme=scheme)


def opened(browser: Any, folder: Path, *shown: Reading, size: str = "desk", scheme: str = "light") -> Iterator[Any]:
    with (folder / "page.html").open("w", encoding="utf-8", errors="backslashreplace") as file:
        write_html(shown, file)
    width, height = SIZES[size]
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, offline=True)
    tab = context.new_page()
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto((folder / "page.html").as_uri())
    yield tab
    context.close()
    assert complaints == []


def chosen(page: Any) -> list[str]:
    return [entry.get_attribute("data-n") for entry in page.query_selector_all(".entry.on")]


def test_nothing_is_wider_than_the_window(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_click_in_the_text_chooses_the_statement_in_the_list(page: Any) -> None:
    page.click("text=toute attaque contre un câble >> nth=0")
    assert chosen(page) == ["2"]
    assert page.locator(".entry.on .values").is_visible()
    assert page.locator(".content.on").count() > 0


def test_a_click_in_the_list_chooses_the_words_in_the_text(page: Any) -> None:
    page.click(".entry[data-n='6'] .excerpt")
    assert chosen(page) == ["6"]
    assert "rien proposé" in "".join(page.locator(".content.on").all_inner_texts())


def test_the_keyboard_does_all_of_it(page: Any) -> None:
    page.focus(".ref >> nth=0")
    page.keyboard.press("ArrowDown")
    assert chosen(page) == ["2"]
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.className") == "number"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert "threaten" in page.evaluate("document.activeElement.textContent")
    assert "conditional-reprisal" in page.locator(".value:focus + .because").inner_text()
    assert "toute attaque contre un câble" in "".join(page.locator(".lit").all_inner_texts())
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.className") == "ref"
    page.keyboard.press("Escape")
    assert chosen(page) == []


def test_hovering_a_value_shows_its_reason_and_lights_its_words(browser: Any, tmp_path: Path) -> None:
    for page in opened(browser, tmp_path, reading()):
        page.click(".entry[data-n='2'] .excerpt")
        assert not page.locator(".because >> visible=true").count()
        page.hover(".entry.on .value >> text=conditional")
        assert "hangs-on-condition" in page.locator(".because >> visible=true").inner_text()
        assert page.locator(".lit").all_inner_texts() == ["toute attaque contre un câble"]


def test_filters_leave_one_speaker(browser: Any, tmp_path: Path) -> None:
    for page in opened(browser, tmp_path, reading()):
        page.select_option("[data-filter='speaker']", "Irina Sokal")
        assert page.locator(".entry >> visible=true").count() == 1


def test_no_script_of_the_article_runs(browser: Any, tmp_path: Path) -> None:
    """Even were the escaping broken: the policy itself refuses a foreign script. Here the article tries its own."""
    hostile = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
    whole = reading()
    words = whole.article.text + hostile
    whole = replace(whole, article=replace(whole.article, title=hostile, outlet=hostile, text=words))
    for page in opened(browser, tmp_path, whole):
        assert page.title() != "taken"
        assert page.locator("img").count() == 0


def test_it_can_be_read_without_its_script(browser: Any, tmp_path: Path) -> None:
    with (tmp_path / "page.html").open("w", encoding="utf-8") as file:
        write_html([reading()], file)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.goto((tmp_path / "page.html").as_uri())
    tab.click(".ref >> nth=1")
    assert tab.locator("#r1s2 .values").is_visible()
    context.close()


def test_no_barrier_that_axe_can_find(page: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - with the browser

    page.click(".entry[data-n='2'] .excerpt")
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()


def test_several_articles_make_one_page_without_barriers(browser: Any, tmp_path: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - with the browser

    for page in opened(browser, tmp_path, reading(), reading()):
        page.click("nav a >> nth=1")
        page.click("#r2s6 .excerpt")
        assert page.locator("#r2s6").get_attribute("class") == "entry hover on"
        assert not page.locator("#r1 .on").count()
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
