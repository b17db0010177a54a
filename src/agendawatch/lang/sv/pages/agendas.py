"""Words of agendas: labels and table heads, times beside an item, what closes an item or takes it off, what is no item."""

from __future__ import annotations

import re
from enum import StrEnum

from agendawatch.lang.sv.calendar import MONTH_BEGINS, MONTH_FORM

# Patterns of agendas: times, labels and badges within an item, what names a file.

FILE_NOTE = re.compile(
    r"(?<!\s)(?:\s*+[,(\[–-]\s*+|\s++)(?P<type>pdf|docx?|xlsx?|pptx?|odt|rtf|zip)?\b[\s,:;-]*+(?:(?P<size>\d{1,4}(?:[.,]\d{1,3})?)\s?(?P<unit>[kmg]?b|[kmg]?byte)\b)?[\s,]*+(?:öppnas i nytt fönster)?[)\].]?$",
    re.IGNORECASE,
)

SERVED_FILE = re.compile(
    r"(?:download|ladda-?ner|/files?/|/fil/|dokument|/document|bilag|handling|attachment|getfile|/media/|/doc/)",
    re.IGNORECASE,
)

DAY_OR_HOUR = re.compile(
    r"(?i)(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\s)?(?:den\s)?(?:\d{1,2}\s[a-zåäö]{3,9}\.?(?:\s\d{4})?|\d{4}-\d\d-\d\d)?(?:,?\s?(?:kl\.?|klockan)?\s?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?)?"
)

NAMES_DAY = re.compile(rf"(?i)\b\d{{1,2}}\s{MONTH_BEGINS}|" r"\b20\d\d-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}\b")

BADGES = re.compile(r"(?i)\((?:sekretess|utgår|stängt?)[^)]{0,30}\)|\butgår\b")

CLOCK_CELL = re.compile(r"(?i)(?:kl\.?\s?|ca\s)?\d{1,2}[.:]\d{2}.{0,20}|\d{1,3}\s?min\.?")

HOUR_BEFORE_TITLE = re.compile(
    r"^(?:kl(?:ockan|\.)?\s?)?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?(?:\s*+[:–-])?\s++(?P<rest>(?:[A-ZÅÄÖ]|(?:19|20)\d\d\s|§?\s?\d{1,3}[.)]?\s[A-ZÅÄÖ]).*)$",
    re.DOTALL,
)
"""A line that begins with an hour, and the title behind it."""

AT_HOUR = r"[\s,–-]{1,4}kl\.?\s?\d{1,2}[.:]\d\d,?\s"
AND = r"(?:,|\soch)"
"""An hour behind a title, and what parts the names behind that."""

ANNOUNCES_REFERENCE = re.compile(r"\b(?:Dnr|DNR|Diarie|Ärendenummer|Ärendenr|Beteckning)")

LEADS_TO_NAME = re.compile(r"\b(?:av|från|efter|till|för|och)\s*$")
"""How a title's line ends whose next one begins with a name."""

FILE_TITLE = re.compile(
    r"(?:pdf|docx?|xlsx?)(?:[,\s-]{1,3}[\d.,]{1,8}\s?[kmg]?b)?(?:[,\s]{1,3}öppnas.{0,30})?", re.IGNORECASE
)


# Labels and table heads of agendas, and what each stands for.


class Field(StrEnum):
    """What a label or a table's head says that the words beside or under it are."""

    NUMBER = "number"
    TITLE = "title"
    REFERENCE = "reference"
    RAPPORTEUR = "rapporteur"
    DOCUMENTS = "documents"
    PUBLIC = "public"
    STATUS = "status"
    KIND = "kind"
    TIME = "time"
    OTHER = "other"
    """Known, and kept nowhere: the proposal, the officer in charge, a summary."""


