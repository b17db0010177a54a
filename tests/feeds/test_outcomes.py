"""What minutes tell stands in the entries: of a meeting, of an item, of a followed proposal; and nobody else's entry changes."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases
from tests.feeds.subscriber import follows, parse
from tests.feeds.usual import PLAIN, events_of_items, meeting

from agendawatch.answers.words import short_title
from agendawatch.feeds import CalendarOptions, to_ical
from agendawatch.feeds.event import Event, Stamps, uid
from agendawatch.feeds.meetings import meeting_event
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.proposals import proposal_events
from agendawatch.model import (
    Action,
    AgendaItem,
    Change,
    ChangeKind,
    Decision,
    ItemClassification,
    Meeting,
    Organization,
    Outcome,
    Proposal,
)

COUNCIL = Organization(name="Kommunfullmäktige")
BOARD = Organization(name="Kommunstyrelsen")
SEEN = dt.datetime(2026, 3, 25, 7, tzinfo=dt.UTC)
NOW = dt.datetime(2026, 4, 1, 7, tzinfo=dt.UTC)
VOTE = {"winning": 17, "losing": 14}
MOTION = "Motion om lekplatser"


def item(title: str = MOTION, **facts: object) -> AgendaItem:
    """Make an item; facts of a decision make it decided. They may be written as in JSON."""
    own = {name: facts.pop(name) for name in ("number", "reference", "classification", "withdrawn") if name in facts}
    return AgendaItem.model_validate({"title": title, "decision": facts or None} | own, strict=False)


def held(*items: AgendaItem, by: Organization = COUNCIL) -> Meeting:
    """Make a meeting of those items."""
    return meeting(organization=by, agenda=items)


def entry(of: Meeting, told: Stamps | None = None) -> Event:
    """Make a meeting's event."""
    return meeting_event(of, told, PLAIN)


# What each outcome is called: in the meeting's entry, and as an item's title.


@cases("facts", "by", "words", "title")
def test_an_outcome_is_told_as_what_it_is(facts: dict[str, object], by: str, words: str, title: str | None) -> None:
    """In the meeting's text and the item's; its title tells what is decided or put off, and nothing that is not."""
    decided = item(**facts)  # type: ignore[arg-type] # a row of a table
    of = held(decided, by=Organization(name=by))
    whole, (alone,) = entry(of), events_of_items(of)

    assert f"– {words[:1].upper()}{words[1:]}: {decided.title}" in whole.description.split("\n")
    assert whole.summary == f"{by}, Ängelvik"
    assert alone.summary == short_title("", title or decided.title, by, "Ängelvik")
    assert f"Utfall i {by}, Ängelvik: {words}." in alone.description
    assert "Behandlas" not in alone.description
    assert whole.sequence == alone.sequence == (title is not None)


def test_before_the_minutes_nothing_is_told_and_nothing_changes() -> None:
    """Not even that it is unknown."""
    before = held(item(number="1"), item("Budget", number="2"))

    told = entry(before)

    assert "§ 1 Motion om lekplatser\n§ 2 Budget" in told.description
    assert "okänt" not in told.description
    assert told.sequence == 0
    assert [it.sequence for it in events_of_items(before)] == [0, 0]


def test_what_minutes_leave_out_is_unknown_unless_nothing_is_decided_of_it() -> None:
    """A formality and information leave nothing unknown, nor does what was taken off."""
    of = held(
        item("Upprop", classification=ItemClassification.FORMALITY),
        item("Läget i skolan", classification=ItemClassification.INFORMATION),
        item("Budget", outcome=Outcome.APPROVED),
        item("Taxa"),
        item("Arvoden", withdrawn=True),
    )

    rows = entry(of).description.split("\n")

    assert rows[3:8] == ["– Upprop", "– Läget i skolan", "– Bifall: Budget", "– Okänt: Taxa", "– Arvoden (utgår)"]


def test_english_says_the_same() -> None:
    """In its own words."""
    of = held(item(outcome=Outcome.REJECTED, vote=VOTE), by=BOARD)
    english = meeting_event(of, None, FeedOptions(language="en").at(None))

    assert f"– Recommended: rejected (vote 17–14): {MOTION}" in english.description


# Followed proposals.


def action(code: str, **facts: object) -> Action:
    """Make an action of the meeting on 11 March; its facts may be written as in JSON."""
    usual = {"organization": COUNCIL, "meeting_id": held().id, "authoritative": True, "code": code}
    return Action.model_validate(usual | {"date": held().date, "meeting_date": held().date} | facts, strict=False)


def followed(*actions: Action, meetings: tuple[Meeting, ...] = ()) -> Event:
    """Make the event of a proposal that stood on the council's agenda."""
    placed = action("placed_on_agenda", words=MOTION, authoritative=False)
    proposal = Proposal(id="p", title="Lekplatser i parken", actions=(placed, *actions))
    (event,) = proposal_events(proposal, None, FeedOptions().at(NOW), meetings=meetings)
    return event


