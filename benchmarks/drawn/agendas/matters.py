"""What municipalities that do not exist decide about: titles, case numbers, presenters, papers, proposals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.drawn.dice import Dice

_FIRST = ("Alva", "Bo", "Cornelia", "Dag", "Embla", "Folke", "Gry", "Hillevi", "Ivar", "Jorun", "Knut", "Liv", "Malte", "Nanna", "Orvar", "Petra", "Rut", "Sixten", "Tuva", "Ylva")  # fmt: skip
_LAST = ("Almgård", "Björkhage", "Dahlmark", "Ekelöv", "Forsmyr", "Granåker", "Hedlund Ask", "Isgren", "Källvik", "Lövhag", "Mossebo", "Norrtorp", "Rönnvall", "Sjöhed", "Tallmo", "Vikåsen", "Åsgårde", "Östmark")  # fmt: skip
_OFFICES = ("ekonomichef", "kommundirektör", "planarkitekt", "mark- och exploateringschef", "förvaltningschef", "utredare", "miljöinspektör", "kanslichef", "verksamhetschef", "controller", "HR-chef", "samhällsplanerare")  # fmt: skip
_PARTIES = ("S", "M", "V", "C", "L", "MP", "KD", "SD")
_PLACES = ("Ripan", "Norrstrand", "Kvarnängen", "Hammarvägen", "Björktorp", "Sjöhaga", "Gamla sågen", "Tallbacken", "Åkerslund", "Lillån", "Storgatan", "Östra hamnen")  # fmt: skip
_THINGS = ("cykelvägar", "skolskjuts", "utegym", "fria bussresor för äldre", "laddstolpar", "språktest", "solceller på kommunens tak", "en kulturskola för alla", "förbud mot fyrverkerier", "valfri måltid i skolan")  # fmt: skip

_DECISIONS = (
    "Detaljplan för {place} {n}:{n}, granskning", "Detaljplan för del av kvarteret {place}", "Antagande av detaljplan för {place}",
    "Budgetuppföljning per den 31 mars {year}", "Årsredovisning {last}", "Delårsrapport per augusti {year}", "Mål och budget {next}–{later}",
    "Försäljning av fastigheten {place} {n}:{n}", "Köp av mark vid {place}", "Markanvisning {place}, etapp {d}", "Medborgarlöfte {year}",
    "Taxa för kopior, utdrag och bestyrkanden", "Taxor och avgifter {next} inom plan- och bygglagens område", "Reviderad avfallstaxa från och med {next}",
    "Svar på remiss: {sou} Ett säkrare samhälle", "Yttrande över förslag till regional transportplan {next}–{later}", "Remissvar – samråd om naturreservat {place}",
    "Revidering av reglemente för nämnder och styrelser", "Ny delegationsordning", "Policy för representation och gåvor", "Riktlinjer för bostadsanpassning (revidering)",
    "Ansökan om medfinansiering från föreningen {place}s vänner", "Föreningsbidrag {next}", "Begäran om tilläggsanslag för {place}skolan",
    "Upphandling av måltidstjänster; tilldelningsbeslut", "Lokalförsörjningsplan {next}–{later}", "VA-plan, samrådsförslag", "Byggnation av ny förskola i {place}",
    "Intern kontroll {last}, uppföljning och plan för {year}", "Bolagsordning för {place} Fastighets AB", "Borgensåtagande för {place} Energi AB",
    "Strandskyddsdispens för brygga på {place} {d}:{n}", "Bygglov för tillbyggnad av enbostadshus, {place} {d}:{n}", "Namnsättning av gator i {place}",
    "Överenskommelse mellan kommunen och civilsamhället", "Tillsyn enligt alkohollagen {year}", "Kompetensförsörjning inom vård och omsorg, återremitterat ärende",
    "Partistöd {next}", "Sammanträdesplan {next}", "Sammanträdestider för {next}", "Ägardirektiv till de kommunala bolagen", "Uppdrag att se över grundskolans struktur – slutrapport",
    "Ej verkställda beslut enligt socialtjänstlagen, kvartal {d} {last}", "{next} års investeringsram, omdisponering", "Vattenskyddsområde {place}", "Trygghetsplan",
)  # fmt: skip
_MOTIONS = (
    "Motion från {person} ({party}) om {thing}", "Svar på motion om {thing}", "Besvarande av motion om {thing} väckt av {person} ({party})",
    "Motion om {thing}, {person} ({party}) m.fl.", "Medborgarförslag om {thing}", "Svar på medborgarförslag om {thing} vid {place}",
    "Interpellation från {person} ({party}) till socialnämndens ordförande om {thing}", "Fråga från {person} ({party}) om {thing}",
)  # fmt: skip
_ELECTIONS = (
    "Avsägelse från {person} ({party}), ersättare i kulturnämnden", "Fyllnadsval av ledamot i valnämnden efter {person} ({party})",
    "Val av nämndemän", "Entledigande från uppdrag som ledamot i kommunfullmäktige", "Val av ombud till {place} AB:s bolagsstämma",
)  # fmt: skip
_INFORMATION = (
    "Information om arbetet med {thing}", "Kommundirektören informerar", "Information från räddningstjänsten", "Lägesrapport {place}", "Ekonomiskt läge",
    "Rapport från dataskyddsombudet", "Aktuellt från förvaltningen", "Presentation av nya verksamhetschefen", "Statistik sjukfrånvaro kvartal {d}",
)  # fmt: skip
_OPENING = (
    ("Upprop",), ("Sammanträdet öppnas",), ("Mötets öppnande",), ("Val av justerare", "Val av justeringsperson", "Val av protokollsjusterare", "Utseende av justerare samt tid för justering"),
    ("Godkännande av dagordning", "Fastställande av dagordning", "Fastställande av föredragningslistan", "Godkännande av ärendelistan"), ("Anmälan om jäv", "Anmälan av jäv"),
    ("Föregående protokoll", "Föregående mötes protokoll"),
)  # fmt: skip
_NOTICES = ("Anmälningsärenden", "Anmälan av delegationsbeslut", "Redovisning av delegationsbeslut", "Meddelanden", "Delgivningar", "Anmälan av inkomna motioner", "Inkomna skrivelser")  # fmt: skip
_CLOSING = (
    "Övriga frågor",
    "Sammanträdet avslutas",
    "Övriga ärenden",
    "Avslutning",
    "Mötet avslutas",
    "Frågor från ledamöterna",
)
_PAPERS = ("Tjänsteskrivelse", "Protokollsutdrag {body} {day}", "Förslag till beslut", "Bilaga {n}", "{title}", "Missiv", "Remissvar {body}", "Karta", "Samrådsredogörelse", "Reglemente – förslag", "Kalkyl")  # fmt: skip
_BODIES = (
    "kommunstyrelsen",
    "kommunstyrelsens arbetsutskott",
    "socialnämnden",
    "miljö- och byggnämnden",
    "kulturnämnden",
)
_PROPOSALS = (
    "{body} godkänner förslaget.", "{body} beslutar att anta planen enligt bilaga {d}.", "Motionen avslås.", "Motionen anses besvarad med hänvisning till förvaltningens yttrande.",
    "Informationen antecknas till protokollet.", "Uppdra åt förvaltningen att återkomma med en redovisning senast i oktober.", "Avslå ansökan.",
    "Kostnaden {n} 000 kronor finansieras ur oförutsedda medel.", "Kommunfullmäktige föreslås fastställa taxan att gälla från 1 januari.", "Yttrandet överlämnas till länsstyrelsen.",
    "att godkänna redovisningen", "att lägga rapporten till handlingarna", "att paragrafen justeras omedelbart", "att föreslå fullmäktige att bevilja borgen",
)  # fmt: skip
_SUMMARIES = (
    "Förvaltningen har tagit fram ett förslag som nu ska prövas. Förslaget har varit ute på samråd under våren och {n} yttranden har kommit in.",
    "Nämnden gav den {d} mars i uppdrag att utreda frågan. Utredningen visar att kostnaden ryms inom beslutad ram.",
    "Sökanden vill bygga till huset med {n} kvadratmeter. Grannar har hörts och inga invändningar har kommit in.",
    "Ärendet bordlades vid förra sammanträdet. Enligt kommunallagen ska en motion besvaras inom ett år.",
    "Planen ersätter den som antogs {last}. Den gäller tills vidare och följs upp varje år i samband med bokslutet.",
)  # fmt: skip

REFERENCES = ("KS {year}/{n5}", "KS/{year}:{n3}", "KS-{year}-{n5}", "KS{year}-{n3}", "{year}-{n5}", "{year}/{n4}", "{year}.{n3} KS", "KS {n3}/{year}", "KS {yy}/{n3}", "{year}/KS {n4} 001", "SBN.{year}.{n3}")  # fmt: skip
"""How registers write their numbers; each town in one way."""


@dataclass(frozen=True, eq=False)
class Person:
    """Who presents a matter."""

    name: str
    office: str


@dataclass(eq=False)
class Matter:
    """An item of an agenda, as it is planned; the page need not tell all of it."""

    title: str
    kind: str
    number: str = ""
    reference: str = ""
    presenter: Person | None = None
    papers: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    summary: str = ""
    withdrawn: bool = False
    closed: bool = False


class Town:
    """What one town's agendas have in common: how it writes case numbers, who presents."""

    def __init__(self, dice: Dice, year: int) -> None:
        """Settle its habits."""
        self.dice, self.year = dice, year
        self.register = dice.one(REFERENCES)
        self.letters = dice.one(("KS", "SN", "BUN", "TN", "KFN", "SBN"))
        self.people = [Person(f"{dice.one(_FIRST)} {dice.one(_LAST)}", dice.one(_OFFICES)) for _ in range(5)]

    def fill(self, words: str, title: str = "") -> str:
        """Put names and figures into a pattern."""
        dice, year = self.dice, self.year
        slots: dict[str, object] = {
            "place": dice.one(_PLACES), "thing": dice.one(_THINGS), "person": f"{dice.one(_FIRST)} {dice.one(_LAST)}", "party": dice.one(_PARTIES),
            "n": 2 + dice.below(60), "d": 1 + dice.below(4), "year": year, "last": year - 1, "next": year + 1, "later": year + 3, "yy": f"{year % 100:02}",
            "sou": dice.one(("SOU", "Ds")) + f" {year}:{3 + dice.below(40)}", "body": dice.one(_BODIES).capitalize(), "day": f"{year}-0{1 + dice.below(9)}-1{dice.below(9)}",
            "title": title, "n3": 11 + dice.below(900), "n4": f"{7 + dice.below(900):04}", "n5": f"{12 + dice.below(1900):05}",
        }  # fmt: skip
        return words.format(**slots)

    def reference(self) -> str:
        """Give a case number."""
        return self.fill(self.register.replace("KS", self.letters).replace("SBN", self.letters))

    def opening(self) -> list[Matter]:
        """Give the formalities that a meeting begins with."""
        kinds = self.dice.some(_OPENING, 2 + self.dice.below(3))
        return [Matter(self.dice.one(it), "formality") for it in kinds]

    def closing(self) -> list[Matter]:
        """Give what it ends with."""
        return [Matter(self.dice.one(_CLOSING), "formality")] if self.dice.chance(0.6) else []

    def notices(self) -> list[Matter]:
        """Give what is but reported."""
        return [self._case(it, "notice", 0.5) for it in self.dice.some(_NOTICES, 1 + self.dice.below(2))]

    def informations(self, count: int) -> list[Matter]:
        """Give what is told by word of mouth."""
        return [self._case(self.fill(it), "information", 0.4) for it in self.dice.mixed(_INFORMATION)[:count]]

    def decisions(self, count: int) -> list[Matter]:
        """Give matters that are decided, in any order."""
        dice = self.dice
        wanted = [
            *dice.mixed(_DECISIONS)[: max(count - count // 4, 1)],
            *dice.mixed((*_MOTIONS, *_ELECTIONS))[: count // 4],
        ]
        return [self._case(self.fill(it), "decision", 0.95) for it in wanted[:count]]

    def motions(self, count: int) -> list[Matter]:
        """Give motions and questions."""
        return [self._case(self.fill(it), "motion", 0.95) for it in self.dice.mixed(_MOTIONS)[:count]]

    def elections(self, count: int) -> list[Matter]:
        """Give elections."""
        return [self._case(self.fill(it), "election", 0.9) for it in self.dice.mixed(_ELECTIONS)[:count]]

    def _case(self, title: str, kind: str, known: float) -> Matter:
        dice = self.dice
        papers = tuple(self.fill(it, title) for it in dice.some(_PAPERS, dice.below(4)))
        return Matter(
            title,
            kind,
            reference=self.reference() if dice.chance(known) else "",
            presenter=dice.one(self.people) if dice.chance(0.6) else None,
            papers=tuple(dict.fromkeys(papers)),
            proposals=tuple(self.fill(it) for it in dice.some(_PROPOSALS, 1 + dice.below(3))),
            summary=self.fill(dice.one(_SUMMARIES)),
            withdrawn=dice.chance(0.04),
            closed=dice.chance(0.06),
        )

    def names(self, count: int) -> list[str]:
        """Give people with their parties, as a list of who attends does."""
        return [self.fill("{person} ({party})") for _ in range(count)]


GROUPS: dict[str, Sequence[str]] = {
    "opening": ("Formalia", "Inledning", "Sammanträdets inledning", "Formella ärenden", "Öppnande"),
    "information": ("Informationsärenden", "Information", "Information till nämnden", "Föredragningar", "Dialog och information"),
    "decision": ("Beslutsärenden", "Ärenden för beslut", "Ärenden till kommunfullmäktige", "Beslut", "Ärenden som nämnden avgör", "Samhällsbyggnad", "Ekonomi och styrning"),
    "board": ("Ärenden som avgörs av styrelsen", "Individärenden", "Plan och bygg", "Ärenden för eget avgörande"),
    "motion": ("Motioner, interpellationer och frågor", "Motioner", "Motioner och medborgarförslag"),
    "election": ("Valärenden", "Val och avsägelser", "Val"),
    "notice": ("Anmälningsärenden och delegationsbeslut", "Övrigt", "Anmälningar", "För kännedom"),
}  # fmt: skip
"""What heads each group of items."""
