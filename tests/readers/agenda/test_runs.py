"""What of a page is its agenda: lines that are set alike, by what stands in them and around them."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.errors import LayoutError
from agendawatch.model import AgendaItem, CaveatCode
from agendawatch.readers.agenda import read_agenda


def shown(page: str) -> list[str]:
    """Give an agenda's items, each as number and title."""
    return [f"{item.number or '–'} {item.title}" for item in read_agenda(page)]


def references(page: str) -> list[tuple[str | None, str | None]]:
    """Give an agenda's items, each as number and case number."""
    return [(item.number, item.reference) for item in read_agenda(page)]


MATTERS = ("Upprop", "Taxa för bad", "Detaljplan för Alen", "Motion om bussar", "Köp av mark")
CARD = "<article><h3>{}</h3><p><small>Dnr KS 2026/{} | Föredragande: Ada Ek</small></p></article>"


@cases("page", "expected", expected=list)
def test_however_items_are_set(page: str, expected: list[str]) -> None:
    """By numbers of any kind, by labels, by boxes, or by nothing but what the lines say."""
    assert shown(page) == expected


@cases("others")
@pytest.mark.parametrize("frame", ["<h2>Ärenden</h2><ol>{}</ol>", "<h2>Ärenden</h2><ul>{}</ul>"])
def test_lists_of_other_things_are_no_agenda(frame: str, others: str) -> None:
    """Before the items or behind them, they add none; where they stand alone, there is no agenda."""
    items = frame.format("".join(f"<li>{title}</li>" for title in MATTERS))

    assert [item.title for item in read_agenda(f"<h1>Nämnden</h1>{others}{items}")] == list(MATTERS)
    assert [item.title for item in read_agenda(f"<h1>Nämnden</h1>{items}{others}")] == list(MATTERS)
    with pytest.raises(LayoutError):
        read_agenda(f"<h1>Nämnden</h1>{others}")


@pytest.mark.parametrize(
    "proposals", ["<ol><li>{}</li><li>{}</li></ol>", "<p>1. {}</p><p>2. {}</p>", "<p>1. {}<br>2. {}</p>"]
)
def test_proposals_numbered_within_an_item_are_none(proposals: str) -> None:
    """What stands under "Förslag till beslut" counts anew, and the items go on counting."""
    inner = f"<p>Förslag till beslut</p>{proposals.format('Nämnden antar taxan.', 'Ge förvaltningen i uppdrag att följa upp')}"
    page = "".join(f"<p>{at}. {title}</p>{inner if at > 1 else ''}" for at, title in enumerate(MATTERS, 1))

    assert shown(page) == [f"{at} {title}" for at, title in enumerate(MATTERS, 1)]


def test_headings_that_are_no_items_stand_among_those_that_are() -> None:
    """Of headings of one level, those with a matter's title, a case number or papers under them are items."""
    page = (
        "<h2>Tid och plats</h2><p>Kl. 9.00, Furan</p><h2>Upprop</h2><h2>Taxa för bad</h2><p>Dnr KS 2026/1</p>"
        "<h2>Öppet forum</h2><p>Dnr KS 2026/2</p><h2>Så följer du mötet</h2><p>Det sänds på webben.</p>"
    )

    assert shown(page) == ["– Upprop", "– Taxa för bad", "– Öppet forum"]


def test_a_title_in_a_link_ends_with_it() -> None:
    """What stands behind the link on its line is said beside the title."""
    page = "".join(
        f"<li><a href='/{at}'>{at}. {title}</a><span>KS 2026/{at} · Beslutsärende</span></li>"
        for at, title in enumerate(MATTERS, 1)
    )

    assert shown(f"<h1>Kallelse</h1><ul>{page}</ul>") == [f"{at} {title}" for at, title in enumerate(MATTERS, 1)]
    assert references(f"<h1>Kallelse</h1><ul>{page}</ul>")[1] == ("2", "KS 2026/2")


def test_a_case_number_over_its_title_belongs_to_the_box_about_both() -> None:
    """Each card holds what is its own, whichever stands first in it."""
    page = "".join(f"<li><span>KS 2026/{at}</span><h3>{title}</h3></li>" for at, title in enumerate(MATTERS, 1))

    assert [item.reference for item in read_agenda(f"<ul>{page}</ul>")] == [f"KS 2026/{at}" for at in range(1, 6)]


def test_names_with_offices_under_several_titles_present_them() -> None:
    """No label is needed where more than one item has such a line; a single one is no presenter."""
    rows = "".join(
        f"<div><h3>{at}. {title}</h3><p>Ada Ek, ekonomichef</p></div>" for at, title in enumerate(MATTERS, 1)
    )
    once = "<p>1. Upprop</p><p>2. Taxa</p><p>Ada Ek, ordförande</p>"

    assert all(item.rapporteur and item.rapporteur.name == "Ada Ek" for item in read_agenda(rows))
    assert [item.rapporteur for item in read_agenda(once)] == [None, None]


@pytest.mark.parametrize(
    ("head", "names"), [("Föredragande", True), ("Ärende/Föredragande Dnr", True), ("Föredragande talar", False)]
)
def test_a_head_for_presenters_makes_names_presenters(head: str, names: bool) -> None:
    """Where "Föredragande" stands over a column of boxes, a name alone is one."""
    [_, item] = read_agenda(f"<div>{head}</div><p>1. Upprop</p><p>2. Taxa</p><div>Ada Ek</div>")

    assert (item.rapporteur is not None) is names


