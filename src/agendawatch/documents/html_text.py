"""The text of an HTML page as it is gathered: white space as a browser shows it, and what is marked in it."""

from __future__ import annotations

from dataclasses import dataclass

from agendawatch.documents.document import Document
from agendawatch.documents.text import RUN, WORD, narrow
from agendawatch.documents.tree import Link, Moment, Range
from agendawatch.visible import visible

Marked = list[tuple[int, int, str]]
"""What is marked in one way: from where to where, and its address or machine form."""


@dataclass(slots=True, eq=False)
class _TextMark:
    """A link, a moment, or struck or hidden words, from where its text begins."""

    kept: Marked
    value: str
    start: int = -1
    """-1 while its text is yet to come."""


class TextBuffer:
    """Gathers a page's text piece by piece, with the place of each block, link and mark in it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.out: list[str] = []
        self.at = 0
        """How long the text is so far."""
        self.start = -1
        """Where the block begins that is being gathered; -1 between blocks."""
        self.lead = ""
        """What stands between the block before and the next."""
        self.space = False
        """Whether white space has come that only counts before more text."""
        self.tail = 0
        """How long its last word is so far: a page may put one together of any number of elements."""
        self.breaks = False
        """Whether a line's end has come that only counts before more text."""
        self.bold = self.pre = 0
        """How many elements are open that make text bold, or keep its spaces."""
        self.all_bold = True
        """Whether all of the block so far is so."""
        self.links: Marked = []
        self.moments: Marked = []
        self.struck: Marked = []
        self.hidden: Marked = []
        self._open: list[_TextMark] = []
        self._unbegun = 0
        """How many open marks wait for their text."""
        self._raised: list[Range] = []
        self._unfolded: list[Range] = []

    def add(self, raw: str) -> None:
        """Take text as the source holds it: white space counts as one space, and as none at a line's beginning."""
        if self.pre:
            self._add_verbatim(raw)
            return
        if not raw.isprintable():
            raw = visible(raw)
        words = raw.split()
        if not words:
            self.space = self.space or bool(raw)
            return
        shown = " ".join(words)
        if len(shown) > RUN:
            shown = narrow(shown)
        apart = self.start < 0 or self.breaks or self.space or raw[0].isspace()
        self.tail = len(shown) - shown.rfind(" ") - 1 + (0 if apart or " " in shown else self.tail)
        if self.tail > WORD and not apart:
            return
        if self.start < 0:
            self._begin()
        elif apart:
            # Put a line's end or a space before more text.
            self.out.append("\n" if self.breaks else " ")
            self.at += 1
        if self._unbegun:
            self._begin_marks()
        self.out.append(shown)
        self.at += len(shown)
        self.space = raw[-1].isspace()
        self.breaks = False
        self.all_bold = self.all_bold and self.bold > 0

    def _begin(self) -> None:
        """Begin a block."""
        self.out.append(self.lead)
        self.at += len(self.lead)
        self.start = self.at

    def _add_verbatim(self, raw: str) -> None:
        """Take text whose spaces and line ends the page shows."""
        raw = narrow(visible(raw).replace("\r\n", "\n").replace("\r", "\n"))
        if not raw or (self.start < 0 and not raw.strip()):
            return
        if self.start < 0:
            self._begin()
        if self._unbegun:
            self._begin_marks()
        self.out.append(raw)
        self.at += len(raw)
        self.all_bold = self.all_bold and self.bold > 0

    def add_raised(self, text: str) -> None:
        """Take text that stands raised."""
        words = " ".join(visible(text).split())
        if words:
            self.add(words)
            self._raised.append((self.at - len(words), self.at))

    def put(self, words: str) -> Range:
        """Take a whole block at once."""
        start = self.at + len(self.lead)
        self.out.append(f"{self.lead}{words}")
        self.at = start + len(words)
        self.lead = "\n"
        return start, self.at

    def break_line(self) -> None:
        """Begin a new line in the same block."""
        if self.start < 0:
            return
        if self.pre:
            self.out.append("\n")
            self.at += 1
        else:
            self.breaks = True

    def open_mark(self, kept: Marked, value: str = "") -> None:
        """Begin what is marked in one of the four ways; its text may come in several blocks."""
        self._open.append(_TextMark(kept, value))
        self._unbegun += 1

    def close_mark(self, kept: Marked) -> None:
        """End the innermost mark of a way; one without text is none."""
        for at in range(len(self._open) - 1, -1, -1):
            mark = self._open[at]
            if mark.kept is kept:
                del self._open[at]
                if mark.start >= 0:
                    kept.append((mark.start, self.at, mark.value))
                else:
                    self._unbegun -= 1
                return

    def _begin_marks(self) -> None:
        for mark in self._open:
            if mark.start < 0:
                mark.start = self.at
        self._unbegun = 0

    def stands_for_heading(self, length: int) -> bool:
        """Tell whether the block so far is one bold line, no longer than this, that ends no sentence."""
        if not self.all_bold or self.at - self.start > length or self.out[-1][-1:] == ".":
            return False
        return not any("\n" in part for part in self._parts())

    def _parts(self) -> list[str]:
        """Give the parts of the block that is being gathered."""
        left, at = self.at - self.start, len(self.out)
        while left > 0:
            at -= 1
            left -= len(self.out[at])
        return self.out[at:]

    def take(self) -> Range:
        """End the block, and give where it stands."""
        start, end = self.start, self.at
        if self.pre:
            shown = "".join(self._parts())
            start, end = start + len(shown) - len(shown.lstrip()), start + len(shown.rstrip())
            self._unfolded.append((start, end))
        self.start = -1
        self.lead = "\n"
        self.space = False
        self.breaks = False
        self.all_bold = True
        return start, end

    def finish(self, document: Document) -> None:
        """Give a document the text and what is marked in it."""
        document.text = text = "".join(self.out)
        document.links = [Link(text[a:b].replace("\n", " "), url, a, b) for a, b, url in sorted(self.links) if url]
        document.moments = [
            Moment(text[a:b].replace("\n", " "), value, a, b) for a, b, value in sorted(self.moments) if value
        ]
        document.struck = document.trimmed((a, b) for a, b, _ in self.struck)
        document.hidden = document.trimmed((a, b) for a, b, _ in self.hidden)
        document.raised, document.unfolded = self._raised, self._unfolded
