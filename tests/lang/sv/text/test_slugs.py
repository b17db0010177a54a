"""Addresses are read as the Swedish that they spell."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.sentences import slug_title


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("protokoll-kf-2026-06-10pdf", "protokoll kf 2026-06-10"),
        ("protokoll-kommunfullmaktige-7-september-2022pdf", "protokoll kommunfullmaktige 7 september 2022"),
        ("protokoll-skapad-tn-2025-04-17-101112pdf-70707", "protokoll skapad tn 2025-04-17-101112"),
        ("kallelse.pdf", "kallelse"),
        ("protokoll-ks-ss-12pdf", "protokoll ks § 12"),
        ("protokoll", "protokoll"),
    ],
)
def test_a_slug_is_written_as_a_title(slug: str, title: str) -> None:
    """The suffix and its number go, days stay whole."""
    assert slug_title(slug) == title


def test_a_partial_protocol_is_known_by_its_slug() -> None:
    """The sign of paragraphs is spelt `ss`."""
    assert classify_document(slug_title("protokoll-ks-ss-12pdf")).value == "partial_minutes"
