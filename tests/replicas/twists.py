"""What may happen to any answer on its way: a replica with a twist."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TypeAlias

from tests.replicas.server import App, Fault, Given, Wanted

Twist: TypeAlias = Callable[[Wanted, Given, int], Given | None]
"""Changes an answer; told how often the same was asked before, from 0."""
_LIBRARY = "<!doctype html><title>Biblioteket</title><main><h1>Biblioteket</h1><p>Välkommen, vi har öppet alla dagar.</p></main>"
_ERROR = '{"error": "Internal error"}'


@dataclass(slots=True)
class Asked:
    """What was asked, and how often."""

    methods: set[str] = field(default_factory=set)
    times: Counter[tuple[str, str, bytes]] = field(default_factory=Counter)


@dataclass(slots=True)
class Twisted:
    """An app whose answers are twisted, all but its robots.txt."""

    app: App
    twist: Twist
    asked: Asked = field(default_factory=Asked)

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request; closing the connection is the server's, so it stands as an empty 502."""
        self.asked.methods.add(wanted.method)
        if wanted.path == "/robots.txt":
            return self.app(wanted)
        key = (wanted.method, wanted.target, wanted.body)
        before = self.asked.times[key]
        self.asked.times[key] += 1
        return self.twist(wanted, self.app(wanted), before) or Given(status=502)


def faulty(fault: Fault) -> Twist:
    """Spoil every answer."""
    return lambda wanted, given, _: fault.spoil(wanted, given)


def another_in_place_of(nth: int) -> Twist:
    """Answer the nth request, counted from 0, with a page or an object that has nothing to do with it."""
    places = count()

    def twist(_: Wanted, given: Given, __: int) -> Given:
        if next(places) != nth:
            return given
        return (
            Given(_ERROR, content_type="application/json") if "json" in (given.content_type or "") else Given(_LIBRARY)
        )

    return twist


def put_off(wanted: Wanted, given: Given, before: int) -> Given:  # noqa: ARG001 -- a twist's signature
    """Say of every meeting that is cancelled that it is put off."""
    if not _is_text(given):
        return given
    return replace(
        given, body=re.sub(r"inst(?:ä|\\+u00e4)llt", "uppskjutet", given.encoded().decode(), flags=re.IGNORECASE)
    )


def once(fault: Fault) -> Twist:
    """Spoil the first answer to each request."""
    return lambda wanted, given, before: given if before else fault.spoil(wanted, given)


def redirected(wanted: Wanted, given: Given, before: int) -> Given | None:
    """Send each page's first reader round by another address."""
    return (
        given if before or wanted.method != "GET" or "moved=1" in wanted.target else Fault.REDIRECT.spoil(wanted, given)
    )


def composed_apart(wanted: Wanted, given: Given, before: int) -> Given:  # noqa: ARG001 -- a twist's signature
    """Write each letter and its ring or dots apart (NFD)."""
    if not _is_text(given):
        return given
    return replace(given, body=unicodedata.normalize("NFD", given.encoded().decode()))


def in_entities(wanted: Wanted, given: Given, before: int) -> Given:  # noqa: ARG001 -- a twist's signature
    """Write a page's letters as `&#229;` and `&auml;`."""
    if not given.is_html:
        return given
    return replace(given, body=given.encoded().decode().replace("ä", "&auml;").encode("ascii", "xmlcharrefreplace"))


def too_large(size: int) -> Twist:
    """Make every file as large as that; one inside JSON as well."""

    def twist(_: Wanted, given: Given, __: int) -> Given:
        body = given.encoded()
        if body.startswith(b"%PDF") or b'"data": "' in body:
            return replace(given, body=body + b" " * size, etag=False)
        return given

    return twist


def _is_text(given: Given) -> bool:
    return given.content_type is not None and not given.content_type.startswith("application/pdf")
