"""A followed proposal has one event for each meeting that it is tied to."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases
from tests.feeds.usual import START, meeting

from agendawatch.feeds import CalendarOptions, to_ical
from agendawatch.feeds.event import Event, EventStatus, uid
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.proposals import proposal_events
from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    Caveat,
    CaveatCode,
    Certainty,
    Match,
    Meeting,
    Organization,
    Party,
    Proposal,
    ProposalClassification,
    Provenance,
    Related,
    Relation,
)

BOARD = Organization(name="Kommunstyrelsen")
WEDNESDAY = dt.date(2026, 3, 11)


def act(code: str, day: int, month: int = 3, **facts: object) -> Action:
    """Make an action of the board on a day of 2026; its facts may be written as in JSON."""
    usual: dict[str, object] = {"code": code, "date": dt.date(2026, month, day), "organization": BOARD}
    return Action.model_validate(usual | facts, strict=False)


def match(certainty: str, code: CaveatCode, **facts: str | tuple[str, ...]) -> Match:
    """Make a match that rests on one ground."""
    return Match(certainty=Certainty(certainty), evidence=(Caveat.of(code, **facts),))


MEANT = match("derived", CaveatCode.DATE_MEANT, words="på onsdag", date="2026-03-11")
ANNOUNCED = act("announced", 6, meeting_date=WEDNESDAY, words="på onsdag", match=MEANT)
SUBMITTED = Action(code=ActionCode.SUBMITTED, date=dt.date(2026, 2, 1))
PLACED = act("placed_on_agenda", 9, meeting_date=WEDNESDAY)


def proposal(*actions: Action) -> Proposal:
    """Make a proposal of what was done with it."""
    parties = (Party(code="Ä", name="Ängelvikspartiet"),)
    town = meeting().municipality
    title = "Handlingsplan för säkra skolvägar"
    return Proposal(id="p", title=title, municipality=town, parties=parties, actions=actions)


def events(one: Proposal, *meetings: Meeting, now: dt.datetime | None = None, shown: bool = False) -> list[Event]:
    """Make its events."""
    visible = meetings if shown else ()
    return list(proposal_events(one, None, FeedOptions().at(now), meetings=meetings, visible=visible))


def test_words_alone_make_an_event() -> None:
    """A press release that names a day puts the proposal on it, all day, with its ground."""
    (event,) = events(proposal(ANNOUNCED))

    assert event.start == WEDNESDAY
    assert event.summary == "Handlingsplan för säkra skolvägar (Ä)"
    assert event.status is EventStatus.CONFIRMED
    assert "Tid okänd." in event.description
    assert "Grund: fredag 6 mars 2026: väntas behandlas – Kommunstyrelsen: ”på onsdag”" in event.description
    assert "Mötet är härlett ur vad som sägs." in event.description
    assert "onsdagen efter" not in event.description
    assert event.categories == ("Kommunstyrelsen", "Ängelvik", "förslag", "Ängelvikspartiet")


def test_a_known_meeting_lends_its_time_and_place() -> None:
    """It is found by organization and day; the identifier stays what the first words made it."""
    held = meeting(location="Sal 2", url="https://example.se/m")

    (before,), (after,) = events(proposal(ANNOUNCED)), events(proposal(ANNOUNCED), held)

    assert (after.start, after.location, after.url) == (START, "Sal 2", "https://example.se/m")
    assert after.uid == before.uid
    assert after.related_to == ()
    assert events(proposal(ANNOUNCED), held, shown=True)[0].related_to == (uid(held.id),)


def test_another_organizations_meeting_lends_nothing() -> None:
    """Nor one of another municipality that day."""
    other = meeting(organization={"name": "Socialnämnden"})
    elsewhere = meeting(municipality={"code": "9902", "name": "Annanstad"})

    (event,) = events(proposal(ANNOUNCED), other, elsewhere)

    assert event.start == WEDNESDAY


def test_a_meeting_that_moves_keeps_the_event() -> None:
    """Its id ties the new day to the old."""
    placed = PLACED.model_copy(update={"meeting_id": "m"})
    moved = act("placed_on_agenda", 10, meeting_id="m", meeting_date=dt.date(2026, 3, 18))

    (first,), (later,) = events(proposal(ANNOUNCED)), events(proposal(ANNOUNCED, placed, moved))

    assert later.uid == first.uid
    assert later.start == dt.date(2026, 3, 18)
    assert (first.sequence, later.sequence) == (0, 1)
    assert later.modified > first.modified


def test_every_meeting_on_the_way_has_its_event() -> None:
    """Tabled on Wednesday and handled two weeks later: two events, both with the whole course."""
    tabled = act("tabled", 11, meeting_id="m", meeting_date=WEDNESDAY)
    again = act("placed_on_agenda", 20, meeting_date=dt.date(2026, 3, 25))

    made = events(proposal(ANNOUNCED, tabled, again))

    assert [event.start for event in made] == [WEDNESDAY, dt.date(2026, 3, 25)]
    assert len({event.uid for event in made}) == 2
    assert all("bordlades" in event.description for event in made)


def test_what_is_done_at_a_meeting_is_done_on_its_day() -> None:
    """An action with a meeting's id alone needs no other day."""
    (event,) = events(proposal(SUBMITTED, act("approved", 11, meeting_id="m", authoritative=True)))

    assert event.start == WEDNESDAY


