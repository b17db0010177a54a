"""A page that stands in for another is known by its title."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.pages.portals import Refusal, find_refusal


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sidan saknas | MeetingPlus [sv]", Refusal.MISSING),
        ("404 – Sidan hittades inte", Refusal.MISSING),
        ("Exempelstads kommun - Sidan kunde inte hittas", Refusal.MISSING),
        ("Sidan du söker finns inte längre", Refusal.MISSING),
        ("Page not found", Refusal.MISSING),
        ("Logga in", Refusal.LOGIN),
        ("Inloggning - Portalen", Refusal.LOGIN),
        ("403 Forbidden", Refusal.BLOCKED),
        ("Just a moment...", Refusal.BLOCKED),
        ("Åtkomst nekad", Refusal.BLOCKED),
        ("Kommunstyrelsen 2026", None),
        ("Motion om inloggning med BankID", None),
        ("Protokoll § 404", None),
        ("4045 sidor handlingar", None),
        ("", None),
    ],
)
def test_titles_tell(title: str, expected: Refusal | None) -> None:
    """Only a part of the title that begins with the phrase counts."""
    assert find_refusal(title) is expected
