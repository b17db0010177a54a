"""What marks a meeting out."""

from __future__ import annotations

import datetime as dt

from agendawatch.history.marks import Marks
from agendawatch.model import AgendaItem, Document, Listing, Meeting, Organization, Window

BASE = {"organization": Organization(name="Kommunstyrelsen"), "date": dt.date(2031, 3, 10)}
PAPER = Document(url="https://exempel.example/k.pdf?sid=1", title="Kallelse")
PLAN = Document(url="https://exempel.example/plan.pdf", title="Sammanträdesplan")


def _meet(key: str, **facts: object) -> Meeting:
    return Meeting.model_validate({**BASE, "id": key, **facts})


def _list(*meetings: Meeting) -> Listing:
    return Listing(window=Window.year(2031), meetings=meetings)


def _matters(*numbers: int) -> tuple[AgendaItem, ...]:
    return tuple(AgendaItem(title="Ett ärende", reference=f"KS 2031/{number}") for number in numbers)


def test_documents_that_all_have_tell_nothing() -> None:
    """A yearly plan that stands under every meeting is no mark of one; sessions are cut."""
    was, now = _meet("a", documents=(PLAN, PAPER)), _meet("b", documents=(PLAN, PAPER))
    beside = _meet("c", documents=(PLAN,))

    assert Marks(_list(was, beside), _list(now, beside)).shared(was, now) == ("document",)
    assert Marks(_list(beside, _meet("d", documents=(PLAN,))), _list(now)).shared(beside, now) == ()


def test_one_matter_that_was_put_off_tells_nothing() -> None:
    """Half of an agenda does."""
    was = _meet("a", agenda=_matters(1, 2, 3, 4))

    one, half = (_meet("b", agenda=_matters(*numbers)) for numbers in ((1, 8, 9), (1, 2, 9)))

    assert Marks(_list(was), _list(one)).shared(was, one) == ()
    assert Marks(_list(was), _list(half)).shared(was, half) == ("matter",)


def test_marks_are_told_strongest_first() -> None:
    """Documents, then matters, then the page; bytes count as an address does."""
    moved = Document(url="https://exempel.example/9.pdf", title="Kallelse", content_hash="a" * 64)
    was = _meet("a", documents=(moved.model_copy(update={"url": "https://exempel.example/1.pdf"}),), agenda=_matters(1))
    now = _meet("b", documents=(moved,), agenda=_matters(1), url="https://exempel.example/m/7")
    was = was.model_copy(update={"url": now.url})

    assert Marks(_list(was), _list(now)).shared(was, now) == ("document", "matter", "page")