def test_a_proposal_that_waits_for_no_known_day_stands_on_the_day_it_was_put_forward() -> None:
    """All day, saying so, and at nobody's meeting; a day that becomes known takes its place."""
    to_come = act("announced", 1, 2, words="på nästa möte")

    (waiting,) = events(proposal(SUBMITTED, to_come))
    (known,) = events(proposal(SUBMITTED, to_come, ANNOUNCED))

    assert (waiting.start, waiting.end) == (dt.date(2026, 2, 1), None)
    assert waiting.summary.startswith("Framlagt: ")
    assert "Kommunstyrelsen" not in waiting.summary
    assert "Ingen källa säger vilken dag det behandlas." in waiting.description
    assert "Läge: inlämnat." in waiting.description
    assert known.start == WEDNESDAY
    assert known.uid != waiting.uid
    assert "Ingen källa säger vilken dag" not in known.description


def test_words_that_are_told_again_are_not_given_as_the_sources() -> None:
    """A retelling says so behind its words, and nobody is said to have seen the page; else they are quoted alone, and lead there."""
    ground = Provenance(url="https://partiet.example/pressmeddelande", seen=dt.datetime(2026, 3, 6, 9, tzinfo=dt.UTC))
    (own,), (told,) = (
        events(proposal(ANNOUNCED.model_copy(update={"provenance": ground.model_copy(update={"retold": retold})})))
        for retold in (False, True)
    )

    assert "”på onsdag” (återberättat)" in told.description
    assert "Uppgifterna sedda" not in told.description
    assert own.url == "https://partiet.example/pressmeddelande"
    assert "återberättat" not in own.description
    assert "”på onsdag”" in own.description
    assert "Uppgifterna sedda fredag 6 mars 2026" in own.description


def test_silence_after_the_day_is_told() -> None:
    """The text says that nothing is known, from the morning after; the stamp says when, and no sight is claimed of it."""
    ground = Provenance(seen=dt.datetime(2026, 3, 9, 9, tzinfo=STOCKHOLM))
    one = proposal(ANNOUNCED, PLACED.model_copy(update={"provenance": ground}))

    (before,), (after,), (much_later,) = (
        events(one, now=dt.datetime(2026, *day, 20, tzinfo=dt.UTC)) for day in ((3, 11), (3, 20), (9, 1))
    )

    assert "Läge: på dagordningen." in before.description
    assert "Mötet onsdag 11 mars 2026 har passerat; inget är känt om utgången." in after.description
    assert "Uppgifterna sedda måndag 9 mars 2026 kl. 09.00." in after.description
    assert after.modified == dt.datetime(2026, 3, 12, tzinfo=STOCKHOLM)
    assert after == much_later
    assert (after.uid, after.sequence) == (before.uid, before.sequence)


def test_a_time_to_appeal_that_is_out_is_told() -> None:
    """It can be appealed no longer; the text changes on the morning after, and so does the stamp."""
    decided = act("approved", 11, meeting_date=WEDNESDAY, authoritative=True)
    one = proposal(decided, act("posted", 16, meeting_date=WEDNESDAY))

    (during,) = events(one, now=dt.datetime(2026, 4, 7, 20, tzinfo=STOCKHOLM))
    (after,) = events(one, now=dt.datetime(2026, 4, 9, 8, tzinfo=STOCKHOLM))

    assert "Läge: kan överklagas." in during.description
    assert "Sista dagen att överklaga var tisdag 7 april 2026" in after.description
    assert "kan överklagas" not in after.description
    assert after.modified == dt.datetime(2026, 4, 8, tzinfo=STOCKHOLM)