_LABELS: tuple[tuple[Field, str], ...] = (
    (Field.REFERENCE, r"dnr|diarienr|diarienummer|diarie|beteckning|ärendenummer|ärendenr|ärende-?id|referens|ärendebeteckning|dnr/beteckning|ref|målnummer|diarieföring"),
    (Field.RAPPORTEUR, r"föredragande|föredragare|föredragning|föredras av|föredragande tjänste(?:man|person)|föredragande/tid|föredragande \(tid\)|föredrag(?:ande)? och tid|föredr|informerar|presenteras av|presenterar|redovisar|rapportör|vem"),
    (Field.DOCUMENTS, r"handling(?:ar)?|dokument|bilag(?:a|or)|underlag|beslutsunderlag|handlingar i ärendet|ärendets handlingar|tillhörande handlingar|filer|bifogade (?:filer|dokument|handlingar)|bilagda handlingar|relaterade dokument|ladda ner|länkar?|dokument i ärendet"),
    (Field.NUMBER, r"nr|nummer|punkt|pkt|p|§|ärende nr|löpnr|löpnummer|#|ordning|nr\.?/§|paragraf|punkt nr|no"),
    (Field.TITLE, r"ärende|ärenden|ärenderubrik|rubrik|ärendemening|titel|ärendetitel|ämne|beskrivning|dagordning|dagordningspunkt|ärende/rubrik|ärendets rubrik|innehåll|föredragningslista|vad|ärendelista|benämning"),
    (Field.PUBLIC, r"offentlighet|offentligt|öppet(?:/| eller )(?:stängt|slutet)|sekretess|öppen/sluten|öppet|tillgänglighet"),
    (Field.STATUS, r"status|anmärkning|anm|notering|not|kommentar|övrigt"),
    (Field.KIND, r"typ|ärendetyp|slag|kategori|typ av ärende|beslut(?:/| eller )information|ärendeslag"),
    (Field.TIME, r"tid|klockslag|kl|tidpunkt|beräknad tid|tidsåtgång|ca tid|start|starttid|cirkatid"),
    (Field.OTHER, r"förslag|förslag till beslut|beslutsförslag|handläggare|ansvarig|ansvarig tjänsteperson|kontaktperson|sammanfattning|sammanfattning av ärendet|bakgrund|beslut|beslutsinstans|beredning|syfte|mål|ansvarig nämnd|nämnd|förvaltning|ärendebeskrivning|beskrivning av ärendet|yttrande|sida|sid|enhet|kommunstyrelsens förslag(?: till beslut)?|arbetsutskottets förslag(?: till beslut)?|förvaltningens förslag(?: till beslut)?"),
)  # fmt: skip
"""What each label stands for, in small letters and without colon."""

_FIELDS = tuple((field, re.compile(pattern)) for field, pattern in _LABELS)


def field_of(label: str) -> Field | None:
    """Tell what a label or a table's head stands for; `None` when it is none that we know.

    >>> field_of("Diarienummer:"), field_of("Ärende"), field_of("Kommunfullmäktige")
    (<Field.REFERENCE: 'reference'>, <Field.TITLE: 'title'>, None)
    """
    words = " ".join(label.casefold().replace("\xad", "").split()).strip(" :.")
    number = Field.NUMBER if words == "" and "§" in label else None
    return next((field for field, pattern in _FIELDS if pattern.fullmatch(words)), number)


REFERENCE_LABEL = re.compile(r"(?i)^(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|ärende(?:\snr)?)[.:]?\s*")
"""A label before a case number."""

REFERENCE_LABEL_END = re.compile(
    r"[\s,;:(–-]*(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer)[.:]?\s*$", re.IGNORECASE
)
"""A label that is left behind a title when its case number is taken off."""

INLINE_LABEL = re.compile(
    r"(?:^|(?<=[\s,;|·•(\[–—-])|(?<=[a-zåäö0-9)])(?=(?-i:Dnr|Diarienummer|Diarienr|Ärendenummer|Föredragande:)))(?P<label>dnr|diarienr|diarienummer|ärendenummer|ärendenr|beteckning|föredragande(?: tjänsteperson| tjänsteman)?|föredragare|föredragning|föredras av|föredr|handläggare|handlingar|bilagor|bilaga|underlag|beslutsunderlag|förslag till beslut|sekretess|tid|status|ansvarig|typ|ärendetyp|anmärkning|notering)(?P<sign>\s?[:.]\s|[:.]$|:|\s)\s*",
    re.IGNORECASE,
)
UNSIGNED = frozenset({"dnr", "diarienr", "diarienummer", "ärendenummer", "ärendenr"})
"""Labels that are labels without a colon, wherever they stand."""
OPENING_LABELS = frozenset(
    {
        "föredragande",
        "föredragare",
        "föredras av",
        "föredragning",
        "beteckning",
        "föredragande tjänsteperson",
        "föredragande tjänsteman",
    }
)
"""Labels that are labels without a colon where a line begins."""


