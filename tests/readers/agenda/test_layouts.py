"""Layouts that agendas of pages had which nobody had tuned to; each from two made-up towns or more."""

from __future__ import annotations

import pytest

from agendawatch.readers.agenda import read_agenda

Row = tuple[str | None, str, str | None]
"""Number, title and case number."""


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            "Dagordning\n\nUpprop\nVal av justerare\n§ 63/20 Dagordningen fastställs\n\nBeslutspunkter\n\n§ 64/20 Taxa för bad\n§ 65/20 Köp av mark\n",
            [(None, "Upprop", None), (None, "Val av justerare", None), ("63/20", "Dagordningen fastställs", None), ("64/20", "Taxa för bad", None), ("65/20", "Köp av mark", None)],
            id="formalities without numbers before those with",
        ),
        pytest.param(
            "<h1>Lista</h1><dl><dt>–</dt><dd>Upprop</dd></dl><h2>A. Beslutsärenden</h2><dl><dt>A1</dt><dd>Köp av mark<br>Ärende nr 2026.114-KS</dd><dt>A2</dt><dd>Taxa<br>Ärende nr 2026.9-KS</dd></dl><h2>B. Information</h2><dl><dt>B1</dt><dd>Trafikplan</dd></dl>",
            [(None, "Upprop", None), ("A1", "Köp av mark", "2026.114-KS"), ("A2", "Taxa", "2026.9-KS"), ("B1", "Trafikplan", None)],
            id="letters and a dash as terms",
        ),
        pytest.param(
            "Möte 4 september\n\nF1\tUpprop\nF2\tVal av justerare\nB1\tSotningstaxa\tRN-2026-19\nB2\tAvgifter för tillsyn\tRN-2026-20\nI1\tStatistik för våren\nÖ1\tÖvriga frågor\n",
            [("F1", "Upprop", None), ("F2", "Val av justerare", None), ("B1", "Sotningstaxa", "RN-2026-19"), ("B2", "Avgifter för tillsyn", "RN-2026-20"), ("I1", "Statistik för våren", None), ("Ö1", "Övriga frågor", None)],
            id="any letter begins the count anew",
        ),
        pytest.param(
            "<h1>Kallelse</h1><p>1) Upprop</p><p>2) Val av justerare</p><h3>Ärende 3. Bokslut</h3><p>3 a) Årsredovisning [KS/2026:61]</p><p>3 b) Ansvarsfrihet [KS/2026:62]</p><p>4) Taxa</p>",
            [("1", "Upprop", None), ("2", "Val av justerare", None), ("3a", "Årsredovisning", "KS/2026:61"), ("3b", "Ansvarsfrihet", "KS/2026:62"), ("4", "Taxa", None)],
            id="a heading over lettered items is none",
        ),
        pytest.param(
            "Innehållsförteckning\n\n31 Bidrag till föreningar .......... 4\n32 Renovering av skolan ...... 5\n33 Plan för personer 2026–2035, SN 2025.0199  27\n34 Övrigt .......... 31\n",
            [("31", "Bidrag till föreningar", None), ("32", "Renovering av skolan", None), ("33", "Plan för personer 2026–2035", "SN 2025.0199"), ("34", "Övrigt", None)],
            id="a table of contents, and a page without dots before it",
        ),
        pytest.param(
            "<table><tr><td><img alt=''></td></tr><tr><td><p>Hem</p><h2>Kallelse nämnden</h2><p>Onsdag 15 april 2026</p><p><b>Ärende 1</b> Upprop</p><p><b>Ärende 2</b> Köp av mark, KS/2026:113</p><p><b>Ärende 3</b> Taxa, KS/2026:87</p></td></tr></table>",
            [("1", "Upprop", None), ("2", "Köp av mark", "KS/2026:113"), ("3", "Taxa", "KS/2026:87")],
            id="a table that only sets the page out",
        ),
        pytest.param(
            "<h1>Nämnden</h1><h2>Ärenden</h2><ul><li><a href='/1'><h3>Ändrad taxa för vatten</h3></a><p>Diarienummer 2026-00123 · Beslutsärende</p></li><li><a href='/2'><h3>Svar på motion om bussar</h3></a><p>Diarienummer 2025-00456 · Beslutsärende</p></li><li><a href='/3'><h3>Valärenden</h3></a><p>Beslutsärende</p></li></ul>",
            [(None, "Ändrad taxa för vatten", "2026-00123"), (None, "Svar på motion om bussar", "2025-00456"), (None, "Valärenden", None)],
            id="cards whose titles are links, with case numbers in small print",
        ),
        pytest.param(
            "<h1>Nämnden</h1><h2>På dagordningen</h2><p>Bland annat behandlas:</p><ul><li>Årsredovisning för 2025</li><li>Ny översiktsplan</li><li>Svar på motion om skolgårdar</li></ul><h2>Så följer du mötet</h2><ul><li>På plats</li><li>På webben</li></ul>",
            [(None, "Årsredovisning för 2025", None), (None, "Ny översiktsplan", None), (None, "Svar på motion om skolgårdar", None)],
            id="a list under a sentence that leads to it",
        ),
        pytest.param(
            "<h1>Nämnden</h1><table><tr><td>1.</td><td>Upprop</td></tr><tr><td>2.</td><td>Taxa 2027<br>TN/2026:88</td></tr><tr><td>3.</td><td>Ny bro<br>TN/2025:140</td></tr></table><h3>Tilläggslista</h3><table><tr><td>4.</td><td>Vattenskada<br>TN/2026:131</td></tr></table>",
            [("1", "Upprop", None), ("2", "Taxa 2027", "TN/2026:88"), ("3", "Ny bro", "TN/2025:140"), ("4", "Vattenskada", "TN/2026:131")],
            id="a table of one row that goes on counting",
        ),
        pytest.param(
            "1. Upprop\n2. Taxa\n   KS 2026/5\n3. Val\n   a) ledamot i valnämnden\n   b) ersättare i valnämnden\n4. Övrigt\n",
            [("1", "Upprop", None), ("2", "Taxa", "KS 2026/5"), ("3", "Val", None), ("4", "Övrigt", None)],
            id="lettered parts of an item are none of its title",
        ),
        pytest.param(
            "<table><tr><th>Nr</th><th>Ärende</th><th>Dnr</th></tr><tr><td>1</td><td>Upprop</td><td></td></tr><tr><td>2</td><td>Nya motioner</td><td></td></tr><tr><td></td><td>a) Motion om belysning</td><td>KS 2026/80</td></tr><tr><td></td><td>b) Motion om parker</td><td>KS 2026/81</td></tr></table>",
            [("1", "Upprop", None), ("2", "Nya motioner", None), ("2a", "Motion om belysning", "KS 2026/80"), ("2b", "Motion om parker", "KS 2026/81")],
            id="lettered rows with case numbers of their own are items",
        ),
    ],
)  # fmt: skip
def test_items_are_found_in_every_layout(page: str, expected: list[Row]) -> None:
    """With their numbers and case numbers."""
    assert [(item.number, item.title, item.reference) for item in read_agenda(page)] == expected


