"""What an item came to: what its clauses assert of this body, this meeting and this matter, and nothing else."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.readers.minutes import explain_minutes, read_minutes


def came_to(page: str) -> str:
    """Read what the first item came to."""
    decision = read_minutes(page)[0].decision
    assert decision is not None
    return decision.outcome.value


@cases("page", "outcome")
def test_what_an_item_came_to(page: str, outcome: str) -> None:
    """Each of the words of minutes and of reports, beside words that are near and tell nothing of the title's matter."""
    assert came_to(page) == outcome


@cases("title", "text", "outcome")
def test_a_name_that_a_motion_lacks_is_of_another_matter(title: str, text: str, outcome: str) -> None:
    """Under every heading; what the title names, and what is called the motion, is not."""
    assert came_to(f"{title}\n\n{text}") == outcome
    assert came_to(f"§ 7 {title}\n\nBeslut\n{text}") == outcome


def test_a_finding_tells_why_it_does_not_count() -> None:
    """Rule, object and mode, for everyone to see."""
    [item] = explain_minutes("Moderaterna yrkar att motionen bifalls.")
    [clause] = item.clauses

    assert (clause.rule, clause.mode, clause.object, clause.refused) == ("approve", "proposed", "this", "mode")
