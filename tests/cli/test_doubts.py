"""What is withheld is listed with its alternatives, and settled by a person's word."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest
from click.testing import CliRunner, Result
from tests.doubting import doubt_of

from agendawatch.answers.doubts import READINGS, reading_words
from agendawatch.cli import main, options
from agendawatch.model import Listing, Meeting, Municipality, Organization, Provenance, Site, Span, Window
from agendawatch.readers.opening import open_document
from agendawatch.store import Store

NOW = dt.datetime(2031, 1, 2, 12, tzinfo=dt.UTC)
TOWN = Municipality(code="9901", name="Exempelköping")
SITE = Site(url="https://exempelkoping.example/moten", municipality=TOWN)
DAYS = tuple(
    Meeting(
        municipality=TOWN,
        organization=Organization(name="Kulturnämnden"),
        date=dt.date(2031, 3, day),
        provenance=Provenance(words=f"{day} mars"),
    )
    for day in (6, 20)
)
LISTING = Listing(window=Window.year(2031), meetings=(), doubts=(doubt_of("Kulturnämnden", DAYS),))


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the address of a store with a doubt of a committee, and one of a page that nothing is known by."""
    monkeypatch.setattr(options, "now", lambda: NOW)
    url = f"sqlite:///{tmp_path / 'a.db'}"
    page = doubt_of(None, DAYS).model_copy(update={"shape": "", "alternatives": ()})
    with Store(url) as store:
        store.records.add(LISTING.model_copy(update={"doubts": (*LISTING.doubts, page)}), site=SITE, seen=NOW)
    return url


def run(*words: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, ["doubts", *words], catch_exceptions=False)


def ids(address: str, *words: str) -> list[str]:
    """List the ids of what is in doubt."""
    return [row["id"] for row in json.loads(run("--store", address, "--json", *words).output)["doubts"]]


def again(address: str) -> None:
    """Make a round in which the page is as it was."""
    with Store(address) as store:
        store.records.add(LISTING, site=SITE, seen=NOW + dt.timedelta(days=1))


def test_what_is_withheld_is_told_with_why_where_and_how_else(address: str) -> None:
    """In Swedish too."""
    told = run("--store", address, "--language", "sv").output.splitlines()

    assert told[0].endswith("  Kulturnämnden, Exempelköping (påhittat exempel) (sedan 2031-01-02)")
    assert told[1:6] == [
        "  Osäkert: två sätt att läsa ger olika möten",
        "  Var: the list under the heading · https://exempelkoping.example/moten",
        "  Med sidans ord: ”6 mars … 20 mars”",
        "  1. efter kolumnens rubrik: Kulturnämnden, 2 möten: 2031-03-06, 2031-03-20",
        "  2. efter rubriken ovanför: Kulturnämndens presidium, 2 möten: 2031-03-06, 2031-03-20",
    ]
    assert told[6] == f"  Avgör det: agendawatch doubts {told[0][:8]} --choose N | --none"
    assert told[8].endswith("  hela sidan, Exempelköping (påhittat exempel) (sedan 2031-01-02)")
    assert "Det kan inte avgöras" in told[-2]


def test_one_is_shown_alone_and_those_of_a_municipality(address: str) -> None:
    """By the beginning of its id."""
    first, second = ids(address)

    assert ids(address, first[:6]) == [first]
    assert ids(address, "-m", "9901") == [first, second]
    assert "Nothing is in doubt." in run("--store", address, "-m", "Höör").output


@pytest.mark.parametrize(
    ("word", "reading", "listed"),
    [(("--choose", "2"), "heading", {"Kulturnämndens presidium"}), (("--none",), None, set())],
)
def test_a_word_settles_it_from_the_next_round_on(
    address: str, word: tuple[str, ...], reading: str | None, listed: set[str]
) -> None:
    """And is listed, with what it was said of."""
    first = ids(address)[0]

    said = run(first[:8], *word, "--store", address)
    assert "Kept" in said.output
    again(address)

    known = json.loads(run("--store", address, "--json").output)
    assert known["doubts"] == []
    assert [row["reading"] for row in known["settlements"]] == [reading]
    assert "Settled by a person's word:" in run("--store", address).output
    with Store(address) as store:
        assert {it.organization.name for it in store.meetings()} == listed


def ask(address: str, keys: str) -> str:
    """Go through what is in doubt by these keys."""
    words = ["doubts", "--ask", "--store", address]
    return CliRunner().invoke(main, words, input=keys, catch_exceptions=False).output


@pytest.mark.parametrize(
    ("keys", "readings"),
    [("2", ["heading"]), ("0", [None]), (" ", []), ("q", []), ("9x1", ["column_head"])],
)
def test_each_is_asked_of_by_one_key(address: str, keys: str, readings: list[str | None]) -> None:
    """Both readings are shown with their days; what nothing can be known by again is not asked of, and no other key counts."""
    told = ask(address, keys)

    assert "1 of 1" in told
    assert "2. by the heading above: Kulturnämndens presidium, 2 meetings: 2031-03-06, 2031-03-20" in told
    known = json.loads(run("--store", address, "--json").output)
    assert [row["reading"] for row in known["settlements"]] == readings


def two_doubts(folder: Path) -> str:
    """Keep two doubts in a store of their own."""
    url = f"sqlite:///{folder / 'b.db'}"
    found = [doubt_of(name, DAYS).model_copy(update={"shape": name}) for name in ("Kulturnämnden", "Valnämnden")]
    with Store(url) as store:
        store.records.add(LISTING.model_copy(update={"doubts": tuple(found)}), site=SITE, seen=NOW)
    return url


