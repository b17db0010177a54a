"""An item's line of text taken apart."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.readers.agenda.titles import aside, split_title


@cases("text", "title", "reference")
def test_titles_are_freed_of_what_stands_beside_them(text: str, title: str, reference: str | None) -> None:
    """Case numbers, times, presenters and files' notes go; what belongs to the matter stays."""
    said = split_title(text)

    assert (said.title, said.reference) == (title, reference)


@pytest.mark.parametrize(
    "text", ["UTGÅR Taxa", "Taxa UTGÅR", "(Utgår) Taxa", "Taxa (utgår) (KS 2026/1)", "KS 2026/1 Utgår: Taxa"]
)
def test_badges_take_an_item_off(text: str) -> None:
    """Before the title or behind it, in capitals or brackets."""
    said = split_title(text)

    assert (said.title, said.withdrawn) == ("Taxa", True)


def test_a_name_in_brackets_is_kept_apart() -> None:
    """It is a presenter only where other items have one too."""
    said = split_title("Taxa (Ada Ek)")

    assert said.bracketed is not None
    assert (said.title, said.bracketed[0].name, said.rapporteur) == ("Taxa", "Ada Ek", None)


def test_a_long_text_is_no_title_to_take_apart() -> None:
    """Past 2,000 characters it is kept as it is."""
    text = "Taxa (KS 2026/1) " * 200

    assert split_title(text).title == text.strip()


@cases("line", "reference")
def test_lines_without_a_title(line: str, reference: str) -> None:
    """A line may say everything but what the matter is."""
    said = aside(line)

    assert said is not None
    assert said.reference == reference
    assert aside("Taxa för bygglov") is None
