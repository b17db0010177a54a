"""Lists of matters: headings that tell what became of all under them, and words behind a matter."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.lists import heads_list, list_outcome, marked_outcome


def test_a_heading_tells_what_is_listed() -> None:
    """It names what is listed, and what became of it; the first row that begins it holds."""
    assert list_outcome("Bifallna medborgarförslag") == "approved"
    assert list_outcome("Anmälda motioner för beredning") == "referred"
    assert list_outcome("Nya bifallna") is None
    assert heads_list("Inkomna motioner:")
    assert not heads_list("Om inkomna motioner")


def test_a_heading_may_say_it_in_a_clause() -> None:
    """The clause is read as a decision is."""
    assert list_outcome("Medborgarförslag som avslogs:") == "rejected"
    assert list_outcome("Medborgarförslag som kan avslås:") is None


@cases("line", "outcome")
def test_a_word_behind_a_matter_tells_its_outcome(line: str, outcome: str | None) -> None:
    """A list may tell each matter and, behind a dash or a colon, what became of it."""
    assert marked_outcome(line) == (("Lekplats i Berga", outcome) if outcome else None)
