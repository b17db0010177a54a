"""People who speak in a text in public office, and the roles that are only there for the press."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from agendawatch.lang.sv.calendar import MONTH_NAME, WEEKDAY_NAME
from agendawatch.lang.sv.municipality_names import municipality_by_name
from agendawatch.lang.sv.parties import PartyRow, find_party_rows, party
from agendawatch.model import Party, Person

_PRESS_ROLE = re.compile(
    r"(?i)\b(?:press(?:sekreterare|kontakt|ansvarig|chef|talesman|talesperson|jour|kommunikatör)|kommunikatör|kommunikations\w+|"
    r"informatör|politisk(?:a)?\s(?:sekreterare|handläggare|rådgivare)|stabschef|ombudsman|valledare|webb\w+|redaktör)\b"
)
"""Roles of those whom the press may ask: they are not kept."""

_PRIVATE_ROLE = re.compile(
    r"(?i)\b(?:förälder|föräldern|mamma\w*|pappa\w*|boende|invånare\w*|elev\w*|student\w*|granne\w*|anhörig\w*|pensionär\w*|"
    r"företagare\w*|journalist\w*|reporter\w*|fotograf\w*|foto|professor\w*|forskare\w*|lärare\w*|läkare\w*|rektor\w*|"
    r"\w*chef(?:en)?|handläggare\w*|\w*(?:sköterska|skötare|pedagog|arbetare|terapeut|direktör|strateg|ingenjör|byggare|brukare|sekreterare)n?|polis\w*|vd|medlem)\b"
)

_WORD = r"[A-ZÅÄÖÉ][a-zåäöéüøæëíáóčćšž]{1,20}(?:-[A-ZÅÄÖÉ]?[a-zåäöéü]{1,20})?"
_PARTICLE = r"(?:af|von|van|de\sla|de|der|la|al|el|zu)"
_NAME = rf"{_WORD}(?:\s(?:{_PARTICLE}\s)?{_WORD}){{1,3}}"
_OFFICE = (
    r"(?:[a-zåäö]{0,25}(?:kommunal|opposition|region|borgar|stads|landstings)s?råd(?:et)?|(?:[a-zåäö-]{3,30}s\s)?(?:\d:[ae]\s|förste\s|andre\s|första\s|andra\s)?(?:vice\s?)?"
    r"(?:[a-zåäö-]{0,30}s?\s?)?(?:ordförande|gruppledare(?:n)?|ledamot(?:en)?|ersättare(?:n)?|talesperson(?:en)?|talesman|partiledare|"
    r"företrädare|politiker(?:n)?|riksdagsledamot(?:en)?|fullmäktigeledamot(?:en)?|nämndordförande|borgmästare|representant|ledamöter|motionär(?:en)?|distriktsordförande|"
    r"förstanamn|toppkandidat|kommunstyrelseledamot))"
)
_SPEECH = r"(?:säger|sa|sade|skriver|menar|anser|konstaterar|kommenterar|förklarar|berättar|avslutar|påpekar|tycker|fortsätter|understryker|betonar|tillägger|undrar|frågar|hävdar|uppger|kräver|föreslår|yrkade|yrkar|motionerar|debatterade|talade|svarade|svarar|fastslår|poängterar|framhåller|summerar|utbrister|lyfter|inleder|ställer|väcker|lämnar|lägger|lade|hoppas|vill|ser|fruktar|befarar|minns|välkomnar|beklagar|reagerar|avslutade|inledde|begärde|begär|svarar|ställde|väckte|presenterade|lämnade|skrev|menade|ansåg|påpekade|höll|argumenterade)"

_OWNS = re.compile(
    r"(?<=s)\s\([A-ZÅÄÖa-zåäö]{1,5}\)\s\w{0,14}(?:motion|förslag|interpellation|yrkande|initiativ|fråga|skrivelse)"
)
"""Behind a name in the genitive: "Ada Eks (C) motion"."""
_CODE = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME}),?\s?\((?:(?:båda|samtliga|alla)\s)?(?P<code>[A-Za-zÅÄÖåäö]{{1,5}}!?)\)(?=(?:(?:,\s|\s(?!(?:och|samt|säger|menar)\b)(?=(?i:{_OFFICE})))(?P<title>(?:\d:[ea]\s)?[^.,;:!?\n–()]{{3,80}}))?)"
)
_TITLED = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME})(?:,|\ssom|(?=\sny)|,?\s(?:som\s)?(?:är|var|blir|blev|(?:väljs|valdes|har\svalts|utses|utsågs|har\sutsetts)\still))\s(?:båda\s)?(?:[A-ZÅÄÖ]\w{{0,20}}:?s\s)?(?:ny(?:tt|a)?\s)?(?P<title>(?i:{_OFFICE})(?:[^.,;:!?\n–]{{0,60}}))"
)
_PARTY_BEHIND = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME}),\s(?P<title>)(?P<party>[A-ZÅÄÖ][a-zåäö]{{3,25}}(?:\sinitiativ)?)\b"
)
_BEFORE = re.compile(rf"(?<![\w-])(?P<title>(?i:{_OFFICE})(?:\si\s[a-zåäö -]{{3,50}}\w,)?)\s(?P<name>{_NAME})")
_SAYS = re.compile(rf"\b(?i:{_SPEECH})\s(?P<role>(?:[a-zåäö-]{{3,30}}\s){{0,3}})(?P<name>{_NAME})")
_SPOKE = re.compile(rf"(?<![\w-])(?P<name>{_NAME})\s(?P<role>)(?:{_SPEECH})\b")
_ELECTED = re.compile(
    rf"\b(?i:valdes|utsågs|väljs|utses|nominerades|valde|valt|utsett|utser|väljer|nominerat)\s(?P<role>)(?P<name>{_NAME})(?=,?\s(?:till|som|och|samt)\b)"
)
_OWNED = re.compile(rf"(?<![\w-])(?P<party>[A-ZÅÄÖ][a-zåäö]{{3,25}}(?:ets|nas|ns))\s(?:\w{{4,20}}\s)?(?P<name>{_NAME})")
_PAIR = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME})\soch\s{_NAME},\s(?:båda\s)?(?P<title>(?:kommunal|opposition|region)s?råd|ledamöter|gruppledare|ersättare|språkrör)"
    r"(?P<rest>[^.,;:!?\n–]{0,60})"
)
_WRITTEN = re.compile(
    rf"(?i:\b(?:motion|interpellation|förslag|yrkande|initiativ|skrivelse|fråga)\w{{0,8}})[^.;!?]{{0,40}}?"
    rf"\b(?i:skriven|skrevs|skrivits|väckt|väckts|väcktes|lämnad|lämnades|lagd|lades|inlämnad|undertecknad|undertecknats)\s(?:in\s|fram\s)?av\s(?P<role>)(?P<name>{_NAME})"
)
_ROW = r"(?:\s\([A-Za-zÅÄÖåäö!]{1,6}\))?(?:,\s|,?\s(?:och|samt)\s)"
_NEXT = re.compile(rf"{_ROW}(?P<role>)(?P<name>{_NAME})")
_LAST = re.compile(rf"(?<![\w-])(?P<role>)(?P<name>{_NAME}){_ROW}$")
"""Names in a row with one that is known: "säger Ada Ek och Bo By"."""
_SIGNED = re.compile(rf"(?<![\w-])(?P<name>{_NAME}),?\s(?P<code>MP|SD|KD|FI|Fi|F!|[VSMCL])(?=\s*(?:$|[.,;/)]))")
_FOR = re.compile(
    rf"\b[Ff]ör\s(?P<party>[A-ZÅÄÖa-zåäö][a-zåäö]{{3,25}}(?:\sinitiativ)?)(?:\si\s[A-ZÅÄÖ]\w{{1,20}})?[,:]?\s(?P<name>{_NAME})"
)
_FROM = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME})\s(?:från|i|för)\s(?P<title>)(?P<party>[A-ZÅÄÖ][a-zåäö]{{3,25}}(?:\sinitiativ)?|MP|SD|KD|FI|[VSMCL])(?![\w-])"
)
_MEMBER = re.compile(rf"\b(?P<party>[A-ZÅÄÖa-zåäö]{{4,25}}(?:en|na|er|et))\s(?P<title>)(?P<name>{_NAME})")
_SPEECH_OF = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME})(?<=s)(?P<title>)(?=\s\w{{0,14}}(?:tal|anförande|inlägg|motion|interpellation)(?:en|et)?\b)"
)
_AND_I = re.compile(rf"(?<![\w-])(?P<name>{_NAME})\s(?P<title>)(?=och\sundertecknad\b)")
_ADDRESSED = re.compile(rf"\b(?:via|(?i:interpellation|fråga)(?:en|er)?\still)\s(?P<role>)(?P<name>{_NAME})")
"""Whom a question goes to, or through whom it comes."""
_TWO_LINES = re.compile(rf"(?m)^({_NAME})\n(?=(?i:{_OFFICE}))")
"""A signature: the name on one line, the office on the next."""
_FOOT = 6
"""Lines of a text's foot in which it may be signed."""
_MARK = r"(?:,?\s(?:[A-ZÅÄÖ]{2,6}(?![a-zåäö])|\(\s?[A-ZÅÄÖ]{1,4}\s?\)|(?i:partiföreträdare)))"
_SIGNERS = re.compile(rf"{_NAME}{_MARK}?(?:(?:,\s|\soch\s|\s+){_NAME}{_MARK}?){{0,5}}")
"""A line of names alone, with their parties or without: "Ada Ek, Bo By", "Ada Ek ( C )"."""
_DATED = re.compile(rf"(?i)^[a-zåäö]+,?\s(?:den\s)?(?:\d{{1,2}}\s{MONTH_NAME}\s\d{{4}}|\d{{4}}-\d\d-\d\d)\W*$")
_OF_THE_ELECTED = re.compile(r"(?i)\b(?:motion|interpellation|yrkande|reservation)\w*")
"""What nobody but the elected hand in; citizens' proposals are private people's."""
_OFFICE_WORD = re.compile(rf"(?i)(?:{_OFFICE}|\w*(?:råd|ordförande|ledare|ledamot|ledamöter)(?:et|n|en)?)")
_PARTY_IN_TITLE = re.compile(
    r"\b(?:för|i\sopposition|från|i)\s(?P<party>[A-ZÅÄÖ][\wåäö!]{0,25}(?:\sinitiativ)?)|\((?P<code>[A-ZÅÄÖ][A-Za-zåäö]{0,4})\)"
)
_TAIL = re.compile(
    r"\s(?:för|från)\s(?:[A-ZÅÄÖ].*)$|\s?\([A-ZÅÄÖ][A-Za-zåäö]{0,4}\)\s?$|\si\sopposition.*$|\s[A-ZÅÄÖ][a-zåäö]+(?:partiet|demokraterna|moderaterna)$"
)
_TITLE_END = re.compile(
    r"\s(?:som|och\s[a-zåäö]+r\b|säger|svarar|skriver|menar|anser|yrkade|yrkar|till|har|är|att|om|men|efter|under)\b.*$"
)
_NOT_NAMES = re.compile(
    r"(?i)\b\w*(?:partiet|demokraterna|moderaterna|liberalerna|centern|vänstern|nämndens?|styrelsens?|fullmäktiges?|kommun(?:en|s)?|tidning\w*|"
    r"förbundet|utskottet|förvaltning\w*|skolan?|\w*sjukhus(?:et)?|gatan|vägen|torget|kyrkan?|initiativ|centrum|park(?:en)?|plats(?:en)?|alliansen|kontakt)\b"
    r"|\b(?:stads?|region\w*|radio|sverige\w*|svenska|foto|nu|idag|därför|vi|det|den|de|en|"
    r"ett|i|på|både|samt|varken|eller|bästa|kära|käre|hej|tack|västra|östra|norra|södra|nya|gamla|stora|lilla|dagens|nyheter|rädda|barnen|förslag\w*|motion\w*|yrkande\w*|sveriges|kommunens|"
    rf"{WEEKDAY_NAME}|{MONTH_NAME}|och|att|som|men|när|hur|vad|här|så)\b"
)
"""Words that no person's name holds."""