# Times beside an item: "kl. 9.15", "09.15–09.30", "10 min".

_TIME = r"(?:kl(?:ockan|\.)?\s?)?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?"
CLOCK_ALONE = re.compile(
    rf"(?:ca\s)?{_TIME}|(?:ca\s)?\d{{1,3}}\s?min(?:uter|\.)?|kl(?:ockan|\.)?\s?\d{{1,2}}", re.IGNORECASE
)
CLOCK_FIRST = re.compile(
    r"^(?:kl(?:ockan|\.)?\s?)?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?\s*[:–-]?\s+(?=\S)", re.IGNORECASE
)
CLOCK_LAST = re.compile(r"\s\d{1,2}[.:]\d{2}$")
_SPELLED = r"kl(?:ockan|\.)?\s?\d{1,2}(?:[.:]\d{2})?(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?|\d{1,3}\s?min(?:uter|\.)?"
CLOCK_END = re.compile(
    rf"(?:[\s,(–-]+(?:ca\s)?(?:{_SPELLED})|(?:,\s?|\s\(|\s[–-]\s?){_TIME}|\s(?:0?[6-9]|1\d|2[0-3])[.:][0-5][05]\s?[-–]\s?\d{{1,2}}[.:]\d{{2}})\)?$",
    re.IGNORECASE,
)
"""A time at a line's end; "3:17" alone there is a property's number, and so is "1:54-1:56"."""


# Words of agendas: what closes an item or takes it off, what heads a group, what is no item at all.

AGENDA_HEADING = re.compile(
    r"(?i)\b(?:dagordning(?:en)?|föredragningslista|ärendelista|ärenden|ärende|agenda|kallelse|beslutsärenden|informationsärenden|kungörelse|ärendeförteckning|innehållsförteckning|punkter)\b"
)
"""A heading that an agenda stands under."""

ANNOUNCES_ITEMS = re.compile(
    r"(?i)\b(?:behandl\w{1,3}|avgör(?:as|s)|tas upp|tar (?:de )?upp|beslutas om|diskuteras)\b[^.:]{0,60}:$"
)
"""A line's end after which an agenda's items follow, though it names none."""

GROUP = re.compile(
    r"(?i)(?:[a-z0-9ivx]{1,4}[.)]\s+)?(?:(?:(?:öppna|slutna|stängda|(?:ej )?offentliga|övriga|extra|nya|bordlagda|formella|inledande|gemensamma|individuella|diarieförda) )?(?:(?:besluts?|informations?|anmälnings?|val|tilläggs?|delegations|medborgar|individ|myndighets|sekretess|samråds|remiss|diskussions|motions|yttrande|bygglovs|budget)[ -]?)?(?:ärenden|punkter)|(?:övriga|öppna|bordlagda|nya|extra|inledande|gemensamma|ledamöternas|anmälnings|diskussions|besluts|informations)[ -]?(?:frågor|interpellationer|motioner)|ärenden (?:som|för|till|med|från|under|där|att|vilka|inom|utan)\b[^:]*|(?:sammanträdets|mötets) (?:öppnande|inledning|avslutning)|inledning|formalia|formaliteter|öppnande|avslutning|anmälningar|information(?:er)?|motioner|interpellationer(?: och frågor)?|frågor|val|beslut|medborgarförslag|tilläggslista|(?:öppen|sluten|stängd|offentlig) del|öppet möte|slutet möte|ärenden|ärendelista|dagordning|föredragningslista)"
)
"""A line that heads a group of items and is none itself."""

GROUP_ONLY = re.compile(
    r"(?i)(?:besluts|informations|öppna|slutna|stängda|övriga|tilläggs|extra)[ -]?ärenden|ärenden\b.*|(?:öppen|sluten|stängd|offentlig) del"
)
"""A line that can be nothing but such a heading: "Val" and "Information" may be items too."""

GROUP_LINE = re.compile(r"(?i)(?:ärenden|punkter|interpellationer|motioner|frågor)$")
"""How such a line ends where it stands under an item: "Beslut" and "Information" are parts of one there."""

