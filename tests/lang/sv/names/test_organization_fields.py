"""Fields of work make names."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.organization_names import FIELDS
from agendawatch.lang.sv.organizations import find_organizations


@cases("text", "name")
def test_name_holds_its_field(text: str, name: str) -> None:
    """A name goes on over the fields of work behind it, and no further."""
    [mention] = find_organizations(text)

    assert mention.organization.name == name


def test_fields_are_small_words() -> None:
    """They are compared in small letters."""
    assert all(word == word.casefold() and word.isalpha() for word in FIELDS)
