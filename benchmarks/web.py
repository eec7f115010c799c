"""The desk on a large record: time in the server for each page, readers at once, memory, first paint."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.table import markdown, page

READERS, SECONDS = 20, 15
WORDS = ("ceasefire", "missile", "sanctions", "nuclear", "talks", "drones", "missiles", "accord")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def run(record: Path, rounds: int = 20) -> str:
    """Measure the desk on a record that is there; the page as Markdown."""
    began = time.perf_counter()
    with served(record) as (at, process):
        until, worked = time.perf_counter() - began, _ticks(process) / os.sysconf("SC_CLK_TCK")
        size = ask(at, "/today.json")["counts"]["statements"]
        addresses = drawn(at)
        first = {name: timed(process, at, list_[0]) for name, list_ in addresses.items()}
        warm = settled(process)
        again = {name: [timed(process, at, list_[n % len(list_)]) for n in range(1, rounds + 1)]
                 for name, list_ in addresses.items()}
        load = wrk(at, addresses)
        painted = {name: paint(at + list_[0]) for name, list_ in addresses.items()} if CHROMIUM else {}
        after = after_decision(process, at, addresses)
        memory = resident(process)
    rows = [(name, _both(first[name]), _ms([clock for clock, _ in again[name]]), _ms([cpu for _, cpu in again[name]]),
             f"{painted[name]:.0f}" if name in painted else "–") for name in addresses]
    return page(
        "web", "The desk",
        f"A record of {size:,} statements with positions, pledges and meetings in it: copies of the invented month "
        f"(benchmarks/multiplied.py). It opened {until:.0f} s after its start, {worked:.1f} s of its processor: "
        "what takes long to find is found before anybody can ask. Milliseconds; *first*: asked for the first time "
        f"just then, by the clock and in the server's processor (it had nothing more to do after {warm:.0f} s); then "
        f"{rounds} questions of a kind with other words, actors, statements: median / "
        "95th percentile by the clock and in the processor. *First paint*: of Chromium, the page warm. The machine was "
        "shared with other programs: the processor's figures are the server's own, the clock's are not.",
        markdown(("page", "first, clock (processor)", "clock", "processor", "first paint"), rows),
        f"{READERS} readers at once for {SECONDS} s, all pages mixed (wrk): {load}.",
        f"Memory of the server after all that: {memory} (its own; the file's pages in the system's cache not counted). "
        "No language model is loaded in it.",
        "After a rejected statement everything that rests on it is found anew: " + after + ".")


@contextmanager
def served(record: Path) -> Iterator[tuple[str, int]]:
    """The desk on a record, in a process of its own: its address and process id."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "onrecord", "serve", "--record", str(record), "--port", str(port),
                               "--by", "bench"], stderr=subprocess.DEVNULL)
    at = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{at}/openapi.json", timeout=5).read()
                break
            except OSError:
                time.sleep(0.1)
        yield at, server.pid
    finally:
        server.terminate()
        server.wait()


def ask(at: str, address: str) -> Any:
    """A page's JSON."""
    return json.loads(urllib.request.urlopen(at + address, timeout=120).read())


def drawn(at: str) -> dict[str, list[str]]:
    """Addresses of each page, with other things asked for in each."""
    rows = list(islice(whole(at), 24))
    actors = [one["value"] for one in ask(at, "/actors.json")["actors"]][:20]
    acts = ("warn", "pledge", "deny", "threaten", "demand")
    return {
        "today": ["/today"], "timeline": ["/timeline", *(f"/timeline?actor={a}&act={acts[n % 5]}"
                                                         for n, a in enumerate(actors))],
        "search": [f"/search?q={word}" for word in WORDS] + [f"/search?q={word}&lang=fr" for word in WORDS],
        "statement": [f"/statement/{row['id']}" for row in rows],
        "article": [f"/article/{row['article']}" for row in rows],
        "actor": [f"/actor/{key}" for key in actors[:8]], "actors": ["/actors"], "questions": ["/questions"],
        "question": ["/question/ceasefire", "/question/membership", "/question/sanctions"], "watch": ["/watch"],
        "agenda": ["/agenda", "/agenda?month=2031-10"], "pledges": ["/pledges"], "thresholds": ["/thresholds"],
        "background": ["/background/deterrence", "/background"], "sources": ["/sources"], "decisions": ["/decisions"]}


