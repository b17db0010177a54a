"""What kind of file a path names."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.site.planned_file import cache_control, content_type


@cases("path", "kind", "lasting")
def test_kind_and_time_to_keep_go_by_the_path(path: str, kind: str, lasting: str) -> None:
    """Only what carries its hash in its name is kept for ever."""
    assert (content_type(path), cache_control(path)) == (kind, lasting)
