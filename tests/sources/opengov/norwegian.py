"""The pages of a Norwegian county that does not exist, as the platform writes them: far more around than in them."""

from __future__ import annotations

from itertools import cycle
from typing import NamedTuple
from urllib.parse import quote

TENANT = "/Meetings/vintermark"
_NAMES = (
    "Administrasjonsutvalget", "Arbeidsutvalget for opplæring", "Vintermark fylkeskommunale eldreråd", "Fellesnemnda",
    "Forhandlingsutvalget", "Fylkestinget", "Fylkesutvalget", "Fylkesvalgstyret", "Hovedutvalg for kultur, idrett og folkehelse",
    "Hovedutvalg for næring", "Hovedutvalg for samferdsel", "Klagenemnda for skolesaker", "Klagenemnda",
    "Kontrollutvalget i Nedre Vintermark", "Medvirkningsrådet", "Næringsfondet for Øvre og Nedre Vintermark",
    "Opplæringsutvalget", "Partssammensatt utvalg", "Rådet for personer med nedsatt funksjonsevne", "Rådet for trafikksikkerhet",
    "Skatteutvalget", "Synfaringsutvalget", "Ungdomsrådet", "Yrkesopplæringsnemnda",
)  # fmt: skip
_TERMS = (("", "2015 - 2015"), (" 2011-2015", "2011 - 2015"), ("", "2015 - 2019"), (" 2011 - 2015", "2011 - 2015"),
          ("  2016-2019", "2015 - 2019"), (" 2015-2019", "2015 - 2019"))  # fmt: skip


class BoardRow(NamedTuple):
    """A board of one term."""

    id: str
    name: str
    """As the page writes it, with or without its term."""
    period: str
    organization: str


class MeetingRow(NamedTuple):
    """A meeting in a board's list."""

    date: str
    id: str
    beside: str


class ItemRow(NamedTuple):
    """An item of the agenda."""

    group: str
    number: str
    title: str
    id: str


class PaperRow(NamedTuple):
    """A file."""

    id: str
    title: str
    category: str
    size: int

    @property
    def address(self) -> str:
        """Where it is."""
        return f"{TENANT}/File/Details/{self.id}.PDF?fileName={quote(self.title, safe='')}&fileSize={self.size}"


BOARDS = tuple(
    BoardRow(str(270_114 - 731 * nth), f"{name}{term}", period, name)
    for nth, (name, (term, period)) in enumerate(
        zip((name for name in _NAMES for _ in range(2)), cycle(_TERMS), strict=False)
    )
)
MEETINGS = (
    MeetingRow("12.03.2018", "733108", "00:00"),
    MeetingRow("17.04.2018", "733115", "13:00"),
    MeetingRow("12.06.2018", "733116", "13:00"),
    MeetingRow("16.10.2018", "", "Ikke publisert"),
    MeetingRow("04.12.2018", "", "Ikke publisert"),
)
ITEMS = (
    ItemRow("Møteinnkalling", "1/18", "Møteinnkalling Fylkestinget 12.03.2018", "291402"),
    ItemRow("Møteprotokoll", "1/18", "Godkjenning - Møteprotokoll fylkestinget 4.-5. 12. 2017", "291361"),
    ItemRow("Saker til behandling", "1/18", "Ferjekai på Skarvøy – inventar i venterommet", "291366"),
    ItemRow("Saker til behandling", "2/18", "Høring -  Ny inndeling av politidistrikt. Svar fra fylket", "291367"),
    ItemRow("Saker til behandling", "3/18", "Reglement for reiser mv.", "291368"),
    ItemRow("Saker til behandling", "4/18", "Godtgjøring til medlemmer mv. 2018 - 2021", "291370"),
    ItemRow("Saker til behandling", "5/18", "Søknad om fritak fra verv", "291371"),
    ItemRow("Saker til behandling", "6/18", "Fjellhage «Vintermark» IKS – endret selskapsavtale", "291398"),
    ItemRow("Saker til behandling", "7/18", "Valg av medlem til styret for nasjonal kartdatabase (NKD)", "291399"),
)
MINUTES = (
    PaperRow("951206", "Møteinnkalling Fylkestinget 12.03.2018", "", 742_118),
    PaperRow("955530", "Protokoll Fylkestinget 12.03.2018", "", 401_909),
)
PAPERS = (
    PaperRow("957714", "Vedtak", "Internt notat / e-post UTEN oppfølging (N)", 281_600),
    PaperRow(
        "957713", "Saksprotokoll FT, 12032018, Sak 1/18, Ferjekai på Skarvøy – inventar & utstyr", "Vedtak", 355_871
    ),
    PaperRow("948002", "Ferjekai på Skarvøy – inventar & utstyr", "Saksfremlegg/innstilling", 511_030),
)