def whole(at: str) -> Iterator[dict[str, Any]]:
    """Statements whose page can be shown: copies of the month were made without their readings."""
    query = "/timeline.json?order=oldest"
    found = ask(at, query)["listing"]["found"]
    while True:
        for row in found["rows"]:
            try:
                ask(at, f"/statement/{row['id']}.json")
            except urllib.error.HTTPError:
                continue
            yield row
        if found["after"] is None:
            return
        found = ask(at, f"{query}&after={found['after']}")["listing"]["found"]


def settled(process: int) -> float:
    """Seconds until the server has nothing more to do."""
    began, before = time.perf_counter(), -1
    while (now := _ticks(process)) > before + 3:
        before = now
        time.sleep(1)
    return time.perf_counter() - began


def timed(process: int, at: str, address: str) -> tuple[float, float]:
    """Milliseconds until the page is there, and of the server's processor."""
    before, began = _ticks(process), time.perf_counter()
    urllib.request.urlopen(at + address, timeout=300).read()
    return (time.perf_counter() - began) * 1000, (_ticks(process) - before) * 1000 / os.sysconf("SC_CLK_TCK")


def _ticks(process: int) -> int:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _ms(values: list[float]) -> str:
    return f"{median(values):.0f} / {quantiles(values, n=20)[-1]:.0f}"


def _both(pair: tuple[float, float]) -> str:
    return f"{pair[0]:.0f} ({pair[1]:.0f})"


def resident(process: int) -> str:
    """The memory that is the process's own."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    found = re.search(r"^Anonymous:\s+(\d+)", rollup, re.MULTILINE)
    rss = re.search(r"^Rss:\s+(\d+)", rollup, re.MULTILINE)
    assert found
    assert rss
    return f"{int(found[1]) / 1024:.0f} MB, {int(rss[1]) / 1024:.0f} MB with the libraries that it shares"


def wrk(at: str, addresses: dict[str, list[str]]) -> str:
    """What many readers at once get; "not measured" without wrk."""
    if not shutil.which("wrk"):
        return "not measured, wrk is not installed"
    every = ", ".join(f"'{one}'" for list_ in addresses.values() for one in list_)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(f"local at, n = {{{every}}}, 0\n"
                     "request = function() n = n + 1 return wrk.format('GET', at[n % #at + 1]) end\n")
        script.flush()
        done = subprocess.run(["wrk", "-t2", f"-c{READERS}", f"-d{SECONDS}s", "--timeout", "30s", "--latency", "-s",
                               script.name, at], capture_output=True, text=True, check=False)
    total = re.search(r"(\d+) requests in", done.stdout)
    errors = re.search(r"(Socket errors|Non-2xx)[^\n]*", done.stdout)
    half = re.search(r"50%\s+(\S+)", done.stdout)
    most = re.search(r"99%\s+(\S+)", done.stdout)
    return (f"{total[1] if total else 0} pages, {errors[0].strip() if errors else 'no errors'}; half of them within "
            f"{half[1] if half else '?'}, 99 of 100 within {most[1] if most else '?'}")


def paint(address: str) -> float:
    """Milliseconds from the request to the first paint, in Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page()
        tab.goto(address, timeout=120_000)
        tab.goto(address, timeout=120_000)
        found = 0.0
        for _ in range(600):  # not wait_for_function: the policy of the page forbids what that evaluates
            found = float(tab.evaluate("performance.getEntriesByName('first-paint')[0]?.startTime ?? 0"))
            if found:
                break
            tab.wait_for_timeout(100)
        browser.close()
    return found


def after_decision(process: int, at: str, addresses: dict[str, list[str]]) -> str:
    """How long the heavy pages take when something was rejected just before; the decision is undone."""
    from http.cookiejar import CookieJar  # noqa: PLC0415 - only here
    from urllib.parse import urlencode  # noqa: PLC0415

    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    token = re.search(r'name="csrf" value="([^"]+)"', opener.open(f"{at}/you").read().decode())
    target = addresses["statement"][0].rpartition("/")[2]
    assert token
    sent = {"about": "statement", "target": target, "csrf": token[1]}
    found = []
    for name in ("today", "watch", "questions", "pledges"):
        opener.open(f"{at}/decide", urlencode({**sent, "what": "reject"}).encode()).read()
        found.append(f"{name} {_both(timed(process, at, addresses[name][0]))}")
        opener.open(f"{at}/decide", urlencode({**sent, "what": "undo"}).encode()).read()
    return ", ".join(found)
