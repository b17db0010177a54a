"""Following a proposal."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from tests.cases import cases
from tests.cli.running import run

from agendawatch.model import (
    Action,
    ActionCode,
    AgendaItem,
    Caveat,
    CaveatCode,
    Certainty,
    Listing,
    Match,
    Meeting,
    Municipality,
    Organization,
    Proposal,
    Related,
    Relation,
    Site,
    Window,
)
from agendawatch.store import Store

RELEASE = """Vänsterpartiet vill bygga fler cykelbanor

Nu föreslår Vänsterpartiet att Göteborg bygger fler cykelbanor. Förslaget behandlas av kommunstyrelsen på onsdag.

Presskontakt: Anna Ek, 070-123 45 67
"""


def test_a_press_release_is_read_and_followed(tmp_path: Path) -> None:
    """From a file to a status, and no telephone number in what is kept or shown."""
    file, store = tmp_path / "release.txt", f"sqlite:///{tmp_path / 'a.db'}"
    file.write_text(RELEASE, encoding="utf-8")

    read = run("read", "press", str(file), "--published", "2020-03-06", "--json")
    followed = run("follow", str(file), "--published", "2020-03-06", "--store", store)
    status = run("status", "--on", "2020-03-06", "--store", store, "--json")
    why = run("status", "cykelbanor", "--on", "2020-03-12", "--why", "--store", store)

    assert json.loads(read.output)["date"] == "2020-03-11"
    assert followed.exit_code == 0
    assert json.loads(status.output)[0]["status"] == "submitted"
    assert "unknown" in why.output
    for answer in (read, followed, status, why):
        assert answer.exit_code == 0
        assert "123 45 67" not in answer.output
    assert b"123 45 67" not in (tmp_path / "a.db").read_bytes()


def test_a_case_that_nobody_follows_is_wrong_use(tmp_path: Path) -> None:
    """Asking for it says what can be asked for."""
    address = f"sqlite:///{tmp_path / 'a.db'}"
    Store(address).close()

    answer = run("status", "KS 2020/1", "--store", address)

    assert answer.exit_code == 2


def test_a_release_of_two_proposals_is_followed_with_a_warning(tmp_path: Path) -> None:
    """The nearest meeting is taken, and a person is told that there is another; the JSON stays whole."""
    file, store = tmp_path / "release.txt", f"sqlite:///{tmp_path / 'a.db'}"
    second = "Vänsterpartiet föreslår också en motion om badhus. Motionen behandlas av kommunfullmäktige den 26 mars."
    file.write_text(RELEASE.replace("\n\nPresskontakt", f"\n\n{second}\n\nPresskontakt"), encoding="utf-8")

    followed = run("follow", str(file), "--published", "2020-03-06", "--store", store, "--json")

    assert "Look at this yourself: more than one meeting is named" in followed.stderr
    assert json.loads(followed.stdout)["actions"][1]["meeting_date"] == "2020-03-11"


def test_reasons_are_told_in_the_language_spoken(tmp_path: Path) -> None:
    """Kept as codes, told in the words of who asks."""
    action = Action(
        code=ActionCode.PLACED_ON_AGENDA,
        date=dt.date(2020, 3, 9),
        match=Match(certainty=Certainty.INFERRED, evidence=(Caveat.of(CaveatCode.SAME_PARTY, shared=("V",)),)),
    )
    url = f"sqlite:///{tmp_path / 'a.db'}"
    with Store(url) as store:
        store.records.save_proposal(
            Proposal(id="p", title="Cyklar", actions=(action,)), seen=dt.datetime(2020, 3, 9, tzinfo=dt.UTC)
        )

    assert "samma parti: V" in run("--language", "sv", "status", "--why", "--store", url).output
    assert "same party: V" in run("--language", "en", "status", "--why", "--store", url).output


def test_a_time_to_appeal_that_is_out_is_told(tmp_path: Path) -> None:
    """A status that says that it can be appealed holds no longer."""
    decided = Action(
        code=ActionCode.APPROVED, date=dt.date(2026, 3, 25), meeting_date=dt.date(2026, 3, 25), authoritative=True
    )
    posted = decided.model_copy(update={"code": ActionCode.POSTED, "date": dt.date(2026, 4, 3), "authoritative": False})
    url = f"sqlite:///{tmp_path / 'a.db'}"
    with Store(url) as store:
        proposal = Proposal(id="p", title="Cyklar", actions=(decided, posted))
        store.records.save_proposal(proposal, seen=dt.datetime(2026, 4, 3, 9, tzinfo=dt.UTC))

    told = "The last day to appeal was 2026-04-24; whether anybody did is not known."
    assert told not in run("status", "--on", "2026-04-24", "--store", url).output
    assert told in run("status", "--on", "2026-04-25", "--store", url).output


def test_a_related_matter_is_counted_and_told_with_why(tmp_path: Path) -> None:
    """In JSON as a value, with the sentence of its reason."""
    address = f"sqlite:///{tmp_path / 'a.db'}"
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
    with Store(address) as store:
        kept = Proposal(id="p", title="Cykelbanor", actions=(submitted,), related=(related,))
        store.records.save_proposal(kept, seen=dt.datetime(2020, 3, 10, tzinfo=dt.UTC))

    plain = run("--language", "sv", "status", "--on", "2020-03-10", "--store", address)
    why = run("--language", "sv", "status", "--why", "--on", "2020-03-10", "--store", address)
    told = json.loads(run("status", "--json", "--on", "2020-03-10", "--store", address).output)

    assert "1 närliggande ärende avgör inget här" in plain.output
    assert "är ett annat ärende (”Information” berättar bara om det)" in why.output
    assert told[0]["status"] == "submitted"
    (one,) = told[0]["proposal"]["related"]
    assert one["match"]["relation"] == "related"
    assert one["match"]["against"][0]["code"] == "informs"


TOWN, OTHER = (Municipality(code=code, name=name) for code, name in (("9901", "Exempelköping"), ("9902", "Exempelby")))


def _town_with(store: Store, town: Municipality, title: str, number: str | None) -> Meeting:
    meeting = Meeting(
        municipality=town,
        organization=Organization(name="Kommunstyrelsen"),
        date=dt.date(2026, 3, 11),
        agenda=(AgendaItem(title=title, reference=number, number="1"),),
    )
    site = Site(url=f"https://{town.slug}.example", municipality=town)
    store.records.add(
        Listing(window=Window.year(2026), meetings=(meeting,)), site=site, seen=dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
    )
    return next(store.meetings(municipality=town))


def test_a_case_is_followed_by_its_number_and_shown_with_what_is_held(tmp_path: Path) -> None:
    """A number of two municipalities asks which; followed again it is known, and nothing is written over."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    with Store(url) as store:
        _town_with(store, TOWN, "Gröna tak på skolorna", "KS 2026/19")
        _town_with(store, OTHER, "Försäljning av torget", "KS 2026/19")

    which = run("follow", "KS 2026/19", "--store", url)
    first = run("follow", "ks2026-19", "-m", "Exempelköping", "--store", url)
    again = run("follow", "KS 2026/00019", "-m", "9901", "--store", url)

    assert which.exit_code == 2
    assert "Exempelby, Exempelköping" in which.output
    assert "Following 'Gröna tak på skolorna'" in first.output
    assert "2026-03-11  Kommunstyrelsen, Exempelköping: 1 Gröna tak på skolorna" in first.output
    assert "Followed already" in again.output
    with Store(url) as store:
        assert len(list(store.proposals())) == 1


