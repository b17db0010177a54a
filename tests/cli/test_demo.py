"""The demo at a terminal: its story in both languages, its facts for programs, and what takes long."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import Result
from tests.cli.running import as_json, run

from agendawatch.cli import demo as command
from agendawatch.demo import DemoReport

ON = ("--on", "2026-03-06")
_ENGLISH = re.compile(
    r"\b(?:the|is|and|of|no|said|meetings?|another|retold|made-up|unknown|believed|failed|gone)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def told(demo: DemoReport, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    """Play it in Swedish, and tell the one that was played once in English."""

    def played(*_: object, progress: Callable[[str], None], **__: object) -> DemoReport:
        for step in command.STEPS:
            progress(step)
        return demo

    found = {}
    for language in ("sv", "en"):
        out = tmp_path_factory.mktemp(language) / "demo"
        with pytest.MonkeyPatch.context() as patch:
            if language == "en":
                patch.setattr(command, "run_demo", played)
            found[language] = run("demo", str(out), *ON, "--language", language)
        assert found[language].exit_code == 0, found[language].output
    return found


@pytest.fixture(scope="module")
def stories(told: dict[str, Result]) -> dict[str, str]:
    """Give what it said on stdout."""
    return {language: answer.stdout for language, answer in told.items()}


def test_it_tells_the_case_by_its_sources(stories: dict[str, str]) -> None:
    """What the releases say, told again; what follows; why the second is another; and that no outcome is known."""
    told = stories["en"]

    assert "Friday 6 March 2020" in told
    assert "(V; retold)" in told
    assert '"på onsdag" is Wednesday 11 March 2020: Kommunstyrelsen, Göteborg meets.' in told
    assert "No source that we have gives an hour, an agenda or a file." in told
    assert "the titles share no telling word" in told
    assert told.count("What came of it is not known.") == 2
    assert "https://goteborg.vansterpartiet.se/2020/06/15/goteborg-behover-en-plan-mot-sexkop/" in told


@pytest.mark.parametrize(("language", "words"), [("en", "(made-up example)"), ("sv", "(påhittat exempel)")])
def test_every_line_of_the_region_says_that_it_is_made_up(stories: dict[str, str], language: str, words: str) -> None:
    """Each change, each list that is not believed, each page that cannot be read; none of the case does."""
    case, _, region = stories[language].partition("Sommarköping, Lingonvik")
    lines = [line for line in region.splitlines() if any(town in line for town in ("Lingonvik,", "Granbroby", "Myrsjö", "Kråk", "Lingonlistan vill", "Sommarlistan vill"))][1:]  # fmt: skip

    assert len(lines) > 8
    assert [line for line in lines if words not in line] == []
    assert words not in case


def test_it_speaks_swedish_throughout(stories: dict[str, str]) -> None:
    """But for what is a name, an address or a source's own words."""
    told = re.sub(r"\S*/\S+|agendawatch \S+.*", "", stories["sv"])

    assert _ENGLISH.findall(told) == []
    assert "fredag 6 mars 2020" in told
    assert "rubrikerna har inget talande ord gemensamt" in told
    assert "kommande sammanträden är borta på en gång" in told


def test_its_facts_are_told_to_programs(demo: DemoReport, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what is made up marked as such."""
    monkeypatch.setattr(command, "run_demo", lambda *_, **__: demo)
    facts = as_json("demo", *ON)

    assert facts["now"] == "2026-03-06 08:00:00+01:00"
    assert [it["date"] for it in facts["meetings"]] == ["2020-03-11"]
    assert {change["meeting"]["provenance"]["constructed"] for change in facts["changes"]} == {True}
    names = ["kommunstyrelsen.ics", "forslag.ics", "agendawatch.db", "site"]
    assert [Path(file).name for file in facts["files"]] == names
    assert facts["address"] is None


def test_each_step_is_told_on_stderr(told: dict[str, Result]) -> None:
    """In the language that is spoken; stdout holds the story alone."""
    assert "Spelar sex veckor i fem kommuner …" in told["sv"].stderr
    assert "Spelar" not in told["sv"].stdout
    assert list(command.STEPS.values()) == told["en"].stderr.splitlines()


def test_wrong_use_is_told_in_a_line() -> None:
    """A folder of one's own is not touched, and no day past the calendar is played."""
    Path("forslag.ics").write_text("mitt", encoding="utf-8")
    own, late = run("demo", "."), run("demo", "--on", "9999-12-31")

    assert (own.exit_code, "of your own" in own.output) == (2, True)
    assert (late.exit_code, "expected a day from 1900" in late.output) == (2, True)
    assert Path("forslag.ics").read_text(encoding="utf-8") == "mitt"


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")
def test_its_site_is_shown_until_it_is_stopped(tmp_path: Path) -> None:
    """At a free port, which is printed, pages and calendars as what they are; Ctrl-C ends it, and is no failure."""
    program = [
        sys.executable,
        "-c",
        # Whoever runs the tests in the background may have let it be ignored.
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\nfrom agendawatch.cli import main; main()",
        "demo",
        str(tmp_path / "demo"),
        "--serve",
    ]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:  # noqa: S603 - our own
        assert process.stdout is not None
        address = next(found[0] for line in process.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+/", line)))
        with urlopen(address) as page, urlopen(f"{address}lingonvik.ics") as calendar:  # noqa: S310 - our own address
            text, kind = page.read().decode(), calendar.headers["content-type"]
        with urlopen(f"{address}sok/?q=badbrygga") as page:  # noqa: S310 - likewise
            search = page.read().decode()
        with urlopen(f"{address}feed.ics?where=badbrygga") as feed:  # noqa: S310 - likewise
            found = feed.read().decode()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)

    assert process.returncode == 0
    assert "Made-up example." in text or "Påhittat exempel." in text
    assert f"webcal{address[len('http') :]}lingonvik.ics" in text
    assert kind.startswith("text/calendar")
    assert f"webcal{address[len('http') :]}feed.ics?where=badbrygga" in search
    assert found.count("BEGIN:VEVENT") == 1
