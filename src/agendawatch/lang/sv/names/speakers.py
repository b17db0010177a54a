"""People who speak in a text in public office, and the roles that are only there for the press."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agendawatch.lang.sv.names.municipality_names import municipality_by_name
from agendawatch.lang.sv.names.parties import party
from agendawatch.lang.sv.names.party_rows import find_party_rows
from agendawatch.model import Party, Person

__all__ = ["PRESS_ROLE", "find_elected", "find_speakers"]

PRESS_ROLE = re.compile(
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
_ROW_BEFORE = 60
"""Letters before a name that may hold another one of its row."""
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
    r"(?i)\b\w*(?:partiet|demokraterna|moderaterna|liberalerna|centern|vänstern|nämnden|styrelsen|fullmäktige|kommun(?:en|s)?|tidning\w*|"
    r"förbundet|utskottet|förvaltning\w*|skolan?|\w*sjukhus(?:et)?|gatan|vägen|torget|kyrkan?|initiativ|centrum|park(?:en)?|plats(?:en)?|alliansen|kontakt)\b"
    r"|\b(?:stads?|region\w*|radio|sverige\w*|svenska|foto|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|nu|idag|därför|vi|det|den|de|en|"
    r"ett|i|på|både|samt|varken|eller|bästa|kära|käre|hej|tack|västra|östra|norra|södra|nya|gamla|stora|lilla|dagens|nyheter|rädda|barnen|förslag\w*|motion\w*|yrkande\w*|sveriges|kommunens|"
    r"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|och|att|som|men|när|hur|vad|här|så)\b"
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
_ROLE_BEHIND = 60
"""Characters behind a name that may tell a role."""


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
    return _merged(found, barred)


def _beside(line: str, match: re.Match[str]) -> Iterator[tuple[int, Person]]:
    """Find the names that stand in a row with one."""
    before = _LAST.search(line, max(0, match.start("name") - _ROW_BEFORE), match.start("name"))
    after = _NEXT.match(line, match.end("name"))
    for other in filter(None, (before, after)):
        name = _bare_name(other["name"])
        if name is not None and not _is_left_out(line, other, speech=True):
            yield other.start("name"), Person(name=name)


def _is_left_out(line: str, match: re.Match[str], *, speech: bool) -> bool:
    """Tell whether somebody is there for the press only, or speaks as a private person or an official."""
    start, end = match.span("name")
    behind = line[end : end + _ROLE_BEHIND].partition(".")[0]
    role = match.groupdict().get("role") or ""
    if PRESS_ROLE.search(behind) or PRESS_ROLE.search(role) or PRESS_ROLE.search(line[max(0, start - 30) : start]):
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
    bare = " ".join(words)
    return None if len(words) < 2 or _NOT_NAMES.search(bare) or _place(bare) else bare  # noqa: PLR2004 - first and last


def _place(name: str) -> bool:
    """Tell whether a name is a municipality's, or begins with one and goes on for long ("Göteborg Energi Arena")."""
    first, *rest = name.split()
    return municipality_by_name(name) is not None or (len(rest) > 1 and municipality_by_name(first) is not None)


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