def test_a_followed_proposal_tells_what_was_decided_with_the_vote() -> None:
    """In title and text; its old title and "Behandlas av" are gone, and its identifier is the same."""
    decided = action("rejected", words="Motionen avslås. (17–14)")
    before, after = followed(), followed(decided, meetings=(held(item(outcome=Outcome.REJECTED, vote=VOTE)),))

    assert before.summary == "Lekplatser i parken – Kommunfullmäktige"
    assert "Skulle behandlas av Kommunfullmäktige." in before.description
    assert after.summary == "Avslag: Lekplatser i parken – KF"
    assert "Utfall i Kommunfullmäktige, Ängelvik: avslag (röstning 17–14)." in after.description
    assert "ehandlas av" not in after.description
    assert (after.uid, before.sequence, after.sequence) == (before.uid, 0, 1)


@cases("code", "facts", "said")
def test_what_is_not_decided_keeps_its_title_and_count(code: str, facts: dict[str, object], said: str) -> None:
    """The text tells what is known."""
    event = followed(action(code, **facts))

    assert event.summary == "Lekplatser i parken – Kommunfullmäktige"
    assert f": {said}." in event.description
    assert event.sequence == 0


def test_a_decision_on_what_stood_against_it_is_not_its_own() -> None:
    """Where no action of the proposal's tells an outcome, the item's is another's."""
    event = followed(meetings=(held(item(outcome=Outcome.APPROVED, vote=VOTE)),))

    assert event.summary == "Lekplatser i parken – KF, Ängelvik"
    assert "bifall" not in event.description


# From one version to the next.


def recorded(of: Meeting, outcome: Outcome, seen: dt.datetime, before: Outcome | None = None) -> Change:
    """Make the change by which an outcome was told."""
    (decided,) = of.agenda or ()
    told = decided.model_copy(update={"decision": Decision(outcome=outcome)})
    return Change(
        kind=ChangeKind.DECISION_RECORDED,
        meeting=of,
        item=told,
        before=before.value if before else None,
        after=outcome.value,
        seen=seen,
    )


def sequence(of: Meeting, *changes: Change) -> int:
    """Tell a meeting's count in a store's feed."""
    stamps = {of.id: Stamps(SEEN, SEEN, 2)}
    told = parse(to_ical([of], options=CalendarOptions(changes=changes, stamps=stamps, now=NOW)))[1]
    return int(told[uid(of.id)]["SEQUENCE"][0].removeprefix(":"))


def test_an_outcome_counts_once_and_a_mended_one_again() -> None:
    """The same outcome in other words does not; the count never falls, though what was told is taken back."""
    told, unknown = held(item(outcome=Outcome.APPROVED)), held(item(outcome=Outcome.UNKNOWN))
    later = SEEN + dt.timedelta(days=1)
    first = recorded(told, Outcome.APPROVED, SEEN)

    assert sequence(told) == 3
    assert sequence(told, first) == 3
    assert sequence(told, first, recorded(told, Outcome.APPROVED, later, Outcome.APPROVED)) == 3
    assert sequence(unknown, first) == 3
    assert sequence(unknown, first, recorded(unknown, Outcome.UNKNOWN, later, Outcome.APPROVED)) == 4
    assert sequence(unknown, recorded(unknown, Outcome.UNKNOWN, SEEN)) == 2


def test_only_what_has_an_outcome_changes_for_a_subscriber() -> None:
    """Of meetings and items published before anything was decided; and what was published after stays as it is."""
    quiet = meeting(date=dt.date(2026, 3, 25), start=None, agenda=(item("Budget", number="1"),))
    before = held(item(number="1"), item("Taxa", number="2"))
    after = held(item(number="1", outcome=Outcome.REJECTED, vote=VOTE), item("Taxa", number="2"))
    ways = CalendarOptions(now=NOW)
    first = to_ical([quiet, before], items=True, options=ways)

    fresh = to_ical([quiet, after], items=True, options=ways)
    second = to_ical([quiet, after], items=True, options=CalendarOptions(now=NOW, previous=first))
    third = to_ical(
        [quiet, after], items=True, options=CalendarOptions(now=NOW + dt.timedelta(days=9), previous=second)
    )

    was = parse(first)[1]
    for data in (fresh, second):
        now = parse(data)[1]
        follows(parse(first), parse(data))
        changed = {key for key in was if was[key] != now[key]}
        assert changed == {uid(before.id), next(key for key in was if MOTION in was[key]["SUMMARY"][0])}
        assert {now[key]["SEQUENCE"][0] for key in changed} == {":1"}
    assert third == second


def test_an_outcome_is_not_cut_off() -> None:
    """It goes before a title that no line has room for: some clients show the beginning of each line alone."""
    told = entry(held(item("Lång " * 100, number="4", outcome=Outcome.REJECTED, vote=VOTE)))

    (row,) = (row for row in told.description.split("\n") if row.startswith("§ 4"))
    assert row.startswith("§ 4 Avslag (röstning 17–14): Lång")
    assert row.endswith("…")
