"""The desk in a real browser. Lost if this fails: the pages look whole in their source and cannot be used: by keyboard,
on a phone, by someone who cannot see them, or because an article's words run in them."""

from __future__ import annotations

import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from onrecord.web.app import make
from onrecord.web.settings import Settings
from tests.web.test_add import Ready
from tests.web.test_safety import HOSTILE, fill_hostile

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SIZES = {"desk": (1280, 900), "phone": (390, 844)}
SHOTS = Path(__file__).parents[2] / "build" / "desk"
"""Where the pictures go, to be looked at; not committed."""

pytestmark = [pytest.mark.browser, pytest.mark.skipif(
    not CHROMIUM, reason="no Chromium on this machine: the desk was not looked at in a browser")]


class Served:
    """A desk that answers at an address, in a thread."""

    def __init__(self, settings: Settings) -> None:
        self.app = make(settings)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.at = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.server = uvicorn.Server(uvicorn.Config(self.app, log_level="error", ws="none"))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]})

    def __enter__(self) -> Served:
        self.thread.start()
        while not self.server.started:
            time.sleep(0.05)
        self.app.state.reader = Ready()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join()
        self.socket.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def desk(file: Path) -> Iterator[Served]:
    with Served(Settings(file, by="ada")) as served:
        yield served


@pytest.fixture
def tab(chromium: Any, desk: Served) -> Iterator[Any]:
    """A tab on the desk; whatever it complains about fails the test."""
    yield from opened(chromium, desk.at)


