"""Headings that tell what became of all that stands under them."""

from __future__ import annotations

import pytest

from agendawatch.model import Outcome
from agendawatch.swedish.decisions.headed_outcomes import find_headed_outcome, find_marked_outcome, is_list_heading


@pytest.mark.parametrize(
    ("heading", "outcome"),
    [
        ("Bifallna (godkända) medborgarförslag", Outcome.APPROVED),
        ("Avslagna motioner", Outcome.REJECTED),
        ("Besvarade motioner:", Outcome.ANSWERED),
        ("Bordlagda ärenden", Outcome.TABLED),
        ("Återremitterade ärenden", Outcome.REFERRED_BACK),
        ("Anmälda motioner för beredning", Outcome.REFERRED),
        ("Medborgarförslag som avslogs:", Outcome.REJECTED),
        ("Nya medborgarförslag", None),
        ("Avslagna förväntningar", None),
        ("Medborgarförslag", None),
    ],
)
def test_a_heading_tells_an_outcome(heading: str, outcome: Outcome | None) -> None:
    """It names what is listed and what became of it."""
    assert find_headed_outcome(heading) is outcome


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("Lekplats i Berga – nej", Outcome.REJECTED),
        ("Lekplats i Berga: ja!", Outcome.APPROVED),
        ("Lekplats i Berga – besvarad", Outcome.ANSWERED),
        ("Lekplats i Berga – återremiss", Outcome.REFERRED_BACK),
        ("Lekplats i Berga – till tekniska nämnden för beslut", Outcome.REFERRED),
        ("Lekplats i Berga – Norra", None),
        ("Lekplats i Berga", None),
    ],
)
def test_a_word_behind_a_matter_tells_its_outcome(line: str, outcome: Outcome | None) -> None:
    """A list may tell each matter and, behind a dash or a colon, what became of it."""
    assert find_marked_outcome(line) == (("Lekplats i Berga", outcome) if outcome else None)


def test_a_report_heads_its_list_of_motions() -> None:
    """How it went for our motions is told below."""
    assert is_list_heading("Så gick det för våra motioner:")
    assert is_list_heading("Så hanterades medborgarförslagen:")
