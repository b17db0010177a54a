"""What invented bodies decide: matters of many kinds, each with the facts that a reader should find in it.

The sentences are ours. What is difficult in them is what is difficult in real minutes: what others decided or
proposed before stands beside what is decided now, and in the same words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from random import Random

MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december")  # fmt: skip


class Head(Enum):
    """What stands over a part of a paragraph; each layout has its own words for it."""

    NONE = auto()
    BACKGROUND = auto()
    PREPARED = auto()
    CLAIMS = auto()
    ORDER = auto()
    VOTE = auto()
    RESULT = auto()
    DECISION = auto()
    ABOVE = auto()
    RESERVATION = auto()
    STATEMENT = auto()
    DISPATCH = auto()
    BASIS = auto()


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody elected."""

    name: str
    party: str

    def __str__(self) -> str:
        """Show the name with the party."""
        return f"{self.name} ({self.party})"


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote: who voted how, and what yes and no were for."""

    subject: str
    yes: tuple[Member, ...]
    no: tuple[Member, ...]
    abstaining: tuple[Member, ...]
    yes_for: str
    no_for: str

    @property
    def figures(self) -> tuple[int, int]:
        """The more and the fewer votes."""
        return max(len(self.yes), len(self.no)), min(len(self.yes), len(self.no))


Part = tuple[Head, tuple[str, ...]]
"""A heading, and the paragraphs under it; a line that begins with "•" is a point."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A paragraph of minutes: what stands in it, and what a reader should find."""

    title: str
    reference: str | None
    parts: tuple[Part, ...]
    outcome: str
    goes_to: str | None = None
    ballot: Ballot | None = None
    reserved: tuple[Member, ...] = ()


@dataclass(slots=True)
class House:
    """A body that decides, its people, and the dice that its matters are drawn with."""

    name: str
    short: str
    """How its case numbers and its committees call it: "TEN"."""
    office: str
    """Who prepares its matters: "Teknik- och fritidsförvaltningen"."""
    above: str | None
    """To whom it proposes; `None` for a council."""
    day: dt.date
    members: tuple[Member, ...]
    reference: Callable[[int], str]
    """A case number of this house, by a running number."""
    style: str
    dice: Random = field(default_factory=lambda: Random(1))  # noqa: S311 - a test's dice
    used: set[str] = field(default_factory=set)

    @property
    def own(self) -> str:
        """Its name within a sentence."""
        return self.name[0].lower() + self.name[1:]

    def days_before(self, days: int) -> str:
        """Write a day before the meeting."""
        day = self.day - dt.timedelta(days=days)
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def pick(self, words: Sequence[str]) -> str:
        """Pick some words."""
        return self.dice.choice(words)

    def fresh(self, words: Sequence[str]) -> str:
        """Pick words that were not picked before, as long as there are any."""
        left = [it for it in words if it not in self.used] or list(words)
        chosen = self.dice.choice(left)
        self.used.add(chosen)
        return chosen

    def person(self) -> Member:
        """Pick somebody."""
        return self.dice.choice(self.members)

    def people(self, count: int) -> tuple[Member, ...]:
        """Pick several."""
        return tuple(self.dice.sample(self.members, count))


