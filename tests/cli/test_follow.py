"""Following a proposal."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.cases import cases, table
from tests.cli.running import BOARD, STORE, TOWN, as_json, keep, keep_proposals, run

from agendawatch.model import (
    Action,
    ActionCode,
    AgendaItem,
    Caveat,
    CaveatCode,
    Certainty,
    Match,
    Meeting,
    Municipality,
    Organization,
    Proposal,
    Related,
    Relation,
)
from agendawatch.store import Store

RELEASE: str = table(__file__, "RELEASE")


def test_a_press_release_is_read_and_followed() -> None:
    """From a file to a status, and no telephone number in what is kept or shown."""
    Path("release.txt").write_text(RELEASE, encoding="utf-8")

    answers = [
        run("read", "press", "release.txt", "--published", "2020-03-06", "--json"),
        run("follow", "release.txt", "--published", "2020-03-06"),
        run("status", "--on", "2020-03-06"),
        run("status", "cykelbanor", "--on", "2020-03-12", "--why"),
    ]

    assert as_json("read", "press", "release.txt", "--published", "2020-03-06")["date"] == "2020-03-11"
    assert as_json("status", "--on", "2020-03-06")[0]["status"] == "submitted"
    assert "unknown" in answers[-1].output
    assert {answer.exit_code for answer in answers} == {0}
    assert "123 45 67" not in "".join(answer.output for answer in answers)
    assert b"123 45 67" not in Path("agendawatch.db").read_bytes()


def test_a_release_of_two_proposals_is_followed_with_a_warning() -> None:
    """The nearest meeting is taken, and a person is told that there is another; the JSON stays whole."""
    second = "Vänsterpartiet föreslår också en motion om badhus. Motionen behandlas av kommunfullmäktige den 26 mars."
    text = RELEASE.replace("\n\nPresskontakt", f"\n\n{second}\n\nPresskontakt")
    Path("release.txt").write_text(text, encoding="utf-8")

    warned = run("follow", "release.txt", "--published", "2020-03-06").stderr

    assert "Look at this yourself: more than one meeting is named" in warned
    followed = as_json("follow", "release.txt", "--published", "2020-03-06")
    assert followed["actions"][1]["meeting_date"] == "2020-03-11"


def test_a_time_to_appeal_that_is_out_is_told() -> None:
    """A status that says that it can be appealed holds no longer."""
    day = dt.date(2026, 3, 25)
    decided = Action(code=ActionCode.APPROVED, date=day, meeting_date=day, authoritative=True)
    posted = decided.model_copy(update={"code": ActionCode.POSTED, "date": dt.date(2026, 4, 3), "authoritative": False})
    keep_proposals(Proposal(id="p", title="Cyklar", actions=(decided, posted)))

    told = "The last day to appeal was 2026-04-24; whether anybody did is not known."
    assert told not in run("status", "--on", "2026-04-24").output
    assert told in run("status", "--on", "2026-04-25").output


def test_a_related_matter_is_counted_and_told_with_why() -> None:
    """In JSON as a value, with the sentence of its reason."""
    match = Match(
        certainty=Certainty.INFERRED,
        evidence=(Caveat.of(CaveatCode.SHARED_WORDS, shared=("cykelban",)),),
        relation=Relation.RELATED,
        against=(Caveat.of(CaveatCode.INFORMS, words="Information"),),
    )
    related = Related(
        title="Information om cykelbanor",
        organization=Organization(name="Tekniska nämnden"),
        meeting_id="m",
        meeting_date=dt.date(2020, 3, 9),
        match=match,
    )
    submitted = Action(code=ActionCode.SUBMITTED, date=dt.date(2020, 3, 6))
    keep_proposals(Proposal(id="p", title="Cykelbanor", actions=(submitted,), related=(related,)))

    plain = run("--language", "sv", "status", "--on", "2020-03-10")
    why = run("--language", "sv", "status", "--why", "--on", "2020-03-10")
    (told,) = as_json("status", "--on", "2020-03-10")

    assert "1 närliggande ärende avgör inget här" in plain.output
    assert "är ett annat ärende (”Information” berättar bara om det)" in why.output
    assert told["status"] == "submitted"
    (one,) = told["proposal"]["related"]
    assert one["match"]["relation"] == "related"
    assert one["match"]["against"][0]["code"] == "informs"


OTHER = Municipality(code="9902", name="Exempelby")


def keep_item(title: str, number: str | None = None, town: Municipality = TOWN) -> None:
    """See an agenda of one item."""
    item = AgendaItem(title=title, reference=number, number="1")
    meeting = Meeting(municipality=town, organization=BOARD, date=dt.date(2026, 3, 11), agenda=(item,))
    keep(meeting, town=town)


def test_a_case_is_followed_by_its_number_and_shown_with_what_is_held() -> None:
    """A number of two municipalities asks which; followed again it is known, and nothing is written over."""
    keep_item("Gröna tak på skolorna", "KS 2026/19")
    keep_item("Försäljning av torget", "KS 2026/19", OTHER)

    which = run("follow", "KS 2026/19")
    first = run("follow", "ks2026-19", "-m", "Exempelköping")
    again = run("follow", "KS 2026/00019", "-m", "9901")

    assert which.exit_code == 2
    assert "Exempelby, Exempelköping" in which.output
    assert "Following 'Gröna tak på skolorna'" in first.output
    assert "2026-03-11  Kommunstyrelsen, Exempelköping: 1 Gröna tak på skolorna" in first.output
    assert "Followed already" in again.output
    assert len(as_json("status")) == 1


def test_an_item_is_followed_by_its_address_and_a_title_by_itself() -> None:
    """What an address leaves open, and a title of form words, are wrong use."""
    keep_item("Gröna tak på skolorna")
    with Store(STORE) as store:
        page = f"https://sida.example/exempelkoping/kommunstyrelsen/{next(store.meetings()).id}/"

    item = run("follow", f"{page}#punkt-1")
    title = run("follow", "--title", "Avgiftsfri skolskjuts", "-m", "Exempelköping")
    wrong = [run("follow", *words) for words in ((page,), ("--title", "Motion"), ("nonsense",), ())]

    assert "Following 'Gröna tak på skolorna'" in item.output
    assert "The store holds nothing of it yet." in title.output
    assert [answer.exit_code for answer in wrong] == [2, 2, 2, 2]


def test_what_holds_most_of_a_titles_words_is_shown_as_that() -> None:
    """A motion and its item are seldom called alike; a long title is asked for by its first words."""
    keep_item("Gröna tak på skolorna")

    near = run("follow", "--title", "Anlägg gröna tak", "-m", "Exempelköping")
    long = run("follow", "--title", " ".join(f"ordnummer{'abcdefghijklmnopqrst'[n]}" for n in range(20)))

    assert "with most of them:" in near.output
    assert "1 Gröna tak på skolorna" in near.output
    assert long.exit_code == 0


def test_a_motion_without_a_telling_title_asks_for_one() -> None:
    """Two motions that begin with the same form words are two; with a title given, it goes by that."""
    Path("bare.txt").write_text("Motion\n\n2026-03-02", encoding="utf-8")
    whole = "Motion\n\nGröna tak på skolorna\n\nTak kan vara gröna. (V)\n\n2026-03-02"
    Path("whole.txt").write_text(whole, encoding="utf-8")

    refused = run("follow", "bare.txt", "-m", "Göteborg")
    named = run("follow", "bare.txt", "-m", "Göteborg", "--title", "Solceller på simhallen")
    other = run("follow", "whole.txt", "-m", "Göteborg")

    assert refused.exit_code == 2
    assert "--title" in refused.output
    assert "Following 'Solceller på simhallen'" in named.output
    assert "Following 'Gröna tak på skolorna'" in other.output


def test_what_is_followed_can_be_renamed_and_left() -> None:
    """Each says what it did."""
    run("follow", "--title", "Gröna tak", "-m", "Göteborg")

    renamed = run("follow", "gröna tak", "--rename", "Solceller på simhallen")
    left = run("follow", "solceller", "--stop")

    assert "'Gröna tak' is followed as 'Solceller på simhallen'" in renamed.output
    assert "No longer following 'Solceller på simhallen'" in left.output
    assert "Nothing is followed yet" in run("status").output


@pytest.fixture
def _followed() -> None:
    """Follow three cases of a town."""
    cases = {
        "KS 2026/00031": "Lekplatser i parken",
        "KS 2025/00031": "Belysning på torget",
        "BUN 2026/0112": "Skolskjuts",
    }
    for number, title in cases.items():
        run("follow", number, "--title", title, "-m", "Göteborg")


@pytest.mark.usefixtures("_followed")
@cases("written")
def test_a_case_is_meant_however_its_number_is_written(written: str) -> None:
    """By every command that takes one: zeros, signs, spaces, small letters, two figures of the year, no authority."""
    shown = run("status", written)
    renamed = run("follow", written, "--rename", "Gungor i parken")
    parted = run("follow", written, "--not-same", "bun26-112")
    left = run("follow", written, "--stop")

    assert shown.output.splitlines()[0] == "Lekplatser i parken"
    assert "Belysning" not in shown.output
    assert "'Lekplatser i parken' is followed as 'Gungor i parken'" in renamed.output
    assert parted.output.startswith("Gungor i parken: not the same: proposal ")
    assert "No longer following 'Gungor i parken'" in left.output


@pytest.mark.usefixtures("_followed")
def test_another_number_is_another_case() -> None:
    """Another authority's, another year's, another number; and one figure is no case."""
    for written in ("BUN 2026/31", "2024/31", "2026/3100", "31"):
        assert run("status", written).exit_code == 2, written


@pytest.mark.usefixtures("_followed")
def test_a_number_that_may_be_several_is_told_with_them() -> None:
    """With the whole numbers, so that one can be chosen."""
    run("follow", "SBN 2026/31", "--title", "Cykelställ", "-m", "Göteborg")

    told = run("follow", "2026/31", "--stop")
    shown = run("status", "2026/31")

    assert told.exit_code == 2
    assert "KS 2026/00031, Göteborg" in told.output
    assert "SBN 2026/31, Göteborg" in told.output
    assert "Lekplatser" in shown.output
    assert "Cykelställ" in shown.output
