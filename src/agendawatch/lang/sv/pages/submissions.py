"""What surrounds the matter of a motion, an interpellation, a citizens' proposal or a letter: its labels and its head."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

from agendawatch.lang.sv.contact_details import ContactKind, find_contact_details
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.municipality_names import find_municipalities
from agendawatch.lang.sv.organizations import find_organizations
from agendawatch.lang.sv.parties import find_parties
from agendawatch.lang.sv.references import find_references
from agendawatch.lang.sv.stems import telling_words
from agendawatch.model import Certainty

# Patterns of press releases: what leads a line, clauses, and where something is handed in.

HANDED_IN = re.compile(
    r"(?i)\b(?:motion\w*|interpellation\w*|fråga|initiativ\w*|förslag\w*|yrkande\w*)\s(?:(?!remitter|överläm|skicka)[\wåäö]+\s){0,3}?(?:till|i|på|hos)\s$"
)

PRESS_PREFIX = re.compile(r"(?i)^press(?:meddelande|release)\s?(?:\d{4}-\d\d-\d\d)?\s?[:–-]\s+")

DOCUMENT_ADDRESS = re.compile(
    r"(?i)\.(?:pdf|docx?|odt)(?:$|[?#])|/(?:download|dokument|handling|fil|file)\w*/|\$file/|/protokoll|yrkande|motion|handlingar"
)

NOWADAYS = re.compile(r"(?i)^i\s?dag$")
"""Words that mean a day only where something is done that day, else "nowadays"."""

LEADS_TO_DAY = re.compile(r"(?i)\b(?:på|vid|under)\s$")

TAKES_PLACE = re.compile(r"(?i)(?:går|väntar|stundar|är\sdet\sdags)\b")

HANDED_TO = re.compile(r"(?i)\bin\b[^.;!?]{0,60}\b(?:till|hos)\s$")
"""What stands before an organization that something was handed in to."""

CLAUSE_END = re.compile(r"[.;:!?–]\s|,\s(?=(?:men|och|där|som|medan|sedan|då)\b)|\s(?:men|medan)\s")


# What surrounds the text of a press release: its labels, its contacts, its end.

LABEL = re.compile(
    r"(?i)^(?:press(?:meddelande\w{0,20}|release\w{0,20}|rum(?:met)?)?|nyhet(?:er|en)?|nyhetsarkiv|aktuellt|just\snu|start(?:sida)?|hem|meny|blogg|debatt|insändare|"
    r"uttalande|startsida\s?[/»>].*|hoppa\still.*|till\sinnehåll.*|sök|meddelande|media)(?:\s(?:från|i)\s[\wåäö ]{1,40})?[\s:|]{0,4}"
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}\s\w{3,9}\s\d{4})?[\s:]{0,4}$"
)
"""A line that says what kind of page it is, and is no title."""

CONTACT = re.compile(
    r"(?i)^(?:press\s?kontakt(?:er)?|kontakt(?:er|person(?:er)?|uppgifter)?(?:\sför\s\w+)?|för\s(?:mer|ytterligare|vidare)\sinformation|frågor\sbesvaras\sav|"
    r"frågor\?|vid\sfrågor|mer\sinformation(?:\slämnas\sav)?|ytterligare\sinformation|upplysningar|presstjänst|kontakta(?:\soss)?)\b"
)
"""Where the press is told whom to ring."""

END = re.compile(
    r"(?i)^(?:dela\s(?:den|detta|sidan|inlägget|artikeln|på|via)|sprid\s|kopiera\slänk|läs\s(?:mer|även|också)\b|relaterade?\s|fler\snyheter|senaste\snytt|"
    r"senaste\s(?:nyheterna|inlägg)|följ\soss|bli\smedlem|kommentarer|lämna\sett\ssvar|föregående|nästa\sinlägg|taggar|etiketter|kategorier|"
    r"publicerat\si|skriv\sut|tipsa|prenumerera|om\swebbplatsen|cookies|tillbaka\still)"
)
"""Where the text is over and the page goes on."""

_RETELLS = re.compile(
    r"(?i)^(?:återberätta[dt]|återgive[nt]|omskrive[nt])\s(?:här\s)?(?:med|i)\s(?:våra\s)?(?:egna|andra)\sord\b[^\n]{0,200}?(?P<url>https?://[^\s,;)]{4,400}?)\.?$"
)

_PHONE = re.compile(
    r"(?<![\d/:.-])(?:(?:tel(?:efon)?|mobil|mob|tfn|vx)\.?:?\s?)?(?:\(?\+46\)?[\s-]?\(?0?\)?[\s-]?\d{1,3}|0\d{1,3})\s?[-–/]?\s?\d{2,3}(?:[\s-]?\d{2,3}){1,3}(?![\d:/])",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:e-?post:?\s|mail:?\s)?[\w.+-]{1,64}(?:@|\[at\]|\(at\)|\ssnabel-a\s)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
_FEWEST_DIGITS = 7
_HYPHENS = str.maketrans({"\u2011": "-", "\u2010": "-", "\xa0": " ", "\u202f": " ", "\xad": None})


def cut_contact_details(text: str) -> str:
    """Take telephone numbers, mail addresses and personal numbers out of a text, with their labels.

    >>> cut_contact_details("Ada Ek (V), 070-123 45 67, ada.ek@exempel.se")
    'Ada Ek (V)'

    Dates and case numbers stay. Nothing stands in their place, and a number may be written in ways that only
    a press release makes plain: `contact_details` is for texts of any kind.
    """
    plain = text.translate(_HYPHENS)
    for found in reversed(find_contact_details(plain)):
        if found.kind is ContactKind.PERSONAL_NUMBER:
            plain = plain[: found.span[0]] + plain[found.span[1] :]
    plain = _MAIL.sub("", plain)
    plain = _PHONE.sub(lambda it: "" if sum(map(str.isdigit, it[0])) >= _FEWEST_DIGITS else it[0], plain)
    return re.sub(r"[ \t,;|/]{1,40}(?=$|\n)|[ \t]{1,9}(?=[,.;])", "", plain).strip()


def find_original(line: str) -> str | None:
    """Find the address of the original in a line that says that the text is told again in other words.

    >>> find_original("Återberättat med egna ord. Originalet: https://partiet.example/badhus")
    'https://partiet.example/badhus'

    `None` for any other line: such a line is about the text, and no part of it.
    """
    found = _RETELLS.match(line.strip())
    return found["url"] if found else None


def is_caption(line: str) -> bool:
    """Tell whether a line before the text is a picture's caption or description.

    >>> is_caption("kvinna i motljus. Bilden är mörk."), is_caption("V vill bygga bad")
    (True, False)
    """
    words = line.strip()
    return words[:1].islower() and not words.startswith("att ")


# What surrounds the matter of a motion, an interpellation, a citizens' proposal or a letter.

_FORMS = (
    r"(?:enkel\s|skriftlig\s|gemensam\s|ny\s)?(?:(?:tilläggs|ändrings|avslags|bifalls|återremiss)?yrkande\w{0,3}|motion(?:en)?|interpellation(?:en)?"
    r"|(?:ledamots|nämnd|nämnds|styrelse|utskotts|parti)?initiativ(?:ärende)?|(?:enkel\s)?fråga|medborgarförslag(?:et)?|e-förslag|invånarförslag|folkinitiativ"
    r"|skrivelse|förslag|ändringsförslag|tilläggsförslag|reservation|protokollsanteckning|särskilt\syttrande|yttrande|remissvar|brev|öppet\sbrev|insändare)"
)
_LABEL = re.compile(
    rf"(?i)^\W{{0,3}}(?:(?:{_FORMS}|ärende(?:mening)?|rubrik|titel|ämne|gäller|angående|ang\.?|avseende|betr\.?|re|sv|vb)\s{{0,2}}[:–—-]\s{{0,3}}(?=\S)|(?:ärende|punkt)\s\d{{1,3}}\s?[,.:–-]\s(?=\S)|(?:angående|ang\.|betr\.)\s(?=(?-i:[A-ZÅÄÖ])))"
)
"""A label before a title on its own line: "Motion: Fria bussar", "Ärende: …"."""
_TITLED = re.compile(r"(?i)^\W{0,3}(?:rubrik|titel|ämne|ärendemening)\s{0,2}:\s{0,3}(?=\S)")
"""A label that says that what stands behind it is the title, wherever the line stands."""
_EMPTY_LABEL = re.compile(r"^[A-ZÅÄÖ][\w/-]{2,30}(?:\s[\w/-]{2,20}){0,3}\s?:$")
"""A form's field that is not filled in, or whose answer stands below."""
_OF_CASE = re.compile(rf"(?i)^{_FORMS}\s(?:till|i|på|angående|i\särende|till\särende)\s(?:dnr\s)?$")
"""What stands between a form's name and the number of the case that it is moved in."""
_WITHIN = re.compile(r"(?i)yrkande|reservation|protokollsanteckning|yttrande|remissvar")
"""What is handed in within a case."""
_QUOTED = re.compile(
    rf"(?i)^{_FORMS}\s(?:med\s(?:rubriken|titeln)|om|angående)?\s?[”\"“](?P<title>[^”\"“]{{8,200}})[”\"“]$"
)
"""A title between quotation marks."""
_WORDS = (
    "motion motionen interpellation interpellationen medborgarförslag medborgarförslaget yrkande yrkandet tilläggsyrkande ändringsyrkande avslagsyrkande "
    "återremissyrkande initiativ initiativärende ledamotsinitiativ nämndinitiativ nämndsinitiativ e-förslag förslag skrivelse fråga enkel skriftlig brev öppet "
    "reservation protokollsanteckning särskilt yttrande remissvar insändare till från av för i på vid den det och samt som om en ett enligt hej bästa god dag morgon "
    "ledamot ledamoten ledamöter ordförande ordföranden ordf vice gruppledare gruppledaren kommunalråd kommunalrådet oppositionsråd oppositionsrådet kommunstyrelsens fullmäktiges nämndens politiker "
    "inkom inkommen inlämnad inlämnat inlämnas inskickad inskickat ställd väckt ankom registrerad upprättad datum dnr diarienr diarienummer nr nummer sida sid "
    "sidan bilaga kopia version handling ärende ärendenr ärendenummer tjänsteskrivelse avsändare mottagare namn adress postadress telefon tel mobil mail mejl "
    "e-post epost personnummer underskrift gemensam ny diariet registrator kommun kommunen stad staden region regionen kansli kansliet stadshuset kommunhuset "
    "kommunfullmäktige fullmäktige kommunstyrelsen kommunens presidium presidiet partiet partigruppen gruppen fraktionen allians alliansen majoriteten oppositionen "
    "ink ärendetyp box postbox rubrik beskriv beskrivning mitt ditt kort korthet vi jag föreslår föreslås därför härmed följande besluta beslutar yrkar yrkande "
    "bakgrund inledning sammanfattning motivering förslag beslutsförslag yrkar yrkanden hemställan att-satser originalmeddelande vidarebefordrat meddelande ämne skickat"
)
_FORM_WORDS = frozenset(_WORDS.split())
"""Words of which a line may be made that says what a text is, to whom and from whom, and not what it is about."""
_OF_WHOM = (
    *("partiet", "listan", "demokraterna", "alternativet", "alliansen", "kommun", "kommuns"),
    *("kontoret", "förvaltningen", "avdelningen", "enheten"),
)
"""Ends of names of local parties, of municipalities, and of who writes for one."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CAPITAL = r"[A-ZÅÄÖÉ][a-zåäöéü]{1,20}(?:-[A-ZÅÄÖÉ][a-zåäöéü]{1,20})?"
_NAME_ENDS = r"(?:sson|son|ström|berg|gren|kvist|qvist|lund|dahl|dal|holm|stedt|stad|man|mark|lind|blad|fors|hed|ek|bäck|sjö|ius|ander|ell|én|in|ås|by)"
_PERSON_LINE = re.compile(
    rf"{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}\s(?:(?:von|af|de)\s)?[A-ZÅÄÖÉ][a-zåäöéü]{{0,14}}{_NAME_ENDS}(?:\s?\([A-Za-zÅÄÖåäö]{{1,4}}\))?[.,]?"
)
"""A line that is somebody's name."""
_STREET = re.compile(
    r"(?i)^[A-ZÅÄÖ][\wåäö ]{1,30}(?:gatan|vägen|gränd|gränden|stigen|torget|backen|allén)\s\d{1,3}\s?[A-Z]?\b.{0,40}$|^(?:se-)?\d{3}\s?\d{2}\s+[A-ZÅÄÖ]"
)
_REGION = re.compile(rf"Region(?:en)?\s{_CAPITAL}(?:\s{_CAPITAL})?")
_GREETING = re.compile(r"(?i)^(?:hej|bästa|kära|god\s(?:dag|morgon)|till\sden\sdet\sberör)\b.{0,60}$")
_CONTACT_LABEL = re.compile(
    r"(?i)^(?:från|till|avsändare|mottagare|kopia|namn|adress|postadress|telefon|tel|mobil|mail|mejl|e-?post|personnummer|skickat|datum)\s?:"
)
_WHOLE_NAME = rf"(?:{_CAPITAL}\s){{1,3}}{_CAPITAL}\b(?!\s?\(|\s[A-ZÅÄÖÉ])"
_PRIVATE = re.compile(
    rf"\s(?:från|av|inlämna[dt]\sav|inskicka[dt]\sav|ställ[dt]\sav|undertecknat\sav)\s{_WHOLE_NAME}(?:\s?,?\soch\s{_WHOLE_NAME})?"
    rf"|\s?[,–-]\s(?:{_CAPITAL}\s){{1,2}}[A-ZÅÄÖÉ][a-zåäöéü]{{0,14}}{_NAME_ENDS}$"
)
_NAMED = re.compile(
    rf"\b{_CAPITAL}(?:\s{_CAPITAL})?\s(?:(?:von|af|de)\s)?[A-ZÅÄÖÉ][a-zåäöéü]{{0,14}}{_NAME_ENDS}s?\b(?!\s?\(|\s[A-ZÅÄÖÉ]|-)"
)
"""Somebody's name in running text, without a party behind it."""
_PLACE_BEFORE_DAY = re.compile(rf"\s*{_CAPITAL}(?:\s{_CAPITAL}){{0,2}},?\s*(?:den)?\s*")
_PLACE_BEHIND = re.compile(rf"\bi\s{_CAPITAL}(?:\s{_CAPITAL})?(?:s?\s(?:kommun|stad))?$")
_GOES_ON = re.compile(r"(?:om|angående|ang\.|gällande|avseende|beträffande|rörande|kring|för)\s")
"""How a line begins that goes on with the form above it: "Motion" and, under it, "om gröna tak"."""
_UNENDED = re.compile(r"(?i)\s(?:och|samt|eller|för|om|av|till|i|på|med|från|vid|att|som|den|det|en|ett|–)$")
"""A word behind which no title ends."""
_TOLD = re.compile(r"^(?:Jag|Undertecknad|Mitt\snamn)\b|[.!?]\s+[A-ZÅÄÖ].{0,300}[.!?]$")
"""Somebody who tells, or more than one sentence: no title."""
_LONGEST_FORM = 40
_LONGEST_TITLE = 14
"""Words of the longest line with a full stop that may be a title; a longer one is the text itself."""


