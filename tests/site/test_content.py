"""What kind of file a path names."""

from __future__ import annotations

import pytest

from agendawatch.site.content import cache_control, content_type


@pytest.mark.parametrize(
    ("path", "kind", "lasting"),
    [
        ("goteborg/index.html", "text/html; charset=utf-8", "public, max-age=900"),
        ("goteborg.ics", "text/calendar; charset=utf-8", "public, max-age=3600"),
        ("goteborg.atom", "application/atom+xml; charset=utf-8", "public, max-age=3600"),
        ("goteborg.json", "application/feed+json; charset=utf-8", "public, max-age=3600"),
        ("search.json", "application/json; charset=utf-8", "public, max-age=900"),
        ("feed-index.json", "application/json; charset=utf-8", "public, max-age=900"),
        (".agendawatch-site.json", "application/json; charset=utf-8", "public, max-age=900"),
        ("assets/style.0a1b.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        ("robots.txt", "text/plain; charset=utf-8", "public, max-age=3600"),
        ("utan", "application/octet-stream", "public, max-age=900"),
    ],
)
def test_kind_and_time_to_keep_go_by_the_path(path: str, kind: str, lasting: str) -> None:
    """Only what carries its hash in its name is kept for ever."""
    assert (content_type(path), cache_control(path)) == (kind, lasting)
