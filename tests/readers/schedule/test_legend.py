"""Pages explain their own abbreviations and marks."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.readers.schedule.candidate import find_footnotes, find_legend


@cases("text")
def test_legend_in_any_form(text: str) -> None:
    """A short form and a body's name that belong together are a legend."""
    assert find_legend((Passage(PassageKind.PARAGRAPH, text),))["PMN"] == "Plan- och miljönämnden"


@pytest.mark.parametrize("text", ["OBS Ingen ändring", "PDF Handlingar till mötet", "Kontakt: KS"])
def test_other_letters_are_no_legend(text: str) -> None:
    """What names no body explains none."""
    assert find_legend((Passage(PassageKind.PARAGRAPH, text),)) == {}


def test_footnotes_say_hours_and_fates() -> None:
    """A mark may mean an hour, a cancellation, or both in turn."""
    notes = find_footnotes((Passage(PassageKind.PARAGRAPH, "* startar kl. 8.30\n** inställt"),))

    assert notes["*"].hours is not None
    assert notes["**"].words == "inställt"


def test_a_letter_may_mean_a_fate() -> None:
    """One that means something else is no mark of a day."""
    notes = find_footnotes(
        (Passage(PassageKind.PARAGRAPH, "I = inställt, r = reservdag, F = förmiddag, KS = Kommunstyrelsen"),)
    )

    assert {letter: note.words for letter, note in notes.items()} == {"i": "inställt", "r": "reservdag"}