_PATTERNS = (
    _CODE,
    _TITLED,
    _BEFORE,
    _PAIR,
    _OWNED,
    _PARTY_BEHIND,
    _SAYS,
    _SPOKE,
    _ELECTED,
    _WRITTEN,
    _SIGNED,
    _FOR,
    _FROM,
    _MEMBER,
    _SPEECH_OF,
    _AND_I,
    _ADDRESSED,
)


def find_speakers(text: str) -> tuple[Person, ...]:
    """Find the elected people of a text, and those who speak in office, each once, in order.

    >>> [(p.name, p.title) for p in find_speakers("– Nu räcker det, säger oppositionsrådet Ada Ek (V).")]
    [('Ada Ek', 'oppositionsrådet')]
    >>> find_speakers("Bo By, pressekreterare Vänsterpartiet")
    ()

    People with a press role, private persons and officials are left out; a title is kept as written.
    """
    found: list[Person] = []
    barred: set[str] = set()
    for line in _TWO_LINES.sub(r"\1, ", text).split("\n"):
        spoken: list[tuple[int, Person]] = []
        for pattern in _PATTERNS:
            for match in pattern.finditer(line):
                name = _bare_name(match["name"])
                if name is None:
                    continue
                owns = pattern is _SPEECH_OF or _OWNS.match(line, match.end("name"))
                name = name[:-1] if owns else name
                if _is_left_out(line, match, speech=pattern in {_SAYS, _SPOKE}):
                    barred.add(name)
                    continue
                person = _person(match, name)
                if person is not None:
                    spoken += [(match.start("name"), person), *_beside(line, match)]
        found += [person for _, person in sorted(spoken, key=lambda pair: pair[0])]
    return _merged([*found, *_signers(text)], barred)