def _coded(words: str) -> str:
    """Write the letters of Latin 1 as numbers, as the platform does; dashes and quotes of others stay."""
    plain = words.replace("&", "&amp;")
    return "".join(f"&#{ord(letter)};" if 127 < ord(letter) < 256 else letter for letter in plain)


def _frame(title: str, main: str) -> bytes:
    months = ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september")
    items = "\n".join(f'        <option value="{nth}">{month}</option>' for nth, month in enumerate(months, 1))
    page = f"""
<!DOCTYPE html>
<html lang="nb-NO">
<head><meta charset="utf-8" />
    <title>
        Utvalg og m&#248;ter, {_coded(title)}
    </title>
    <link rel='stylesheet' href='/Areas/Meetings/Content/style.css' />
    <script>function tell(kind) {{ return "/Meetings/Details/1"; }}</script>
</head>
<body>
<p><a href="#innhald">Til innhaldet</a></p>
<header><a href="{TENANT}"><img src="/skjold.png" alt="Vintermark" /></a> <h1>Utvalg og m&#248;ter</h1>
    <form action="/sok"><input name="ord" placeholder="Hva leter du etter?" /></form></header>
<ol class="path">
    <li> <a href="{TENANT}">Start</a></li>
    <li> {_coded(title)}</li>
    <li>
</ol>
<h1></h1>
<select id="boardsSelectionMonth">
    <option value="-1" selected>Alle</option>
{items}
</select>
{main}
<footer><p>
&nbsp;&nbsp;Vintermark fylkeskommune | <a href="https://vintermark.example/" target="_blank">vintermark.example</a>
</p></footer>
</body>
</html>
"""
    return page.replace("\n", "\r\n").encode()


def _title(words: str) -> str:
    return f"""<div class="top"><div><div class="sign"></div>
    <div class="meetingTitleHeader">
        <h2>{_coded(words)}</h2>
    </div>
</div></div>"""


def boards_page() -> bytes:
    """Write the list of all boards, of this term and those before."""
    rows = "\n".join(
        f"""                        <li class="boardLink">
                            <a href="{TENANT}/Boards/Details/{it.id}">
                                <div class="boardName">
                                    <span>{_coded(it.name)}</span>
                                </div>
                                <div class="boardPeriod">
                                    <span>{it.period}</span>
                                </div>
                            </a>
                        </li>"""
        for it in BOARDS
    )
    return _frame("Alle utvalg", f'<div class="boardList"><ul>\n{rows}\n</ul></div>')


def board_page() -> bytes:
    """Write a board's meetings of one year, and its members beside them."""
    rows = []
    for it in MEETINGS:
        inner = f"""<div class="meetingName">
        <span>Fylkestinget ({it.date})</span>
    </div>
    <div class="meetingDate">
        <span>{it.date}</span>
        <span>{it.beside}</span>
    </div>"""
        link = f'<a href="{TENANT}/Meetings/Details/{it.id}">\n    {inner}\n</a>'
        rows.append(
            f'<li class="boardLink">\n{link}\n</li>'
            if it.id
            else f'<li title="Under forberedelse" class="boardLink unpublishedMeeting">\n    {inner}\n</li>'
        )
    years = "\n".join(f"<option{' selected' if year == 2018 else ''}>{year}</option>" for year in range(2018, 2014, -1))
    members = "\n".join(
        f"""<li class="person"><h3>Medlem {nth}</h3><p>Valgt {nth:02}.01.2016</p></li>""" for nth in range(1, 28)
    )
    return _frame(
        "Fylkestinget",
        f"""{_title("Fylkestinget")}
<section><h2>Alle m&#248;ter i Fylkestinget</h2>
<select id="boardsYearSelection">
{years}
</select>
<div class="displaySearchResult">
    <p id="instructionLabel">{len(MEETINGS)} m&#248;ter funnet for  2018</p>
</div>
<div class="meetingList">
<ul>
{chr(10).join(rows)}
</ul>
</div>
</section>
<aside id="people"><ul>
{members}
</ul></aside>""",
    )


