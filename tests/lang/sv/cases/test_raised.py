"""Titles that raise a motion, and those that answer one."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.matters import answers_motion, gathers_motions


@pytest.mark.parametrize(
    ("title", "answers"),
    [
        ("Motion om fler ekar (V)", False),
        ("Anmälan av motion om fler ekar", False),
        ("Ny motion: Bättre svar till medborgarna", False),
        ("Medborgarförslag om en hundgård", False),
        ("Svar på motion om fler ekar", True),
        ("Svar på Åke Eks (V) motion om fler ekar", True),
        ("Besvarande av motion från Åke Ek (V) om fler ekar", True),
        ("Kommunstyrelsens svar på medborgarförslag om en hundgård", True),
        ("Yttrande över motion om fler ekar", True),
        ("§ 12 Svar på motion om fler ekar", True),
        ("Återremitterat ärende: Svar på motion om ekar", True),
        ("Motionssvar: Fler ekar", True),
    ],
)
def test_an_answer_is_told_from_a_raising(title: str, answers: bool) -> None:
    """By how the title begins."""
    assert answers_motion(title) is answers


@pytest.mark.parametrize(
    ("title", "many"),
    [
        ("Inkomna motioner", True),
        ("Obesvarade motioner och medborgarförslag", True),
        ("Redovisning av motioner som inte är färdigberedda", True),
        ("Medborgarförslag", True),
        ("Motion om fler ekar", False),
        ("Medborgarförslag om en hundgård", False),
    ],
)
def test_what_gathers_many_is_no_single_one(title: str, many: bool) -> None:
    """It comes back at every meeting."""
    assert gathers_motions(title) is many
