"""What a reader met and did not understand."""

from __future__ import annotations

from agendawatch.model import AgendaItem, Decision, Document, DocumentClassification, Meeting, Outcome
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.explanation import Unknown, find_unknown
from agendawatch.readers.schedule import read_schedule

PAGE = "<h2>Kommunstyrelsen 2026</h2><ul><li>13 januari</li><li>10 februari, mötet ajourneras</li><li>10 mars (inställt)</li></ul>"


def test_words_beside_a_day_are_told() -> None:
    """With the line that they stand in."""
    assert find_unknown(read_schedule(PAGE)) == (
        Unknown(of="meeting", words="ajourneras", line="10 februari, mötet ajourneras"),
    )


def test_a_name_that_nobody_knows_is_told() -> None:
    """With the days that stand under it; one that is known is none."""
    lists = "<h2>Skolnämnden</h2><ul><li>13 januari<li>10 februari</ul><h2>Trygghet och samverkan</h2><ul><li>22 januari<li>19 februari</ul>"

    assert find_unknown(read_schedule(f"<h1>Sammanträdesdagar 2026</h1>{lists}")) == (
        Unknown(of="organization", words="Trygghet och samverkan", line="22 januari … 19 februari"),
    )


def test_documents_of_no_known_kind_are_told() -> None:
    """A summons is known; a meeting's items are looked through too."""
    odd = Document(url="https://example.se/1.pdf", title="Grunkor")
    known = odd.model_copy(update={"title": "Kallelse", "classification": DocumentClassification.NOTICE})
    item = AgendaItem(title="Taxa", documents=(odd, known))
    (meeting,) = read_schedule("Kommunstyrelsen sammanträder onsdagen den 14 januari 2026 kl. 13.00.")

    assert find_unknown([Meeting.model_validate({**dict(meeting), "agenda": (item,)})]) == (
        Unknown(of="document", words="Grunkor", line="Grunkor"),
    )


def test_decisions_whose_outcome_is_not_known_are_told() -> None:
    """By their words; one without words has nothing to learn from."""
    said = Decision(outcome=Outcome.UNKNOWN, text="Ärendet ajourneras.")
    items = [
        AgendaItem(title="Taxa", decision=it)
        for it in (said, Decision(), Decision(outcome=Outcome.APPROVED, text="Bifall."))
    ]

    assert find_unknown(items) == (Unknown(of="decision", words="Ärendet ajourneras.", line="Taxa"),)


def test_what_is_understood_tells_nothing() -> None:
    """Nor does an empty list."""
    assert find_unknown(read_agenda("Dagordning\n1. Upprop\n2. Budget 2027")) == find_unknown(()) == ()
