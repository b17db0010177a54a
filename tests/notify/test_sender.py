"""Sending through Apprise, to an address on this machine."""

from __future__ import annotations

import logging

import pytest
from tests.replicas.inbox import inbox

from agendawatch.errors import InputError
from agendawatch.notify.sender import AppriseSender, read_address

pytest.importorskip("apprise")


def test_a_message_arrives_as_it_was_written() -> None:
    """Plain text, with its lines, letters and signs."""
    with inbox() as box:
        sender = AppriseSender(read_address(box.url))
        failed = sender.send("Kommunstyrelsen", "Nytt ärende: <plan> & *mål*\nhttps://kommun.example/a?b=1&c=2")

    assert failed is None
    assert box.messages == [
        {"title": "Kommunstyrelsen", "text": "Nytt ärende: <plan> & *mål*\nhttps://kommun.example/a?b=1&c=2"}
    ]
    assert sender.limit >= 500


@pytest.mark.parametrize(("answer", "reason"), [(500, "it answered 500"), (401, "it answered 401")])
def test_an_address_that_refuses_is_told_with_its_answer(answer: int, reason: str) -> None:
    """The number, and no more: a service's own words may hold a key."""
    with inbox() as box:
        box.answer = answer

        assert AppriseSender(read_address(box.url)).send("a", "b") == reason
    assert box.messages == []


def test_an_address_that_nobody_answers_at_is_told(caplog: pytest.LogCaptureFixture) -> None:
    """And nothing of it reaches a log, though Apprise writes it to one."""
    with inbox() as box:
        url = box.url
    with caplog.at_level(logging.DEBUG):
        failed = AppriseSender(read_address(url)).send("a", "b")

    assert failed == "no connection"
    assert "hemligt" not in caplog.text


@pytest.mark.parametrize("words", ["okand://hemligt", "mailto://", "json://"])
def test_what_apprise_cannot_read_is_refused_without_showing_it(words: str, caplog: pytest.LogCaptureFixture) -> None:
    """By its scheme alone."""
    with pytest.raises(InputError, match="Apprise") as raised:
        AppriseSender(read_address(words))

    assert "hemligt" not in str(raised.value)
    assert "hemligt" not in caplog.text
