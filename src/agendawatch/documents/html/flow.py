"""Running text as it is gathered: words, line breaks, links, moments and what is struck through."""

from __future__ import annotations

import re
from typing import NamedTuple

from agendawatch.documents.blocks import Link
from agendawatch.swedish.text.letters import raised

__all__ = ["Flow", "Taken", "fold"]

_WORD = 3
"""Letters of a word that a figure behind it is a mark of, not a power: "februari²", but "m²"."""
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]+")
"""Soft hyphens, zero-width marks: they show nothing and would split words."""


def fold(text: str) -> str:
    r"""Fold white space within each line, drop what shows nothing, and drop empty lines.

    >>> fold("  Kommun\u00adfullmäktige \u00a0 möts \n\n kl. 18 ")
    'Kommunfullmäktige möts\nkl. 18'
    """
    if not text.isascii() and _UNSEEN.search(text):
        text = _UNSEEN.sub("", text)
    if "\n" not in text:
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _ends_in_word(text: str) -> bool:
    return len(text) >= _WORD and text[-_WORD:].isalpha()


class Taken(NamedTuple):
    """What stood between two block boundaries."""

    text: str = ""
    links: tuple[Link, ...] = ()
    struck: tuple[str, ...] = ()
    moments: tuple[Link, ...] = ()
    """What `time` elements show, each with its machine form."""
    bold: bool = False
    """Whether all of it is bold."""


_NOTHING = Taken()


class Flow:
    """Text between two block boundaries, with the links, moments and struck words in it."""

    # Most flows hold text alone: what else there may be is made when it comes.
    _bold = 0
    _plain = False
    _marked = False

    def __init__(self) -> None:
        """Begin with nothing."""
        self._parts: list[str] = []

    def _mark(self) -> None:
        """Make room for links, moments and struck words."""
        if self._marked:
            return
        self._marked = True
        self._links: list[Link] = []
        self._moments: list[Link] = []
        self._struck: list[str] = []
        self._open_links: list[tuple[int, str]] = []
        self._open_moments: list[tuple[int, str]] = []
        self._striking: list[int] = []

    def add(self, text: str) -> None:
        """Add text as the source holds it: its line ends are white space."""
        if "\n" in text or "\r" in text:
            text = text.replace("\r", " ").replace("\n", " ")
        if not self._bold and not self._plain and not text.isspace():
            self._plain = True
        self._parts.append(text)

    def add_raised(self, text: str) -> None:
        """Add text that stands raised: figures as such, apart from a word before them."""
        mark = raised(fold(text).replace("\n", " "))
        apart = mark[:1].isdigit() and bool(self._parts) and _ends_in_word(self._parts[-1])
        self.add(f" {mark}" if apart else mark)

    def break_line(self) -> None:
        """Begin a new line."""
        if self._parts:
            self._parts.append("\n")

    def open_link(self, url: str) -> None:
        """Begin a link."""
        self._mark()
        self._open_links.append((len(self._parts), url))

    def close_link(self) -> None:
        """End the innermost link; one without an address or text is not kept."""
        if self._marked:
            self._close(self._open_links, self._links)

    def open_moment(self, machine: str) -> None:
        """Begin words that a machine form is given for."""
        self._mark()
        self._open_moments.append((len(self._parts), machine))

    def close_moment(self) -> None:
        """End them."""
        if self._marked:
            self._close(self._open_moments, self._moments)

    def _close(self, opened: list[tuple[int, str]], kept: list[Link]) -> None:
        if opened:
            begin, url = opened.pop()
            text = fold("".join(self._parts[begin:]).replace("\n", " "))
            if url and text:
                kept.append(Link(text, url))

    def open_struck(self) -> None:
        """Begin words that are struck through."""
        self._mark()
        self._striking.append(len(self._parts))

    def close_struck(self) -> None:
        """End words that are struck through; only the outermost mark counts."""
        if self._marked and self._striking:
            begin = self._striking.pop()
            words = fold("".join(self._parts[begin:]))
            if words and not self._striking:
                self._struck.append(words)

    def open_bold(self) -> None:
        """Begin bold words."""
        self._bold += 1

    def close_bold(self) -> None:
        """End bold words."""
        self._bold = max(self._bold - 1, 0)

    def take(self) -> Taken:
        """Give all there is, and begin again; links and marks that are open go on."""
        if not self._parts:
            return _NOTHING
        parts = self._parts
        text = fold("".join(parts) if len(parts) > 1 else parts[0])
        taken = self._take_all(text) if self._marked else Taken(text, bold=not self._plain)
        self._parts = []
        self._plain = False
        return taken

    def _take_all(self, text: str) -> Taken:
        urls, machines = [url for _, url in self._open_links], [machine for _, machine in self._open_moments]
        striking = len(self._striking)
        while self._open_links:
            self.close_link()
        while self._open_moments:
            self.close_moment()
        while self._striking:
            self.close_struck()
        taken = Taken(text, tuple(self._links), tuple(self._struck), tuple(self._moments), not self._plain)
        self._links, self._moments, self._struck = [], [], []
        self._open_links = [(0, url) for url in urls]
        self._open_moments = [(0, machine) for machine in machines]
        self._striking = [0] * striking
        return taken
