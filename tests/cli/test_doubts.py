"""What is withheld is listed with its alternatives, and settled by a person's word."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
from unittest.mock import Mock

import pytest
from tests.cases import cases
from tests.cli.running import STORE, TOWN, as_json, run
from tests.doubting import doubt_of

from agendawatch.answers.doubts import READINGS, reading_words
from agendawatch.cli import main, options
from agendawatch.model import Doubt, Listing, Meeting, Organization, Provenance, Site, Span, Window
from agendawatch.readers.opening import open_document
from agendawatch.store import Store

NOW = dt.datetime(2031, 1, 2, 12, tzinfo=dt.UTC)
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


@pytest.fixture(autouse=True)
def _at_that_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "now", lambda: NOW)


def see(*doubts: Doubt, days: int = 0) -> None:
    """Make a round in which so much is in doubt."""
    with Store(STORE) as store:
        listing = LISTING.model_copy(update={"doubts": doubts})
        store.records.add(listing, site=SITE, seen=NOW + dt.timedelta(days=days))


@pytest.fixture
def known() -> list[str]:
    """Doubt a committee, and a page that nothing is known by; give their ids."""
    see(*LISTING.doubts, doubt_of(None, DAYS).model_copy(update={"shape": "", "alternatives": ()}))
    return ids()


def ids(*words: str) -> list[str]:
    """List the ids of what is in doubt."""
    return [row["id"] for row in as_json("doubts", *words)["doubts"]]


def readings() -> list[str | None]:
    """List what was said."""
    return [row["reading"] for row in as_json("doubts")["settlements"]]


@pytest.mark.usefixtures("known")
def test_what_is_withheld_is_told_with_why_where_and_how_else() -> None:
    """In Swedish too."""
    told = run("doubts", "--language", "sv").output.splitlines()

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


def test_one_is_shown_alone_and_those_of_a_municipality(known: list[str]) -> None:
    """By the beginning of its id."""
    assert ids(known[0][:6]) == [known[0]]
    assert ids("-m", "9901") == known
    assert "Nothing is in doubt." in run("doubts", "-m", "Höör").output


@pytest.mark.parametrize(
    ("word", "reading", "listed"),
    [(("--choose", "2"), "heading", {"Kulturnämndens presidium"}), (("--none",), None, set())],
)
def test_a_word_settles_it_from_the_next_round_on(
    known: list[str], word: tuple[str, ...], reading: str | None, listed: set[str]
) -> None:
    """And is listed, with what it was said of."""
    assert "Kept" in run("doubts", known[0][:8], *word).output
    see(*LISTING.doubts, days=1)

    assert (ids(), readings()) == ([], [reading])
    assert "Settled by a person's word:" in run("doubts").output
    with Store(STORE) as store:
        assert {it.organization.name for it in store.meetings()} == listed


def ask(keys: str, **shown: bool) -> str:
    """Go through what is in doubt by these keys."""
    return run("doubts", "--ask", input=keys, catch_exceptions=False, **shown).output


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    ("keys", "said"), [("2", ["heading"]), ("0", [None]), (" ", []), ("q", []), ("9x1", ["column_head"])]
)
def test_each_is_asked_of_by_one_key(keys: str, said: list[str | None]) -> None:
    """Both readings are shown with their days; what nothing can be known by again is not asked of, and no other key counts."""
    told = ask(keys)

    assert "1 of 1" in told
    assert "2. by the heading above: Kulturnämndens presidium, 2 meetings: 2031-03-06, 2031-03-20" in told
    assert readings() == said


@pytest.fixture
def _two() -> None:
    """Doubt two committees."""
    see(*(doubt_of(name, DAYS).model_copy(update={"shape": name}) for name in ("Kulturnämnden", "Valnämnden")))


@pytest.mark.usefixtures("_two")
def test_the_last_answer_is_taken_back_by_a_key() -> None:
    """And the same is asked again."""
    assert ask("1u2q").count("1 of 2") == 2
    assert readings() == ["heading"]


@pytest.mark.usefixtures("_two")
@pytest.mark.skipif(os.name != "posix", reason="Windows has no terminal of this kind")
def test_keys_that_are_pressed_ahead_count_in_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever knows the first answers types faster than a page is shown; what an arrow sends is no answer."""
    master, slave = os.openpty()
    os.write(master, b"\x1b[A21")
    with os.fdopen(slave) as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        main(["doubts", "--ask"], standalone_mode=False)
    os.close(master)

    assert set(readings()) == {"heading", "column_head"}