def _signers(text: str) -> Iterator[Person]:
    """Find who signed at a text's foot: with a party beside the name or below it, or, of a motion, under place and day."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    elected = _OF_THE_ELECTED.search("\n".join(lines[:_FOOT])) and "medborgarförslag" not in text.casefold()
    for at in range(max(1, len(lines) - _FOOT), len(lines)):
        line = lines[at].rstrip(".")
        below = lines[at + 1].split() if at + 1 < len(lines) else []
        whose = party(below[0].strip(",")) if below else None
        if _SIGNERS.fullmatch(line) is None:
            continue
        named = (
            re.search(_MARK, line) or whose is not None or bool(below and re.fullmatch(r"[A-ZÅÄÖ]{2,6},?", below[0]))
        )
        if named or (elected and _DATED.match(lines[at - 1])):
            names = (_bare_name(found[0]) for found in re.finditer(_NAME, line))
            yield from (Person(name=name, party=whose) for name in names if name is not None)


def _beside(line: str, match: re.Match[str]) -> Iterator[tuple[int, Person]]:
    """Find the names that stand in a row with one."""
    before = _LAST.search(line, max(0, match.start("name") - 60), match.start("name"))
    after = _NEXT.match(line, match.end("name"))
    for other in filter(None, (before, after)):
        name = _bare_name(other["name"])
        if name is not None and not _is_left_out(line, other, speech=True):
            yield other.start("name"), Person(name=name)


def _is_left_out(line: str, match: re.Match[str], *, speech: bool) -> bool:
    """Tell whether somebody is there for the press only, or speaks as a private person or an official."""
    start, end = match.span("name")
    behind = line[end : end + 60].partition(".")[0]
    role = match.groupdict().get("role") or ""
    if _PRESS_ROLE.search(behind) or _PRESS_ROLE.search(role) or _PRESS_ROLE.search(line[max(0, start - 30) : start]):
        return True
    return speech and (_PRIVATE_ROLE.search(role) or _PRIVATE_ROLE.search(behind[:40])) is not None


def find_elected(lines: str) -> tuple[Person, ...]:
    r"""Find those among a release's contacts who hold an office or stand with their party; the others are not kept.

    >>> [p.name for p in find_elected("Ada Ek, kommunalråd (V)\nBo By, pressekreterare (V)\nCi Dal, 0520")]
    ['Ada Ek']
    """
    return tuple(person for person in find_speakers(lines) if person.title or person.party)


def _person(match: re.Match[str], name: str) -> Person | None:
    facts = match.groupdict()
    words = re.sub(r"^(?:och|samt|då|till|av|från|för)\s", "", facts.get("title") or "") + (facts.get("rest") or "")
    belongs: Party | None = None
    if facts.get("code"):
        belongs = party(facts["code"])
        if belongs is None and not facts["code"][0].isupper():
            return None
    elif facts.get("party"):
        belongs = party(facts["party"])
        if belongs is None:
            return None
    else:
        named = _PARTY_IN_TITLE.search(words)
        belongs = party(named["party"] or named["code"]) if named else None
        rows = find_party_rows(words)
        belongs = belongs or (rows[0].parties[0] if rows else None)
    title = _TITLE_END.sub("", _TAIL.sub("", words)).strip(" ,") or None
    if title is not None and facts.get("code") and not re.search(rf"(?i){_OFFICE}", title):
        title = None
    return Person(name=name, party=belongs, title=title)


def _bare_name(name: str) -> str | None:
    """Cut office and other words before a name ("Gruppledare Ada Ek"); `None` when no name of two words is left."""
    words = name.split()
    institution = max((at for at, word in enumerate(words[:-2]) if _NOT_NAMES.fullmatch(word)), default=-1)
    words = words[institution + 1 :]
    while len(words) > 1 and (_OFFICE_WORD.fullmatch(words[0]) or _NOT_NAMES.search(words[0]) or party(words[0])):
        words = words[1:]
    while len(words) > 2 and _OFFICE_WORD.fullmatch(words[-1]):  # noqa: PLR2004 - first and last
        words = words[:-1]
    bare = " ".join(words)
    if len(words) < 2 or _NOT_NAMES.search(bare):  # noqa: PLR2004 - first and last
        return None
    goes_on = len(words) > 2 and municipality_by_name(words[0]) is not None  # noqa: PLR2004 - "Göteborg Energi Arena"
    return None if goes_on or municipality_by_name(bare) is not None else bare


def _merged(found: list[Person], barred: set[str]) -> tuple[Person, ...]:
    """Make one of each name, with what is told of it anywhere; "Ada Eks" is Ada Ek where she is named too."""
    names = {person.name for person in found}
    people: dict[str, Person] = {}
    for person in found:
        owner = person.name.removesuffix("s")
        name = owner if owner in names else person.name
        if name in barred:
            continue
        known = people.get(name, person.model_copy(update={"name": name}))
        people[name] = known.model_copy(
            update={"party": known.party or person.party, "title": known.title or person.title}
        )
    return tuple(people.values())


# Which parties make the proposal that a text tells of, and which it only names.

_STRONG = (
    r"(?:föresl(?:år|og|agit)|kräv(?:er|de|t)|yrka(?:r|de|t)|motionera(?:r|de|t)|interpellera(?:r|de|t)|"
    r"(?:kommer|avser|tänker|planerar|väljer|valde)\s(?:\w{1,12}\s){0,2}?att\s(?:\w{1,12}\s)?(?:föreslå|yrka|kräva|begära|lägga|lämna|väcka|motionera|lyfta)|"
    r"(?:ska|vill|skulle)\s(?:\w{1,12}\s)?(?:föreslå|yrka|kräva|begära|lägga\sfram|lämna\sin|väcka|motionera|återremittera)|ville\såterremittera|"
    r"lämna(?:r|de|t|ts)?\s(?:\w{1,12}\s){0,3}?in|lämna(?:r|de|t)\s(?:\w{1,12}\s){0,2}?(?:en|ett|sin|sitt|två|tre|fyra|fem)\s|inlämna\w*|"
    r"(?:lägger|lade|lagt|la)(?!\sne[rd])|väck(?:er|te|t)|begär|begärde|begärt|fick\s(?:\w{1,12}\s){0,2}?igenom|får\s(?:\w{1,12}\s){0,2}?igenom|"
    r"presentera(?:r|de)|flagga(?:r|de)|initiera(?:r|de)|hade\s(?:\w{1,12}\s)?(?:yrkande|motion|förslag)\w*|"
    r"(?:går|gick|gått)\s(?:\w{1,10}\s){0,2}?fram\smed|(?:har|tar|tog)\s(?:\w{1,12}\s){0,3}?(?:yrkande|motion|initiativ|förslag)\w*|"
    r"ställ(?:er|de)\s(?:\w{1,12}\s)?(?:en|ett)|(?:har|har\snu)\si\s(?:en|ett)\s(?:\w{1,14}\s){0,2}?(?:fråga|motion|interpellation|skrivelse|yrkande|initiativ)|går\s(?:nu\s)?samman|(?:arbetat|tagit|arbetade|tog)\sfram|uppmana(?:r|de)|hemställ(?:er|de)|skriver\s(?:\w{1,15}\s){0,4}?motion\w*|"
    r"skrivit\s(?:\w{1,15}\s){0,3}?(?:motion|interpellation|skrivelse)\w*|(?:har|är)\s(?:\w{1,12}\s){0,2}?(?:enats|enade|överens)\som|enades\som|st(?:år|od)\sbakom|ställ(?:er|de)\ssig\sbakom\sett)\b"
)
"""Verbs of those who make a proposal."""
_WEAK = r"(?:reserver(?:ar|ade)|vill|ville|välkomna|anser|menar|tycker|säger|skriver|driver|satsar|hoppas|röstade\sför|pekar|lyfter|lyfte|ser|önskar)\b(?!\sinte\b)"
_GAP = r"(?:(?!\b(?:att|när|då|medan|men|om|som\ssvar|eftersom)\b)[^.;:!?\n–]){0,70}?"
_SUBJECT = re.compile(rf"(?i)\s?{_GAP}\b{_STRONG}")
_SUBJECT_WEAK = re.compile(rf"(?i)\s?{_GAP}\b{_WEAK}")
_NAME_OF_PROPOSER = r"(?:[A-ZÅÄÖÉ][\wåäöé-]{1,25}\s){0,4}"
_FILL = r"(?:(?:nu|därför|också|även|idag|i\sdag|då|ledamoten|ledamöterna|gruppledaren|kommunalrådet|oppositionsrådet|bland\sandra|bara|partierna)\s){0,3}"
_INVERTED = re.compile(rf"\b(?i:{_STRONG}|hade|har)\s(?i:{_FILL}){_NAME_OF_PROPOSER}$")
_GOT = re.compile(rf"(?i)\b(?:fick|får|fått)\s{_FILL}(?-i:{_NAME_OF_PROPOSER})$")
_THROUGH = re.compile(r"(?i)\s(?:\w{1,14}\s){0,2}?igenom\b")
_OURSELVES = re.compile(r"(?i)\b(?:(?:vi|oss)(?:\s(?:i|inom|från|som))?|önskar|hälsar|hälsningar(?:\sfrån)?)\s$")
"""What stands before the party whose voice the text is: "vi i Centerpartiet", "Trevlig sommar önskar"."""
_SIGNATURE = re.compile(r"^\W{0,4}[A-ZÅÄÖÉ][\w-]+(?:\s[\w-]+){1,3},?\s$")
_OFFICE_OF_PROPOSER = re.compile(r"(?:,\s[^!?]{0,120})?$")
"""Before and behind the party of a line that only tells who signs the text."""
_SAID_BY = re.compile(rf"\b(?i:{_WEAK})\s(?i:vi\s)?(?i:i\s)?(?i:{_FILL}){_NAME_OF_PROPOSER}$")
_NOUN = r"(?:förslag|yrkande|motion|interpellation|initiativ|skrivelse|fråga|budget|återremiss|ledamotsinitiativ|krav)\w{0,8}"
_FROM_PARTY = re.compile(
    rf"(?i)\b{_NOUN},?\s(?:(?:(?!\bstöd)[^.;!?\n]){{0,60}}?\s)?(?:från|av|tecknad|lagd\sav|väckt\sav|undertecknad\sav|gemensamt\sav|tillsammans\smed)\s"
    rf"(?:bland\sandra\s|oss\si\s|både\s)?(?-i:(?:{_NAME_OF_PROPOSER}och\s)?{_NAME_OF_PROPOSER})(?:i\s)?$"
)
_WITH = re.compile(r"(?i)\b(?:tillsammans|gemensamt|ihop|samman)\smed\s(?:bland\sandra\s)?$|\boch\s$")
_OWNS_PROPOSAL = re.compile(rf"(?i)\s?(?:\w{{1,18}}\s){{0,3}}?(?:\w{{0,14}}{_NOUN})\b")
_DIRECTLY = re.compile(rf"(?i)\s(?:gemensamma?\s)?\w{{0,14}}{_NOUN}\b")
_CHAIR_BEFORE = re.compile(rf"(?i)ordförande\s(?-i:{_NAME_OF_PROPOSER})$")
_CHAIR_BEHIND = re.compile(r"(?i),?\s(?:\w+\s)?(?:\d:[ae]\s)?ordförande\b")
"""Around the party of one who speaks for a body and not for the party."""
_PEOPLE_OF = re.compile(r"(?i)\s(?:\w*grupp\w*|ledam[oö]\w*|representant\w*|\w{0,12}råd(?:et)?)\b")
"""Behind a party in the genitive: those who speak for it."""
_COMPARED = re.compile(r"(?i)\b(?:mot|än|jämför\w*\smed|jämfört\smed)\s$")
_COLON = re.compile(r"(?:\si)?(?:\s[A-ZÅÄÖ][a-zåäö]{1,20}){0,2}\s?:\s")
_AGAINST = re.compile(
    r"(?i)\b(?:till|mot|emot|hos|svar\sfrån|svarar|press\spå|kritik\smot|kritiserar|inte|än|utom|förutom|trots|"
    rf"ställs|till\s(?:[\wåäö-]{{1,30}}\s){{1,4}}?(?:ordförande|kommunalråd\w*|ledamot\w*)|bemöter|består\sav|motsätter\ssig|(?:bryt\w*|bröt|jämför\w*|debatt\w*|diskut\w*)\s(?:\w{{1,10}}\s)?med|avslogs\sav|röstades?\sned\sav|enligt)\s(?:de\s|det\s|den\s)?(?:\w{{1,25}}\s){{0,2}}?(?-i:{_NAME_OF_PROPOSER})$"
)
_REFUSED = re.compile(
    r"(?i)\s?[^.;:!?\n]{0,40}?\b(?:röstade\s(?:nej|emot|mot|ned|ner)|avslog|sa(?:de)?\snej|röstar\snej|vill\sinte|yrka(?:de|r)\savslag\spå\s(?:\w{1,20}\s)?(?:motion|förslag|yrkande|medborgarförslag)\w*|svara\w*|motsatte)\b"
)
_WE = re.compile(
    rf"(?i)\b(?:vi|jag)\s{_GAP}\b{_STRONG}|\b{_STRONG}\s(?:{_FILL})?(?:vi|jag)\b|\b(?:vår|vårt|våra|min|mitt|mina)\s(?:\w{{1,20}}\s)?\w{{0,14}}{_NOUN}"
)
"""What those propose whose voice the text is."""
_EARLY = 2
"""Sentences that tell whom a text is about."""
_AROUND = 240
"""Characters around a party that can say what it does."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ–\-”\"])|\n+")


