"""Lines of minutes: page headers and footers gone, what they cut joined."""

from __future__ import annotations

from agendawatch.readers.minutes import read_minutes
from agendawatch.readers.minutes.lines import minutes_lines

PAGED = """
                              1
          Kulturnämnden
          Protokoll
          2026-05-04

Nämnden godkänner den plan som förvaltningen har lagt fram för biblioteken och
                              Utdragsbestyrkande
                              2
          Kulturnämnden
          Protokoll
          2026-05-04

badhusen.

Beslut
"""


def test_headers_and_footers_are_stripped_and_the_text_goes_on() -> None:
    """The first page names the document; later pages repeat it in vain."""
    lines = minutes_lines(PAGED)

    assert [line.text for line in lines].count("Kulturnämnden") == 1
    assert not next(line for line in lines if line.text == "badhusen.").blank_before
    assert lines[-1].blank_before


RUNNING = "".join(
    f"Ekby kommun        Kultur- och fritidsnämnden       Blad {nth}\n\n{told}\n\nEkby        Justeras digitalt\n\f"
    for nth, told in enumerate(
        [
            "§ 1 Plan\n\nBeslut\nPlanen antas av nämnden, Ada Ek (S) och",
            "Bo Al (V) reserverar sig.",
            "§ 2 Bad\n\nBeslut\nBadet rivs.",
            "§ 3 Väg",
        ],
        1,
    )
)


def test_what_runs_at_the_edge_of_pages_is_known_by_coming_again() -> None:
    """In whatever words and columns; the first page keeps its head, paragraphs and headings stay, a sentence goes on."""
    lines = minutes_lines(RUNNING)

    assert [line.text for line in lines] == [
        "Ekby kommun Kultur- och fritidsnämnden Blad 1",
        "§ 1 Plan",
        "Beslut",
        "Planen antas av nämnden, Ada Ek (S) och",
        "Bo Al (V) reserverar sig.",
        "§ 2 Bad",
        "Beslut",
        "Badet rivs.",
        "§ 3 Väg",
    ]
    assert not lines[4].blank_before


def test_what_stands_once_at_an_edge_is_text() -> None:
    """A line that no other page repeats."""
    pages = "\f".join(f"Om {word} beslutar nämnden\n\nText {word}.\n" for word in ("bad", "väg", "skola", "park"))

    assert len(minutes_lines(pages)) == 8


def test_a_label_that_comes_again_and_again_is_a_foot() -> None:
    """Once, it says who adjusts."""
    foot = "".join(f"§ {nth} Plan\n\nText.\nJusterare\n\n" for nth in (3, 4, 5))

    assert "Justerare" not in [line.text for line in minutes_lines(f"Protokoll\n\n{foot}")]


def test_html_gives_lines_with_its_headings() -> None:
    """The level of a heading, the mark of a list, and the cells of a row side by side."""
    page = "<main><h2>Beslut</h2><ul><li>Planen antas.</li></ul><table><tr><td>Beslutande</td><td>Ada Ek<br>Bo Al</td></tr></table></main>"

    lines = minutes_lines(page)

    assert [(line.text, line.heading, line.bullet) for line in lines] == [
        ("Beslut", 2, False),
        ("• Planen antas.", 0, True),
        ("Beslutande Ada Ek", 0, False),
        ("Bo Al", 0, False),
    ]


def test_a_line_no_page_could_show_is_cut() -> None:
    """Words and lines have a longest length, so that reading stays linear."""
    lines = minutes_lines("a" * 10_000)

    assert max(len(line.text) for line in lines) <= 2000


def test_a_page_that_came_as_one_line_is_parted_at_its_headings() -> None:
    """Title, case number and decision stand apart; what was asked for before it was taken back is background."""
    page = (
        "1 12 Ekeby kommun Sammanträdesprotokoll 1 Kommunstyrelsen Sammanträdesdatum Medborgarförslag om Almens park Dnr KS 2026/12 "
        "Sammanfattning Bo Ek har föreslagit att parken ska få en brygga och att huset blir lokal för föreningar. I en skrivelse har "
        "han återkallat sitt medborgarförslag. Beslutsunderlag Medborgarförslag inkommet den 16 juli 2026, Kontorets tjänsteskrivelse den "
        "7 december Kommunstyrelsen beslutar att föreslå kommunfullmäktige besluta att avskriva medborgarförslaget från vidare handläggning."
    )

    (item,) = read_minutes(page)

    assert (item.title, item.reference) == ("Medborgarförslag om Almens park", "KS 2026/12")
    assert item.decision is not None
    assert item.decision.outcome.value == "dismissed"
    assert read_minutes("Beslut Kommunstyrelsen beslutar att planen antas.")[0].decision is not None