def test_the_tenth_of_a_group_is_no_hour() -> None:
    """After "2.9" comes "2.10"; lines that all begin with hours have none for numbers."""
    numbered = [f"2.{at} Taxa för {name}" for at, name in enumerate("abcdefghijkl", 1)]

    assert shown("\n".join(numbered)) == numbered
    assert shown("9.10 Upprop\n9.15 Budget\n9.45 Taxa för bad\n10.30 Detaljplan") == [
        "– Upprop",
        "– Budget",
        "– Taxa för bad",
        "– Detaljplan",
    ]


def test_a_month_is_a_whole_word() -> None:
    """The word "Markanvisning" begins like a month's short form, and "12 mars" is no item."""
    assert shown("1 Upprop\n2 Markanvisning Alen\n3 Majblomman, bidrag\n\n12 mars kl. 9") == [
        "1 Upprop",
        "2 Markanvisning Alen",
        "3 Majblomman, bidrag",
    ]


def test_a_row_with_a_title_alone_heads_a_group_where_rows_are_numbered() -> None:
    """Over a numbered row it does; two such rows, one after another, are items that have no number."""
    row = "<tr><td>{}</td><td>{}</td><td>{}</td></tr>".format
    grouped = row("", "Samhälle", "") + row(1, "Taxa", "KS 2026/1") + row(2, "Plan", "KS 2026/2") + row("", "Kultur", "") + row(3, "Bad", "KS 2026/3")  # fmt: skip
    partly = row("", "Upprop", "") + row("", "Val av justerare", "") + row(1, "Taxa", "KS 2026/1") + row(2, "Plan", "KS 2026/2")  # fmt: skip
    head = "<tr><th>Nr</th><th>Ärende</th><th>Dnr</th></tr>"

    assert [(item.title, item.group) for item in read_agenda(f"<table>{head}{grouped}</table>")] == [
        ("Taxa", "Samhälle"),
        ("Plan", "Samhälle"),
        ("Bad", "Kultur"),
    ]
    assert [item.title for item in read_agenda(f"<table>{head}{partly}</table>")] == [
        "Upprop",
        "Val av justerare",
        "Taxa",
        "Plan",
    ]


def test_a_line_among_numbered_items_heads_those_that_follow() -> None:
    """A line of one group's name; "Beslut" under an item is a part of it."""
    page = "<p>1. Upprop</p><p>Bordlagda ärenden</p><p>2. Taxa</p><p>Beslut</p><p>Taxan antas.</p><p>Sekretessärenden</p><p>3. Avtal</p>"

    assert [(item.title, item.group) for item in read_agenda(page)] == [
        ("Upprop", None),
        ("Taxa", "Bordlagda ärenden"),
        ("Avtal", "Sekretessärenden"),
    ]


def test_a_list_before_the_items_heads_none() -> None:
    """A bullet "Mötets öppnande" before numbered items is no group's heading."""
    page = "<ul><li>Mötets öppnande</li></ul><p>1. Avsägelser</p><p>2. Taxa</p><p>3. Budget</p>"

    assert [item.group for item in read_agenda(page) if item.number] == [None, None, None]


def papers(item: AgendaItem) -> list[str]:
    """Give the names of an item's papers."""
    return [paper.title for paper in item.documents]


def test_papers_are_those_of_the_item_above() -> None:
    """Every link under "Handlingar" is one, a file fetched is the file shown, and what stands under "Kontakt" is none."""
    page = (
        "<h2>1. Upprop</h2><h2>2. Taxa</h2><h3>Handlingar</h3><p><a href='/7'>Översikt</a></p>"
        "<ul><li><a href='/d/4'>Motion</a> <a href='/d/4?dl=1'>Ladda ner dokument</a></li></ul>"
        "<h2>Kontakt</h2><p><a href='/a.pdf'>Arbetsordning (pdf)</a></p>"
    )

    assert [papers(item) for item in read_agenda(page)] == [[], ["Översikt", "Motion"]]


def test_of_two_agendas_none_is_chosen() -> None:
    """Two meetings' agendas on one page are withheld, with both and where they begin; one agenda shown twice is one."""
    first = "".join(f"<li>{title}</li>" for title in MATTERS)
    other = "".join(f"<li>{title}</li>" for title in ("Sammanträdet öppnas", "Avfallsplan", "Svar på motion om parker", "Ansökan om bidrag"))  # fmt: skip
    page = "<h1>Kallelser</h1><h2>Nämnden 12 mars</h2><ol>{}</ol><h2>Nämnden 9 april</h2><ol>{}</ol>"

    agenda = read_agenda(page.format(first, other))

    [doubt] = agenda.doubts
    assert (agenda.items, agenda.withheld, doubt.code) == ((), True, CaveatCode.AGENDA_UNCLEAR)
    assert {way.items[0].title for way in doubt.alternatives} == {MATTERS[0], "Sammanträdet öppnas"}
    assert doubt.provenance is not None
    assert doubt.provenance.words == f"{MATTERS[0]} … Sammanträdet öppnas"
    assert [item.title for item in read_agenda(page.format(first, first))] == list(MATTERS)


@cases("page")
def test_other_pages_have_no_agenda(page: str) -> None:
    """Running text, links, names and sentences are none, numbered or not."""
    with pytest.raises(LayoutError):
        read_agenda(page)
