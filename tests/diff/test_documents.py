"""Documents beside documents."""

from __future__ import annotations

import datetime as dt

import pytest

from agendawatch.diff.content import pair_documents, replaced
from agendawatch.model import Document, DocumentClassification


def _paper(name: str, **facts: object) -> Document:
    return Document.model_validate({"url": f"https://exempel.example/{name}", "title": "Kallelse", **facts})


def test_the_same_address_is_the_same_document() -> None:
    """A title that was mended makes no new document."""
    before, after = _paper("1.pdf"), _paper("1.pdf", title="Kallelse och handlingar")

    assert pair_documents((before,), (after,)) == ((before, after),)


def test_the_same_bytes_at_a_new_address_are_the_same_document() -> None:
    """A document that was carried over to another archive is known by its bytes, and is not replaced."""
    before, after = _paper("1.pdf", content_hash="a" * 64), _paper("arkiv/9.pdf", title="Möte 3", content_hash="a" * 64)

    assert pair_documents((before,), (after,)) == ((before, after),)
    assert not replaced(before, after)


def test_a_title_that_stands_twice_tells_nothing() -> None:
    """Two documents called "Bilaga" are not guessed apart."""
    before = (_paper("1.pdf", title="Bilaga"), _paper("2.pdf", title="Bilaga"))
    after = (_paper("3.pdf", title="Bilaga"),)

    assert pair_documents(before, after) == ((before[0], None), (before[1], None), (None, after[0]))


def test_a_title_of_another_kind_is_another_document() -> None:
    """The minutes of a day are not its summons, whatever they are called."""
    before = _paper("1.pdf", title="2031-03-10")
    after = _paper("2.pdf", title="2031-03-10", classification=DocumentClassification.MINUTES)

    assert (None, after) in pair_documents((before,), (after,))


MORNING, NOON = (dt.datetime(2031, 3, 3, hour, tzinfo=dt.UTC) for hour in (8, 12))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"content_hash": "a" * 64}, {"content_hash": "b" * 64}, True),
        ({"content_hash": "a" * 64, "size": 10}, {"content_hash": "a" * 64, "size": 12}, False),
        ({"content_hash": "a" * 64}, {}, False),
        ({}, {"content_hash": "a" * 64}, False),
        ({"size": 10}, {"size": 12}, True),
        ({"size": 10}, {}, False),
        ({"published": MORNING}, {"published": NOON}, True),
        ({"published": MORNING}, {"published": MORNING.astimezone(dt.timezone(dt.timedelta(hours=1)))}, False),
    ],
)
def test_what_tells_that_bytes_are_others(before: dict[str, object], after: dict[str, object], expected: bool) -> None:
    """Hashes settle it; what is not known differs from nothing."""
    assert replaced(_paper("1.pdf", **before), _paper("1.pdf", **after)) is expected


def test_an_address_is_known_without_its_session() -> None:
    """And a document that stands twice in a list is one."""
    before, after = _paper("1.pdf;jsessionid=1"), _paper("1.pdf;jsessionid=2", title="Dagordning")

    assert pair_documents((before, before), (after,)) == ((before, after),)
    assert pair_documents((before,), (after, after)) == ((before, after),)


def test_nothing_in_common_is_no_pair() -> None:
    """Bytes that neither is known by are not the same bytes; what is gone stands before what is new."""
    before, after = _paper("1.pdf"), _paper("2.pdf", title="Bilaga")

    assert pair_documents((before,), (after,)) == ((before, None), (None, after))
    assert pair_documents((before,), ()) == ((before, None),)
    assert pair_documents((), (after,)) == ((None, after),)


def test_a_title_is_known_however_it_is_set() -> None:
    """Case is noise; a third document is left alone."""
    before, after, more = _paper("1.pdf"), _paper("2.pdf", title="KALLELSE"), _paper("3.pdf", title="Bilaga")

    assert pair_documents((before,), (more, after)) == ((before, after), (None, more))


def test_another_address_is_another_document_until_the_bytes_are_known() -> None:
    """A session is no other address, nor is a time that only one tells of."""
    assert replaced(_paper("1.pdf"), _paper("2.pdf"))
    assert replaced(_paper("1.pdf", content_hash="a" * 64), _paper("2.pdf"))
    assert not replaced(_paper("1.pdf;jsessionid=1"), _paper("1.pdf;jsessionid=2"))
    assert not replaced(_paper("1.pdf"), _paper("1.pdf", published=MORNING))
    assert replaced(_paper("1.pdf", size=10, published=MORNING), _paper("1.pdf", size=10, published=NOON))