def test_the_last_answer_is_taken_back_by_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the same is asked again."""
    monkeypatch.setattr(options, "now", lambda: NOW)
    url = two_doubts(tmp_path)

    told = ask(url, "1u2q")
    words = json.loads(run("--store", url, "--json").output)["settlements"]

    assert told.count("1 of 2") == 2
    assert [row["reading"] for row in words] == ["heading"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no terminal of this kind")
def test_keys_that_are_pressed_ahead_count_in_their_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever knows the first answers types faster than a page is shown; what an arrow sends is no answer."""
    url = two_doubts(tmp_path)
    monkeypatch.setattr(options, "now", lambda: NOW)
    master, slave = os.openpty()
    os.write(master, b"\x1b[A21")
    with os.fdopen(slave) as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        main(["doubts", "--ask", "--store", url], standalone_mode=False)
    os.close(master)

    words = json.loads(run("--store", url, "--json").output)["settlements"]
    assert {row["reading"] for row in words} == {"heading", "column_head"}


def test_without_a_terminal_it_says_so(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And names what needs none."""
    monkeypatch.setattr("click.getchar", Mock(side_effect=OSError(6, "No such device or address", "/dev/tty")))
    ended = run("--ask", "--store", address)

    assert (ended.exit_code, "/dev/tty" in ended.output) == (2, False)
    assert "there is none: name a doubt, with --choose or --none" in ended.output


def test_the_words_are_marked_in_the_kept_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what stands beside them; where the words do not stand there, what the page was read to say is shown."""
    monkeypatch.setattr(options, "now", lambda: NOW)
    body = b"<html><body><h2>Presidiet</h2><p>Kulturn\xc3\xa4mnden: 6 mars och 20 mars.</p></body></html>"
    text = open_document(body).text
    spans = tuple(Span(start=text.index(it), end=text.index(it) + len(it)) for it in ("6 mars", "20 mars"))
    held = hashlib.sha256(body).hexdigest()
    ground = Provenance(words="6 mars … 20 mars", url=SITE.url, content_hash=held, spans=spans)
    doubt = LISTING.doubts[0].model_copy(update={"provenance": ground})
    url = f"sqlite:///{tmp_path / 'c.db'}"
    with Store(url) as store:
        store.records.add(LISTING.model_copy(update={"doubts": (doubt,)}), site=SITE, seen=NOW)
        store.records.save_page(SITE.url, body, NOW)

    told = CliRunner().invoke(main, ["doubts", "--ask", "--store", url], input="q", color=True).output

    assert "Presidiet" in told
    assert told.count("\x1b[33m\x1b[1m") == 2


def test_a_word_is_taken_back_by_either_id(address: str) -> None:
    """The doubt's own, or that of the word."""
    first = ids(address)[0]
    run(first, "--none", "--store", address)

    assert json.loads(run(first, "--forget", "--store", address, "--json").output)["reading"] is None
    again(address)

    assert ids(address) == [first]
    run(first, "--choose", "1", "--store", address)
    word = json.loads(run("--store", address, "--json").output)["settlements"][0]["id"]
    assert "Taken back" in run(word[:8], "--forget", "--store", address).output


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--choose", "3"), "a number up to 2"),
        (("--choose", "1", "--none"), "say one of"),
        (("--forget",), "the id of one that is listed"),
    ],
)
def test_a_word_that_cannot_be_used_is_refused(address: str, words: tuple[str, ...], why: str) -> None:
    """With what can."""
    told = CliRunner().invoke(main, ["doubts", ids(address)[0], *words, "--store", address])

    assert told.exit_code != 0
    assert why in told.output


def test_a_word_names_its_doubt(address: str) -> None:
    """One, and one that can be known again."""
    page = ids(address)[1]

    swedish = CliRunner().invoke(main, ["doubts", "--none", "--store", address, "--language", "sv"]).output
    assert "säg vilken osäkerhet du menar" in swedish
    assert "name the doubt" in CliRunner().invoke(main, ["doubts", "--none", "--store", address]).output
    assert "several" in CliRunner().invoke(main, ["doubts", "", "--none", "--store", address]).output
    assert "shape" in CliRunner().invoke(main, ["doubts", page, "--none", "--store", address]).output


def test_coverage_tells_what_is_not_read_with_certainty(address: str) -> None:
    """With the place on the page, and in each of its forms; nothing is told where all is sure."""
    told = CliRunner().invoke(main, ["coverage", "--store", address, "--language", "sv"]).output
    rows = json.loads(CliRunner().invoke(main, ["coverage", "--store", address, "--json"]).output)

    assert (
        "Osäkert: Kulturnämnden, Exempelköping (påhittat exempel): två sätt att läsa ger olika möten (the list" in told
    )
    assert [(row["organization"] or {}).get("name") for row in rows] == ["Kulturnämnden"]
    assert [doubt["caveat"]["text"] for doubt in rows[0]["doubts"]] == [
        "two ways of reading it give other meetings"
    ] * 2

    with Store(address) as store:
        store.records.add(
            LISTING.model_copy(update={"doubts": (), "meetings": DAYS}), site=SITE, seen=NOW.replace(day=3)
        )
    assert "inte säkert" not in CliRunner().invoke(main, ["coverage", "--store", address, "--language", "sv"]).output


def test_each_reading_is_said_in_words_of_its_own() -> None:
    """Also "heading2", which is a kind of its own, and "joint 2", which is the second of its kind."""
    assert {kind: reading_words(kind) for kind in READINGS} == READINGS
    assert reading_words("joint 2") == READINGS["joint"]
