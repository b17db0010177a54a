"""Every kind of change has a name in both languages."""

from __future__ import annotations

import pytest

from agendawatch.answers.words import CHANGE_LABELS, change_label
from agendawatch.i18n import Language
from agendawatch.model import ChangeKind


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_kind_is_named(language: Language) -> None:
    """None is without, and no two are called alike."""
    assert set(CHANGE_LABELS) == set(ChangeKind)
    assert len({change_label(kind, language) for kind in ChangeKind}) == len(ChangeKind)
