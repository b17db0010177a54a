"""The `[notify]` table."""

from __future__ import annotations

import pytest
from tests.cases import cases, table

from agendawatch.errors import InputError
from agendawatch.notify.settings import NotifySettings, read_notify


def test_a_file_without_the_table_is_as_usual() -> None:
    """At once, to nobody, in whatever language."""
    assert read_notify('[[watch]]\nname = "a"\nwords = ["skola"]\n') == NotifySettings()


def test_every_key_is_read() -> None:
    """As it is written."""
    assert read_notify(table(__file__, "FILE")) == NotifySettings(
        to=("ntfy://kanal", "$BREV"),
        when="daily",
        hour=18,
        language="en",
        watches=("Cyklar",),
        everything=True,
        proposals=False,
    )
    assert read_notify('[notify]\nto = "ntfy://kanal"').to == ("ntfy://kanal",)


@cases("row", "words")
def test_a_mistake_is_told_with_its_line(row: str, words: str) -> None:
    """Whatever is wrong."""
    with pytest.raises(InputError) as raised:
        read_notify(f"# till mig\n[notify]\n{row}\n")

    assert str(raised.value).startswith(words)


@pytest.mark.parametrize(
    "text", ["[notify", "[[notify]]\nhour = 7", 'notify = "ntfy://x"', '[notify]\nto = ["ntfy://hemligt", 7]']
)
def test_what_is_no_table_is_refused(text: str) -> None:
    """With what was expected, and never an address: a mistake beside a key does not tell the key."""
    with pytest.raises(InputError) as raised:
        read_notify(text)

    assert "hemligt" not in str(raised.value)
