"""Where a key stands in a file."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest
from tests.cases import cases, table

from agendawatch.config_tables import line_of
from agendawatch.errors import ConfigError
from agendawatch.notify import read_notify
from agendawatch.server.askers import read_server
from agendawatch.site.settings import read_settings

TEXT: str = table(__file__, "TEXT")


@cases("nth", "key", "value", "line")
def test_a_line_is_found(nth: int, key: str | None, value: str | None, line: int) -> None:
    """The value's own line where it is found, else the key's, else the heading's."""
    assert line_of(TEXT, "watch", nth, key, value) == line


def test_every_mistake_is_told_at_once() -> None:
    """Each with file, line, key, what came and what was expected; a secret is never shown."""
    with pytest.raises(ConfigError) as told:
        read_settings(table(__file__, "MISTAKEN"), file="min.toml")

    assert tuple(str(told.value).splitlines()) == table(__file__, "MISTAKES")
    with pytest.raises(ConfigError) as hidden:
        read_notify('[notify]\nto = ["tgram://hemligt", 7]\nhour = 30\n')
    assert "hemligt" not in str(hidden.value)
    assert [(it.line, it.field, it.value) for it in hidden.value.mistakes] == [(2, "to", "…"), (3, "hour", 30)]


def test_a_refusal_can_be_sent_on() -> None:
    """From one process to another, with all that it says."""
    with pytest.raises(ConfigError) as told:
        read_settings("[site]\ntitle = 3\nx = 1")

    again = pickle.loads(pickle.dumps(told.value))  # noqa: S301 - our own

    assert str(again) == str(told.value)
    assert list(map(str, again.mistakes)) == list(map(str, told.value.mistakes))


@cases("deep")
@pytest.mark.parametrize(
    "written",
    [lambda n: "x = " + "[" * n, lambda n: "[[server]]\n" + ".".join("a" * n) + " = 1", lambda n: "[" + ".".join("a" * n) + "]"],
    ids=["a list", "a key", "a heading"],
)  # fmt: skip
def test_what_is_nested_deep_is_told(written: Callable[[int], str], deep: int) -> None:
    """Neither the parser nor who tells the mistake calls itself once for each part; memory does not grow with the square."""
    with pytest.raises(ConfigError):
        read_server(written(deep))
