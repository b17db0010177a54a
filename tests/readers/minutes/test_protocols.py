"""Paragraphs of minutes in the shapes that many municipalities give them, all invented."""

from __future__ import annotations

from operator import itemgetter

from tests.cases import cases
from tests.readers.minutes.told import Told, read_told


@cases("row", ids=itemgetter(0))
def test_a_protocol_is_read(row: Told) -> None:
    """The outcome, the next organization, the votes and the stands are those that the text bears."""
    assert read_told(row[0]) == row
