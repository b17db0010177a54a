"""What marks a meeting out."""

from __future__ import annotations

import datetime as dt

from agendawatch.diff.identity import Fingerprints
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

    assert Fingerprints(_list(was, beside), _list(now, beside)).shared(was, now) == ("document",)
    assert Fingerprints(_list(beside, _meet("d", documents=(PLAN,))), _list(now)).shared(beside, now) == ()


def test_one_matter_that_was_put_off_tells_nothing() -> None:
    """Half of an agenda does."""
    was = _meet("a", agenda=_matters(1, 2, 3, 4))

    one, half = (_meet("b", agenda=_matters(*numbers)) for numbers in ((1, 8, 9), (1, 2, 9)))

    assert Fingerprints(_list(was), _list(one)).shared(was, one) == ()
    assert Fingerprints(_list(was), _list(half)).shared(was, half) == ("matter",)


def test_marks_are_told_strongest_first() -> None:
    """Documents, then matters, then the page; bytes count as an address does."""
    moved = Document(url="https://exempel.example/9.pdf", title="Kallelse", content_hash="a" * 64)
    was = _meet("a", documents=(moved.model_copy(update={"url": "https://exempel.example/1.pdf"}),), agenda=_matters(1))
    now = _meet("b", documents=(moved,), agenda=_matters(1), url="https://exempel.example/m/7")
    was = was.model_copy(update={"url": now.url})

    assert Fingerprints(_list(was), _list(now)).shared(was, now) == ("document", "matter", "page")


def test_bytes_mark_a_meeting_out_as_an_address_does() -> None:
    """Another address and the same bytes; without bytes an address without its session."""
    here = Document(url="https://exempel.example/1.pdf", title="Kallelse", content_hash="a" * 64)
    there = here.model_copy(update={"url": "https://exempel.example/2.pdf"})
    was, now = _meet("a", documents=(here,)), _meet("b", documents=(there,))
    first, second = (
        _meet(key, documents=(PAPER.model_copy(update={"url": url}),))
        for key, url in (("a", "https://exempel.example/k.pdf?sid=1"), ("b", "https://exempel.example/k.pdf?sid=2"))
    )

    assert Fingerprints(_list(was), _list(now)).shared(was, now) == ("document",)
    assert Fingerprints(_list(first), _list(second)).shared(first, second) == ("document",)


def test_a_case_number_marks_out_however_it_is_set() -> None:
    """An item without one marks nothing out."""
    bare = (AgendaItem(title="Upprop"),)
    was = _meet("a", agenda=(*bare, AgendaItem(title="Bro", reference="KS 2031/7")))
    now = _meet("b", agenda=(*bare, AgendaItem(title="Väg", reference="ks  2031/7")))

    assert Fingerprints(_list(was), _list(now)).shared(was, now) == ("matter",)
    assert Fingerprints(_list(_meet("a", agenda=bare)), _list(_meet("b", agenda=bare))).pairs == {}


def test_a_page_marks_out_without_its_session() -> None:
    """And each kind is weighed by itself: pages that differ do not hide a paper that is shared."""
    was, now = (_meet(key, url=f"https://exempel.example/m;jsessionid={key}?id=7") for key in "ab")
    moved = _meet("c", url="https://exempel.example/m?id=8", documents=(PAPER,))
    old = _meet("d", url="https://exempel.example/m?id=9", documents=(PAPER,))

    assert Fingerprints(_list(was), _list(now)).shared(was, now) == ("page",)
    assert Fingerprints(_list(old), _list(moved)).shared(old, moved) == ("document",)


def test_two_that_share_nothing_share_nothing() -> None:
    """Not even where others do."""
    was, now = _meet("a", documents=(PAPER,)), _meet("b", documents=(PAPER,))
    other = _meet("c", documents=(PLAN,))

    marks = Fingerprints(_list(was, other), _list(now))

    assert (marks.shared(other, now), dict(marks.pairs)) == ((), {("a", "b"): frozenset({"document"})})