def opened(chromium: Any, at: str, size: str = "desk", scheme: str = "light", lang: str = "en-GB") -> Iterator[Any]:
    width, height = SIZES[size]
    complaints: list[str] = []
    context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale=lang,
                                   base_url=at)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.on("console", lambda message: complaints.append(message.text) if "409" not in message.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    yield page
    context.close()
    assert complaints == []


PAGES = ("/today", "/timeline?act=warn", "/search?q=ceasefire", "/questions", "/question/ceasefire", "/watch",
         "/agenda", "/agenda?month=2031-10", "/pledges", "/thresholds", "/actors", "/actor/ru", "/background",
         "/background/deterrence", "/background/has-it-worked", "/sources", "/decisions", "/add", "/you", "/nowhere")


def looked_at(page: Any, addresses: tuple[str, ...], name: str) -> list[str]:
    """Visit, picture and check pages; a line for each thing that is wrong."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - with the browser

    SHOTS.mkdir(parents=True, exist_ok=True)
    wrong = []
    for address in addresses:
        page.goto(address)
        page.screenshot(path=SHOTS / f"{address.strip('/').replace('/', '-').replace('?', '-')}-{name}.png")
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wrong.append(f"{address}: wider than the window")
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        wrong += [f"{address}: {one['id']} at {one['nodes'][0]['target']}" for one in found.response["violations"]]
    return wrong


@pytest.mark.parametrize(("size", "scheme", "lang"), [("desk", "light", "en-GB"), ("phone", "dark", "fr-FR")])
def test_every_page_can_be_used_by_everyone(chromium: Any, desk: Served, size: str, scheme: str, lang: str) -> None:
    """At a desk by day in English and on a phone by night in French: axe finds nothing, nothing is too wide."""
    for page in opened(chromium, desk.at, size, scheme, lang):
        page.goto("/timeline")
        statement = page.get_attribute(".excerpt a", "href")
        page.goto(statement)
        article = page.get_attribute(".said a[href^='/article/']", "href").partition("#")[0]
        wrong = looked_at(page, (*PAGES[:-1], statement, article), f"{size}-{scheme}")
        assert wrong == []
        assert page.get_attribute("html", "lang") == lang[:2]


@pytest.mark.parametrize(("size", "scheme", "lang"), [("desk", "dark", "fr-FR"), ("phone", "light", "en-GB")])
def test_the_other_way_round_too(chromium: Any, desk: Served, size: str, scheme: str, lang: str) -> None:
    """At a desk by night, on a phone by day: the pages that have most on them."""
    for page in opened(chromium, desk.at, size, scheme, lang):
        assert looked_at(page, ("/today", "/timeline", "/watch", "/question/ceasefire", "/actor/ru", "/thresholds"),
                         f"{size}-{scheme}") == []


def test_filter_then_a_bar_of_the_chart(tab: Any) -> None:
    tab.goto("/timeline")
    tab.click(".filter summary")
    tab.select_option("select[name=act]", "warn")
    tab.click(".filter .go button")
    tab.wait_for_url("**act=warn**")
    assert set(tab.locator(".rows .act").all_inner_texts()) == {"warn"}
    bar = tab.locator(".chart svg a").last
    days = bar.get_attribute("aria-label")
    bar.click()
    tab.wait_for_url(re.compile(r"from=\d"))
    assert f"{tab.locator('.row').count()} statement" in days
    tab.click(".chips a >> nth=0")
    tab.wait_for_url(lambda address: "/timeline" in address and "act=warn" not in address)


def test_the_keyboard_does_all_of_the_work(tab: Any) -> None:
    """Search, go through the list, accept, undo, reject, undo, open, correct: no mouse."""
    tab.goto("/today")
    tab.keyboard.press("/")
    tab.locator("#find:focus").wait_for()
    tab.keyboard.type("the")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?q=the")
    chosen = tab.locator(".row").nth(1).get_attribute("data-id")
    tab.keyboard.press("j")
    tab.locator(".row.on").wait_for()
    tab.keyboard.press("j")
    tab.locator(f"#s-{chosen}.on").wait_for()
    for key, shown in (("a", ".state.ok"), ("u", "[data-key=a]"), ("r", ".state.no"), ("u", "[data-key=a]")):
        tab.keyboard.press(key)
        tab.locator(f"#s-{chosen}.on {shown}").wait_for()
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/statement/{chosen}")
    tab.keyboard.press("c")
    tab.locator("select[name=act]:focus").wait_for()
    tab.keyboard.press("Escape")
    tab.locator("select[name=act]:not(:focus)").wait_for()
    tab.keyboard.press("n")
    tab.locator("[data-focus=n]:focus").wait_for()
    tab.keyboard.type("as the tape has it")
    tab.keyboard.press("Escape")
    tab.locator("[data-focus=n]:not(:focus)").wait_for()
    tab.keyboard.press("a")
    tab.locator("#work .decisions").filter(has_text="as the tape has it").filter(has_text="ada").wait_for()
    tab.locator("#work .standing .ok").wait_for()
    tab.keyboard.press("u")
    tab.locator("#work .standing .ok").wait_for(state="detached")
    tab.keyboard.press("?")
    tab.locator("dialog[open]").wait_for()
    tab.keyboard.press("Escape")
    tab.locator("dialog[open]").wait_for(state="detached")
    tab.keyboard.press("g")
    tab.keyboard.press("w")
    tab.wait_for_url("**/watch")


def test_tab_reaches_the_chart_once_and_arrows_walk_it(tab: Any) -> None:
    tab.goto("/timeline")
    assert tab.locator(".chart svg a[tabindex='0']").count() == 1
    tab.focus(".chart svg a[tabindex='0']")
    before = tab.locator(".chart svg a").nth(-2).get_attribute("aria-label")
    tab.keyboard.press("ArrowLeft")
    tab.locator(".chart svg a:focus").and_(tab.get_by_label(before, exact=True)).wait_for()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**from=**")


def test_two_tabs_on_one_statement(chromium: Any, desk: Served) -> None:
    for one in opened(chromium, desk.at):
        one.goto("/search?q=ceasefire")
        address = one.get_attribute(".row:last-child .excerpt a", "href")
        for two in opened(chromium, desk.at):
            one.goto(address)
            two.goto(address)
            one.keyboard.press("a")
            one.locator("#work .standing .ok").wait_for()
            two.keyboard.press("r")
            two.locator("#work .clash").filter(has_text="ada").wait_for()
            two.keyboard.press("u")
            two.locator("#work .standing .ok").wait_for(state="detached")


def test_add_look_keep(tab: Any) -> None:
    tab.goto("/add")
    tab.fill("textarea", "Any words: the process that reads is stood in for.")
    tab.click("main button")
    tab.wait_for_url("**/add/*")
    tab.locator(".keep").wait_for()
    assert "Irina Sokal" in tab.inner_text("aside")
    tab.click(".ref >> nth=0")
    tab.locator(".row.on[data-n='1']").wait_for()
    tab.click("button[value=keep]")
    tab.wait_for_url("**/article/**")
    assert "Irina Sokal" in tab.inner_text("aside")


def test_the_language_is_switched_and_stays(tab: Any) -> None:
    tab.goto("/timeline?act=warn")
    tab.click(".langs button[value=fr]")
    tab.locator("html[lang=fr]").wait_for()
    tab.wait_for_load_state()
    assert tab.inner_text("h1") == "Chronologie"
    assert "act=warn" in tab.url
    assert "mettre en garde" in tab.inner_text(".chips")
    tab.goto("/watch")
    assert tab.get_attribute("html", "lang") == "fr"
    assert tab.get_attribute("blockquote >> nth=0", "lang") in ("en", "fr")


def test_it_can_be_read_and_worked_on_without_a_script(chromium: Any, desk: Served) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=desk.at)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto("/timeline")
    page.click(".more a")
    page.wait_for_url("**after=**")
    page.click(".excerpt a >> nth=0")
    page.wait_for_url("**/statement/*")
    page.click("#work button[value=accept]")
    page.locator(".standing .ok").wait_for()
    page.wait_for_load_state()
    page.click(".decision button >> nth=0")
    page.locator(".standing .ok").wait_for(state="detached")
    page.wait_for_load_state()
    assert page.locator(".decision").count() > 0
    context.close()


def test_nothing_of_a_hostile_article_runs(chromium: Any, tmp_path: Path) -> None:
    fill_hostile(tmp_path / "record.sqlite")
    with Served(Settings(tmp_path / "record.sqlite", by=HOSTILE)) as served:
        for size in SIZES:
            for page in opened(chromium, served.at, size):
                page.goto("/search?act=none")
                statement = page.get_attribute(".excerpt a", "href")
                page.goto(statement)
                article = page.get_attribute(".said a[href^='/article/']", "href").partition("#")[0]
                addresses = (statement, article, "/today", "/timeline", "/actors", "/sources", "/decisions",
                             "/source/1", "/search?q=%3Cscript%3E")
                assert looked_at(page, addresses, f"hostile-{size}") == []
                assert page.title() != "taken"
                assert page.locator("main img").count() == 0
