"""JSON-LD as objects."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agendawatch.documents.html import JsonLd, read_jsonld
from agendawatch.errors import ReadError, TooLargeError

EVENT = '{"@type": "Event"}'


def script(text: str, kind: str = "application/ld+json") -> str:
    """Write a page with a script."""
    return f'<!doctype html><title>Möten</title><script type="{kind}">{text}</script><h1>Möten</h1>'


@pytest.mark.parametrize(
    ("page", "values"),
    [
        (EVENT, ({"@type": "Event"},)),
        (f"\ufeff [{EVENT}]", ([{"@type": "Event"}],)),
        (script(EVENT), ({"@type": "Event"},)),
        (script(EVENT, "Application/LD+JSON; charset=utf-8"), ({"@type": "Event"},)),
        (script(EVENT) + script("[]"), ({"@type": "Event"}, [])),
        (script(f"<!-- {EVENT} -->"), ({"@type": "Event"},)),
        (script(f"//<![CDATA[\n{EVENT}\n//]]>"), ({"@type": "Event"},)),
        (script('{"name": "ett\ntvå"}'), ({"name": "ett\ntvå"},)),
        (script(EVENT, "application/json"), ()),
        ("<h1>Möten</h1>", ()),
        ("", ()),
    ],
)
def test_what_a_page_says_for_machines_is_read(page: str, values: tuple[object, ...]) -> None:
    """In any number of scripts, wrapped or not, or as a file of its own."""
    assert read_jsonld(page) == JsonLd(values) == read_jsonld(page.encode())


@pytest.mark.parametrize(
    "text", ["", "{", "{'@type': 'Event'}", "[" * 100_000, '{"a": ' + "9" * 10_000 + "}", EVENT * 2]
)
def test_a_script_that_is_no_json_is_told(text: str) -> None:
    """The others are read."""
    said = read_jsonld(script(text) + script(EVENT))

    assert said.values == ({"@type": "Event"},)
    assert [it.text for it in said.unreadable] == [text]
    assert said.unreadable[0].why


@pytest.mark.parametrize("page", [" " * 20_000_001, "<div>" * 5_000])
def test_a_page_has_limits(page: str) -> None:
    """Of size and depth, named."""
    with pytest.raises(TooLargeError, match="at most"):
        read_jsonld(page)


@settings(max_examples=100)
@given(st.binary(max_size=200) | st.text(max_size=100))
def test_whatever_the_bytes_only_a_read_error_comes_out(noise: bytes | str) -> None:
    """In a script or around it."""
    text = noise if isinstance(noise, str) else noise.decode("utf-8", "surrogateescape")
    for page in (noise, script(text), "{" + text):
        with suppress(ReadError):
            read_jsonld(page)