DETAIL_HEADING = re.compile(
    r"(?i)(?:handlingar|bilagor|bilaga|beslutsunderlag|underlag|dokument|dokument i ärendet|förslag till beslut|förslag till beslut.{0,80}|förvaltningens förslag.{0,40}|arbetsutskottets förslag.{0,40}|beslutsförslag|sammanfattning(?: av ärendet)?|ärendebeskrivning|beskrivning av ärendet|bakgrund|beredning|yrkanden?|ärendet|filer|bifogade filer|relaterade dokument|tillhörande handlingar|handlingar i ärendet|beslut skickas till|expedieras till|kopia till)\s*:?"
)
"""A heading of a part of an item."""

CLOSED = re.compile(
    r"(?i)(?:(?:ärendet|punkten|handlingarna|handlingen|föredragningen)\s)?(?:är\s|behandlas\s|hålls\s)?(?:(?:stängt|slutet|stängd|sluten|hemligt|hemlig)(?:\s(?:ärende|sammanträde|möte|punkt|del|föredragning|handling|handlingar))?|(?:(?:omfattas av|belagd med|belagt med|under)\s)?sekretess(?:ärende|belagt|belagd|belagda)?(?:\senligt\s.{1,60}|,?\s.{0,40}\bosl\b.{0,40})?|(?:ej|icke|inte) (?:offentlig(?:t|a)?|öppet|öppen|publik(?:t)?)(?:\s(?:ärende|handling|handlingar|för allmänheten))?|(?:(?:bakom|inom)\s)?(?:stängda|lyckta) dörrar)"
)
"""Words that close an item to the public, when they stand on their own."""

OPEN = re.compile(
    r"(?i)(?:ärendet är )?(?:öppet|öppen|offentlig(?:t)?|öppet ärende|offentligt ärende|öppen punkt|öppen del)(?: för allmänheten)?"
)
"""Words that open an item to the public, when they stand on their own."""

WITHDRAWN = re.compile(
    r"(?i)(?:(?:ärendet|punkten)\s)?(?:har\s|är\s)?(?:utgår|utgått|utgick|utgånget|struken|struket|återtaget|återtagen|återkallat|återkallad|indraget|indragen|dras tillbaka|tillbakadrage[tn]|tillbakadras|draget|lyfts ut|tas bort|stryks|borttaget|borttagen)(?:\s(?:ur|från|vid|på|till|och)\s[^\d(]{1,60})?"
)
"""Words that take an item off an agenda, when they stand on their own."""

SUPPLEMENT = re.compile(
    r"(?i)\b(?:tilläggs?(?:lista|föredragningslista|ärenden?|dagordning|kallelse)|kompletter(?:ande|ings)[ -]?(?:kallelse|föredragningslista|dagordning|lista|ärenden?)|tillkommande ärenden?|extra ärenden?|tillagda ärenden?|sena ärenden?)\b"
)
"""A heading of what came after the first agenda."""

EMPTY = re.compile(
    r"(?i)\b(?:inga ärenden|det finns inga ärenden|inga punkter|dagordningen är tom|saknar ärenden|inga ärenden (?:är|har)|inga anmälda ärenden)\b"
)
"""A page's word that its agenda holds nothing."""

COMES_LATER = re.compile(
    r"(?i)\b(?:kallelse|dagordning|föredragningslist|ärendelist|kungörelse|agenda|handling)\w{0,5}\b[^.!?]{0,60}\b(?:publiceras|läggs (?:ut|upp)|kommer (?:att )?(?:publiceras|läggas|finnas)|(?:är|finns) (?:ännu inte|inte(?: \w+)? (?:än|klar|publicerad))|inte klar|visas här)"
)
"""A page's word that its agenda is to come."""

PRESS_RELEASE = re.compile(r"(?i)press(?:meddelande|release)\b")
"""How a press release's first line begins."""

WHOLE_AGENDA = re.compile(
    r"(?i)(?:(?:ladda (?:ner|hem)|läs|visa|öppna)\s)?(?:alla|samtliga|hela|fullständiga|kallelse|kungörelse|dagordning|föredragningslista|handlingar(?:na)? (?:till|för|inför))\b"
)
"""How a link begins that leads to the papers of all items together."""

