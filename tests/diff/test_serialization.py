"""What of a meeting counts, and how it is written."""

from __future__ import annotations

from collections.abc import Mapping

from tests.cases import cases
from tests.diff.written import at, made, meeting

from agendawatch.diff.normalization import content_hash, frozen, noticeable, thawed
from agendawatch.model import STOCKHOLM

PAPERS = [{"url": "k", "title": "Kallelse"}, {"url": "b", "title": "Bilaga"}]
WHOLE = {
    "start": at(13),
    "location": "Stadshuset",
    "agenda": [{"title": "Budget", "number": "1"}, {"title": "Val", "number": "2", "documents": PAPERS}],
    "documents": PAPERS,
}


@cases("facts", "counts", "noticed")
def test_what_counts_and_what_must_be_noticed(facts: Mapping[str, object], counts: bool, noticed: bool) -> None:
    """Noise leaves the hash as it was; of what counts, start, end, whether it stands, title and place must be noticed."""
    one, other = made(WHOLE), made({**WHOLE, **facts})

    assert (content_hash(one) != content_hash(other)) is counts
    assert (noticeable(one) != noticeable(other)) is noticed


def test_a_meeting_is_read_as_it_was_written() -> None:
    """Its carried id, its days among moments, and hours in the Swedish zone; a day without hours stays one."""
    whole = meeting("carried 03-10 13 from=03-03,03-04T09").model_copy(update={"end": at(16)})
    dated = meeting("a 03-10")

    read = thawed(frozen(whole))

    assert read == whole
    assert read.start is not None
    assert read.end is not None
    assert (read.start.tzinfo, read.end.tzinfo) == (STOCKHOLM, STOCKHOLM)
    assert thawed(frozen(dated)) == dated


def test_what_a_default_is_does_not_count() -> None:
    """A hash outlives a field that is added to the model: the value that everything had says nothing."""
    bare = meeting("- 03-10")

    assert frozen(bare).count(":") == 4
    assert content_hash(bare) == content_hash(thawed(frozen(bare)))
    # As stores hold it: another hash of the same meeting would make every meeting there look changed.
    assert content_hash(bare) == "2ae84f5cfdbba0bc9ef9f4c9ba85cbc914fbb6dfee3232abe5e1e09e633d1014"
