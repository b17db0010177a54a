"""The tables about organizations agree with each other."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.organization_names import ENDINGS, NOT_OURS, SHORT_FORMS, UNSAFE_SHORT_FORMS, WHOLE
from agendawatch.model import OrganizationClassification


@pytest.mark.parametrize("name", sorted({*SHORT_FORMS.values(), *WHOLE.values()}))
def test_every_name_in_the_tables_is_an_organizations(name: str) -> None:
    """With a capital, in a form that `ENDINGS` knows or that is a råd."""
    known = any(pattern.search(name.casefold()) for pattern, _ in ENDINGS)

    assert known or name.endswith("rådet")
    assert name[0].isupper()
    assert not NOT_OURS.fullmatch(name.casefold())


def test_unsafe_letters_have_a_row() -> None:
    """They are a part of the table."""
    assert set(SHORT_FORMS) >= UNSAFE_SHORT_FORMS


@cases("word")
def test_what_only_looks_like_an_organization(word: str) -> None:
    """The state's, offices, the church's and other words."""
    assert NOT_OURS.fullmatch(word)


def test_every_kind_but_other_has_an_ending() -> None:
    """What no ending tells is OTHER."""
    assert {kind for _, kind in ENDINGS} == set(OrganizationClassification) - {OrganizationClassification.OTHER}