@cases("facts", "status", "mark", status=EventStatus)
def test_the_meetings_state_is_the_proposals(facts: dict[str, object], status: EventStatus, mark: str) -> None:
    """What becomes of the meeting becomes of its handling."""
    (event,) = events(proposal(ANNOUNCED), meeting(**facts))

    assert event.status is status
    assert event.summary.startswith(mark)


def test_evidence_is_told_in_english() -> None:
    """Which is what it is written in."""
    (event,) = proposal_events(proposal(ANNOUNCED), None, FeedOptions(language="en").at(None))

    assert 'The meeting follows from what is said.\n– "på onsdag" means 2026-03-11' in event.description


def test_a_guess_is_tentative() -> None:
    """A day that is only inferred says so."""
    guess = ANNOUNCED.model_copy(update={"match": match("inferred", CaveatCode.SHARED_WORDS, shared=("skolväg",))})

    (event,) = events(proposal(guess))

    assert event.status is EventStatus.TENTATIVE


def test_a_day_that_a_source_named_is_no_guess() -> None:
    """The agenda's item is matched by its words, but the day was told."""
    ground = Provenance(words="på onsdag", certainty=Certainty.DERIVED)
    announced = act("announced", 6, meeting_date=WEDNESDAY, provenance=ground)
    placed = PLACED.model_copy(update={"match": match("inferred", CaveatCode.SHARED_WORDS, shared=("bibliotek",))})
    followed = Proposal(id="p", title="Nattöppet bibliotek", actions=(announced, announced, placed))

    text = to_ical((), options=CalendarOptions(proposals=[followed])).replace(b"\r\n ", b"").decode()

    assert "gissning" not in text
    assert text.count("väntas behandlas") == 1


TOUCHING = Related(
    title="Motion om att avskaffa handlingsplan för säkra skolvägar",
    organization=Organization(name="Kommunfullmäktige"),
    meeting_id="m2",
    meeting_date=dt.date(2026, 4, 23),
    match=match("inferred", CaveatCode.SHARED_WORDS, shared=("skolväg",)).model_copy(
        update={"relation": Relation.RELATED, "against": (Caveat.of(CaveatCode.REVERSES, words="avskaffa"),)}
    ),
)


def test_a_related_matter_is_told_and_makes_no_event() -> None:
    """It stands in the text with its reason; no day of it is the proposal's."""
    without = events(proposal(ANNOUNCED))
    seen = dt.datetime(2026, 4, 30, 8, tzinfo=dt.UTC)
    touching = TOUCHING.model_copy(update={"provenance": Provenance(seen=seen)})
    with_it = events(proposal(ANNOUNCED).model_copy(update={"related": (touching,)}))

    assert [event.start for event in with_it] == [event.start for event in without]
    assert "avskaffa" not in without[0].description
    told = with_it[0].description
    assert with_it[0].modified == seen
    assert "Närliggande ärenden, som inte avgör något här:" in told
    assert "är ett annat ärende (”avskaffa” vänder på det som föreslås)" in told


@pytest.mark.parametrize(("certainty", "told"), [("inferred", True), ("stated", False)])
def test_an_item_that_is_only_inferred_is_told_as_such(certainty: str, told: bool) -> None:
    """Though a source named the meeting's day itself."""
    named = act("announced", 6, meeting_date=WEDNESDAY, provenance={"certainty": "derived"})
    guess = match(certainty, CaveatCode.ONLY_ITEM)
    (event,) = events(proposal(named, act("rejected", 11, meeting_date=WEDNESDAY, authoritative=True, match=guess)))

    assert ("Att detta gäller förslaget är vår slutsats." in event.description) is told


@pytest.mark.parametrize(("kind", "told"), [(ProposalClassification.MOTION, True), (None, False)])
def test_a_day_of_preparing_is_told_as_such(kind: ProposalClassification | None, told: bool) -> None:
    """Only fullmäktige decides a motion; of what a board may decide itself nothing is said."""
    (event,) = events(proposal(ANNOUNCED).model_copy(update={"classification": kind}))

    assert ("Kommunstyrelsen bereder bara ärendet; ett annat organ beslutar." in event.description) is told