NO_REFERENCE = re.compile(
    r"(?i)(?:sou|sfs|prop|bet|ds|hslf|tsfs|eu|mål|fi|kom|skr|rir|bfs|afs|nfs|hsl|osl|pbl|sosfs|socialtjänstlag|lag|förordning)\b.*|(?:19|20)\d\d-[01]\d-[0-3]\d(?:\b.*)?|(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?"
)
"""What is written like a case number and is none: acts, bills, days, years."""

NOISE = re.compile(
    r"(?i)(?:.{0,80}\bkallas? (?:härmed )?till (?:sammanträde|möte)|förhinder\b|ledamot som|ledamöter som|ersättare som|välkommen|vid förhinder|anmäl(?:an om)? förhinder|kontakt|sidan (?:uppdaterad|uppdaterades|senast|granskad|ändrad|ändrades|publicerad|publicerades)|innehållet (?:granska|uppdatera|ändra)\w+|senast (?:uppdaterad|ändrad|granskad)|sidansvarig|publicerad|uppdaterad|innehållsansvarig|gruppmöten?\b|förmöten?\b|plats\b|tid\b|tid och plats|lokal\b|datum\b|ordförande\b|sekreterare\b|vice ordförande|kallade?\b|beslutande\b|närvarande\b|justerare\s*:|justering(?:en)?s? (?:plats|tid|dag)|underskrift|kopia\b|sammanträdet (?:är|sänds|hålls|direktsänds|kan|öppnas)|sammanträdes?(?:datum|dag|tid|plats)\b|dela\b|facebook\b|linkedin\b|skriv ut|lyssna|till toppen|tillbaka|läs mer|allmänheten|handlingarna (?:finns|kan|skickas)|kallelsen\b|besöksadress|postadress|växel|telefon|e-?post|org(?:anisations)?\.?\s?nr|hitta hit|fika\b|lunch\b|paus\b|kaffe\b|upprättad|utskriftsdatum|hjälpte informationen|senaste nytt|genvägar|relaterat|kungörelse\b|härmed kallas)"
)
"""How a line begins that is no item."""

RUN_ON_END = re.compile(
    r"\bJustera(?:ndes?|res?|rnas)\s[Ss]ign\w*|\bUtdragsbestyrkande|\b(?:Besöks|Post)adress\b|\bSid(?:a|an)?\s\d{1,3}\s?[(/]|\bKALLELSE\b|\b(?:Ordförande|Sekreterare)\s(?=[A-ZÅÄÖ][a-zåäö]+\s[A-ZÅÄÖ])|\bVälkommen!"
    r"|(?<=[.!?])\s(?:Sammanträdet|Handlingar(?:na)?|Allmänheten|Välkommen|Kontakt|Frågor|Frånvaro)\s(?:är|kan|sänds|finns|till|hålls|om|tar|får|du|ni|ska)?"
    rf"|\b[A-ZÅÄÖ][a-zåäö]+(?:\s(?:den\s)?\d{{1,2}}\s{MONTH_FORM}\s(?:19|20)\d\d|\s(?:19|20)\d\d-[01]\d-[0-3]\d)\s+(?=[A-ZÅÄÖ][a-zåäö]+\s[A-ZÅÄÖ])"
)
"""What stands behind an item in running words and belongs to none: a footer, a call's last sentences, its signature."""

SENDER = re.compile(r"\s[A-ZÅÄÖ][\wåäö-]*(?:förvaltningen|kontoret|avdelningen|kansliet|kommun)\s*$")
"""Whose address it is that a footer begins with."""

PROPOSES = re.compile(
    r"(?<!\bhur)(?<!\bvad)(?<!\bnär)(?<!\bsom)(?<!\bdär)(?<!\bvarför)(?:(?P<register>\s[A-ZÅÄÖ]{2,5}))?\s(?=[A-ZÅÄÖ][a-zåäö]+(?:styrelsen|nämnden|utskottet|fullmäktige|beredningen)\s(?:anser|antar|antecknar|avslår|beslutar|beviljar|bifaller|fastställer|föreslår|ger|godkänner|lägger|noterar|tillstyrker|uppdrar|utser|väljer|överlämnar)\b)"
)
"""Where a title ends in running words and its proposed decision begins: "Justering Regionstyrelsen utser …"."""