_PLACES = (
    "Ormhälla",
    "Vassvik torg",
    "Tallåsen",
    "Brånhög",
    "Snickargatan",
    "Dimsjön",
    "kvarteret Sländan",
    "Lillåker",
)
_FEES = (
    "Taxa för sotning och brandskyddskontroll", "Taxa för vatten och avlopp", "Avgifter för torgplatser och uteserveringar",
    "Taxa för prövning och tillsyn enligt miljöbalken", "Avgift för trygghetslarm", "Taxa för kulturskolan",
    "Avgifter för felparkering i kommunen", "Taxa för upplåtelse av allmän platsmark, med bestämmelser om återbetalning",
)  # fmt: skip
_WISHES = (
    "fler bänkar längs Strandstigen", "en lekplats för äldre barn vid Dimsjön", "solceller på kommunens sporthallar",
    "kostnadsfria halkskydd till alla över 70 år", "att rusta upp gångvägen mellan Tallåsen och busstationen",
    "en digital anslagstavla i varje kommundel", "sänkta hastigheter utanför skolor och förskolor",
    "ett sammanhållet cykelnät som också når landsbygden och de mindre orterna", "naturlig skugga på förskolegårdar",
    "en fritidsbank där barn får låna utrustning", "att öppna simhallen en kväll i veckan för enbart kvinnor",
    "återbrukade möbler i kommunens lokaler", "en översyn av kommunens alla avgifter för föreningar",
    "väderskydd vid alla hållplatser", "sommarjobb åt alla som går i årskurs nio", "en hundrastgård i Lillåker",
    "att ta bort delade turer i hemtjänst och omsorg", "offentliga toaletter som är öppna hela året", "en lokal matmarknad",
    "bättre belysning i elljusspåret vid Brånhög", "minst en vegetarisk rätt varje dag i skolan", "fria resor för unga i juli",
    "att sända alla nämnders öppna delar på webben", "ett minnesmärke över bruket", "språkkrav inom äldreomsorgen",
    "att utreda ett gemensamt räddningstjänstförbund med grannkommunerna", "konstgräs på Vassvik idrottsplats",
)  # fmt: skip
_PLANS = (
    "Plan för krisberedskap 2027–2030", "Biblioteksplan", "Riktlinjer för föreningsbidrag",
    "Handlingsplan mot ensamhet bland äldre", "Lokalförsörjningsplan 2027-2036", "Policy för hållbara resor",
    "Strategi för HVB-hem och stödboenden", "Cykelplan med åtgärder för barn- och ungdomars skolvägar",
)  # fmt: skip
_REPORTS = (
    "Ekonomisk uppföljning per april", "Delårsrapport med helårsprognos", "Uppföljning av intern kontroll",
    "Månadsrapport för nämndens verksamheter", "Redovisning av obesvarade motioner och medborgarförslag",
    "Uppföljning av kvalitetsarbetet inom hemtjänst- och omsorgsverksamheten",
)  # fmt: skip
_BACKGROUND = (
    "Frågan har funnits med i budgetarbetet sedan i höstas, då {office} fick i uppgift att ta fram ett underlag tillsammans med berörda verksamheter.",
    "Nuvarande bestämmelser är från 2019 och har i vissa delar blivit svåra att tillämpa. Sedan dess har lagstiftningen ändrats två gånger.",
    "Kostnaden beräknas till {sum} tkr, varav hälften ryms inom beslutad ram. Resterande del prövas i samband med budget 2027.",
    "Under våren har synpunkter hämtats in från föreningar, näringsliv och de råd som berörs. Fjorton svar kom in, och de flesta var positiva.",
    "Arbetsutskottet behandlade ärendet den {earlier}, § {paragraph}, och beslutade då att låta det gå vidare utan eget förslag.",
    "Barnens bästa har beaktats. {office} bedömer att förslaget inte får negativa följder för barn och unga i kommunen.",
    "Kommunfullmäktige avslog ett liknande förslag den {earlier}, § {paragraph}, med hänvisning till kommunens ekonomiska läge.",
    "Ärendet bordlades vid föregående sammanträde för att partierna skulle få tid att läsa det kompletterade underlaget.",
    "En jämförelse med åtta andra kommuner visar att nivån ligger nära genomsnittet. Två av dem har nyligen beslutat att höja den.",
)  # fmt: skip
_PREPARED = (
    "{office} har i en skrivelse den {earlier} lämnat sitt yttrande:",
    "Ur {office}s skrivelse den {earlier}:",
)
_THOUGHTS = (
    "Förslaget stärker möjligheterna att planera långsiktigt, men ställer också krav på samordning mellan förvaltningarna. Därför bör arbetet följas upp redan efter ett år.",
    "Det går inte att i förväg säga hur många som kommer att använda möjligheten. I andra kommuner har efterfrågan varit större än väntat, särskilt under sommarhalvåret.",
    "Tidplanen är stram. Om upphandlingen skulle överklagas kan starten behöva skjutas upp till efter årsskiftet, vilket i så fall får återrapporteras.",
    "Av de alternativ som har prövats är det här det som bäst svarar mot målen i översiktsplanen, och det kan genomföras inom den ram som är beslutad.",
)
_EXTRA = (
    "Det är lätt att säga ja till allt som är bra, men någon måste också betala. Vi hade därför hellre sett att ärendet återremitterades, så att kostnaderna kunde prövas mot annat.",
    "Vi menar att nämnden redan har beslutat om en strategi för området. Att nu avslå en enkel utredning är att skjuta problemet framför sig, och det är invånarna som får vänta.",
    "Majoriteten har valt en väg som vi inte kan ställa oss bakom. Vårt förslag hade godkänt planen i dag och samtidigt gett förvaltningen i uppdrag att återkomma med siffror.",
)


