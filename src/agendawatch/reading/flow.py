"""Running text as it is gathered: words, line breaks, links and what is struck through."""

from __future__ import annotations

from agendawatch.reading.blocks import Link

__all__ = ["Flow", "fold"]

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Soft hyphens, zero-width marks: they show nothing and would split words."""


def fold(text: str) -> str:
    r"""Fold white space within each line, drop what shows nothing, and drop empty lines.

    >>> fold("  Kommun\u00adfullmäktige \u00a0 möts \n\n kl. 18 ")
    'Kommunfullmäktige möts\nkl. 18'
    """
    if not text.isascii():
        text = text.translate(_UNSEEN)
    if "\n" not in text:
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


class Flow:
    """Text between two block boundaries, with the links and struck words in it."""

    __slots__ = ("_bold", "_open", "_parts", "_plain", "_struck", "links", "struck")

    def __init__(self) -> None:
        """Begin with nothing."""
        self._parts: list[str] = []
        self._open: list[tuple[int, str]] = []
        self._struck: list[int] = []
        self._bold = 0
        self._plain = False
        self.links: list[Link] = []
        self.struck: list[str] = []

    def add(self, text: str) -> None:
        """Add text as the source holds it: its line ends are white space."""
        if "\n" in text or "\r" in text:
            text = text.replace("\r", " ").replace("\n", " ")
        if not self._bold and not self._plain and not text.isspace():
            self._plain = True
        self._parts.append(text)

    def break_line(self) -> None:
        """Begin a new line."""
        self._parts.append("\n")

    def open_link(self, url: str) -> None:
        """Begin a link."""
        self._open.append((len(self._parts), url))

    def close_link(self) -> None:
        """End the innermost link; one without an address or text is not kept."""
        if self._open:
            begin, url = self._open.pop()
            text = fold("".join(self._parts[begin:]).replace("\n", " "))
            if url and text:
                self.links.append(Link(text, url))

    def open_struck(self) -> None:
        """Begin words that are struck through."""
        self._struck.append(len(self._parts))

    def close_struck(self) -> None:
        """End words that are struck through; only the outermost mark counts."""
        if self._struck:
            begin = self._struck.pop()
            words = fold("".join(self._parts[begin:]))
            if words and not self._struck:
                self.struck.append(words)

    def open_bold(self) -> None:
        """Begin bold words."""
        self._bold += 1

    def close_bold(self) -> None:
        """End bold words."""
        self._bold = max(self._bold - 1, 0)

    @property
    def text(self) -> str:
        """The text so far, folded."""
        return fold("".join(self._parts))

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return not self._plain and bool(self._parts)

    def take(self) -> tuple[str, tuple[Link, ...], tuple[str, ...], bool]:
        """Give text, links, struck words and boldness, and begin again; what is open stays open."""
        urls, striking, bold = [url for _, url in self._open], len(self._struck), self._bold
        while self._open:
            self.close_link()
        while self._struck:
            self.close_struck()
        taken = self.text, tuple(self.links), tuple(self.struck), self.bold
        self.__init__()  # type: ignore[misc]  # begin again, in place: the walker holds this very flow
        self._open = [(0, url) for url in urls]
        self._struck = [0] * striking
        self._bold = bold
        return taken
