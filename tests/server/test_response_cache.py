"""The cache holds answers by address, and no more octets than told."""

from __future__ import annotations

from agendawatch.server.answers import Answer, PreparedAnswer, prepare
from agendawatch.server.headers import Kind
from agendawatch.server.response_cache import ResponseCache


def ready(octets: int) -> PreparedAnswer:
    """Make an answer so large."""
    return prepare(Answer(b"x" * octets, "image/png", Kind.DATA))


def target(nth: int) -> tuple[bytes, bytes]:
    """Name an address."""
    return f"/{nth}".encode(), b""


def test_the_longest_unused_is_given_up_first() -> None:
    """Whatever is asked for stays."""
    cache = ResponseCache(room=10_000)
    for nth in range(3):
        cache.put(target(nth), ready(1000))
    cache.get(target(0))
    cache.put(target(3), ready(1000))

    assert cache.get(target(0)) is not None
    assert cache.get(target(1)) is None
    assert len(cache) == 3


def test_memory_stays_within_its_room() -> None:
    """However many addresses are asked for; what is larger than the room is not held at all."""
    cache = ResponseCache(room=50_000)
    for nth in range(1000):
        cache.put(target(nth), ready(nth))
        assert cache.octets <= 50_000
    cache.put(target(1), ready(60_000))

    assert cache.get(target(1)) is None
    assert sum(cache.get(target(nth)) is not None for nth in range(1000)) == len(cache)


def test_an_address_is_held_once() -> None:
    """The newer answer takes the older one's place."""
    cache = ResponseCache()
    cache.put(target(1), ready(10))
    once = cache.octets
    cache.put(target(1), ready(10))

    assert (len(cache), cache.octets) == (1, once)


def test_another_state_gives_up_what_no_longer_holds() -> None:
    """And what nobody knows the ground of."""
    cache = ResponseCache()
    cache.put(target(1), ready(10), "a 1")
    cache.put(target(2), ready(10), "b 1")
    cache.put(target(3), ready(10))
    cache.renew(lambda key: key == "a 1")

    assert [cache.get(target(nth)) is not None for nth in (1, 2, 3)] == [True, False, False]
