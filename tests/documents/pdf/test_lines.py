"""Lines of a PDF page."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.documents.pdf.lines import PaperLine, PaperWord, fills, joints, lines_of, segments
from agendawatch.documents.text import join_lines
from agendawatch.readers.opening import SWEDISH


def line_at(text: str, left: float = 72, top: float = 700) -> PaperLine:
    """Place a line, each letter five points wide."""
    return lines_of([PaperWord(text, left, left + 5 * len(text), top - 12, top, bold=False)])[0]


def test_words_on_one_height_are_a_line() -> None:
    """Lines go from the top down, words from the left; a raised figure stays on its line."""
    words = [
        PaperWord("styrelsen", 120, 170, 488, 500, bold=False),
        PaperWord("Under", 72, 110, 470, 482, bold=False),
        PaperWord("Kommun", 72, 118, 488, 500, bold=False),
        PaperWord("2", 171, 175, 494, 501, bold=False),
    ]

    assert [line.text for line in lines_of(words)] == ["Kommun styrelsen 2", "Under"]


def test_wide_white_parts_segments() -> None:
    """White wider than a space parts a line."""
    words = [
        PaperWord("Tid", 72, 90, 488, 500, bold=False),
        PaperWord("kl. 9", 93, 120, 488, 500, bold=False),
        PaperWord("Sal", 140, 160, 488, 500, bold=False),
    ]

    assert [part.text for part in segments(lines_of(words)[0])] == ["Tid kl. 9", "Sal"]


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


def test_a_line_fills_when_the_next_word_had_no_room() -> None:
    """Fullness is judged by the width of the first word that follows."""
    line = line_at("En rad som är nittio punkter")

    assert fills(line, line_at("kommunstyrelsen möts", top=686), line.right + 40)
    assert not fills(line, line_at("i", top=686), line.right + 40)


@cases("text", "following", "whole")
def test_hyphens_are_mended(text: str, following: str, whole: str) -> None:
    """A hyphen at a line's end goes, unless it is the word's own; what its last letters mean does not depend on how much stands before."""
    assert join_lines([text, following], SWEDISH) == whole
    assert join_lines(["ord"] * 5000 + [text, following], SWEDISH).endswith(f" {whole}")


def test_list_of_days_keeps_its_lines() -> None:
    """Lines that begin with a day stay lines, even when a small letter begins the next."""
    texts = ["mån 3 mars Kulturnämnden, kl. 17.00", "tis 7 april Valnämnden, kl. 9.15", "och därefter lunch"]
    lines = [line_at(text, top=700 - 14 * at) for at, text in enumerate(texts)]

    assert read_as_one(lines, 300).splitlines() == [
        "mån 3 mars Kulturnämnden, kl. 17.00",
        "tis 7 april Valnämnden, kl. 9.15 och därefter lunch",
    ]