@lru_cache(maxsize=1024)
def is_form_line(line: str) -> bool:
    """Tell whether a line says what a text is, from whom, to whom and when, and nothing of what it is about.

    >>> [is_form_line(it) for it in ("Motion till kommunfullmäktige", "Exempelby den 3 mars 2026", "Motion om gröna tak")]
    [True, True, False]
    """
    words = " ".join(cut_contact_details(line).split()).strip(" .:,;–—-_*#|/")
    begins = any(it.match(words) for it in (_EMPTY_LABEL, _STREET, _GREETING, _CONTACT_LABEL))
    if not words or begins or _REGION.fullmatch(words) or _PERSON_LINE.fullmatch(words):
        return True
    spans = [it.span for it in find_organizations(words)]
    spans += [it.span for it in find_references(words)]
    spans += [it.span for it in find_municipalities(words)]
    days = [date.span for date in find_dates(words)]
    if len(days) == 1 and _PLACE_BEFORE_DAY.fullmatch(words[: days[0][0]]) and not words[days[0][1] :].strip(" .,"):
        return True
    spans += days
    rest = words
    for start, end in sorted(spans, reverse=True):
        rest = f"{rest[:start]} {rest[end:]}"
    if find_parties(rest):
        rest = re.sub(r"\([^)]{1,30}\)", " ", rest)
    names = {word for party in find_parties(rest) for word in party.name.casefold().split()}
    rest = _PLACE_BEHIND.sub(" ", rest.rstrip(" .,:"))
    known = {*_FORM_WORDS, *names, *(f"{name}s" for name in names)}
    if all(word in known or word.endswith(_OF_WHOM) for word in map(str.casefold, _WORD.findall(rest))):
        return True
    # "Motion från Ada Ek (V)", "Interpellation till Bo By": who moved it is all that is left.
    return bool(
        re.fullmatch(
            rf"(?i:{_FORMS})?\s?(?i:till|från|av)\s(?:(?i:ordföranden?|kommunalråd(?:et)?|kommunstyrelsens|oppositionsråd(?:et)?|gruppledaren?)\s){{0,3}}{_CAPITAL}(?:\s{_CAPITAL}){{1,3}}(?:\s?\([^)]{{1,6}}\))?(?:(?:,|\soch|\ssamt)\s{_CAPITAL}(?:\s{_CAPITAL}){{1,3}}(?:\s?\([^)]{{1,6}}\))?){{0,6}}",
            words,
        )
    )


