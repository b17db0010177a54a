"""Words of agendas: what labels and table heads mean, what closes or strikes an item, what is no item at all."""

from __future__ import annotations

import re
from enum import StrEnum

__all__ = [
    "AGENDA_HEADING",
    "CLOSED",
    "DECISION_SENTENCE",
    "DETAIL_HEADING",
    "EMPTY",
    "GROUP",
    "LABELS",
    "NOISE",
    "NO_REFERENCE",
    "OFFICE",
    "OPEN",
    "SUPPLEMENT",
    "WITHDRAWN",
    "Field",
    "field_of",
]


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


LABELS: tuple[tuple[Field, str], ...] = (
    (Field.REFERENCE, r"dnr|diarienr|diarienummer|diarie|beteckning|ärendenummer|ärendenr|ärende-?id|referens|ärendebeteckning|dnr/beteckning|ref|målnummer|diarieföring"),
    (Field.RAPPORTEUR, r"föredragande|föredragare|föredragning|föredras av|föredragande tjänste(?:man|person)|föredragande/tid|föredragande \(tid\)|föredrag(?:ande)? och tid|föredr|informerar|presenteras av"),
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

_FIELDS = tuple((field, re.compile(pattern)) for field, pattern in LABELS)


def field_of(label: str) -> Field | None:
    """Tell what a label or a table's head stands for; `None` when it is none that we know.

    >>> field_of("Diarienummer:"), field_of("Ärende"), field_of("Kommunfullmäktige")
    (<Field.REFERENCE: 'reference'>, <Field.TITLE: 'title'>, None)
    """
    words = " ".join(label.casefold().replace("\xad", "").split()).strip(" :.")
    for field, pattern in _FIELDS:
        if pattern.fullmatch(words):
            return field
    return Field.NUMBER if words == "" and "§" in label else None


AGENDA_HEADING = re.compile(
    r"(?i)\b(?:dagordning|föredragningslista|ärendelista|ärenden|ärende|agenda|kallelse|beslutsärenden|informationsärenden|kungörelse|ärendeförteckning|punkter)\b"
)
"""A heading that an agenda stands under."""

GROUP = re.compile(
    r"(?i)(?:[a-z0-9ivx]{1,4}[.)]\s+)?(?:(?:besluts?|informations?|anmälnings?|val|öppna|slutna|stängda|offentliga|övriga|extra|tilläggs?|formella|inledande|delegations|medborgar|individ|myndighets|gemensamma|ej offentliga|sekretess|samråds|diskussions|motions|diarieförda)[ -]?(?:ärenden|punkter|frågor)|ärenden (?:som|för|till|med|från|under|där|att|vilka|inom|utan)\b.*|(?:sammanträdets|mötets) (?:öppnande|inledning|avslutning)|inledning|formalia|formaliteter|öppnande|avslutning|anmälningar|information(?:er)?|motioner|interpellationer(?: och frågor)?|frågor|val|beslut|medborgarförslag|tilläggslista|(?:öppen|sluten|stängd|offentlig) del|öppet möte|slutet möte|ärenden|ärendelista|dagordning|föredragningslista)"
)
"""A line that heads a group of items and is none itself."""

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
    r"(?i)(?:(?:ärendet|punkten)\s)?(?:har\s|är\s)?(?:utgår|utgått|utgick|utgånget|struken|struket|återtaget|återtagen|återkallat|återkallad|indraget|indragen|dras tillbaka|draget|lyfts ut|tas bort|stryks|borttaget|borttagen)(?:\s(?:ur|från|vid|på|till|och)\s[^\d(]{1,60})?"
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

NO_REFERENCE = re.compile(
    r"(?i)(?:sou|sfs|prop|bet|ds|hslf|tsfs|eu|mål|fi|kom|skr|rir|bfs|afs|nfs|hsl|osl|pbl|sosfs|socialtjänstlag|lag|förordning)\b.*|(?:19|20)\d\d-[01]\d-[0-3]\d(?:\b.*)?|(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?"
)
"""What is written like a case number and is none: acts, bills, days, years."""

NOISE = re.compile(
    r"(?i)(?:förhinder\b|ledamot som|ledamöter som|ersättare som|välkommen|vid förhinder|anmäl(?:an om)? förhinder|kontakt|sidan (?:uppdaterad|uppdaterades|senast|granskad)|senast (?:uppdaterad|ändrad|granskad)|sidansvarig|publicerad|uppdaterad|innehållsansvarig|gruppmöten?\b|förmöten?\b|plats\b|tid\b|tid och plats|lokal\b|datum\b|ordförande\b|sekreterare\b|vice ordförande|kallade?\b|beslutande\b|närvarande\b|justerare\s*:|justering(?:en)?s? (?:plats|tid|dag)|underskrift|kopia\b|sammanträdet (?:är|sänds|hålls|direktsänds|kan|öppnas)|sammanträdes?(?:datum|dag|tid|plats)|dela\b|skriv ut|lyssna|till toppen|tillbaka|läs mer|allmänheten|handlingarna (?:finns|kan|skickas)|kallelsen\b|besöksadress|postadress|växel|telefon|e-?post|org(?:anisations)?\.?\s?nr|hitta hit|fika\b|lunch\b|paus\b|kaffe\b|upprättad|utskriftsdatum|hjälpte informationen|senaste nytt|genvägar|relaterat|kungörelse\b|härmed kallas)"
)
"""How a line begins that is no item."""

DECISION_SENTENCE = re.compile(
    r"(?i)(?:att\s|(?:kommun|region)(?:styrelsen|fullmäktige)\s(?:beslutar|föreslås?|godkänner|antar|ger|avslår|bifaller)|\w+(?:nämnden|utskottet|styrelsen|fullmäktige)\s(?:beslutar|föreslår|godkänner|antar|ger|avslår|bifaller|noterar)|(?:motionen|medborgarförslaget|interpellationen|förslaget|ärendet|informationen|rapporten|redovisningen|årsredovisningen)\s(?:avslås|bifalls|anses|besvaras|antas|godkänns|återremitteras|överlämnas|läggs|noteras)|.{0,200}\b(?:godkänns|antas|avslås|bifalls|läggs till handlingarna|anses besvarad)\b)"
)
"""How a proposed decision begins: a numbered one is no item."""


OFFICE = re.compile(
    r"(?i)(?:\w+-? och )?[\w-]*(?:chef|direktör|ledare|strateg|sekreterare|ordförande|handläggare|controller|samordnare|planerare|arkitekt|ingenjör|ekonom|jurist|råd|utredare|rektor|revisor|konsult|ansvarig|inspektör|koordinator|utvecklare|tjänsteperson|ombud|lantmätare|biolog|ekolog|antikvarie|bibliotekarie|pedagog|analytiker|specialist|administratör|föreståndare|vd)(?:en|n)?"
)
"""An office: the word before or after the name of one who presents an item."""
