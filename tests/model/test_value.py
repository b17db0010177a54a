"""What every value shares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agendawatch.errors import InputError
from agendawatch.model import Organization, durable


def test_a_value_cannot_be_changed() -> None:
    """Values are frozen."""
    board = Organization(name="Kommunstyrelsen")

    with pytest.raises(ValueError, match="frozen"):
        board.name = "Socialnämnden"  # type: ignore[misc] # the mistake is the test


def test_a_stray_field_is_refused() -> None:
    """A slip in a field's name never passes unseen."""
    with pytest.raises(InputError, match="nmae"):
        Organization(name="Kommunstyrelsen", nmae="x")  # type: ignore[call-arg] # likewise


@pytest.mark.parametrize("words", ["", " ", "\n\t"])
def test_text_that_says_nothing_is_refused(words: str) -> None:
    """A name is never empty."""
    with pytest.raises(InputError):
        Organization(name=words)


@given(st.lists(st.text()), st.lists(st.text()))
def test_different_facts_give_different_ids(one: list[str], other: list[str]) -> None:
    """Facts are kept apart however they are cut, and equal facts give the same id."""
    assert (durable(*one) == durable(*other)) == (one == other or _joined(one) == _joined(other))


def _joined(facts: list[str]) -> str:
    return "".join(f"{fact}\x1f" for fact in facts)
