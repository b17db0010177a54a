"""The one place where words leave for a terminal: whatever they were read from, they stay words."""

from __future__ import annotations

import re

import click

from agendawatch.visible import visible

__all__ = ["say"]

_STYLES = re.compile("(\x1b\\[(?:0|1|2|3[0-7]|9[0-7])m)")
"""Bold, dim and colours, and their end: all that we use, and nothing that moves, hides or answers."""


def say(words: str = "", *, err: bool = False, nl: bool = True) -> None:
    r"""Print text for a person, without what a terminal would obey or nobody sees.

    >>> say("Taxa\x1b]52;c;cm0=\x07 för\u202e vatten")
    Taxa för vatten
    """
    if not words.isascii() or "\x1b" in words or not words.isprintable():
        words = "".join(part if nth % 2 else visible(part) for nth, part in enumerate(_STYLES.split(words)))
    click.echo(words, err=err, nl=nl)
