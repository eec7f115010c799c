"""Adding files, folders, patterns and archives.

Lost if this fails: a folder of ten thousand pages would stop at the first bad one, articles would be read twice, or a
killed run would leave processes behind that read on for nobody.
"""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.cli.meter import Meter, lasting
from onrecord.collect.adding import Told, add
from onrecord.collect.paths import Named, named
from onrecord.collect.pool import Read, Result, one_by_one, reader, side_by_side
from onrecord.errors import Busy, ModelError, NotFound, NothingReadable, SourceError
from onrecord.model import Page, Reading
from onrecord.pages.make import make
from onrecord.record import Record
from tests.collect.site import Reply, Site, story
from tests.pages.test_archive import Archive
from tests.record import press
from tests.record.children import begin, kill

Reading_ = Callable[[Iterable[Page]], Iterator[Result]]


def press_reader(delay: float = 0.0) -> Read:
    """Reads the articles of tests.record.press; made in each process that reads."""
    def read(page: Page) -> Reading:
        time.sleep(delay)
        if b"the end" in page.data:
            os._exit(9)  # as the system does with one that takes too much memory
        if b"a fault" in page.data:
            [].pop()
        return press.read(page)

    return read


HERE: Reading_ = partial(one_by_one, read=press_reader())


class Log:
    """What was told."""

    def __init__(self) -> None:
        self.outcomes: list[str] = []
        self.errors: list[str] = []
        self.behind: list[int] = []
        self.told = Told(self.outcomes.append, lambda error: self.errors.append(str(error)),
                         lambda _, behind: self.behind.append(behind))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of articles, with some that are none."""
    for number in range(6):
        (tmp_path / "in" / f"{number % 2}").mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / f"{number % 2}" / f"{number}.txt").write_text(story(number))
    (tmp_path / "in" / ".hidden.txt").write_text(story(8))
    (tmp_path / "in" / "empty.txt").touch()
    (tmp_path / "in" / "logo.png").write_bytes(b"\x89PNG")
    return tmp_path / "in"


def warc(path: Path, number: int, compressed: bool) -> Path:
    """An archive as Common Crawl writes those of its news; every fifth page holds nothing that can be read."""
    archive = Archive(compressed)
    for at in range(number):
        archive.add((story(at) if at % 5 != 4 else "no statement in here").encode(), media_type="text/plain")
    path.write_bytes(archive.data)
    return path


def test_what_is_named(folder: Path, tmp_path: Path) -> None:
    names = [one.source if isinstance(one, Named) else one.reason for one in named(
        [str(folder), str(folder / "*" / "1.*"), str(folder / "logo.png"), "-", "https://a.example/*",
         str(tmp_path / "none*"), str(tmp_path / "gone.txt")])]
    assert [Path(name).name for name in names[:7]] == [
        "0.txt", "2.txt", "4.txt", "1.txt", "3.txt", "5.txt", "empty.txt"]
    assert [Path(name).name for name in names[7:10]] == ["1.txt", "logo.png", "-"]
    assert names[10:] == ["https://a.example/*", "no file is named like that", str(tmp_path / "gone.txt")]
    (tmp_path / "void").mkdir()
    assert isinstance(next(named([str(tmp_path / "void")])), NothingReadable)


def test_a_folder_is_added_and_what_is_there_is_not_read_again(folder: Path, record: Record) -> None:
    log, again = Log(), Log()
    add(record, named([str(folder), str(folder / "gone.txt")]), HERE, log.told)
    assert sorted(log.outcomes) == ["new"] * 6 + ["not read"] * 2
    assert [error.partition(": ")[2] for error in log.errors] == ["it is empty", "there is no such file"]
    assert log.behind == sorted(log.behind)
    add(record, named([str(folder)]), partial(one_by_one, read=lambda _: pytest.fail("read again")), again.told)
    assert sorted(again.outcomes) == ["not read"] + ["same"] * 6


@pytest.mark.parametrize("compressed", [True, False])
def test_an_archive_is_added(record: Record, tmp_path: Path, compressed: bool) -> None:
    path = warc(tmp_path / "CC-NEWS.warc.gz", 20, compressed)
    log = Log()
    add(record, [Named(str(path), path.stat().st_size)], HERE, log.told)
    assert sorted(set(log.outcomes)) == ["new", "not read"]
    assert record.counts().articles == 16
    assert 0 < log.behind[1] <= path.stat().st_size
    assert log.behind[-1] == path.stat().st_size
    assert record.versions("https://news.example/3")[0].sightings[0].url == "https://news.example/3"


def test_several_processes_give_the_same_record(folder: Path, tmp_path: Path) -> None:
    for name, reading in (("one", HERE), ("two", partial(side_by_side, jobs=2, make=press_reader))):
        with Record.open(tmp_path / f"{name}.sqlite") as record:
            log = Log()
            add(record, named([str(folder)]), reading, log.told)
            assert len(log.outcomes) == 7
    assert press.dump(tmp_path / "one.sqlite") == press.dump(tmp_path / "two.sqlite")


@pytest.mark.models
def test_processes_that_share_their_models_read_as_one_does() -> None:
    pages = [make(f"{number}.txt", story(number, "fin").encode(), declared="text/plain") for number in range(3)]
    alone, shared = one_by_one(pages, reader(None)), side_by_side(pages, 2, reader, None)
    assert [reading for _, reading in shared] == [reading for _, reading in alone]


def test_a_process_that_ends_by_itself_is_said_and_what_was_read_is_kept(record: Record, tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(story(number, "the end" if number == 12 else ""))
    with pytest.raises(ModelError, match="fewer --jobs"):
        add(record, named([str(tmp_path / "*.txt")]), partial(side_by_side, jobs=1, make=press_reader), Log().told)
    assert 0 < record.counts().articles <= 12


@pytest.mark.parametrize("reading", [HERE, partial(side_by_side, jobs=1, make=press_reader)])
def test_a_fault_of_the_program_costs_one_page(record: Record, tmp_path: Path, reading: Reading_) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(story(number, "a fault" if number == 1 else ""))
    log = Log()
    add(record, named([str(tmp_path / "*.txt")]), reading, log.told)
    assert log.outcomes == ["new", "not read", "new", "new"]
    assert log.errors[0].endswith("1.txt: the program failed on it (IndexError: pop from empty list); please report it")


def test_killed_it_leaves_no_process_behind(folder: Path, tmp_path: Path) -> None:
    def work() -> str:
        with Record.open(tmp_path / "record.sqlite") as record:
            add(record, named([str(folder)]), partial(side_by_side, jobs=1, make=partial(press_reader, 30.0)),
                Log().told)
        return "done"

    child = begin(work)
    readers: list[int] = []
    for _ in range(200):
        time.sleep(0.05)
        readers = children_of(child[0])
        if len(readers) >= 2:  # multiprocessing's tracker of resources, and the one that reads
            break
    os.kill(child[0], signal.SIGSTOP)
    kill(child)
    for _ in range(200):
        if not any(alive(pid) for pid in readers):
            return
        time.sleep(0.05)
    pytest.fail(f"still there: {[pid for pid in readers if alive(pid)]}")


def children_of(pid: int) -> list[int]:
    """The processes that a process has begun."""
    try:
        return [int(text) for text in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        pytest.skip("this system does not tell which processes a process has begun")


def alive(pid: int) -> bool:
    """Is it there, and not only waiting for someone to ask how it ended?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("error", [NotFound("a", "b"), Busy("a", "b", 3.0)])