def cut_label(line: str) -> str:
    """Cut the label before a title.

    >>> cut_label("Motion: Avgiftsfria bussar"), cut_label("Motion om avgiftsfria bussar")
    ('Avgiftsfria bussar', 'Motion om avgiftsfria bussar')
    """
    bare = line.strip(" \t*#_")
    while (match := _TITLED.match(bare) or _LABEL.match(bare)) is not None:
        bare = bare[match.end() :].strip()
    if (quoted := _QUOTED.match(bare)) is not None:
        return quoted["title"]
    for found in find_references(bare)[:1]:
        rest = bare[found.span[1] :].strip(" ,.:;–-")
        if rest and _OF_CASE.match(bare[: found.span[0]]):
            return rest
    return bare or line.strip()


def is_titled(line: str) -> bool:
    """Tell whether a line says itself that it holds the title.

    >>> [is_titled(it) for it in ("Rubrik: Hundrastgård i Ängsparken", "Rubrik:", "Hundrastgård i Ängsparken")]
    [True, False, False]
    """
    return _TITLED.match(line) is not None


def goes_on(line: str) -> bool:
    """Tell whether a title's line cannot end where it does: it goes on below.

    >>> goes_on("Motion om hastigheten på Storgatan och"), goes_on("Motion om Storgatan")
    (True, False)
    """
    return _UNENDED.search(line) is not None


