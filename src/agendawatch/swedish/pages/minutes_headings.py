"""Headings inside a paragraph of minutes, and what stands under each."""

from __future__ import annotations

import re
from enum import StrEnum

from agendawatch.swedish.decisions.voices import BODY

__all__ = ["SectionKind", "is_furniture", "read_heading"]


class SectionKind(StrEnum):
    """What a section of a paragraph is for."""

    LEAD = "lead"
    """Text before any heading."""
    DECISION = "decision"
    """Beslut."""
    DECISION_ABOVE = "decision_above"
    """Förslag till beslut i fullmäktige, under Beslut: what this body proposes to a higher one."""
    PROPOSAL = "proposal"
    """Förslag till beslut: what somebody proposes to this body."""
    CLAIMS = "claims"
    """Yrkanden: what members propose at the meeting."""
    ORDER = "order"
    """Beslutsgång, propositionsordning."""
    VOTE = "vote"
    """Omröstning, votering."""
    RESERVATION = "reservation"
    STATEMENT = "statement"
    """Protokollsanteckning, särskilt yttrande."""
    DISPATCH = "dispatch"
    """Expedieras till, protokollsutdrag."""
    BASIS = "basis"
    """Handlingar, beslutsunderlag."""
    BACKGROUND = "background"
    """Ärendebeskrivning, beredning, tidigare behandling."""
    DISQUALIFIED = "disqualified"
    """Jäv, ej deltagande."""
    ADJUSTMENT = "adjustment"
    """Justering."""
    LIST = "list"
    """Voteringslista."""


_WHOSE = rf"(?:(?:{BODY})s\s+|kf:s\s+|ks:s\s+|nämndens\s+|styrelsens\s+|utskottets\s+|förbunds\w+\s+)"

_ROWS: tuple[tuple[SectionKind, str], ...] = (
    (SectionKind.CLAIMS, r"(?:ärendets |ärendet |frågans )?behandling(?:en)? (?:på|under|vid|i) (?:dagens )?(?:sammanträdet?|mötet|nämnden|styrelsen|fullmäktige|utskottet)|dagens (?:sammanträde|behandling|överläggning)|(?:framlagda|framställda|ytterligare) förslag(?: till beslut)?|förslag till beslut (?:på|under|vid) (?:dagens )?(?:sammanträdet?|mötet)|förslag på (?:sammanträdet|mötet)|(?:dagens |nya |ytterligare |framställda )?(?:\w*yrkanden?)(?: (?:på|under|vid) (?:sammanträdet|mötet))?|förslag och yrkanden|yrkanden och förslag|överläggning(?:ar)?|ledamöternas förslag"),
    (SectionKind.LIST, r"voteringslist\w*(?:\(or\))?.*|omröstningslist\w*.*|omröstningsbilaga.*|voteringsprotokoll"),
    (SectionKind.VOTE, r"(?:huvud)?omröstning(?:en|ar|sresultat)?|(?:huvud)?votering(?:en|ar|sresultat)?|omröstningsresultat(?:et)?|resultat av omröstning(?:en)?"),
    (SectionKind.ORDER, r"propositionsordning(?:ar)?|beslutsgång(?:en)?|proposition(?:er)?|beslutsordning|propositionsordning och beslut|ordföranden ställer proposition.{0,30}"),
    (SectionKind.PROPOSAL, rf"(?:.{{0,60}}\s)?förslag(?:et)? till (?:beslut|(?:kommun|region)?fullmäktige|kommunstyrelsen|yttrande|{BODY})(?: (?:i|till|från|av) .{{3,60}})?|beslutsförslag(?:et)?|förslag|(?:{_WHOSE}|.{{0,40}}(?:förvaltning(?:en)?s|kontorets|direktörens|chefens|ordförandens|presidiets|utskotts?|handläggarens)\s)(?:beslutsförslag|förslag|tjänsteförslag)|{_WHOSE}förslag till .{{3,60}}|{BODY} föreslår .{{0,60}}(?:besluta)?(?: att)?"),
    (SectionKind.DECISION, rf"(?:{_WHOSE})?(?:beslut|slutliga? beslut|beslutet|delegationsbeslut i ärendet|beslut i .{{3,40}}|beslutar)|{BODY} (?:har )?(?:beslut(?:ar|ade|at|a)|beslöt)(?: följande| att| därmed(?: att)?| således| för egen del)?|{BODY} beslut|beslutas|dagens beslut|ärendet avgörs(?: i dag| idag)?"),
    (SectionKind.RESERVATION, r"(?:skriftlig(?:a)? )?reservation(?:er)?(?: mot beslutet| i .{3,40})?|reservation och .*|reservationer och (?:särskilda )?yttranden"),
    (SectionKind.STATEMENT, r"(?:protokolls)?anteckning(?:ar)?(?: till protokollet)?|särskil(?:t|da) (?:yttranden?|uttalanden?)(?: i .{3,40})?|ersättaryttranden?|uttalanden?|yttranden?|röstförklaring(?:ar)?|till protokollet|protokollsanteckning(?:ar)? och yttranden?"),
    (SectionKind.DISPATCH, r"(?:beslutet )?expedieras(?: till)?|expediering|(?:protokolls)?utdrag(?:et)?(?: ska)?(?: skickas)?(?: till)?|(?:beslutet|beslut|kopia|protokollet)(?: ska)? (?:skickas|sänds|delges|skickad|meddelas)(?: till)?|skickas till|sändlista|delges|kopia till|kopior till|beslutet delges|beslutet skickas till|för kännedom|underrättelse till|expedierat? till|för verkställighet|meddelas till|beslutet meddelas"),
    (SectionKind.BASIS, r"beslutsunderlag(?:et)?|handling(?:ar)?(?: i ärendet)?|underlag(?: för beslut)?|bilag(?:a|or)|ärendets handlingar|tidigare handlingar"),
    (SectionKind.BACKGROUND, r"ärendebeskrivning(?:en)?|sammanfattning(?: av ärendet)?|ärendesammanfattning|beskrivning av ärendet|bakgrund(?: och .*)?|ärendet|beredning(?:en)?|ärendets (?:beredning|behandling|handläggning|gång)|tidigare (?:behandling|beslut)(?:ar)?|ekonomisk(?:a)? (?:bedömning|konsekvenser|.{3,40})|(?:.{3,40}s )?bedömning.{0,40}|motivering(?:.{3,30})?|skäl(?:en)? för beslut(?:et)?|information|föredragning|jämlikhets.{3,40}|barn(?:konsekvens|perspektiv|rätts).{0,40}|konsekvenser.{0,40}|lagrum|remiss(?:instanser|svar)?|anförande(?:n)?|debatt(?:en)?|talare|i debatten deltar|dialog|uppföljning|tidplan|inledning|frågeställning|synpunkter|interpellationssvar|svar"),
    (SectionKind.DISQUALIFIED, r"jäv(?:sanmälan)?|anmäl(?:an|d) (?:om |av )?jäv|(?:ej|inte) delta(?:gande|r|git)? i (?:beslutet|handläggningen).{0,30}|deltar (?:ej|inte) i beslutet|frånvaro på grund av jäv"),
    (SectionKind.ADJUSTMENT, r"(?:omedelbar )?justering(?:en)?|(?:paragrafen|ärendet|punkten) (?:är|justeras|förklaras) (?:omedelbart )?(?:justera[dt]s?|justerade)?.{0,20}"),
)  # fmt: skip
_TABLE = tuple((kind, re.compile(f"(?i)(?:{pattern})")) for kind, pattern in _ROWS)
_LABEL = re.compile(
    rf"(?i)(beslut|{BODY}s? beslut(?=\s+(?:den )?\d{{1,2}} \w{{3,9}}(?: \d{{4}})?\s*:)|{BODY}s förslag till (?:beslut i )?(?:kommun|region)?fullmäktige|förslag till beslut|yrkanden?|reservation(?:er)?|omröstning|votering|bakgrund|expedieras till|handlingar|(?:särskilt )?yttrande|protokollsanteckning|nästa steg|beslutsgång)(?:\s+(?:den )?\d{{1,2}} \w{{3,9}}(?: \d{{4}})?)?\s*:\s+(?=\S)"
)
_FURNITURE = re.compile(
    r"(?i)(?:(?:utdragsbestyrkan\w*|justerandes?(?:[:\s]+)?sign\w*|ordförandens?\s+sign\w*|signatur\w*|justerare\w*|bestyrkes)[\s.:_/]*)+"
    r"|(?:sida|sid\.?|blad)\s*:?\s*\d+(?:\s*(?:\(|av|/)\s*\d+\)?)?|\d{1,3}\s?\(\d{1,3}\)|(?:sammanträdes)?protokoll(?:\s+(?:nr\s*)?\d{0,3})?"
    r"|sammanträdesdatum:?(?:\s*\d{4}-\d\d-\d\d)?|\d{4}-\d\d-\d\d|[\wåäö ]{3,40}\s\w+s protokoll|[-–—_\s]{1,}|sammanträdesprotokoll\s+\d{4}-\d\d-\d\d"
)

