"""Records of labelled lines."""

from __future__ import annotations

import pytest

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.reading.schedule.records import whose_first


def lines(*texts: str) -> list[Passage]:
    """Draw a paragraph for each line."""
    return [Passage(PassageKind.PARAGRAPH, text) for text in texts]


def test_each_record_begins_with_who_meets() -> None:
    """The name becomes a heading over its day."""
    made = whose_first(lines("Datum: 3 mars", "Organ: Valnämnden", "Datum: 5 mars", "Tid: 9", "Organ: Kulturnämnden"))

    assert [block.text for block in made if block.kind is PassageKind.HEADING] == ["Valnämnden", "Kulturnämnden"]
    assert [block.text for block in made][:2] == ["Valnämnden", "Datum: 3 mars"]


@pytest.mark.parametrize(
    "texts", [("Organ: Valnämnden", "Datum: 3 mars"), ("Datum: 3 mars", "Tid: 9"), ("Valnämnden", "3 mars")]
)
def test_other_lines_stay_where_they_are(texts: tuple[str, ...]) -> None:
    """A name above its day is where it belongs."""
    assert list(whose_first(lines(*texts))) == lines(*texts)