def agenda_page() -> bytes:
    """Write a meeting's own page: groups of items, its files, and details of which one is empty."""
    groups = []
    for group in dict.fromkeys(it.group for it in ITEMS):
        items = "\n".join(
            f"""<li role="listitem">
    <a class="accordion" id="agendaItem_{it.id}"
       onclick="loadAgendaItem('{TENANT}/Meetings/LoadAgendaItemDetail/{it.id}','{it.id}')"
       onkeydown="key('{TENANT}/Meetings/LoadAgendaItemDetail/{it.id}', '{it.id}', event)">
        <div class="sign">
        </div>
        <div>
            <h5 class="accordionTitleText">{_coded(f"{it.number} - {it.title}")}</h5>
        </div>
    </a>
    <div id="{it.id}"></div>
</li>"""
            for it in ITEMS
            if it.group == group
        )
        groups.append(
            f"""<div class="agendaItemHeader agendaHeader">
    <h4>{_coded(group)}</h4>
</div>
<div class="meetingAgendaList">
<ul role="list">
{items}

</ul>
</div>"""
        )
    files = "\n".join(
        f"""<li class="boardLink " title="{_coded(it.title)}">
    <a href="{it.address.replace("&", "&amp;")}" onclick="tell('Meeting')">
        <div><div class="name">
                {_coded(it.title)}
            </div>
            <div class="kind"><span>{it.size // 1024}KB</span></div></div>
    </a>
</li>"""
        for it in MINUTES
    )
    details = {"Utvalg": "Fylkestinget", "Sted": "", "Dato": "12.03.2018", "Status": "Avholdt"}
    return _frame(
        "Fylkestinget (12.03.2018)",
        f"""{_title("Fylkestinget (12.03.2018)")}
<section>
    <div class="meetingsAgenda">
        <h3>Dagsorden</h3>
{chr(10).join(groups)}
    </div>
</section>
<aside class="meetingsDocumentSection">
<h3>Filer</h3>
<div class="filesList">
<ul>
{files}
</ul>
</div>
{"".join(_detail(label, words) for label, words in details.items())}
</aside>""",
    )


def item_page() -> bytes:
    """Write what opens under an item: a part of a page, with its letters as they are."""
    files = "\n".join(
        f"""                                <li class="boardLink " title="{_coded(it.title)}">

    <a href="{it.address.replace("&", "&amp;")}">
        <div><div>
            <div class="fileNameDetail">{it.title.replace("&", "&amp;")}</div>
            <div class="fileDocumentCategory">{_coded(it.category)}</div>
        </div>
        <div>
<span>
            {it.size // 1024} KB
        </span></div></div>
    </a>
                                </li>"""
        for it in PAPERS
    )
    page = f"""<div class="meetingsDetails">
    <div class="filesList">
        <ul>
{files}

        </ul>
    </div>
    <div class="detailsSection">
<h5>Om saken</h5>
{_detail("Saksansvarlig", "Avdeling for samferdsel")}
{_detail("Saksnr.", "18/04417")}
    </div>
    </div>"""
    return page.replace("\n", "\r\n").encode()


def _detail(label: str, words: str) -> str:
    return f"""<div class="detailsList">
    <div class="detailHeader">
        <span>{label}</span>
    </div>
    <div class="detailContent">
        <p>{_coded(words)}</p>
    </div>
</div>
"""
