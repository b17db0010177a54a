"""Where a fact stands is kept with it, and changes nothing else."""

from __future__ import annotations

from tests.store.invented import MORNING, SITE, listed, meet

from agendawatch.diff.normalization import content_hash, frozen, thawed
from agendawatch.model import Provenance, Span
from agendawatch.store import Store

SPANS = (
    Span(start=10, end=17, block=2, row=1, column=0),
    Span(start=40, end=52, block=9, page=3, box=(72, 650, 140, 662)),
)
GROUND = Provenance(words="10 mars … kommunstyrelsen", spans=SPANS, rule="row")


def test_spans_are_kept_and_given_back() -> None:
    """To the letter, so that the fact can be shown in the page that was kept."""
    with Store("sqlite://") as store:
        store.records.add(listed(meet(3, provenance=GROUND)), site=SITE, seen=MORNING)
        (meeting,) = store.meetings()

    assert meeting.provenance is not None
    assert meeting.provenance.spans == SPANS
    assert meeting.provenance.rule == "row"


def test_another_place_on_the_page_is_no_change() -> None:
    """A page that is laid out anew says the same."""
    with Store("sqlite://") as store:
        store.records.add(listed(meet(3, provenance=Provenance(words="10 mars"))), site=SITE, seen=MORNING)
        again = store.records.add(listed(meet(3, provenance=GROUND)), site=SITE, seen=MORNING.replace(hour=9))

    assert again.unchanged
    assert content_hash(meet(3)) == content_hash(meet(3, provenance=GROUND))


def test_what_has_no_spans_is_written_as_before() -> None:
    """A store of today is read, and what is unchanged in it stays so to the letter."""
    old = frozen(meet(3, provenance=Provenance(words="10 mars", place="page 1")))

    assert "spans" not in old
    assert "rule" not in old
    assert thawed(old).provenance == Provenance(words="10 mars", place="page 1")