@pytest.mark.parametrize(
    "said",
    [
        "Taxa [KS.2026.39] (ärendet utgår, tas upp i augusti)",
        "Taxa  Dnr 2026-164  UTGÅR",
        "Taxa, KS 2026/5 – tillbakadraget",
    ],
)
def test_a_matter_is_taken_off_whatever_stands_behind_the_word(said: str) -> None:
    """A reason, or nothing at all behind the case number, of which it is no part."""
    item = read_agenda(f"Dagordning\n\n1. Upprop\n2. {said}\n3. Köp av mark\n")[1]

    assert (item.title, item.withdrawn) == ("Taxa", True)
    assert item.reference in {"KS.2026.39", "2026-164", "KS 2026/5"}


def test_an_allowance_that_is_paid_takes_nothing_off() -> None:
    """The same word of money is a part of the title."""
    item = read_agenda("Dagordning\n\n1. Upprop\n2. Arvode utgår till gode män\n3. Köp av mark\n")[1]

    assert (item.title, item.withdrawn) == ("Arvode utgår till gode män", False)


@pytest.mark.parametrize(
    "papers",
    [
        "<li><a href='/f/1'>Plankarta</a> <small>PDF 44 kB</small></li><li><a href='/f/2'>Samråd</a> <small>PDF 4 kB</small></li>",
        "<a href='/f/1'>Underlag A.pdf</a><a href='/f/2'>Diagram.pdf</a>",
        "<a href='#'>Fil 1.pdf</a> <a href='#'>Fil 2.pdf</a>",
    ],
)
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
