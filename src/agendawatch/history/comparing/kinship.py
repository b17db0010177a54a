"""How much speaks for two meetings being one: grounds, each with its weight, in a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from agendawatch.history.comparing.places import Place
from agendawatch.history.comparing.wording import folded
from agendawatch.model import STOCKHOLM, Meeting

__all__ = ["CLEAR", "THRESHOLD", "Kinship", "weigh"]

THRESHOLD = 50
"""Below this nothing is guessed."""
CLEAR = 10
"""How much more the best candidate must weigh than the next."""

_STATED = 100
_PLACE = 30
_JUMPED = 25
_GAP = 10
_OTHER_YEAR = 30
_NEARNESS = ((0, 40), (3, 25), (7, 20), (14, 12), (31, 0))
"""Days apart at most, and what that weighs."""
_FAR = -20


@dataclass(frozen=True)
class Kinship:
    """A candidate: one known meeting, one of today's, and what speaks for them."""

    was: Meeting
    now: Meeting
    weight: int
    grounds: tuple[str, ...]
    stated: bool


_MARK_WORDS = {
    "document": ("same documents", 70),
    "matter": ("same matters on the agenda", 60),
    "page": ("same page", 70),
}


def _hour(meeting: Meeting) -> dt.time | None:
    return meeting.start.astimezone(STOCKHOLM).time() if meeting.start else None


def _same(was: object, now: object) -> bool:
    return bool(was) and was == now


def _differ(was: object, now: object) -> bool:
    return bool(was) and bool(now) and was != now


_TRAITS: tuple[tuple[str, int, Callable[[Meeting, Meeting], bool]], ...] = (
    ("same hour", 10, lambda was, now: _hour(was) is not None and _hour(was) == _hour(now)),
    ("same hour of the same day", 10, lambda was, now: was.start is not None and was.start == now.start),
    ("same name", 15, lambda was, now: _same(folded(was.name), folded(now.name))),
    ("same place to meet", 5, lambda was, now: _same(folded(was.location), folded(now.location))),
    ("same turn that day", 12, lambda was, now: was.date == now.date and was.nth == now.nth),
    ("another hour of the same day", -10, lambda was, now: was.date == now.date and _differ(was.start, now.start)),
    ("another name", -15, lambda was, now: _differ(folded(was.name), folded(now.name))),
    ("one is extra, the other is not", -25, lambda was, now: was.extra != now.extra),
    ("the platform gives another key", -10, lambda was, now: _differ(was.source_id, now.source_id)),
)
"""What is weighed of any two, in words for a person."""


def weigh(was: Meeting, now: Meeting, place: Place, marks: Iterable[str] = (), *, stated: bool = False) -> Kinship:
    """Weigh what speaks for two meetings being one: their places, the marks that they share, what the page states."""
    grounds: list[tuple[int, str]] = []
    if stated:
        grounds.append((_STATED, "today's page says that it was moved from there"))
    for kind in marks:
        words, weight = _MARK_WORDS[kind]
        grounds.append((weight, words))
    grounds.append(_place_ground(place))
    grounds.append(_distance(was, now, place))
    grounds.extend((weight, words) for words, weight, holds in _TRAITS if holds(was, now))
    said = sorted((row for row in grounds if row[0]), key=lambda row: -row[0])
    weight = sum(weight for weight, _ in grounds)
    return Kinship(was, now, weight, tuple(f"{words} ({weight:+d})" for weight, words in said), stated)


def _place_ground(place: Place) -> tuple[int, str]:
    return {
        Place.SAME: (_PLACE, "same place in the row of meetings"),
        Place.NEAR: (_GAP, "between the same meetings of the row"),
        Place.OTHER: (0, "another place in the row of meetings"),
        Place.JUMPED: (_JUMPED, "the only one gone, and the only one new, past another"),
        Place.ALONE: (_PLACE, "the only one gone, and the only one new"),
    }[place]


_LONE = {Place.ALONE, Place.JUMPED}


def _distance(was: Meeting, now: Meeting, place: Place) -> tuple[int, str]:
    apart = abs((now.date - was.date).days)
    same_day_of_year = (was.date.month, was.date.day) == (now.date.month, now.date.day)
    if place in _LONE and abs(was.date.year - now.date.year) == 1 and same_day_of_year:
        return _OTHER_YEAR, "the same day of another year"
    return next((weight for days, weight in _NEARNESS if apart <= days), _FAR), f"{apart} days apart"
