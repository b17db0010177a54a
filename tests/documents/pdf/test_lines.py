"""Lines of a PDF page."""

from __future__ import annotations

from tests.cases import cases
from tests.documents.pdf.placed import word

from agendawatch.documents.pdf.lines import PaperLine, joints, lines_of
from agendawatch.documents.text import join_lines
from agendawatch.readers.opening import SWEDISH


def line_at(text: str, left: float = 72, top: float = 700) -> PaperLine:
    """Place a line."""
    return lines_of([word(text, left, top)])[0]


def test_words_on_one_height_are_a_line() -> None:
    """Lines go from the top down, words from the left; a raised figure stays on its line."""
    words = [
        word("styrelsen", 105, 500),
        word("Under", 72, 482),
        word("Kommun", 72, 500),
        word("2", 151, 501, high=7),
    ]

    assert [line.text for line in lines_of(words)] == ["Kommun styrelsen 2", "Under"]


def read_as_one(lines: list[PaperLine], right: float) -> str:
    """Join lines as they are read."""
    text = lines[0].text
    for line, joint in zip(lines[1:], joints(lines, right, SWEDISH), strict=True):
        shown = f"{text}{joint.glue}"
        text = f"{shown[: len(shown) - joint.cut]}{line.text}"
    return text


@cases("lines", "right", "expected")
def test_lines_are_joined(lines: tuple[str, ...], right: float, expected: str) -> None:
    """Broken words are mended; a break of the page's own stays."""
    assert read_as_one([line_at(text, top=700 - 14 * n) for n, text in enumerate(lines)], right) == expected


@cases("text", "following", "whole")
def test_hyphens_are_mended(text: str, following: str, whole: str) -> None:
    """A hyphen at a line's end goes, unless it is the word's own; what its last letters mean does not depend on how much stands before."""
    assert join_lines([text, following], SWEDISH) == whole
    assert join_lines(["ord"] * 5000 + [text, following], SWEDISH).endswith(f" {whole}")
