"""The command line. Lost if this fails: a script that calls onrecord gets another exit code, or one page ends a run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord import __version__, pipeline
from onrecord.cli import app
from onrecord.errors import NotFound
from onrecord.model import Reading
from tests.builders import reading

PROGRAM = [sys.executable, "-m", "onrecord"]


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """In place of the chain, a hand-made reading for every source; a source that begins with "bad" cannot be read."""
    calls: list[dict[str, Any]] = []

    def read(sources: Iterable[str], **options: Any) -> Iterator[Reading]:
        for source in sources:
            calls.append({"source": source} | options)
            if source.startswith("bad"):
                options["failed"](NotFound(source, "no such file"))
            else:
                yield reading()

    monkeypatch.setattr(pipeline, "read_all", read)
    return calls


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_help_starts_in_no_time_and_loads_nothing_heavy() -> None:
    heavy = "{'spacy', 'numpy', 'trafilatura', 'rich', 'jinja2', 'httpx', 'lxml'}"
    code = ("import sys; from onrecord.cli import app; app(['--help'], standalone_mode=False); "
            f"print({heavy} & set(sys.modules))")
    times = []
    for _ in range(3):
        before = os.times()
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        after = os.times()
        times.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert done.stdout.splitlines()[-1] == "set()"
    assert min(times) < 0.3  # seconds of the processor, which a busy machine does not stretch


def test_version() -> None:
    assert run("--version").stdout == f"onrecord {__version__}\n"


def test_table_is_what_a_person_gets(given: list[dict[str, Any]]) -> None:
    result = run("read", "a.txt")
    assert result.exit_code == 0
    assert "Joren Haas" in result.stdout
    assert result.stderr == ""
    assert given[0]["source"] == "a.txt"


def test_options_reach_the_chain(given: list[dict[str, Any]], tmp_path: Path) -> None:
    result = run("read", "a.txt", "--published", "2022-10-11", "--url", "https://x.example/", "--lang", "en",
                 "--knowledge", str(tmp_path), "--allow-local")
    assert result.exit_code == 0, result.output
    assert (str(given[0]["published"]), given[0]["url"], given[0]["lang"]) == ("2022-10-11", "https://x.example/", "en")
    assert given[0]["knowledge"].overlay == tmp_path
    assert given[0]["fetcher"] is not None


def test_one_bad_source_never_stops_the_others(given: list[dict[str, Any]]) -> None:
    result = run("read", "a.txt", "bad.txt", "c.txt", "--format", "json")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.splitlines() == ["onrecord: bad.txt: no such file", "onrecord: 2 read, 1 not read"]
    assert [call["source"] for call in given] == ["a.txt", "bad.txt", "c.txt"]


def test_nothing_readable_is_exit_code_1_and_said(given: list[dict[str, Any]]) -> None:
    result = run("read", "bad.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "bad.txt: no such file" in result.stderr
    assert given


@pytest.mark.parametrize("arguments", [
    ("read", "a.txt", "--published", "yesterday"),
    ("read", "a.txt", "--published", "2022-13-40"),
    ("read", "a.txt", "--format", "pdf"),
    ("read", "a.txt", "--lang", "xx"),
    ("read", "a.txt", "--min-confidence", "2"),
    ("read", "a.txt", "--knowledge", "no/such/folder"),
    ("read", "a.txt", "--no-such-option"),
    ("read", "a.txt", "b.txt", "--url", "https://x.example/"),
    ("no-such-command",),
])
def test_wrong_usage_is_exit_code_2_and_said(given: list[dict[str, Any]], arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr
    assert not given


def test_a_faulty_knowledge_folder_is_wrong_usage(given: list[dict[str, Any]], tmp_path: Path) -> None:
    folder = tmp_path / "actors" / "states"
    folder.mkdir(parents=True)
    (folder / "sy.toml").write_text("status = \n")
    result = run("read", "a.txt", "--knowledge", str(tmp_path))
    assert result.exit_code == 2
    assert "sy.toml:1" in result.stderr
    assert not given


def test_min_confidence_leaves_doubtful_statements_out(given: list[dict[str, Any]]) -> None:
    printed = json.loads(run("read", "a.txt", "--format", "json", "--min-confidence", "0.5").stdout)
    assert [statement["id"] for statement in printed["statements"]] == ["s1", "s2", "s3", "s4", "s6"]
    assert given


@pytest.mark.parametrize("name", ["table", "json", "jsonl", "html", "ics"])
def test_every_format_goes_to_a_file_too(given: list[dict[str, Any]], name: str, tmp_path: Path) -> None:
    to = tmp_path / "out"
    assert run("read", "a.txt", "-f", name, "-o", str(to)).exit_code == 0
    assert to.read_bytes() == run("read", "a.txt", "-f", name).stdout_bytes
    assert given


def test_a_file_that_cannot_be_written_is_said(given: list[dict[str, Any]], tmp_path: Path) -> None:
    result = run("read", "a.txt", "-o", str(tmp_path / "no" / "out"))
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
    assert given == []


def test_a_closed_pipe_ends_the_program_quietly() -> None:
    code = ("from onrecord.cli.streams import output\n"
            "with output(None) as out:\n"
            "    for n in range(100000): out.write('words ' * 20 + '\\n')\n")
    pipe = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert pipe.stdout
    assert pipe.stderr
    pipe.stdout.read(10)
    pipe.stdout.close()
    complaint = pipe.stderr.read().decode()
    pipe.stderr.close()
    pipe.wait()
    assert "BrokenPipe" not in complaint.splitlines()[-1]


def test_output_is_utf_8_in_any_locale() -> None:
    code = "from onrecord.cli.streams import output\nwith output(None) as out: out.write('\\xab \\xe9 \\ud800\\n')\n"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True,
                          env=os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.stdout == "« é \\ud800\n".encode()


def test_a_missing_file_ends_in_a_message_not_a_traceback() -> None:
    done = subprocess.run([*PROGRAM, "read", "no such \x1b[31mfile.txt"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stderr


def test_knowledge_check_says_how_much_there_is() -> None:
    result = run("knowledge", "check")
    assert (result.exit_code, result.stdout.partition(":")[0]) == (0, "All in order")


def test_knowledge_check_names_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "topics"
    folder.mkdir()
    (folder / "x.toml").write_text("date = 2026-01-01\nsource = \n")
    result = run("knowledge", "check", "--knowledge", str(tmp_path))
    assert result.exit_code == 2
    assert "x.toml:2" in result.stdout


def test_knowledge_show_prints_an_actor_or_says_that_there_is_none() -> None:
    assert "[ru-presidency]" in run("knowledge", "show", "Kremlin").stdout
    nobody = run("knowledge", "show", "Zorglub")
    assert (nobody.exit_code, nobody.stdout) == (1, "")
    assert "Zorglub" in nobody.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("to", [["--output", "/dev/full"], []])
def test_a_full_disk_is_said_in_one_line(tmp_path: Path, to: list[str]) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The minister said that the port would open on Monday. ")
    with Path("/dev/full").open("w") as full:
        run = subprocess.run([sys.executable, "-m", "onrecord", "read", str(article), *to], stdout=full,
                             stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 2
    assert run.stderr.splitlines() == [f"onrecord: {to[-1] if to else 'standard output'}: cannot be written: "
                                       "No space left on device"]
