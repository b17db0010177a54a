"""Headings that tell what became of all that stands under them."""

from __future__ import annotations

import pytest

from agendawatch.model import Outcome
from agendawatch.swedish.headed_outcomes import find_headed_outcome


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