def reference_of(lines: Iterable[str]) -> str | None:
    """Find the number of the case that a text is, by its head.

    >>> reference_of(("Motion", "Dnr KF 2026/77", "2026-02-02"))
    'KF 2026/77'
    >>> reference_of(("Yrkande", "Dnr KF 2026/77")) is reference_of(("KF 2026/77, KF 2026/78",)) is None
    True

    What is moved in somebody else's case bears that case's number, and is a proposal of its own.
    """
    head = tuple(lines)
    if any(_WITHIN.search(line) for line in head if len(line) <= _LONGEST_FORM):
        return None
    told = {found.number for line in head if is_form_line(line) for found in find_references(line)}
    return told.pop() if len(told) == 1 else None


def without_private_names(title: str) -> str:
    """Cut the name of somebody without a party from a title: a citizen's own.

    >>> without_private_names("Medborgarförslag från Exempla Exempelsson om en lekplats")
    'Medborgarförslag om en lekplats'
    >>> without_private_names("Motion från Exempla Exempelsson (V) om gröna tak")
    'Motion från Exempla Exempelsson (V) om gröna tak'
    """
    return " ".join(_PRIVATE.sub("", title).split())


def without_names(text: str) -> str:
    """Put a sign in place of what looks like a person's name and has no party behind it, at the price of some places' names.

    >>> without_names("Sökande är Exempla Exempelsson, enligt Kim Exempelberg (V).")
    'Sökande är …, enligt Kim Exempelberg (V).'
    """
    return _NAMED.sub("…", without_private_names(text))