def test_errors_come_back_from_another_process(error: SourceError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), getattr(again, "after", None)) == (
        type(error), str(error), getattr(error, "after", None))


def test_the_meter_says_rate_and_what_is_left() -> None:
    meter = Meter(1000)
    for _ in range(10):
        meter.article()
    meter.at("a\x1b[31m.warc", 250)
    assert meter.line(meter._began + 5) == "10 articles, 2.0 a second, 25%, about 15 s left: a␛[31m.warc"
    assert [lasting(seconds) for seconds in (5, 600, 9000)] == ["5 s", "10 min", "2.5 h"]


def test_the_command_lists_what_failed_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "cut.warc").write_bytes(b"WARC/1.0\r\nWARC-Type: response\r\n")
    (tmp_path / "empty.txt").touch()
    run = CliRunner().invoke(app, ["add", str(tmp_path), "nowhere.txt", "--record", str(tmp_path / "r.sqlite")])
    assert run.exit_code == 1
    assert "empty.txt: it is empty" in run.stderr
    assert "nowhere.txt: there is no such file" in run.stderr
    assert "not read in" in run.stderr.splitlines()[-1]


def test_an_address_of_this_machine_is_read_only_when_allowed(tmp_path: Path, site: Callable[[], Site]) -> None:
    here = site()
    here.routes["/a"] = Reply(story(1))
    arguments = ["add", f"{here.at}/a", "--record", str(tmp_path / "r.sqlite")]
    refused = CliRunner().invoke(app, arguments)
    assert refused.exit_code == 1
    assert "--allow-local permits it" in refused.stderr
    allowed = CliRunner().invoke(app, [*arguments, "--allow-local"])
    assert allowed.exit_code == 0
    assert "1 new" in allowed.stderr