DECISION_SENTENCE = re.compile(
    r"(?i)(?:att\s|(?:kommun|region)(?:styrelsen|fullmäktige)\s(?:beslutar|föreslås?|godkänner|antar|ger|avslår|bifaller)|\w+(?:nämnden|utskottet|styrelsen|fullmäktige)\s(?:beslutar|föreslår|godkänner|antar|ger|avslår|bifaller|noterar)|(?:motionen|medborgarförslaget|interpellationen|förslaget|ärendet|informationen|rapporten|redovisningen|årsredovisningen)\s(?:avslås|bifalls|anses|besvaras|antas|godkänns|återremitteras|överlämnas|läggs|noteras)|.{0,200}\b(?:godkänns|antas|avslås|bifalls|läggs till handlingarna|anses besvarad)\b)"
)
"""How a proposed decision begins: a numbered one is no item."""


OFFICE = re.compile(
    r"(?i)(?:\w+-? och )?[\w-]*(?:chef|direktör|ledare|strateg|sekreterare|ordförande|handläggare|controller|samordnare|planerare|arkitekt|ingenjör|ekonom|jurist|råd|utredare|rektor|revisor|konsult|ansvarig|inspektör|koordinator|utvecklare|tjänsteperson|ombud|lantmätare|biolog|ekolog|antikvarie|bibliotekarie|pedagog|analytiker|specialist|administratör|föreståndare|vd)(?:en|n)?"
)
"""An office: the word before or after the name of one who presents an item."""

ITEM_PREFIX = r"(?:(?:(?:besluts|informations|anmälnings)?ärende(?:\s?nr)?|ärendepunkt|punkt|pkt|nr|paragraf|(?:[a-zåäö]{2,5}\s)?§)\.?\s{0,2})"
"""What may stand before an item's number: a pattern."""

MONTH_OR_UNIT = re.compile(
    rf"{MONTH_FORM}\b(?!-)|(?:st|kr|tkr|mnkr|kronor|procent|ledamöter|personer|år|dagar|min|timmar|km)\b|§|kap\b",
    re.IGNORECASE,
)
"""Behind a number, these make it a date or an amount and no item's."""

MATTER = re.compile(
    r"(?i)\b(?:[a-zåäö-]*(?:plan(?:en|er|besked|program)?|budget(?:en)?|tax(?:a|an|or|orna)|avgift(?:en|er)?|avtal(?:et)?|policy|riktlinjer?(?:na)?|reglemente(?:t|n)?|strategi(?:n)?|program(?:met)?"
    r"|ansökan|ansökningar|remiss(?:en|svar)?|yttrande(?:t|n)?|uppföljning(?:en)?|redovisning(?:en|ar)?|rapport(?:en|er)?|revision(?:en)?|revidering(?:en)?|revideringar|försäljning(?:en)?|förvärv(?:et)?|köp(?:et)?"
    r"|anvisning(?:en|ar)?|upphandling(?:en|ar)?|lov(?:et)?|dispens(?:en)?|tillsyn(?:en)?|bidrag(?:et)?|stöd(?:et)?|borgen(?:såtagande)?|bolagsordning(?:en)?|ägardirektiv(?:et|en)?|överenskommelse(?:n|r)?|finansiering(?:en)?"
    r"|investering(?:en|ar)?|anslag(?:et)?|granskning(?:en)?|samråd(?:et)?|förslag(?:et)?|skrivelse(?:n|r)?|uppdrag(?:et|en)?|utredning(?:en|ar)?|organisation(?:en)?|utvärdering(?:en)?|statistik(?:en)?|föreläggande(?:t|n)?"
    r"|kontroll(?:en)?|prognos(?:en|er)?|bokslut(?:et)?|berättelse(?:n|r)?|beslut(?:et)?|ordning(?:en)?|delegation(?:en)?|kvalitet(?:en)?|statsbidrag(?:et)?|direktiv(?:et)?|byggnation(?:en)?|uppgörelse(?:n)?|förordnande(?:n)?|arvode(?:n|t)?)"
    r"|antagande av|namn(?:sättning)? (?:av|på)|svar på|besvarande av|val av|begäran om|framställan om|anmälan (?:av|om)|motion(?:er)?|interpellation(?:er)?|avsägelse(?:r)?|entledigande|medborgarförslag|sammanträdes(?:plan|tider|dagar)|markpris|arrende|tomträtt)\b"
)
"""Words that name matters which a council or a board decides about."""

