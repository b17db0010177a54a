"""Lists of matters: headings that tell what became of all under them, and words behind a matter."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.lists import heads_list, list_outcome, marked_outcome

_ROWS = load("outcomes")["listed"]


def _reads(heading: str) -> str | None:
    return list_outcome(heading) or ("listed" if heads_list(heading) else None)


@pytest.mark.parametrize(("gives", "heading"), [(row["gives"], text) for row in _ROWS for text in row["yes"]])
def test_a_heading_tells_what_is_listed(gives: str, heading: str) -> None:
    """It names what is listed, and what became of it."""
    assert _reads(heading) == gives


@pytest.mark.parametrize(("gives", "heading"), [(row["gives"], text) for row in _ROWS for text in row["no"]])
def test_other_headings_tell_nothing_of_it(gives: str, heading: str) -> None:
    """The same word over something that nobody decided on."""
    assert _reads(heading) != gives


def test_a_heading_may_say_it_in_a_clause() -> None:
    """The clause is read as a decision is."""
    assert list_outcome("Medborgarförslag som avslogs:") == "rejected"
    assert list_outcome("Medborgarförslag som kan avslås:") is None


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("Lekplats i Berga – nej", "rejected"),
        ("Lekplats i Berga: ja!", "approved"),
        ("Lekplats i Berga – besvarad", "answered"),
        ("Lekplats i Berga – återremiss", "referred_back"),
        ("Lekplats i Berga – till tekniska nämnden för beslut", "referred"),
        ("Lekplats i Berga – Norra", None),
        ("Lekplats i Berga", None),
    ],
)
def test_a_word_behind_a_matter_tells_its_outcome(line: str, outcome: str | None) -> None:
    """A list may tell each matter and, behind a dash or a colon, what became of it."""
    assert marked_outcome(line) == (("Lekplats i Berga", outcome) if outcome else None)