def find_proposers(title: str, text: str) -> tuple[Party, ...]:
    """Find the parties that propose, in order of naming.

    >>> [p.code for p in find_proposers("Motion avslogs", "Yrkandet lades fram av V och MP. M röstade nej.")]
    ['V', 'MP']
    >>> [p.code for p in find_proposers("S pressar Alliansen", "Fullmäktige debatterade våra motioner.")]
    ['S']

    Those who stand as maker or owner of a proposal, or whose own voice makes one; failing them the one who wants or says something;
    failing that the first party of the title, then the only or the leading party of the text.
    """
    strong: list[Party] = []
    owners: list[Party] = []
    weak: list[Party] = []
    voices: list[Party] = []
    for sentence in (title, *_SENTENCE.split(text)):
        rows = find_party_rows(sentence)
        for number, row in enumerate(rows):
            after = sentence[row.span[1] : rows[number + 1].span[0] if number + 1 < len(rows) else len(sentence)]
            before = sentence[max(0, row.span[0] - _AROUND) : row.span[0]]
            rank = _rank(before, after[:_AROUND], row)
            if rank:
                (weak if rank == 1 else owners if row.genitive else strong).extend(row.parties)
            # The text may be in a party's voice: "vi i Centerpartiet", or signed by one of its people.
            signed = row.bracketed and _SIGNATURE.match(before) and _OFFICE_OF_PROPOSER.match(sentence, row.span[1])
            if signed or _OURSELVES.search(before):
                voices.extend(row.parties)
    # Where the text is a party's own, what others own is what it answers.
    strong += voices if voices and _WE.search(text) else owners
    return tuple(dict.fromkeys(strong or weak or _left(title, text)))