OTHER_SECTION = re.compile(
    r"(?i)(?:kallade|kallas|ledamöter|ersättare|beslutande|tjänstgörande|närvarande|deltagare|övriga (?:deltagare|kallade)|program\b|dagens (?:program|upplägg)|hålltider|tider\b|tid och|när och|datum|plats"
    r"|(?:tidigare |senaste |föregående )?protokoll\b(?! från (?:stämma|bolag))|så (?:går|här|arbetar|fungerar|följer)|så\b|följ\b|se (?:mötet|sammanträdet)|webb(?:sändning|-?tv)|(?:direkt)?sändning|relatera|mer (?:om|information)|läs (?:mer|också)|kontakt|frågor (?:om|kring)\b"
    r"|har du frågor|om (?:mötet|sammanträdet|ärendena|handlingarna|nämnden|kallelsen)|beredning av|allmänheten|för dig|praktisk|upplysning|anmälan till|anmäl\b|nyheter|på gång|evenemang|genväg|dela\b|hitta|öppettider|press|tillgänglighet|sidan|innehåll|nästa|kommande|tidigare)"
)
"""How a heading begins that heads no items."""

STUCK = re.compile(r"(?<=\d)(?=(?:Utgår|UTGÅR|Ärendet|Sekretess|Stängt|Slutet|Föredragande|Handläggare|Öppet))")
"""Where words that say something beside a title are stuck to a figure, as boxes on one line are."""

UNFINISHED = re.compile(
    r"(?i)(?<![\wåäö-])(?:och|eller|samt|för|till|av|i|på|med|om|från|vid|den|det|en|ett|att|mot|mellan|enligt|avseende|angående|gällande|som|under|inom|hos|kring|över|efter)$"
)
"""How a line ends that the next one goes on with."""

REASON = re.compile(r"[,;:]\s|\s[–-]\s|\soch\s")
"""What stands between a mark and its reason: "utgår, tas upp i maj"."""

DOWNLOAD = re.compile(r"(?i)(?:ladda (?:ner|hem)|hämta|öppna|visa|spara)\b")
"""How a link's words begin that fetches a file which another link shows."""

MARKED = re.compile(
    r"(?i)utgå|utgick|struk|återta|återkal|indrag|drag|tillbaka|lyfts|tas bort|stryks|bortta|stäng|slut|heml|sekret|offentlig|öppe|publik|lyckta"
)
"""A part of every word that takes an item off, closes it or opens it: without one, none need be sought."""

BODY_NAME = re.compile(
    r"(?i)(?!.*\b(?:från|till|om|av|i|på|inom|med|utse|val|svar|information|rapport)\b)[a-zåäöé ,/–-]{0,60}(?:nämnden?|styrelsen?|fullmäktige|utskott(?:et)?|beredning(?:en)?|råd(?:et)?|delegation(?:en)?|kommittén?|presidium(?:et)?|förbund(?:et)?)\b(?: (?:för|och) .{3,40})?"
)
"""A text that names an organization and nothing else."""

CALENDAR_WORD = re.compile(
    rf"(?i)(?:(?:{MONTH_FORM}"
    r"|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?(?:en den)?)\b\.?(?:[\s,].*)?|\d{1,2}/\d{1,2}\b.*|(?:den\s)?\d{1,2}\s"
    rf"{MONTH_FORM}\b"
    r".*|\d{4}-\d\d-\d\d\b.*|v(?:ecka|\.)\s?\d.*)"
)
"""How a line of a calendar begins: with a day, a month, a week."""

PAPER_OF_MEETING = re.compile(
    r"(?i)(?:kallelser?|kungörelser?|dagordning(?:ar)?|föredragningslist(?:a|or)|ärendelist(?:a|or)|protokoll|sammanträden?|möten)\b"
)
"""How the title of a page begins that shows a meeting's papers, or leads to them."""
