"""How alike two titles are, and what speaks for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.following.likeness import liken
from agendawatch.model import Party


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_even_handed(one: str, other: str) -> None:
    """It does not matter which title comes first."""
    there, back = liken(one, other), liken(other, one)

    assert (there.score if there else None) == (back.score if back else None)


def test_the_evidence_names_the_words() -> None:
    """A person can see which words were shared, and that the party is named."""
    party = Party(code="MP", name="Miljöpartiet")
    like = liken("Miljöpartiet vill bevara ekarna i parken", "Yrkande från MP om bevarade ekar i parken", (party,))

    assert like is not None
    assert "park" in like.evidence[0]
    assert "same party: MP" in like.evidence


@pytest.mark.parametrize(("one", "other"), [("Skolan", "Skolor"), ("", ""), ("Upprop", "Val av justerare")])
def test_titles_that_say_too_little_are_not_alike(one: str, other: str) -> None:
    """Nothing and a single word that is not the whole title are no ground."""
    like = liken(one, other)

    assert like is None or like.score == 1
