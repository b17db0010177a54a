"""Press releases into values: what is proposed, by whom, who handles it and when."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases import cases, table

from agendawatch.errors import LayoutError, ReadError, UnknownMunicipalityError
from agendawatch.model import Caveat, CaveatCode, Certainty, Municipality, PressRelease, Tense
from agendawatch.readers.press import read_press_release

FRIDAY = dt.date(2026, 3, 6)
SEED = files("agendawatch.demo") / "press" / "2020-03-06.txt"

RELEASE: str = table(__file__, "RELEASE")


def read(title: str, text: str, published: dt.date = FRIDAY) -> PressRelease:
    """Read a notice of a title and a text."""
    return read_press_release(f"{title}\n\n{text}", published=published)


def codes(release: PressRelease) -> list[str]:
    """List the letters of the proposing parties."""
    return [party.code for party in release.parties]


def test_a_release_tells_who_wants_what_and_who_handles_it_when() -> None:
    """One release, every fact: the case that started the house, on a text of our own."""
    release = read_press_release(RELEASE, published=FRIDAY)

    assert release.title == "Vänsterpartiet kräver en plan för giftfria förskolor"
    assert release.municipality is not None
    assert release.municipality.name == "Malmö"
    assert release.organization is not None
    assert release.organization.name == "Kommunstyrelsen"
    assert (release.date, release.when_words, release.tense) == (dt.date(2026, 3, 11), "på onsdag", Tense.AHEAD)
    assert release.proposal_classification == "proposal"
    assert codes(release) == ["V"]
    assert [(person.name, person.title, str(person.party)) for person in release.people] == [
        ("Tora Nyberg", "kommunalråd", "V")
    ]
    assert release.provenance is not None
    assert release.provenance.certainty is Certainty.DERIVED


RETOLD = "Återberättat med våra egna ord. Originalet: https://partiet.example/2026/03/06/badhus/\n\n"
BATHS = "Malmö behöver ett badhus\n\nVänsterpartiet föreslår ett badhus i Malmö. Förslaget behandlas av kommunstyrelsen på onsdag."


def test_a_text_that_tells_another_again_has_its_ground_there() -> None:
    """The notice is none of the text, and its address, last slash and all, is the original's."""
    told, plain = (read_press_release(text, published=FRIDAY) for text in (RETOLD + BATHS, BATHS))

    assert (told.title, told.date, told.when_words) == (plain.title, plain.date, plain.when_words)
    assert told.title == "Malmö behöver ett badhus"
    assert told.provenance is not None
    assert (told.provenance.url, told.provenance.retold) == ("https://partiet.example/2026/03/06/badhus/", True)
    assert plain.provenance is not None
    assert (plain.provenance.url, plain.provenance.retold) == (None, False)


@cases("line")
def test_a_line_of_another_kind_tells_nothing_again(line: str) -> None:
    """Said of something else, without an address, denied, or whose words it is not said: it is the text's own."""
    told = read_press_release(f"Malmö behöver ett badhus\n\n{line}\n\nVänsterpartiet föreslår det.", published=FRIDAY)

    assert told.provenance is not None
    assert (told.provenance.url, told.provenance.retold) == (None, False)


def test_no_telephone_number_and_no_press_contact_is_kept() -> None:
    """Contact details and those who are there for the press appear in no field."""
    kept = read_press_release(RELEASE, published=FRIDAY).model_dump_json()

    assert "070" not in kept
    assert "Sten" not in kept


def test_the_first_release_is_read() -> None:
    """The press release of 6 March 2020 gives its proposal, party, person, organization, day and municipality."""
    release = read_press_release(SEED.read_text(encoding="utf-8"), published=dt.date(2020, 3, 6))

    assert release.title == "Vänsterpartiet vill ha en handlingsplan för stöd till personer som säljer sex"
    assert release.proposal_classification == "proposal"
    assert codes(release) == ["V"]
    assert [str(person) for person in release.people] == ["Grith Fjeldmose (V)"]
    assert release.people[0].title == "kommunalråd"
    assert str(release.organization) == "Kommunstyrelsen"
    assert (release.date, release.when_words) == (dt.date(2020, 3, 11), "på onsdag")
    assert str(release.municipality) == "Göteborg"


@cases("text", "day", "tense")
def test_a_day_tied_to_a_meeting_is_its_day(text: str, day: dt.date, tense: str) -> None:
    """Relative and written days count from publishing, and tell whether the meeting lies ahead."""
    release = read("Om badet", text)

    assert (release.date, release.tense) == (day, tense)
    assert release.when_words


@cases("text")
def test_a_day_that_is_no_meeting_s_is_not_taken(text: str) -> None:
    """Handing in, old decisions, deadlines and the party's own meetings are no appointment."""
    assert read("Om badet", text).date is None


@cases("title", "text", "organization", "day")
def test_a_release_speaks_of_a_meeting(title: str, text: str, organization: str | None, day: dt.date | None) -> None:
    """Who handles its matter, by deed and not by office, and the day that belongs to it: told, gone on about, or none."""
    release = read(title, text)

    assert (release.organization and release.organization.name, release.date) == (organization, day)