def _rank(before: str, after: str, row: PartyRow) -> int:
    """Rank a row of parties: 2 made a proposal, 1 wants something, 0 is only named."""
    owned = row.bracketed and before.endswith("s ") and _DIRECTLY.match(after)
    if owned or _FROM_PARTY.search(before):
        return 2
    if row.genitive:
        if _PEOPLE_OF.match(after):
            return 1
        return 2 if _OWNS_PROPOSAL.match(after) and not _COMPARED.search(before) else 0
    if _is_aimed_at(before, after):
        return 0
    if before.endswith("– ") and after.startswith(" – "):
        after = after[3:]
    if _makes(before, after, row):
        return 2
    said = _SUBJECT_WEAK.match(after) or _SAID_BY.search(before) or _OURSELVES.search(before)
    return 1 if said and not _is_chair(before, after, row) else 0


def _makes(before: str, after: str, row: PartyRow) -> bool:
    """Tell whether what stands around a row says that it makes a proposal."""
    return bool(
        _SUBJECT.match(after)
        or _DIRECTLY.match(after)
        or _INVERTED.search(before)
        or (_GOT.search(before) and _THROUGH.match(after))
        or (_WITH.search(before) and re.search(rf"(?i){_NOUN}|{_STRONG}", before + after))
        or (_COLON.match(after) and (row.bracketed or not before.strip(" –")))
    )


