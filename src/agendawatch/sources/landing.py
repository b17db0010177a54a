"""A municipality's own page, which leads to the portal where its meetings stand: by a frame, a link or a script."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit

from agendawatch.documents.parts import open_page
from agendawatch.errors import LayoutError
from agendawatch.sources.flow import Response

__all__ = ["addresses", "find_portal", "host_of", "is_bare"]

_PLACES = (
    ("iframe[src]", "src"),
    ("frame[src]", "src"),
    ("a[href]", "href"),
    ("script[src]", "src"),
    ("link[href]", "href"),
)
_WRITTEN = re.compile(r"""https?:\\?/\\?/[^\s"'<>()]{4,500}""")


def addresses(page: Response) -> tuple[str, ...]:
    """List every address that a page holds, with its fragment: frames first, then links, then what scripts name."""
    return tuple(dict.fromkeys(_addresses(page)))


def _addresses(page: Response) -> Iterator[str]:
    root = open_page(page.text, page.url)
    for selector, name in _PLACES:
        for part in root.all(selector):
            try:
                yield urljoin(root.base, (part.attribute(name) or "").strip())
            except ValueError:
                continue
    for match in _WRITTEN.finditer(page.text):
        yield html.unescape(match.group().replace("\\/", "/"))


def find_portal(page: Response, portal: Callable[[str], str | None], missing: str) -> str:
    """Find the first address that `portal` knows as one of its platform; raise where the page holds none."""
    for address in addresses(page):
        found = portal(address)
        if found is not None:
            return found
    raise LayoutError(page.url, missing=missing)


def host_of(address: str) -> str:
    """Cut an address down to its scheme and host.

    >>> host_of("https://sok-ex.example.se/#!/search/?t=1")
    'https://sok-ex.example.se'
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def is_bare(address: str) -> bool:
    """Tell whether an address names a host and no page of it."""
    return urlsplit(address).path in {"", "/"}
