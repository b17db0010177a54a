"""What ties a clause to its matter, its body and its meeting: each lack by name, beside the same words with the tie."""

from __future__ import annotations

import pytest
from tests.cases import cases, table

from agendawatch.readers.minutes import explain_minutes

LACKS = table(__file__, "LACKS")
"""The tie that is missing, a text that lacks it, and the same with the tie; all made up."""


@pytest.mark.parametrize(("lack", "text", "tied"), LACKS, ids=[text for _, text, _ in LACKS])
def test_what_lacks_a_tie_counts_for_nothing(lack: str, text: str, tied: str) -> None:
    """The outcome is unknown and the lack is told; with the tie the same words are an outcome."""
    [without] = explain_minutes(text)
    [having] = explain_minutes(tied)

    assert (without.outcome, lack in {it.refused for it in without.clauses}) == ("unknown", True)
    assert having.outcome != "unknown"


@cases("text", "outcome")
def test_ways_that_towns_and_papers_tell_it(text: str, outcome: str) -> None:
    """Of 53 real texts those ways that were not read, each with its twin."""
    assert [it.outcome for it in explain_minutes(text)] == [outcome]
