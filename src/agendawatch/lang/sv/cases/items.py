"""What kind of matter an agenda item is, by its title."""

from __future__ import annotations

import re

from agendawatch.model import ItemClassification as Kind

__all__ = ["ITEM_WORDS", "classify_item"]

ITEM_WORDS: tuple[tuple[Kind, str], ...] = (
    (Kind.FORMALITY, r"^(?:namn)?upprop\b|^(?:sammanträdets?|mötets?)? ?öppna(?:nde|s)|^öppnande|^(?:val|utseende) av (?:protokolls?)?juster|^justering\b|^justerare|^protokolls?justering|^val av (?:två )?justera|(?:fastställ\w*|godkänn\w*) av (?:dag|föredragnings|ärende)|^dagordning|^föredragningslista|^anmälan (?:av|om) jäv|^jäv\b|^anmälan av övriga|^övriga (?:frågor|ärenden)|^sammanträdet?s? avslut|^avslut|^mötet? avslut|^närvaro\b|^tid (?:och plats )?för justering|^anmälan om förhinder|^ajournering|^beslut om närvaro|^kungörelse|^kallelse|^sammanträdets|^föregående (?:möte|protokoll|sammanträde)|^genomgång av (?:föregående )?(?:protokoll|dagordning)|^parentation"),
    (Kind.INFORMATION, r"^redovisning av (?:ej |icke |inte |obesvarade|obehandlade|oavslutade|obeslutade)|muntlig (?:information|rapport|redogörelse)"),
    (Kind.QUESTION, r"enk(?:el|la) fråg|^fråg(?:a|or) (?:till|från|om|ställd)|frågestund|^ledamöternas frågor|^allmänhetens fråg|^besvarande av fråg"),
    (Kind.INTERPELLATION, r"interpellation"),
    (Kind.CITIZEN_PROPOSAL, r"medborgarförslag|e-?förslag|folkinitiativ|göteborgsförslag|medborgarinitiativ"),
    (Kind.MOTION, r"\bmotion(?:en|er|erna|s)?\b|\bmotionssvar"),
    (Kind.BOARD_INITIATIVE, r"(?:nämnd|ledamots|utskotts)initiativ|initiativ(?:ärende|rätt)|^initiativ\b|^(?:reviderat )?yrkande från"),
    (Kind.ELECTION, r"^(?:fyllnads|efter|ny|om)?val(?:en)? (?:av|till|för|i)\b|fyllnadsval|^valärende|avsäg(?:else|er|an)|entledig|^begäran om entledigande|^(?:ny|om)val\b|utse(?:ende|r)? (?:av )?(?:ny |nya |en )?(?:ledamot|ersättare|ombud|representant|ordförande)|^val\b"),
    (Kind.NOTICE, r"delegations?(?:beslut|ärende|rapport|ordning anm)|delegerade beslut|^anmälnings?(?:ärende|post)|^anmälan (?:av|om) (?:delegations|beslut|inkomna|skriv)|^meddelande|^anmälningar|^inkomna (?:skriv|handl|ärend)|^delgivning|^redovisning av delegations|^anmälda|^informationshandling|^skrivelser för kännedom|^postlista|^kurser och konferenser|^anmälningsärende"),
    (Kind.INFORMATION, r"^information(?:en|er)?(?![a-zåäö])|informations?ärende|^aktuell information|^redogörelse|^lägesrapport|^rapport(?:er)? från|^muntlig|^presentation|^dialog\b|^kommundirektören|^förvaltningschefen|^direktören informerar|informerar\b|^ordföranden? (?:informerar|har ordet)|^aktuellt|^verksamhetsinformation|^föredragning\b|^rapporter$"),
)  # fmt: skip
"""Each kind's words, in small letters; what stands first goes first, and none is a decision."""

_TABLE = tuple((kind, re.compile(pattern)) for kind, pattern in ITEM_WORDS)


def classify_item(title: str) -> Kind:
    """Tell what kind of matter a title names.

    >>> classify_item("Val av justerare").value, classify_item("Svar på motion om cykelbanor").value
    ('formality', 'motion')
    >>> classify_item("Detaljplan för kvarteret Alen").value
    'decision'
    """
    words = " ".join(title.casefold().split())
    for kind, pattern in _TABLE:
        if pattern.search(words):
            return kind
    return Kind.DECISION