def private_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Find what looks like a person's name without a party behind it, in order, where it stands.

    >>> private_ranges("Sökande är Exempla Exempelsson.")
    ((11, 30),)
    """
    return tuple(match.span() for match in _NAMED.finditer(text))


def is_telling_title(title: str) -> bool:
    """Tell whether a title says which matter it is: neither a form alone, nor the text's first sentence.

    >>> [is_telling_title(it) for it in ("Motion", "Motion om gröna tak", "Motion till kommunfullmäktige")]
    [False, True, False]
    """
    if is_form_line(title) or not telling_words(title) or _TOLD.search(title):
        return False
    return not (title.rstrip().endswith((".", "!")) and len(title.split()) > _LONGEST_TITLE)


def join_form(form: str, line: str) -> str:
    """Join a line to the form above it, where it goes on with it.

    >>> join_form("Motion", "om gröna tak"), join_form("Motion", "Gröna tak")
    ('Motion om gröna tak', 'Gröna tak')
    """
    if _GOES_ON.match(line) and form and len(form) <= _LONGEST_FORM:
        return f"{form.strip(' .:')} {line}"
    return line


def submitted_on(lines: Iterable[str]) -> dt.date | None:
    """Find the day that a text bears by itself: in its head, or under it with the place.

    >>> submitted_on(("Motion om gröna tak", "Exempelby den 3 mars 2026"))
    datetime.date(2026, 3, 3)
    """
    for line in lines:
        if is_form_line(line):
            for found in find_dates(line):
                if found.certainty is Certainty.STATED:
                    return found.date
    return None
