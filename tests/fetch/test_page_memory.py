"""A memory in dictionaries keeps what it was given."""

from __future__ import annotations

from agendawatch.fetch import InMemoryPages, Memory, Validators
from agendawatch.sources import Request


def test_what_is_remembered_is_recalled() -> None:
    """Validators by key, itineraries by name; nothing for what was never kept."""
    memory: Memory = InMemoryPages()
    validators, asks = Validators(etag='"1"'), (Request("https://example.se/"),)

    memory.save_validators("a", validators)
    memory.save_requests("b", asks)

    assert (memory.validators("a"), memory.validators("b")) == (validators, None)
    assert (memory.requests("b"), memory.requests("a")) == (asks, None)