@pytest.mark.usefixtures("known")
def test_without_a_terminal_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """And names what needs none."""
    monkeypatch.setattr("click.getchar", Mock(side_effect=OSError(6, "No such device or address", "/dev/tty")))
    ended = run("doubts", "--ask")

    assert (ended.exit_code, "/dev/tty" in ended.output) == (2, False)
    assert "there is none: name a doubt, with --choose or --none" in ended.output


def test_the_words_are_marked_in_the_kept_page() -> None:
    """With what stands beside them; where the words do not stand there, what the page was read to say is shown."""
    body = "<html><body><h2>Presidiet</h2><p>Kulturnämnden: 6 mars och 20 mars.</p></body></html>".encode()
    text = open_document(body).text
    spans = tuple(Span(start=text.index(it), end=text.index(it) + len(it)) for it in ("6 mars", "20 mars"))
    held = hashlib.sha256(body).hexdigest()
    ground = Provenance(words="6 mars … 20 mars", url=SITE.url, content_hash=held, spans=spans)
    see(LISTING.doubts[0].model_copy(update={"provenance": ground}))
    with Store(STORE) as store:
        store.records.save_page(SITE.url, body, NOW)

    told = ask("q", color=True)

    assert "Presidiet" in told
    assert told.count("\x1b[33m\x1b[1m") == 2


def test_a_word_is_taken_back_by_either_id(known: list[str]) -> None:
    """The doubt's own, or that of the word."""
    run("doubts", known[0], "--none")

    assert as_json("doubts", known[0], "--forget")["reading"] is None
    see(*LISTING.doubts, days=1)

    assert ids() == known[:1]
    run("doubts", known[0], "--choose", "1")
    word = as_json("doubts")["settlements"][0]["id"]
    assert "Taken back" in run("doubts", word[:8], "--forget").output


@cases("nth", "words", "why")
def test_a_word_that_cannot_be_used_is_refused(
    known: list[str], nth: int | None, words: tuple[str, ...], why: str
) -> None:
    """With what can: one doubt, and one that can be known again."""
    told = run("doubts", *([] if nth is None else [known[nth]]), *words)

    assert told.exit_code != 0
    assert why in told.output


@pytest.mark.usefixtures("known")
def test_coverage_tells_what_is_not_read_with_certainty() -> None:
    """With the place on the page, and in each of its forms; nothing is told where all is sure."""
    (row,) = as_json("coverage")

    said = "Osäkert: Kulturnämnden, Exempelköping (påhittat exempel): två sätt att läsa ger olika möten (the list"
    assert said in run("coverage", "--language", "sv").output
    assert row["organization"]["name"] == "Kulturnämnden"
    assert [it["caveat"]["text"] for it in row["doubts"]] == ["two ways of reading it give other meetings"] * 2

    with Store(STORE) as store:
        listing = LISTING.model_copy(update={"doubts": (), "meetings": DAYS})
        store.records.add(listing, site=SITE, seen=NOW.replace(day=3))
    assert "inte säkert" not in run("coverage", "--language", "sv").output


def test_each_reading_is_said_in_words_of_its_own() -> None:
    """Also "heading2", which is a kind of its own, and "joint 2", which is the second of its kind; and a day of two."""
    assert {kind: reading_words(kind) for kind in READINGS} == READINGS
    assert reading_words("joint 2") == READINGS["joint"]
    assert reading_words("2026-02-11") == "with 2026-02-11 as the day that is meant"
