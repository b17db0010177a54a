"""Layouts that agendas of pages had which nobody had tuned to; each from two made-up towns or more."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.readers.agenda import read_agenda

Row = tuple[str | None, str, str | None]
"""Number, title and case number."""


@cases("page", "expected", expected=list)
def test_items_are_found_in_every_layout(page: str, expected: list[Row]) -> None:
    """With their numbers and case numbers."""
    assert [(item.number, item.title, item.reference) for item in read_agenda(page)] == expected


@cases("said")
def test_a_matter_is_taken_off_whatever_stands_behind_the_word(said: str) -> None:
    """A reason, or nothing at all behind the case number, of which it is no part."""
    item = read_agenda(f"Dagordning\n\n1. Upprop\n2. {said}\n3. Köp av mark\n")[1]

    assert (item.title, item.withdrawn) == ("Taxa", True)
    assert item.reference in {"KS.2026.39", "2026-164", "KS 2026/5"}


def test_an_allowance_that_is_paid_takes_nothing_off() -> None:
    """The same word of money is a part of the title."""
    item = read_agenda("Dagordning\n\n1. Upprop\n2. Arvode utgår till gode män\n3. Köp av mark\n")[1]

    assert (item.title, item.withdrawn) == ("Arvode utgår till gode män", False)


@cases("papers")
def test_a_link_is_a_paper_by_what_its_words_say(papers: str) -> None:
    """Whatever its address looks like, if any."""
    page = f"<h1>Lista</h1><div><h3>1. Upprop</h3></div><div><h3>2. Köp av mark</h3><div>{papers}</div></div>"

    assert [len(item.documents) for item in read_agenda(page)] == [0, 2]


def test_a_link_that_leads_nowhere_is_no_paper() -> None:
    """A button is none."""
    page = "<h1>Lista</h1><h3>1. Upprop</h3><h3>2. Köp av mark</h3><p><a href='#'>Dela sidan</a></p>"

    assert [len(item.documents) for item in read_agenda(page)] == [0, 0]


def test_who_asks_is_no_presenter() -> None:
    """Three titles that name those who ask keep their words."""
    asked = [f"Skolmaten – interpellation från {who} till nämndens ordförande" for who in ("Ada Ek (C)", "Bo Lind (V)", "Mona Dahl (S)")]  # fmt: skip
    listed = "\n".join(f"{nth}. {title}" for nth, title in enumerate(asked, start=1))

    found = read_agenda(f"Ärenden\n\n{listed}\n")

    assert [(item.title, item.rapporteur) for item in found] == [(title, None) for title in asked]


def test_a_column_of_presenters_may_name_offices() -> None:
    """Under "Vem" an office alone presents too."""
    rows = "<tr><td>1</td><td>Upprop</td><td>Ordföranden</td></tr><tr><td>2</td><td>Taxa</td><td>Ada Ek</td></tr>"
    page = f"<table><tr><th>Punkt</th><th>Rubrik</th><th>Vem</th></tr>{rows}</table>"

    assert [item.rapporteur and item.rapporteur.name for item in read_agenda(page)] == ["Ordföranden", "Ada Ek"]


def test_presenters_in_a_column_right_of_titles_are_no_part_of_them() -> None:
    """In text that only spaces set out, under a head of theirs; a title that is broken goes on below."""
    text = (
        "Ärende                                      Föredragande\n\n"
        "§ 15/26  Skolstart 2026 – placering av      Mona Dahl\n         förskoleklasser\n         Dnr BUN 2026/45\n"
        "§ 16/26  Svar på motion om frukost          Per Lund\n         Dnr BUN 2025/210\n"
        "§ 17/26  Övriga frågor\n"
    )

    found = [(item.title, item.reference, item.rapporteur and item.rapporteur.name) for item in read_agenda(text)]

    assert found == [
        ("Skolstart 2026 – placering av förskoleklasser", "BUN 2026/45", "Mona Dahl"),
        ("Svar på motion om frukost", "BUN 2025/210", "Per Lund"),
        ("Övriga frågor", None, None),
    ]
