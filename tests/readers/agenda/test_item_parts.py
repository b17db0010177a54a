"""What lines say beside a title."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.readers.agenda.item_parts import Draft, column_reference, labelled, mark, reference_of


@cases("words", "reference")
def test_a_case_number_alone(words: str, reference: str | None) -> None:
    """Acts, bills, days and years are written alike, and are none."""
    assert reference_of(words) == reference


@pytest.mark.parametrize(
    ("cell", "reference"),
    [
        ("KS 2026/1", "KS 2026/1"),
        ("BN 26-0123:4", "BN 26-0123:4"),
        ("Dnr MN 14/55", "MN 14/55"),
        ("–", None),
        ("saknas", None),
    ],
)
def test_a_column_may_hold_any_form(cell: str, reference: str | None) -> None:
    """Under "Dnr" whatever has figures is a case number."""
    assert column_reference(cell) == reference


@cases("line", "left", "reference", "who")
def test_labels_are_taken_out(line: str, left: str, reference: str | None, who: str | None) -> None:
    """A label is one by its colon, its kind, or where it stands."""
    rest, said = labelled(line)

    assert (rest, said.reference, said.rapporteur.name if said.rapporteur else None) == (left, reference, who)


@cases("words", "withdrawn", "public")
def test_marks_stand_on_their_own(words: str, withdrawn: bool, public: bool | None) -> None:
    """Words that take an item off, close it or open it."""
    said = Draft()

    assert mark(said, words)
    assert (said.withdrawn, said.public) == (withdrawn, public)
    assert not mark(said, f"Riktlinjer när {words}")


def test_the_first_word_on_a_matter_holds() -> None:
    """What was said before is not said anew."""
    said = Draft(reference="KS 1", public=False)
    said.take(Draft(reference="KS 2", public=True, kind="Beslut", withdrawn=True))

    assert (said.reference, said.public, said.kind, said.withdrawn) == ("KS 1", False, "Beslut", True)
