"""What speaks for two meetings being one."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.history.kinship import THRESHOLD, Marks, states_move, weigh
from agendawatch.history.places import Place
from agendawatch.model import STOCKHOLM, Document, Listing, Meeting, Organization, Window

BASE = {"organization": Organization(name="Kommunstyrelsen"), "date": dt.date(2031, 3, 10)}
PAPER = Document(url="https://exempel.example/k.pdf?sid=1", title="Kallelse")


def _meet(**facts: object) -> Meeting:
    return Meeting.model_validate({**BASE, **facts})


def _list(*meetings: Meeting) -> Listing:
    return Listing(window=Window.year(2031), meetings=meetings)


def test_documents_that_all_have_tell_nothing() -> None:
    """A yearly plan that stands under every meeting is no mark of one."""
    plan = Document(url="https://exempel.example/plan.pdf", title="Sammanträdesplan")
    was, now = _meet(id="a", documents=(plan, PAPER)), _meet(id="b", documents=(plan, PAPER))
    beside = _meet(id="c", documents=(plan,))

    assert Marks(_list(was, beside), _list(now, beside)).shared(was, now) == {
        ("document", "https://exempel.example/k.pdf")
    }


@pytest.mark.parametrize(
    ("start", "stated", "expected"),
    [
        (None, dt.date(2031, 3, 10), True),
        (None, dt.datetime(2031, 3, 10, 13, tzinfo=STOCKHOLM), True),
        (13, dt.datetime(2031, 3, 10, 13, tzinfo=STOCKHOLM), True),
        (9, dt.datetime(2031, 3, 10, 13, tzinfo=STOCKHOLM), False),
        (9, dt.date(2031, 3, 11), False),
    ],
)
def test_words_that_say_where_from(start: int | None, stated: dt.date, expected: bool) -> None:
    """A day is enough; an hour must be the hour."""
    moment = None if start is None else dt.datetime(2031, 3, 10, start, tzinfo=STOCKHOLM)

    assert states_move(_meet(start=moment), _meet(date=dt.date(2031, 4, 1), previous_starts=(stated,))) is expected


def test_grounds_are_told_heaviest_first_with_their_weights() -> None:
    """They add up to the weight."""
    was, now = (
        _meet(id="a", documents=(PAPER,)),
        _meet(id="b", date=dt.date(2031, 3, 20), documents=(PAPER,), extra=True),
    )

    kin = weigh(was, now, Marks(_list(was), _list(now)), Place.OTHER)

    assert kin.grounds == ("same documents (+70)", "10 days apart (+12)", "one is extra, the other is not (-25)")
    assert kin.weight == 70 + 12 - 25


def test_nearness_alone_is_too_light() -> None:
    """Two meetings within a few days are not one for that."""
    was, now = _meet(id="a"), _meet(id="b", date=dt.date(2031, 3, 12))

    assert weigh(was, now, Marks(_list(was), _list(now)), Place.OTHER).weight < THRESHOLD
