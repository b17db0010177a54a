"""Every ending of a proposal, read from minutes that are written here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from agendawatch.lang.sv.organizations import read_organization
from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    Meeting,
    Organization,
    Proposal,
    ProposalClassification,
)
from agendawatch.proposals import advance, explain, follow
from agendawatch.readers.minutes import read_minutes
from agendawatch.readers.press import read_press_release

RELEASE = """Vänsterpartiet vill ha nattöppna bibliotek

Nu föreslår Vänsterpartiet att Lund håller nattöppna bibliotek. Förslaget behandlas av kommunstyrelsen på onsdag.
"""
SAID = dt.date(2026, 3, 6)
FIRST, SECOND, COUNCIL_DAY = dt.date(2026, 3, 11), dt.date(2026, 3, 25), dt.date(2026, 4, 27)
BOARD, COUNCIL = read_organization("KS"), read_organization("KF")


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting, and what its minutes say of the matter."""

    by: Organization
    day: dt.date
    says: str


def minutes(held: Held) -> Meeting:
    """Write minutes around what is said, and read them."""
    text = (
        f"{held.by.name}\nProtokoll {held.day.isoformat()}\n\n"
        "§ 41 Val av justerare\n\nBeslut\n\nAnna Ek väljs att justera protokollet.\n\n"
        f"§ 42 Yrkande från V om nattöppna bibliotek\nDnr KS 2026/00123\n\n{held.says}\n"
    )
    meeting = Meeting(organization=held.by, date=held.day)
    return meeting.model_copy(update={"agenda": read_minutes(text, meeting=meeting).items})


def followed(*meetings: Held, kind: ProposalClassification | None = None) -> Proposal:
    """Follow the release over meetings, each seen two days after it."""
    proposal = follow(read_press_release(RELEASE, published=SAID, municipality="Lund"))
    if kind:
        proposal = proposal.model_copy(update={"classification": kind})
    for held in meetings:
        seen = dt.datetime.combine(held.day + dt.timedelta(days=2), dt.time(9), STOCKHOLM)
        proposal = advance(proposal, (minutes(held),), seen)
    return proposal


ENDINGS = {
    "approved": (
        [Held(BOARD, FIRST, "Beslut\n\nKommunstyrelsen beslutar att bifalla yrkandet.")],
        "approved",
        BOARD,
    ),
    "rejected after a vote": (
        [
            Held(
                BOARD,
                FIRST,
                "Omröstning\n\nOmröstning begärs. Ja för avslag, Nej för bifall. "
                "Omröstningen utfaller med 8 ja mot 5 nej.\n\nBeslut\n\nKommunstyrelsen avslår yrkandet.",
            )
        ],
        "rejected",
        BOARD,
    ),
    "tabled twice": (
        [
            Held(BOARD, FIRST, "Beslut\n\nKommunstyrelsen beslutar att bordlägga ärendet."),
            Held(BOARD, SECOND, "Beslut\n\nÄrendet bordläggs."),
        ],
        "tabled",
        BOARD,
    ),
    "answered": (
        [Held(BOARD, FIRST, "Beslut\n\nYrkandet anses besvarat.")],
        "answered",
        BOARD,
    ),
    "withdrawn": (
        [Held(BOARD, FIRST, "Beslut\n\nYrkandet återkallas av förslagsställaren. Ärendet utgår.")],
        "withdrawn",
        BOARD,
    ),
    "forwarded to fullmäktige and decided there": (
        [
            Held(
                BOARD,
                FIRST,
                "Beslut\n\nKommunstyrelsen föreslår kommunfullmäktige besluta att bifalla yrkandet.",
            ),
            Held(COUNCIL, COUNCIL_DAY, "Beslut\n\nKommunfullmäktige beslutar att avslå yrkandet."),
        ],
        "rejected",
        COUNCIL,
    ),
    "referred back by a minority": (
        [
            Held(
                COUNCIL,
                COUNCIL_DAY,
                "Beslut\n\nÄrendet återremitteras enligt reglerna om minoritetsåterremiss, 5 kap. 50 § kommunallagen.",
            )
        ],
        "referred_back",
        COUNCIL,
    ),
}


@pytest.mark.parametrize("name", ENDINGS)
def test_every_ending_is_read_from_minutes(name: str) -> None:
    """The status, the organization that it rests on, in the minutes' own words."""
    meetings, status, by = ENDINGS[name]
    proposal = followed(*meetings)
    day = meetings[-1].day + dt.timedelta(days=2)
    told = proposal.status_at(day)

    assert told == status
    assert told.action is not None
    assert told.action.organization == by
    assert told.action.words
    assert proposal.reference == "KS 2026/00123"


def test_a_vote_stands_beside_its_decision() -> None:
    """The figures are in the ground of the status."""
    meetings, _, _ = ENDINGS["rejected after a vote"]
    action = followed(*meetings).status.action

    assert action is not None
    assert "(8–5)" in (action.words or "")


def test_a_matter_tabled_twice_is_counted() -> None:
    """Both meetings are told."""
    meetings, _, _ = ENDINGS["tabled twice"]

    assert "tabled 2 times" in explain(followed(*meetings), SECOND + dt.timedelta(days=2))


def test_a_minority_is_told() -> None:
    """One third sent it back."""
    meetings, _, _ = ENDINGS["referred back by a minority"]
    action = followed(*meetings).status.action

    assert action is not None
    assert action.minority


def test_a_boards_yes_for_fullmaktige_is_a_recommendation() -> None:
    """Between the two meetings nothing is decided."""
    meetings, _, _ = ENDINGS["forwarded to fullmäktige and decided there"]
    proposal = followed(*meetings)

    assert proposal.status_at(FIRST + dt.timedelta(days=3)) == "recommended"
    assert proposal.status_at(COUNCIL_DAY) == "rejected"


def test_a_decision_is_appealed_and_annulled() -> None:
    """What a person tells by hand after the decision: posted, appealed, annulled by the court."""
    meetings, _, _ = ENDINGS["approved"]
    proposal = followed(*meetings)
    told = [
        (ActionCode.POSTED, dt.date(2026, 3, 20)),
        (ActionCode.APPEALED, dt.date(2026, 4, 2)),
        (ActionCode.ANNULLED, dt.date(2026, 9, 14)),
    ]
    proposal = proposal.model_copy(
        update={"actions": (*proposal.actions, *(Action(code=code, date=day) for code, day in told))}
    )

    assert [proposal.status_at(day) for _, day in told] == ["appeal_period", "appealed", "annulled"]