def _is_chair(before: str, after: str, row: PartyRow) -> bool:
    """Tell whether a party stands only behind the name of a body's chair, who speaks for it."""
    return row.bracketed and bool(_CHAIR_BEFORE.search(before) or _CHAIR_BEHIND.match(after))


def _left(title: str, text: str) -> tuple[Party, ...]:
    """Take the title's first parties, else the text's only row where it comes early, or its first party where it comes back.

    Those whom something is aimed at do not count.
    """
    rows = find_party_rows(title)
    if rows and _is_left(title, rows[0]):
        return rows[0].parties
    sentences = enumerate(_SENTENCE.split(text))
    named = ((at, sentence, row) for at, sentence in sentences for row in find_party_rows(sentence))
    left = [(at, row) for at, sentence, row in named if _is_left(sentence, row)]
    if len(left) == 1 and left[0][0] < _EARLY:
        return left[0][1].parties
    counted = Counter(party for _, row in left for party in row.parties)
    first = next(iter(counted), None)
    return (first,) if first and (len(counted) == 1 or counted[first] > 1) else ()


def _is_left(sentence: str, row: PartyRow) -> bool:
    """Tell whether a row may be the maker where nobody else is: nothing is aimed at it, and it is no chair's."""
    before, after = sentence[max(0, row.span[0] - _AROUND) : row.span[0]], sentence[row.span[1] :][:_AROUND]
    return not _is_aimed_at(before, after) and not _is_chair(before, after, row)


def _is_aimed_at(before: str, after: str) -> bool:
    return bool(_AGAINST.search(before) or _REFUSED.match(after))
