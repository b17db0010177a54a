"""Which language the command line speaks, and how it says what comes to it finished."""

from __future__ import annotations

import re

import pytest
from tests.cases import cases

from agendawatch.cli.main import choose_language
from agendawatch.errors import StoreError
from agendawatch.i18n import speaking
from agendawatch.i18n.finished import tr_said
from agendawatch.store.database import _TOLD, open_engine


@cases("environment", "asked", "configured", "chosen")
def test_the_nearest_wish_decides(
    environment: dict[str, str], asked: str | None, configured: str | None, chosen: str
) -> None:
    """An option, then our own variable, the config file, the locale, and English at last."""
    assert choose_language(environment, asked, configured) == chosen


def test_whatever_is_wrong_with_a_store_is_told_in_swedish() -> None:
    """What a driver says stands behind it as it came."""
    meanings = {*(meaning for _, meaning in _TOLD), "cannot be used as it is"}
    errors = [f"the database sqlite:///a.db {meaning} (said so)" for meaning in meanings]
    for address in ("a.db", "mysql://server.example/a", "sqlite:////no/such/a.db"):
        with pytest.raises(StoreError) as raised:
            open_engine(address)
        errors.append(str(raised.value))
    english = re.compile(r"\b(?:the|is|no|of|or|and)\b")

    with speaking("sv"):
        told = [tr_said(error) for error in errors]

    assert [words for words in told if english.search(words.replace("no/such", ""))] == []
    assert sum("(said so)" in words for words in told) == len(meanings)