def test_an_item_is_followed_by_its_address_and_a_title_by_itself(tmp_path: Path) -> None:
    """What an address leaves open, and a title of form words, are wrong use."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    with Store(url) as store:
        meeting = _town_with(store, TOWN, "Gröna tak på skolorna", None)
    page = f"https://sida.example/exempelkoping/kommunstyrelsen/{meeting.id}/"

    item = run("follow", f"{page}#punkt-1", "--store", url)
    title = run("follow", "--title", "Avgiftsfri skolskjuts", "-m", "Exempelköping", "--store", url)
    wrong = [run("follow", *words, "--store", url) for words in ((page,), ("--title", "Motion"), ("nonsense",), ())]

    assert "Following 'Gröna tak på skolorna'" in item.output
    assert "The store holds nothing of it yet." in title.output
    assert [answer.exit_code for answer in wrong] == [2, 2, 2, 2]


def test_what_holds_most_of_a_titles_words_is_shown_as_that(tmp_path: Path) -> None:
    """A motion and its item are seldom called alike; a long title is asked for by its first words."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    with Store(url) as store:
        _town_with(store, TOWN, "Gröna tak på skolorna", None)

    near = run("follow", "--title", "Anlägg gröna tak", "-m", "Exempelköping", "--store", url)
    long = run(
        "follow", "--title", " ".join(f"ordnummer{'abcdefghijklmnopqrst'[n]}" for n in range(20)), "--store", url
    )

    assert "with most of them:" in near.output
    assert "1 Gröna tak på skolorna" in near.output
    assert long.exit_code == 0