def _filled(house: House, words: str) -> str:
    """Fill what a sentence leaves open."""
    office = house.office if words.startswith("{office}") or ". {office}" in words else house.office.lower()
    return words.format(
        office=office,
        sum=f"{house.dice.randint(2, 40)} {house.dice.randint(100, 999)}",
        earlier=house.days_before(house.dice.randint(9, 120)),
        paragraph=house.dice.randint(11, 240),
    )


def _background(house: House, first: str = "", count: int = 2) -> Part:
    told = [_filled(house, it) for it in house.dice.sample(_BACKGROUND, count)]
    return Head.BACKGROUND, tuple(filter(None, (first, *told)))


def _prepared(house: House) -> Part:
    said = tuple(house.dice.sample(_THOUGHTS, 2))
    return Head.PREPARED, (_filled(house, house.pick(_PREPARED)), *said)


def _basis(house: House, title: str) -> Part:
    number = house.dice.randint(9, 120)
    points = (f"•§{number} {house.short}AU {title}", f"•Tjänsteskrivelse – {title}", f"•Bilaga {house.dice.randint(1, 4)}, reviderad {house.day:%Y-%m-%d}")  # fmt: skip
    return Head.BASIS, points[: house.dice.randint(1, 3)]


def _decided(house: House, statement: str, infinitive: str) -> Part:
    """Write what this body itself decides, as its layout does."""
    if house.style == "common":
        return Head.DECISION, (f"{house.name} beslutar", f"att {infinitive}")
    if house.style == "city":
        return Head.DECISION, (f"Enligt {house.office.lower()}s förslag:", statement)
    return Head.DECISION, (statement,)


def _proposed(house: House, statement: str, infinitive: str) -> tuple[Part, ...]:
    """Write what this body decides to propose to the council."""
    above = (house.above or "").lower()
    if house.style == "common":
        return ((Head.DECISION, (f"{house.name} föreslår {above} besluta", f"att {infinitive}")),)
    if house.style == "city":
        words = f"{house.name} tillstyrker {house.office.lower()}s förslag och föreslår att {above} beslutar:"
        return ((Head.DECISION, (words, statement)),)
    return ((Head.DECISION, ()), (Head.ABOVE, (statement,)))


def _either(house: House, statement: str, infinitive: str) -> tuple[tuple[Part, ...], str | None]:
    """Decide, or propose to the council where the matter is the council's."""
    if house.above is None:
        return (_decided(house, statement, infinitive),), None
    return _proposed(house, statement, infinitive), house.above


def _named(people: Sequence[Member]) -> str:
    told = [str(it) for it in people]
    return f"{', '.join(told[:-1])} och {told[-1]}" if len(told) > 1 else told[0]


def _roll(house: House, side: Sequence[Member]) -> str:
    """Name those who voted alike, members first, then those who stand in, then the chair."""
    chair, standing_in = house.members[0], house.members[-2:]
    told = [str(it) for it in side if it != chair and it not in standing_in]
    told += [f"tjänstgörande ersättaren {it}" for it in side if it in standing_in]
    told += [f"ordföranden {it}" for it in side if it == chair]
    return f"{', '.join(told[:-1])} {'samt' if chair in side else 'och'} {told[-1]}" if len(told) > 1 else told[0]


def _genitive(person: Member) -> str:
    return person.name if person.name.endswith(("s", "x", "z")) else f"{person.name}s"