@cases("page", "title")
def test_the_title_is_no_label_date_or_caption(page: str, title: str) -> None:
    """What stands before the title on real pages is passed over; without line ends it is the first sentence."""
    assert read_press_release(page, published=FRIDAY).title == title


def test_a_page_of_labels_only_is_refused() -> None:
    """Nothing that could be a title is no release."""
    with pytest.raises(LayoutError):
        read_press_release("Nyheter", published=FRIDAY)


def test_a_decision_without_a_day_is_past() -> None:
    """What was decided "this week" is no appointment, and its organization is known."""
    release = read("Badet klart", "I veckan fattade kommunstyrelsen beslut om badet.")

    assert (release.date, release.tense, str(release.organization)) == (None, Tense.PAST, "Kommunstyrelsen")


def test_two_coming_meetings_give_the_nearest_and_a_warning() -> None:
    """Where a text names two coming meetings, the nearest is taken and the other is told."""
    release = read(
        "Budget för alla", "Budgeten behandlas i kommunstyrelsen den 1 april och i kommunfullmäktige den 27 april."
    )

    assert (release.date, str(release.organization)) == (dt.date(2026, 4, 1), "Kommunstyrelsen")
    assert release.warnings == (Caveat.of(CaveatCode.SEVERAL_MEETINGS, date="2026-04-01", others=("2026-04-27",)),)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("torsdag den 11 mars 2026", [CaveatCode.WEEKDAY_DIFFERS]),
        ("onsdag den 11 mars 2026", []),
        ("den 30 februari 2026", [CaveatCode.NO_SUCH_DAY]),
    ],
)
def test_a_day_that_cannot_be_is_warned_of(words: str, codes: list[CaveatCode]) -> None:
    """A weekday that contradicts its date, and 30 February; one that agrees leaves none."""
    release = read("Om badet", f"Frågan avgörs i kommunstyrelsen {words}.")

    assert [doubt.code for doubt in release.warnings] == codes


@cases("title", "text", "kind", "parties", parties=list)
def test_the_form_and_its_makers_are_told(title: str, text: str, kind: str | None, parties: list[str]) -> None:
    """The words of the proposers tell the form; a party's own affairs and sport propose nothing."""
    release = read(title, text)

    assert release.proposal_classification == kind
    assert sorted(codes(release)) == sorted(parties)


@cases("text", "parties", parties=list)
def test_only_those_who_propose_are_its_parties(text: str, parties: list[str]) -> None:
    """Those who refuse, answer or are asked are not among the proposers."""
    assert sorted(codes(read("Om badet", text))) == parties


def test_a_given_municipality_goes_first() -> None:
    """What the caller knows is not looked for in the text."""
    lund = Municipality(code="1281", name="Lund")

    assert read_press_release(RELEASE, published=FRIDAY, municipality=lund).municipality == lund
    assert str(read_press_release(RELEASE, published=FRIDAY, municipality="Lunds kommun").municipality) == "Lund"
    with pytest.raises(UnknownMunicipalityError):
        read_press_release(RELEASE, published=FRIDAY, municipality="Ankeborg")


def test_level_names_leave_the_municipality_open() -> None:
    """A text that names two places alike is about neither for certain."""
    assert read("Två städer", "Tåget går mellan Malmö och Kalmar.").municipality is None


HTML: str = table(__file__, "HTML")


def test_a_web_page_is_read_without_its_surroundings() -> None:
    """The title is the article's, documents are linked, the page's navigation and footer say nothing."""
    release = read_press_release(HTML, published=FRIDAY)

    assert release.title == "V kräver plan för giftfria förskolor"
    assert release.date == dt.date(2026, 3, 11)
    assert release.links == ("/dok/yrkande.pdf",)
    assert release.people == ()


def test_bytes_are_decoded_and_read_alike() -> None:
    """A page in windows-1252 gives the same facts as its text."""
    assert read_press_release(RELEASE.encode("cp1252"), published=FRIDAY) == read_press_release(
        RELEASE, published=FRIDAY
    )


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 900), noise=st.binary(max_size=12))
def test_damaged_pages_raise_nothing_but_read_errors(cut: int, noise: bytes) -> None:
    """Whatever the bytes, a reader answers or raises ReadError."""
    page = RELEASE.encode()
    try:
        release = read_press_release(page[:cut] + noise + page[cut + 20 :], published=FRIDAY)
    except ReadError:
        return
    assert "Ivar Sten" not in release.model_dump_json()


@cases("told", "people", people=list)
def test_who_wrote_it_is_named(told: str, people: list[tuple[str, str | None]]) -> None:
    """A title ends where the sentence goes on."""
    release = read_press_release(f"Badet\n\n{told}", published=dt.date(2026, 3, 6))

    assert [(person.name, person.title) for person in release.people] == people
