"""Items of agendas of many shapes: in lists, cards, tables and lines, with what stands beside and under their titles."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.model import AgendaItem
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.agenda.item_parts import open_line


def shown(item: AgendaItem) -> str:
    """Show an item on a line."""
    who = item.rapporteur
    presents = ", ".join(filter(None, (who.name, who.title, who.party.code if who.party else None))) if who else ""
    marks = (
        item.reference,
        presents and f"by {presents}",
        item.group and f"under {item.group}",
        ", ".join(paper.title for paper in item.documents),
        "withdrawn" if item.withdrawn else None,
        {False: "closed", True: "open", None: None}[item.public],
    )
    return " | ".join(filter(None, (f"{item.number or '–'} {item.title}", *marks)))


@cases("page", "items", items=list)
def test_items_are_read(page: str, items: list[str]) -> None:
    """All of them, in their order, with all that is theirs and nothing else."""
    assert [shown(item) for item in read_agenda(page)] == items


LISTED = "<h1>Dagordning</h1><ol><li>Upprop</li><li>{}</li><li>Val</li></ol>"


@cases("words", "item")
def test_a_title_is_freed_of_what_stands_beside_it(words: str, item: str) -> None:
    """What is said on its line, above it and below it is told apart, and what belongs to the matter stays."""
    assert [shown(each) for each in read_agenda(LISTED.format(words))] == ["1 Upprop", f"2 {item}", "3 Val"]


@cases("form", "item")
@pytest.mark.parametrize(
    ("between", "frame"), [("\n\n", "Dagordning\n\n{}\n"), ("</p><p>", "<h1>Dagordning</h1><p>{}</p>")]
)
def test_numbers_open_items(form: str, item: str, between: str, frame: str) -> None:
    """The number as written, without sign, on the title's line or above it."""
    agenda = ((1, "Upprop"), (2, "Taxa"), (3, "Val"))
    lines = between.join(form.format(*each) for each in agenda)
    page = frame.format(lines if between == "\n\n" else lines.replace("\n", between))

    assert [shown(each) for each in read_agenda(page)] == [item.format(*each) for each in agenda]


@cases("line")
def test_other_figures_do_not(line: str) -> None:
    """Dates, amounts, addresses, hours and words without a number open no item."""
    page = f"<h1>Dagordning</h1><p>1. Bidrag<p>{line}<p>2. Plan<p>3. Avgift"

    assert open_line(line) is None  # of what opens, a run of items takes no more than fits
    assert [shown(each) for each in read_agenda(page)] == ["1 Bidrag", "2 Plan", "3 Avgift"]


def test_a_long_text_is_no_title_to_take_apart() -> None:
    """Past 2,000 characters it is kept as it is."""
    text = " ".join(["Taxa (KS 2026/1)"] * 200)
    page = f"<table><tr><th>Nr<th>Ärende<tr><td>1<td>Upprop<tr><td>2<td>{text}</table>"

    assert read_agenda(page)[1].title == text


@cases("text", "url", "title", "media", "size")
def test_files_are_documents(text: str, url: str, title: str, media: str | None, size: int | None) -> None:
    """The name is kept without the note of type and size."""
    (paper,) = read_agenda(LISTED.format(f"Taxa<br><a href='{url}'>{text}</a>"))[1].documents

    assert (paper.title, paper.url, paper.media_type, paper.size) == (title, url, media, size)
