"""Where a key stands in a file."""

from __future__ import annotations

import pytest

from agendawatch.following.watch_file import line_of

TEXT = """# bevakningar
[[watch]]
name = "Cyklar"
words = [
    "cykelbana",
    'cykelväg',
]

[site]
name = "other"

[[watch]]  # den andra
"name" = "Skolor"
words = ["skola"]
"""


@pytest.mark.parametrize(
    ("nth", "key", "value", "line"),
    [
        (0, None, None, 2),
        (0, "name", None, 3),
        (0, "words", None, 4),
        (0, "words", "cykelbana", 5),
        (0, "words", "cykelväg", 6),
        (0, "words", "not there", 4),
        (0, "parties", "V", 2),
        (1, None, None, 12),
        (1, "name", None, 13),
        (1, "words", "skola", 14),
        (2, "words", "skola", 1),
    ],
)
def test_a_line_is_found(nth: int, key: str | None, value: str | None, line: int) -> None:
    """The value's own line where it is found, else the key's, else the heading's."""
    assert line_of(TEXT, "watch", nth, key, value) == line