_LEADS = re.compile(r"(?i)(?:enligt|i enlighet med|på förslag|efter förslag)\b")
"""Words that begin a decision's text: "Enligt kontorets förslag:"."""
_HEADING = 90
"""Letters that a heading may have."""
_LABELLED = 400
"""Letters that a line may have that begins with a heading's word."""


def read_heading(line: str) -> tuple[SectionKind, str] | None:
    """Read a line as a section's heading: its kind, and the text that follows on the same line.

    >>> read_heading("Kommunfullmäktiges beslut:")
    (<SectionKind.DECISION: 'decision'>, '')
    >>> read_heading("Beslut: Motionen avslås.")
    (<SectionKind.DECISION: 'decision'>, 'Motionen avslås.')
    >>> read_heading("Beslut om årsredovisning") is None
    True
    """
    words = re.sub(r"\s+", " ", line).strip()
    # A wrapped line may hold a heading's words alone; it begins with a small letter then.
    if not words or len(words) > _LABELLED or words[0].islower():
        return None
    label = _LABEL.match(words)
    if label is not None:
        kind = _kind(label[1])
        return (kind, words[label.end() :]) if kind is not None else None
    if len(words) > _HEADING or words.endswith((".", ",", ";", "?", "!")):
        return None
    if _LEADS.match(words):
        return None
    kind = _kind(words.rstrip(": "))
    return (kind, "") if kind is not None else None


def _kind(words: str) -> SectionKind | None:
    return next((kind for kind, pattern in _TABLE if pattern.fullmatch(words)), None)


def is_furniture(line: str) -> bool:
    """Tell whether a line is a page's header or footer, not the document's text.

    >>> is_furniture("Justerandes sign   Justerandes sign   Utdragsbestyrkande"), is_furniture("Protokoll nr 13")
    (True, True)
    """
    return _FURNITURE.fullmatch(line.strip()) is not None
