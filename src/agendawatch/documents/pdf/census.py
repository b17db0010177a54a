"""What a PDF says of itself before anybody parses it: its objects, streams and images counted, its nested forms weighed."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from agendawatch.errors import DocumentError, TooLargeError

__all__ = ["MAX_DRAWN", "MAX_IMAGES", "MAX_OBJECTS", "MAX_STREAMS", "check_census"]

MAX_OBJECTS = 500_000
MAX_STREAMS = 100_000
MAX_IMAGES = 50_000
MAX_DRAWN = 50_000
"""Times that forms may be drawn by one: those that it draws, those that they draw, and so on."""

_OBJECT = re.compile(rb"\b(\d{1,10})\s{1,3}\d{1,5}\s{1,3}obj\b")
_FORM = re.compile(rb"/Subtype\s{0,3}/Form\b")
_IMAGE = re.compile(rb"/Subtype\s{0,3}/Image\b")
_STREAM = re.compile(rb"\bstream\r?\n")
_FILTER = re.compile(rb"/Filter\s{0,3}(?:\[\s{0,3})?/(\w{1,20})(?:\s{0,3}\])?")
_RESOURCES = re.compile(rb"/(?:Resources|XObject)\s{1,3}(\d{1,10})\s{1,3}\d{1,5}\s{1,3}R\b")
_NAMED = re.compile(rb"/([^\s/<>\[\]()%]{1,127})\s{1,3}(\d{1,10})\s{1,3}\d{1,5}\s{1,3}R\b")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()%]{1,127})\s{1,9}Do\b")
_FACTS = 65_536
"""Bytes of an object within which its dictionary is looked for."""
_UNPACKED = 4_000_000
_LOOKED_AT = 64_000_000
"""Bytes of dictionaries and streams that all forms of a document are weighed by; the rest stays unweighed."""


def check_census(data: bytes) -> None:
    """Raise for a PDF with more in it than any agenda holds, or with forms that draw themselves.

    What stands in packed objects, and what is encrypted, is not seen here: the sandbox holds it to its limits.
    """
    _check_count("objects", sum(1 for _ in _OBJECT.finditer(data)), MAX_OBJECTS)
    _check_count("streams", data.count(b"endstream"), MAX_STREAMS)
    _check_count("images", sum(1 for _ in _IMAGE.finditer(data)), MAX_IMAGES)
    if _FORM.search(data) is not None:
        _check_forms(dict(_forms(data)))


def _check_count(what: str, count: int, most: int) -> None:
    if count > most:
        raise TooLargeError(limit=f"{most} {what}", came=f"{count} {what}")


class _Object(NamedTuple):
    facts: bytes
    """Its dictionary, as far as it is looked at."""
    body: int
    """Where its stream begins; -1 where it has none."""
    end: int


def _objects(data: bytes) -> dict[int, _Object]:
    """Find the objects by their numbers; of two with one number the last holds."""
    starts = [(match.start(), match.end(), int(match[1])) for match in _OBJECT.finditer(data)]
    begins = [begin for begin, _, _ in starts]
    found: dict[int, _Object] = {}
    for begin, after, number in starts:
        next_ = bisect_right(begins, begin)
        end = begins[next_] if next_ < len(begins) else len(data)
        facts = data[after : min(end, after + _FACTS)]
        opened = _STREAM.search(facts)
        body = after + opened.end() if opened else -1
        found[number] = _Object(facts[: opened.start()] if opened else facts, body, end)
    return found


def _forms(data: bytes) -> Iterator[tuple[int, Counter[int]]]:
    """Give each form's number, and how often it draws which others."""
    objects = _objects(data)
    forms = {number for number, it in objects.items() if it.body >= 0 and _FORM.search(it.facts)}
    left = _LOOKED_AT
    for number in sorted(forms):
        facts = _known(objects[number], objects)
        named = {match[1]: int(match[2]) for match in _NAMED.finditer(facts) if int(match[2]) in forms}
        content = _content(data, objects[number]) if named else b""
        yield number, Counter(named[match[1]] for match in _DRAWN.finditer(content) if match[1] in named)
        left -= len(facts) + len(content)
        if left < 0:
            return


def _known(form: _Object, objects: dict[int, _Object]) -> bytes:
    """Give what holds the names that a form knows others by: its own dictionary, and those that this leads to."""
    facts = [form.facts]
    for _ in range(2):
        led = dict.fromkeys(int(match[1]) for match in _RESOURCES.finditer(facts[-1]))
        facts.append(b"\n".join(objects[number].facts for number in led if number in objects))
    return b"\n".join(facts)


def _content(data: bytes, form: _Object) -> bytes:
    """Unpack a form's stream as far as is looked at; nothing where it is packed in another way than Flate."""
    body = data[form.body : min(form.end, form.body + _UNPACKED)]
    filters = _FILTER.findall(form.facts)
    if not filters:
        return body
    if filters != [b"FlateDecode"]:
        return b""
    try:
        return zlib.decompressobj().decompress(body, _UNPACKED)
    except zlib.error:
        return b""


def _check_forms(forms: dict[int, Counter[int]]) -> None:
    """Weigh each form by all that it draws, those without others first; raise for one that is never done."""
    weights: dict[int, int] = {}
    waiting = [(number, False) for number in forms]
    open_: set[int] = set()
    while waiting:
        number, weighed = waiting.pop()
        if number in weights:
            continue
        if weighed:
            open_.discard(number)
            drawn = forms.get(number, Counter())
            weights[number] = 1 + sum(count * weights[inner] for inner, count in drawn.items())
            _check_count("forms drawn by one", weights[number], MAX_DRAWN)
            continue
        open_.add(number)
        waiting.append((number, True))
        for inner in forms.get(number, ()):
            if inner in open_:
                raise DocumentError(expected="a PDF that can be drawn", came="a form that draws itself")
            waiting.append((inner, False))