def test_a_motion_without_a_telling_title_asks_for_one(tmp_path: Path) -> None:
    """Two motions that begin with the same form words are two; with a title given, it goes by that."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    bare, whole = tmp_path / "bare.txt", tmp_path / "whole.txt"
    bare.write_text("Motion\n\n2026-03-02", encoding="utf-8")
    whole.write_text("Motion\n\nGröna tak på skolorna\n\nTak kan vara gröna. (V)\n\n2026-03-02", encoding="utf-8")

    refused = run("follow", str(bare), "-m", "Göteborg", "--store", url)
    named = run("follow", str(bare), "-m", "Göteborg", "--title", "Solceller på simhallen", "--store", url)
    other = run("follow", str(whole), "-m", "Göteborg", "--store", url)

    assert refused.exit_code == 2
    assert "--title" in refused.output
    assert "Following 'Solceller på simhallen'" in named.output
    assert "Following 'Gröna tak på skolorna'" in other.output


def test_what_is_followed_can_be_renamed_and_left(tmp_path: Path) -> None:
    """Each says what it did."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    run("follow", "--title", "Gröna tak", "-m", "Göteborg", "--store", url)

    renamed = run("follow", "gröna tak", "--rename", "Solceller på simhallen", "--store", url)
    left = run("follow", "solceller", "--stop", "--store", url)

    assert "'Gröna tak' is followed as 'Solceller på simhallen'" in renamed.output
    assert "No longer following 'Solceller på simhallen'" in left.output
    assert "Nothing is followed yet" in run("status", "--store", url).output


CASES = {"KS 2026/00031": "Lekplatser i parken", "KS 2025/00031": "Belysning på torget", "BUN 2026/0112": "Skolskjuts"}


def _follow_cases(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    for number, title in CASES.items():
        run("follow", number, "--title", title, "-m", "Göteborg", "--store", url)
    return url


@cases("written")
def test_a_case_is_meant_however_its_number_is_written(written: str, tmp_path: Path) -> None:
    """By every command that takes one: zeros, signs, spaces, small letters, two figures of the year, no authority."""
    url = _follow_cases(tmp_path)

    shown = run("status", written, "--store", url)
    renamed = run("follow", written, "--rename", "Gungor i parken", "--store", url)
    parted = run("follow", written, "--not-same", "bun26-112", "--store", url)
    left = run("follow", written, "--stop", "--store", url)

    assert shown.output.splitlines()[0] == "Lekplatser i parken"
    assert "Belysning" not in shown.output
    assert "'Lekplatser i parken' is followed as 'Gungor i parken'" in renamed.output
    assert parted.output.startswith("Gungor i parken: not the same: proposal ")
    assert "No longer following 'Gungor i parken'" in left.output


@pytest.mark.parametrize("written", ["BUN 2026/31", "2024/31", "2026/3100", "31"])
def test_another_number_is_another_case(written: str, tmp_path: Path) -> None:
    """Another authority's, another year's, another number; and one figure is no case."""
    assert run("status", written, "--store", _follow_cases(tmp_path)).exit_code == 2


def test_a_number_that_may_be_several_is_told_with_them(tmp_path: Path) -> None:
    """With the whole numbers, so that one can be chosen."""
    url = _follow_cases(tmp_path)
    run("follow", "SBN 2026/31", "--title", "Cykelställ", "-m", "Göteborg", "--store", url)

    told = run("follow", "2026/31", "--stop", "--store", url)
    shown = run("status", "2026/31", "--store", url)

    assert told.exit_code == 2
    assert "KS 2026/00031, Göteborg" in told.output
    assert "SBN 2026/31, Göteborg" in told.output
    assert "Lekplatser" in shown.output
    assert "Cykelställ" in shown.output
