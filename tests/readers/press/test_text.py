"""A press release's page into its parts."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.errors import LayoutError
from agendawatch.readers.opening import open_document
from agendawatch.readers.press_meeting import split_press


@cases("page", "title")
def test_the_title_is_no_label_date_or_caption(page: str, title: str) -> None:
    """What stands before the title on real pages is passed over."""
    assert split_press(open_document(page).passages).title == title


def test_the_body_ends_where_the_page_goes_on() -> None:
    """Contacts and what follows the text are no sentences of it."""
    text = split_press(
        open_document("Bad\n\nEtt. Två.\n\nPresskontakt\nAda Ek, 070-123 45 67\n\nDela den här sidan\n\nMer.").passages
    )

    assert text.sentences == ("Ett.", "Två.")
    assert text.contacts == ("Presskontakt", "Ada Ek")


def test_a_contact_line_in_the_midst_ends_nothing() -> None:
    """The text goes on after a single line that names a contact."""
    text = split_press(
        open_document("Bad\n\nEtt.\n\nKontakt: Ada Ek (V), kommunalråd i Lund\n\nTvå är också en mening.").passages
    )

    assert text.sentences == ("Ett.", "Två är också en mening.")


def test_abbreviations_end_no_sentence() -> None:
    """The words "kl. 13" and "bl.a. Ek" stay in their sentence."""
    text = split_press(open_document("Bad\n\nVi ses kl. 13 med bl.a. Ada Ek. Välkomna.").passages)

    assert len(text.sentences) == 2


def test_a_page_of_labels_only_is_refused() -> None:
    """Nothing that could be a title is no release."""
    with pytest.raises(LayoutError):
        split_press(open_document("Nyheter").passages)


def test_rows_of_tables_are_lines_without_contact_details() -> None:
    """Empty rows are no title, and telephone numbers are not kept."""
    cells = open_document(
        "<main><table><tr><td><tr><td>Nytt badhus<td>070-123 45 67</table><p>Vi vill bygga ett badhus."
    ).passages

    text = split_press(cells)

    assert text.title == "Nytt badhus"


def test_a_text_without_line_ends_has_its_first_sentence_as_title() -> None:
    """The rest is its body, so that a title never holds a whole release with those to ask."""
    text = split_press(
        open_document(
            "<p>Nytt badhus i Nyby. " + "Vi vill bygga ett badhus för alla barn. " * 9 + "Kontakt: Ivar Sten"
        ).passages
    )

    assert text.title == "Nytt badhus i Nyby."
    assert len(text.sentences) == 10
