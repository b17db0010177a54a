"""What lines of text say of an item."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.documents.tree import Link
from agendawatch.lang.sv.pages.agendas import Field
from agendawatch.model import Person
from agendawatch.readers.agenda.item_parts import Draft
from agendawatch.readers.agenda.titles import begin, is_detail, tell


@cases("text", "width", "title", "reference")
def test_titles_over_several_lines(text: str, width: int, title: str, reference: str | None) -> None:
    """A title goes on with small letters, open brackets, and where plain text was full."""
    draft = begin(text, width=width)

    assert (draft.title, draft.reference) == (title, reference)


@cases("text", "papers", "title", papers=list)
def test_papers_linked_behind_a_title_are_no_part_of_it(text: str, papers: list[str], title: str) -> None:
    """They are its documents; what names the matter stays, and so does a title that is a link as a whole."""
    draft = begin(text, [Link(paper, f"/{at}.pdf") for at, paper in enumerate(papers)])

    assert (draft.title, [it.title for it in draft.documents]) == (title, papers)


def test_a_struck_title_is_withdrawn() -> None:
    """Most of its letters must be struck."""
    assert begin("Köp av mark", struck=("Köp av mark",)).withdrawn
    assert not begin("Köp av mark i Sundby", struck=("Köp",)).withdrawn


@pytest.mark.parametrize(
    ("line", "detail"),
    [("Dnr KS 2026/1", True), ("KS 2026/1 (utgår)", True), ("Handlingar", True), ("Sekretess", True), ("Taxa", False)],
)
def test_lines_beside_titles(line: str, detail: bool) -> None:
    """Labels, case numbers, marks and heads of parts are no titles."""
    assert is_detail(line) is detail


def test_what_stands_under_a_title_is_added() -> None:
    """The first word on a matter holds; a label at the end is given back."""
    draft = Draft("Taxa")
    label = tell(
        draft, "KS 2026/1 | Föredragande Ada Ek\nSekretess\nDnr KS 2026/2\nHandlingar:", [Link("Översikt", "/7")]
    )

    assert draft.rapporteur is not None
    assert (draft.reference, draft.rapporteur.name, draft.public, len(draft.documents)) == (
        "KS 2026/1",
        "Ada Ek",
        False,
        1,
    )
    assert label is Field.DOCUMENTS


def test_another_case_amid_a_sentence_is_not_the_items() -> None:
    """A small "dnr" in running text names another case."""
    draft = Draft("Delegationsbeslut")
    tell(draft, "Beslut i dnr 2015/55 läggs till handlingarna.")

    assert draft.reference is None


def test_a_case_number_beside_the_first_line_of_a_title_is_no_part_of_it() -> None:
    """It stands in a column of its own, and the title goes on under it."""
    draft = begin("Motion om cykelvägar, väckt av Ada Ek KS 2026/7\n(S) och Bo By (V)")

    assert (draft.title, draft.reference) == ("Motion om cykelvägar, väckt av Ada Ek (S) och Bo By (V)", "KS 2026/7")


def test_a_presenter_under_a_long_title_does_not_go_on_with_it() -> None:
    """Where names present, one on a line of its own does, unless the line above leads to it."""
    presented = begin("Lägesrapport om nya skolor i Norrby\nAda Ek", width=36, names=True)
    raised = begin("Motion om nya skolor i byn, väckt av\nAda Ek (S)", width=36, names=True)

    assert (presented.title, presented.rapporteur) == ("Lägesrapport om nya skolor i Norrby", Person(name="Ada Ek"))
    assert (raised.title, raised.rapporteur) == ("Motion om nya skolor i byn, väckt av Ada Ek (S)", None)


def test_a_name_alone_presents_where_the_page_has_a_place_for_it() -> None:
    """Elsewhere it is a name."""
    draft = Draft("Taxa")
    tell(draft, "Ada Ek")
    assert draft.rapporteur is None

    tell(draft, "Ada Ek", names=True)
    assert draft.rapporteur is not None
