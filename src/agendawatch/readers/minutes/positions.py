"""Who stood where on a paragraph of minutes, as the title, its sections and the votes tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.names.party_names import read_code
from agendawatch.lang.sv.positions import (
    Stand,
    find_author,
    is_raised,
    read_own_positions,
    read_positions,
    read_title_positions,
)
from agendawatch.lang.sv.votes import CountedVote
from agendawatch.model.item import Outcome, Position, PositionRole
from agendawatch.model.organization import Party
from agendawatch.readers.minutes.votes import person_of

__all__ = ["find_report_author", "read_item_positions", "read_report_positions"]

_REFUSED = frozenset({Outcome.REJECTED, Outcome.DISMISSED})


def read_item_positions(
    title: str, sections: Sequence[Section], outcome: Outcome = Outcome.UNKNOWN, vote: CountedVote | None = None
) -> tuple[Position, ...]:
    """Find who proposed, supported, opposed, reserved themselves or made a statement.

    `vote` is the one that decided the matter: who voted with the side that had more stood for what was decided.
    """
    read = read_positions((section.prose for section in sections), title=title, outcome=outcome.value)
    found = [_position(stand) for stand in (*read_title_positions(title), *read)]
    if vote is not None and vote.counts is not None and vote.counts[0] != vote.counts[1]:
        found += _voters(vote, refused=outcome in _REFUSED and is_raised(title))
    return _distinct(found)


def read_report_positions(text: str, author: Party, title: str, outcome: Outcome) -> tuple[Position, ...]:
    """Find what a party says of itself in its own report: "vår motion", "vi yrkade"."""
    roles = read_own_positions(text, title=title, outcome=outcome.value)
    return tuple(Position(role=PositionRole(role), party=author) for role in roles)


def find_report_author(text: str) -> Party | None:
    """Find the party that a text speaks as: "oss i Vänsterpartiet", "vi moderater"."""
    letters = find_author(text)
    return read_code(letters) if letters else None


def _voters(vote: CountedVote, *, refused: bool) -> list[Position]:
    """Tell how those stood who voted: on a motion that was refused, who won was against it."""
    assert vote.counts is not None  # noqa: S101 - the caller has looked
    won = "yes" if vote.counts[0] > vote.counts[1] else "no"
    found = []
    for voice in vote.voices:
        if voice.option in {"yes", "no"}:
            supports = (voice.option == won) is not refused
            person = person_of(voice.member)
            role = PositionRole.SUPPORTER if supports else PositionRole.OPPONENT
            found.append(Position(role=role, party=person.party, person=person))
    return found


def _position(stand: Stand) -> Position:
    person = person_of(stand.member) if stand.member.person else None
    party = person.party if person else read_code(stand.member.party or "")
    return Position(role=PositionRole(stand.role), party=party, person=person, words=stand.words)


def _distinct(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Keep the first of positions that say the same of the same, and no support by those who proposed.

    Of a party without names its members' support says nothing new.
    """
    kept: dict[tuple[str | None, str | None, PositionRole], Position] = {}
    for one in positions:
        if one.party is not None or one.person is not None:
            key = (one.party.code if one.party else None, one.person.name if one.person else None, one.role)
            kept.setdefault(key, one)
    proposers = {(code, name) for code, name, role in kept if role is PositionRole.PROPOSER}
    parties = {code for code, name in proposers if code}
    nameless = {code for code, name in proposers if code and name is None}

    def proposed(code: str | None, name: str | None) -> bool:
        return (code, name) in proposers or code in nameless or (name is None and code in parties)

    return tuple(
        one
        for (code, name, role), one in kept.items()
        if role is not PositionRole.SUPPORTER or not proposed(code, name)
    )