def _ballot(
    house: House, subject: str, sides: tuple[Member, Member], *, yes_for: str, no_for: str, yes_wins: bool
) -> Ballot:
    """Part the members, those who abstain aside; `sides` says who votes yes and who no, whatever the others do."""
    ranks = {it: nth for nth, it in enumerate(house.members)}
    others = [it for it in house.members if it not in sides]
    house.dice.shuffle(others)
    away = house.dice.choice((0, 0, 0, 2, 3)) if len(others) > 7 else 0
    voting = others[away:]
    more = house.dice.randint(len(voting) // 2 + 1, len(voting) - 1)
    winning, losing = (*voting[:more], sides[not yes_wins]), (*voting[more:], sides[yes_wins])
    yes, no = (winning, losing) if yes_wins else (losing, winning)
    yes, no, abstaining = (tuple(sorted(it, key=ranks.__getitem__)) for it in (yes, no, others[:away]))
    return Ballot(subject, yes, no, abstaining, yes_for, no_for)


def _voted(house: House, ballot: Ballot, found: str) -> tuple[Part, ...]:
    """Write a vote, by figures or by the names of those who voted."""
    if house.style == "city":
        chair = house.members[0]
        sides = ((ballot.yes, "röstar Ja"), (ballot.no, "röstar Nej"), (ballot.abstaining, "avstår från att rösta"))
        names = [f"{_roll(house, side)} {verb} ({len(side)})." for side, verb in sides if side]
        found = f"Ordföranden {chair} ställer propositioner på yrkandena och finner {found}. Omröstning begärs."
        proposition = f"Godkänd voteringsproposition: ”Ja för {ballot.yes_for} och Nej för {ballot.no_for}.”"
        return (Head.ORDER, (found,)), (Head.VOTE, (proposition, *names))
    abstaining = f" och {len(ballot.abstaining)} ledamöter som avstår" if ballot.abstaining else ""
    if house.style == "common":
        return (
            (Head.ORDER, (f"Ordföranden ställer proposition på förslagen och finner {found}. Omröstning begärs.",)),
            (
                Head.VOTE,
                (
                    f"Den som röstar för {ballot.yes_for} röstar ja. Den som röstar för {ballot.no_for} röstar nej.",
                    f"Omröstningen utfaller med {len(ballot.yes)} ja-röster och {len(ballot.no)} nej-röster{abstaining}.",
                ),
            ),
        )
    return (
        (Head.ORDER, (f"Ordföranden ställer förslagen mot varandra och finner {found}.",)),
        (Head.VOTE, ("Omröstning begärs, och den går till så här:", f"Ja-röst för {ballot.yes_for}.", f"Nej-röst för {ballot.no_for}.")),
        (Head.RESULT, (f"Med {len(ballot.yes)} ja-röster och {len(ballot.no)} nej-röster{abstaining} beslutar {house.own} enligt det som fick flest röster.", "Hur var och en röstade framgår av listan efter paragrafen.")),
    )  # fmt: skip


def _against(house: House, people: Sequence[Member], *, long: bool) -> Part:
    """Write who reserved themselves, shortly or with their reasons."""
    if long:
        told = (f"{_named(people)} lämnar en skriftlig reservation:", *house.dice.sample(_EXTRA, 2))
        return Head.RESERVATION, told
    return Head.RESERVATION, (f"{_named(people)} reserverar sig mot beslutet till förmån för eget yrkande.",)


def _information(house: House, number: int) -> Matter:
    """Tell of what is decided further down, which is no decision."""
    points = ("•Läget i upphandlingen av skolskjuts", f"•§ {number + 1} {house.pick(_REPORTS)}", f"•§ {number + 3} {house.pick(_PLANS)}", f"•Invigningen vid {house.pick(_PLACES)}")  # fmt: skip
    words = (f"{house.office} lämnar en lägesrapport.", *points)
    return Matter("Information och dialog", None, ((Head.BACKGROUND, words),), "unknown")


def _report(house: House, _: int) -> Matter:
    title = f"{house.fresh(_REPORTS)} {house.day.year}"
    statement, outcome = house.pick(("Rapporten godkänns.|approved", "Redovisningen läggs till handlingarna.|noted")).split("|")  # fmt: skip
    infinitive = "godkänna rapporten" if outcome == "approved" else "lägga redovisningen till handlingarna"
    parts = (_background(house), _prepared(house), _decided(house, statement, infinitive), (Head.DISPATCH, (house.office,)), _basis(house, title))  # fmt: skip
    return Matter(title, house.reference(house.dice.randint(10, 400)), parts, outcome)


def _fee(house: House, _: int) -> Matter:
    title = f"{house.fresh(_FEES)} från och med {house.day.year + 1}"
    statement = f"Den nya taxan antas och gäller från och med den 1 januari {house.day.year + 1}."
    decided, goes_to = _either(
        house, statement, f"anta den nya taxan att gälla från och med den 1 januari {house.day.year + 1}"
    )
    parts = (_background(house, count=3), _prepared(house), *decided, _basis(house, title))
    return Matter(title, house.reference(house.dice.randint(10, 400)), parts, "approved", goes_to)


def _plan(house: House, _: int) -> Matter:
    title = house.fresh(_PLANS)
    mover = house.person()
    claims = (Head.CLAIMS, (f"{mover} yrkar bifall till {house.office.lower()}s förslag.",))
    order = (
        Head.ORDER,
        (f"Ordföranden frågar om {house.own} kan besluta enligt förslaget och finner att svaret är ja.",),
    )
    decided = _decided(house, "Planen antas.", "anta planen")
    parts = (
        _background(house, count=3),
        claims,
        order,
        decided,
        (Head.DISPATCH, ("Samtliga nämnder",)),
        _basis(house, title),
    )
    return Matter(title, house.reference(house.dice.randint(10, 400)), parts, "approved")


def _answer(house: House, _: int) -> Matter:
    """Answer a motion, whose own points say what to decide."""
    wish, maker = house.fresh(_WISHES), house.person()
    title = f"Svar på motion om {wish} - {maker}"
    asked = (
        f"{maker} har lämnat en motion till kommunfullmäktige den {house.days_before(200)}, § {house.dice.randint(90, 210)}, om {wish}. Motionären föreslår",
        f"•att kommunfullmäktige beslutar att ge {house.office.lower()} i uppdrag att ta fram ett förslag om {wish}",
        "•att kostnaden ryms inom beslutad ram.",
    )
    statement, infinitive, outcome = house.pick(
        ("Motionen anses besvarad.|anse motionen besvarad|answered", "Motionen avslås.|avslå motionen|rejected", "Motionen bifalls.|bifalla motionen|approved")
    ).split("|")  # fmt: skip
    decided, goes_to = _either(house, statement, infinitive)
    parts = ((Head.BACKGROUND, asked), _prepared(house), *decided, _basis(house, title))
    return Matter(title, house.reference(house.dice.randint(10, 400)), parts, outcome, goes_to)


def _contested(house: House, _: int) -> Matter:
    """Vote on a motion: yes is for refusing it, or for granting it."""
    wish, (maker, friend, other) = house.fresh(_WISHES), house.people(3)
    title = f"Motion om {wish} - {maker}"
    refused = house.dice.random() < 0.6
    asked = (Head.BACKGROUND, (f"{maker} har i en motion föreslagit {wish}.", _filled(house, house.pick(_BACKGROUND))))
    claims = (Head.CLAIMS, (f"{maker} och {friend} yrkar bifall till motionen.", f"{other} yrkar avslag på motionen."))
    ballot = _ballot(
        house,
        title,
        (other, maker) if refused else (maker, other),
        yes_for="avslag på motionen" if refused else f"bifall till {_genitive(maker)} förslag",
        no_for=f"bifall till {_genitive(maker)} förslag" if refused else "avslag på motionen",
        yes_wins=True,
    )
    found = f"att {house.own} {'avslår' if refused else 'bifaller'} motionen"
    statement, infinitive = (
        ("Motionen avslås.", "avslå motionen") if refused else ("Motionen bifalls.", "bifalla motionen")
    )
    decided, goes_to = _either(house, statement, infinitive)
    lost = ballot.no[:3]
    against = _against(house, lost, long=house.dice.random() < 0.5)
    note = (Head.STATEMENT, (f"{other} lämnar en protokollsanteckning:", house.pick(_EXTRA)))
    votes = _voted(house, ballot, found)
    parts: tuple[Part, ...] = (asked, claims, *votes, *decided, against, note, _basis(house, title))
    if house.style != "portal":
        parts = (*decided, asked, claims, *votes, against, note, (Head.DISPATCH, (house.office,)))
    return Matter(title, house.reference(house.dice.randint(10, 400)), parts, "rejected" if refused else "approved", goes_to, ballot, lost)  # fmt: skip


def _initiative(house: House, _: int) -> Matter:
    """Vote where the chair found one thing and more hands the other."""
    wish, (maker, other) = house.fresh(_WISHES), house.people(2)
    title = f"Initiativärende om {wish} - {maker} med flera"
    asked = (Head.BACKGROUND, (f"{maker} med flera har väckt ett initiativärende om {wish}. De vill att {house.office.lower()} får i uppdrag att skyndsamt utreda frågan.",))  # fmt: skip
    claims = (Head.CLAIMS, (f"{maker} föreslår att initiativärendet lämnas till {house.office.lower()} för beredning.", f"{other} föreslår att initiativärendet avslås."))  # fmt: skip
    ballot = _ballot(
        house,
        title,
        (maker, other),
        yes_for=f"bifall till {_genitive(maker)} förslag att lämna ärendet för beredning",
        no_for=f"bifall till {_genitive(other)} förslag att avslå initiativärendet",
        yes_wins=False,
    )
    votes = _voted(house, ballot, f"att {house.own} bifaller {_genitive(maker)} förslag")
    decided = _decided(house, "Initiativärendet avslås.", "avslå initiativärendet")
    if house.style == "city":
        decided = (Head.DECISION, (f"På förslag av {other}:", "Initiativärendet avslås."))
    against = _against(house, ballot.yes[:2], long=False)
    parts = (asked, claims, *votes, decided, against, _basis(house, title))
    return Matter(title, house.reference(house.dice.randint(10, 400)), parts, "rejected", None, ballot, ballot.yes[:2])


def _sent_back(house: House, _: int) -> Matter:
    title = f"Ny utformning av {house.fresh(_PLACES)}"
    mover = house.person()
    claims = (Head.CLAIMS, (f"{mover} yrkar att ärendet återremitteras för komplettering med en kostnadsberäkning.",))
    order = (Head.ORDER, (f"Ordföranden frågar om ärendet ska avgöras i dag eller återremitteras och finner att {house.own} beslutar att det ska återremitteras.",))  # fmt: skip
    decided = (
        Head.DECISION,
        (f"Ärendet återremitteras till {house.office.lower()} för komplettering med en kostnadsberäkning.",),
    )
    parts = (_background(house), claims, order, decided)
    return Matter(title, house.reference(house.dice.randint(10, 400)), parts, "referred_back")


def _put_off(house: House, _: int) -> Matter:
    title = f"Försäljning av mark vid {house.fresh(_PLACES)}"
    mover = house.person()
    words = (
        f"På förslag av {mover} bordläggs ärendet till nästa sammanträde."
        if house.style != "portal"
        else "Ärendet bordläggs till nästa sammanträde."
    )
    parts = ((Head.DECISION, (words,)), _background(house, count=1))
    return Matter(title, house.reference(house.dice.randint(10, 400)), parts, "tabled")


def _withdrawn(house: House, _: int) -> Matter:
    parts = ((Head.DECISION, ("Ärendet utgår från dagens sammanträde.",)),)
    return Matter(
        f"Detaljplan för {house.fresh(_PLACES)}", house.reference(house.dice.randint(10, 400)), parts, "withdrawn"
    )


def _opinion(house: House, _: int) -> Matter:
    """Answer a referral from elsewhere with an opinion of its own."""
    title = f"Remiss från Trafikverket om {house.fresh(('ny plattform i Vassvik', 'sänkt hastighet på väg 1842', 'bullerskydd vid Tallåsen', 'en regional godsplan'))}"
    parts = (
        _background(house, f"Kommunen har beretts tillfälle att yttra sig senast den {house.days_before(-30)}."),
        _decided(
            house,
            f"{house.office}s yttrande antas som kommunens eget och översänds till Trafikverket.",
            "anta yttrandet som kommunens eget",
        ),
        (Head.DISPATCH, ("Trafikverket",)),
        _basis(house, title),
    )
    return Matter(title, house.reference(house.dice.randint(10, 400)), parts, "approved")


def _assignment(house: House, _: int) -> Matter:
    wish = house.fresh(_WISHES)
    title = f"Uppdrag om {wish}"
    decided = _decided(
        house,
        f"{house.office} får i uppdrag att utreda {wish} och återrapportera senast i november.",
        f"uppdra åt {house.office.lower()} att utreda {wish} och återrapportera senast i november",
    )
    return Matter(
        title,
        house.reference(house.dice.randint(10, 400)),
        (_background(house), decided, _basis(house, title)),
        "approved",
    )


def _delegated(house: House, _: int) -> Matter:
    points = tuple(
        f"•{house.reference(house.dice.randint(400, 900))} Beslut om avslag på begäran att få ut handling"
        for _ in range(2)
    )
    words = ("Följande beslut har fattats på delegation och anmäls:", *points)
    decided = (Head.DECISION, ("Redovisningen av delegationsbeslut läggs till handlingarna.",))
    return Matter("Redovisning av delegationsbeslut", house.reference(7), ((Head.BACKGROUND, words), decided), "noted")


def _citizen(house: House, _: int) -> Matter:
    wish = house.fresh(_WISHES)
    title = f"Medborgarförslag om {wish}"
    granted = house.dice.random() < 0.4
    statement = (
        "Medborgarförslaget bifalls." if granted else "Medborgarförslaget avslås med hänvisning till tjänsteskrivelsen."
    )
    infinitive = "bifalla medborgarförslaget" if granted else "avslå medborgarförslaget"
    parts = (_background(house, f"I ett medborgarförslag föreslås {wish}."), _prepared(house), _decided(house, statement, infinitive), _basis(house, title))  # fmt: skip
    return Matter(title, house.reference(house.dice.randint(10, 400)), parts, "approved" if granted else "rejected")


_POSTS = (
    "ledamot i socialnämnden", "ersättare i kommunstyrelsen", "vice ordförande i tekniska nämnden", "ledamot i valberedningen",
    "ersättare i kultur- och fritidsnämnden", "ledamot i bygg- och miljönämnden", "revisor", "nämndeman vid tingsrätten",
    "ledamot i barn- och ungdomsnämnden", "suppleant i Ormhälla Energi AB",
)  # fmt: skip


def _election(house: House, _: int) -> Matter:
    post = house.fresh(_POSTS)
    new, old = house.people(2)
    title = f"Kommunalt fyllnadsval – {post[0].upper()}{post[1:]} efter {old}"
    why = f"{old} har på egen begäran lämnat sitt uppdrag som {post}. Valberedningen har enats om ett förslag."
    words = f"Till {post} för återstoden av mandatperioden väljs {new}."
    parts = ((Head.BACKGROUND, (why,)), (Head.DECISION, (words,)), (Head.DISPATCH, ("Den valda",)))
    return Matter(title, house.reference(house.dice.randint(10, 400)), parts, "elected")


def _resignation(house: House, _: int) -> Matter:
    post, who = house.fresh(_POSTS), house.person()
    title = f"Avsägelse av uppdrag som {post} - {who}"
    why = f"{who} avsäger sig i en skrivelse den {house.days_before(16)} sitt uppdrag som {post}."
    parts = ((Head.BACKGROUND, (why,)), (Head.DECISION, ("Avsägelsen godkänns.",)))
    return Matter(title, house.reference(house.dice.randint(10, 400)), parts, "approved")


def _new_motion(house: House, _: int) -> Matter:
    wish, maker = house.fresh(_WISHES), house.person()
    parts = (
        (Head.BACKGROUND, (f"{maker} har lämnat en motion om {wish}.",)),
        (Head.DECISION, ("Motionen remitteras till kommunstyrelsen för beredning.",)),
    )
    return Matter(f"Motion om {wish} - {maker} med flera", house.reference(house.dice.randint(10, 400)), parts, "referred", "Kommunstyrelsen")  # fmt: skip


def _interpellation(house: House, _: int) -> Matter:
    asker, answerer = house.people(2)
    wish = house.fresh(_WISHES)
    parts = (
        (Head.BACKGROUND, (f"{asker} har ställt en interpellation till {answerer} om {wish}. {answerer} svarar. I debatten deltar även {house.person()}.",)),
        (Head.DECISION, ("Interpellationen är därmed besvarad.",)),
    )  # fmt: skip
    return Matter(f"Interpellation till kommunstyrelsens ordförande om {wish} - {asker}", house.reference(house.dice.randint(10, 400)), parts, "answered")  # fmt: skip


def _permit(house: House, _: int) -> Matter:
    """Grant a building permit: a title of names and numbers."""
    title = f"{house.fresh(('Sländan', 'Tallticka', 'Ormbunken', 'Dimman', 'Kvisten', 'Snickaren'))} {house.dice.randint(2, 9)}:{house.dice.randint(10, 60)} – Bygglov för nybyggnad av {house.pick(('enbostadshus', 'garage', 'förråd samt rivning av carport', 'flerbostadshus i tre plan'))}"
    granted = house.dice.random() < 0.7
    words = (
        ("Bygglov beviljas med stöd av 9 kap. 30 § plan- och bygglagen (2010:900).", "Avgiften är 21 480 kronor enligt taxa."),
        ("Ansökan om bygglov avslås med stöd av 9 kap. 30 § plan- och bygglagen (2010:900).",),
    )[not granted]  # fmt: skip
    parts = (_background(house, "Ansökan avser en byggnad som till en mindre del placeras på prickmark."), (Head.DECISION, words), (Head.DISPATCH, ("Sökanden", "Fastighetsägare till grannfastigheter (delges)")))  # fmt: skip
    return Matter(title, house.reference(house.dice.randint(10, 400)), parts, "approved" if granted else "rejected")


def _today(house: House, number: int) -> Matter:
    """Vote on whether to decide today, and then decide."""
    plain = _plan(house, number)
    mover, other = house.people(2)
    ballot = _ballot(
        house,
        plain.title,
        (mover, other),
        yes_for="att återremittera ärendet",
        no_for="att avgöra ärendet i dag",
        yes_wins=False,
    )
    claims = (Head.CLAIMS, (f"{mover} föreslår att ärendet återremitteras.", f"{other} föreslår att planen antas."))
    votes = _voted(house, ballot, "att ärendet ska avgöras i dag")
    then = (
        Head.ORDER,
        (f"Ordföranden ställer sedan förvaltningens förslag mot avslag och finner att {house.own} antar planen.",),
    )
    decided = next(it for it in plain.parts if it[0] is Head.DECISION)
    parts = (plain.parts[0], claims, *votes, then, decided, _against(house, ballot.yes[:3], long=True), plain.parts[-1])
    return Matter(plain.title, plain.reference, parts, "approved", None, ballot, ballot.yes[:3])


KINDS: dict[str, Callable[[House, int], Matter]] = {
    "answer": _answer,
    "assignment": _assignment,
    "citizen": _citizen,
    "contested": _contested,
    "delegated": _delegated,
    "election": _election,
    "fee": _fee,
    "information": _information,
    "initiative": _initiative,
    "interpellation": _interpellation,
    "new_motion": _new_motion,
    "opinion": _opinion,
    "permit": _permit,
    "plan": _plan,
    "put_off": _put_off,
    "report": _report,
    "resignation": _resignation,
    "sent_back": _sent_back,
    "today": _today,
    "withdrawn": _withdrawn,
}
"""Every kind of matter, by name."""


def written(part: Part, headings: dict[Head, str]) -> list[str]:
    """Write a part as lines: its heading, and its paragraphs."""
    head, paragraphs = part
    return [*filter(None, [headings.get(head, "")]), *paragraphs]
