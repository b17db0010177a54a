"""Which parties make the proposal that a text tells of, and which it only names."""

from __future__ import annotations

import re
from collections import Counter

from agendawatch.lang.sv.names.party_rows import PartyRow, find_party_rows
from agendawatch.model import Party

__all__ = ["find_proposers"]

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
_NAME = r"(?:[A-ZÅÄÖÉ][\wåäöé-]{1,25}\s){0,4}"
_FILL = r"(?:(?:nu|därför|också|även|idag|i\sdag|då|ledamoten|ledamöterna|gruppledaren|kommunalrådet|oppositionsrådet|bland\sandra|bara|partierna)\s){0,3}"
_INVERTED = re.compile(rf"\b(?i:{_STRONG}|hade|har)\s(?i:{_FILL}){_NAME}$")
_GOT = re.compile(rf"(?i)\b(?:fick|får|fått)\s{_FILL}(?-i:{_NAME})$")
_THROUGH = re.compile(r"(?i)\s(?:\w{1,14}\s){0,2}?igenom\b")
_OURSELVES = re.compile(r"(?i)\b(?:(?:vi|oss)(?:\s(?:i|inom|från|som))?|önskar|hälsar|hälsningar(?:\sfrån)?)\s$")
"""What stands before the party whose voice the text is: "vi i Centerpartiet", "Trevlig sommar önskar"."""
_SIGNATURE = re.compile(r"^\W{0,4}[A-ZÅÄÖÉ][\w-]+(?:\s[\w-]+){1,3},?\s$")
_OFFICE = re.compile(r"(?:,\s[^!?]{0,120})?$")
"""Before and behind the party of a line that only tells who signs the text."""
_SAID_BY = re.compile(rf"\b(?i:{_WEAK})\s(?i:vi\s)?(?i:i\s)?(?i:{_FILL}){_NAME}$")
_NOUN = r"(?:förslag|yrkande|motion|interpellation|initiativ|skrivelse|fråga|budget|återremiss|ledamotsinitiativ|krav)\w{0,8}"
_FROM = re.compile(
    rf"(?i)\b{_NOUN},?\s(?:(?:(?!\bstöd)[^.;!?\n]){{0,60}}?\s)?(?:från|av|tecknad|lagd\sav|väckt\sav|undertecknad\sav|gemensamt\sav|tillsammans\smed)\s"
    rf"(?:bland\sandra\s|oss\si\s|både\s)?(?-i:(?:{_NAME}och\s)?{_NAME})(?:i\s)?$"
)
_WITH = re.compile(r"(?i)\b(?:tillsammans|gemensamt|ihop|samman)\smed\s(?:bland\sandra\s)?$|\boch\s$")
_OWNS = re.compile(rf"(?i)\s?(?:\w{{1,18}}\s){{0,3}}?(?:\w{{0,14}}{_NOUN})\b")
_DIRECTLY = re.compile(rf"(?i)\s(?:gemensamma?\s)?\w{{0,14}}{_NOUN}\b")
_BEHIND = re.compile(r"(?i)\bbakom\s(?:\w{1,20}\s){1,4}?(?:står|stod)\s$")
"""What stands before those who made something together: "Bakom kravet står"."""
_CHAIR_BEFORE = re.compile(rf"(?i)ordförande\s(?-i:{_NAME})$")
_CHAIR_BEHIND = re.compile(r"(?i),?\s(?:\w+\s)?(?:\d:[ae]\s)?ordförande\b")
"""Around the party of one who speaks for a body and not for the party."""
_PEOPLE_OF = re.compile(r"(?i)\s(?:\w*grupp\w*|ledam[oö]\w*|representant\w*|\w{0,12}råd(?:et)?)\b")
"""Behind a party in the genitive: those who speak for it."""
_IN_ONE = re.compile(rf"(?i)\si\s(?:en|ett|sin|sitt)\s(?:\w{{1,15}}\s){{0,2}}?\w{{0,14}}{_NOUN}\b")
"""Behind those who ask or say something in a proposal of theirs."""
_COMPARED = re.compile(r"(?i)\b(?:mot|än|jämför\w*\smed|jämfört\smed)\s$")
_COLON = re.compile(r"(?:\si)?(?:\s[A-ZÅÄÖ][a-zåäö]{1,20}){0,2}\s?:\s")
_AGAINST = re.compile(
    r"(?i)\b(?:till|mot|emot|hos|svar\sfrån|svarar|press\spå|kritik\smot|kritiserar|inte|än|utom|förutom|trots|"
    rf"ställs|till\s(?:[\wåäö-]{{1,30}}\s){{1,4}}?(?:ordförande|kommunalråd\w*|ledamot\w*)|bemöter|består\sav|motsätter\ssig|(?:bryt\w*|bröt|jämför\w*|debatt\w*|diskut\w*)\s(?:\w{{1,10}}\s)?med|avslogs\sav|röstades?\sned\sav|enligt)\s(?:de\s|det\s|den\s)?(?:\w{{1,25}}\s){{0,2}}?(?-i:{_NAME})$"
)
_REFUSED = re.compile(
    r"(?i)\s?[^.;:!?\n]{0,40}?\b(?:röstade\s(?:nej|emot|mot|ned|ner)|avslog|sa(?:de)?\snej|röstar\snej|vill\sinte|yrka(?:de|r)\savslag\spå\s(?:\w{1,20}\s)?(?:motion|förslag|yrkande|medborgarförslag)\w*|svara\w*|motsatte)\b"
)
_LISTED = re.compile(rf"(?i)\b{_STRONG}[^.!?\n]{{0,160}}:\s$")
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
            rank = _rank(sentence[max(0, row.span[0] - _AROUND) : row.span[0]], after[:_AROUND], row)
            if rank:
                (weak if rank == 1 else owners if row.genitive else strong).extend(row.parties)
            if _speaks(sentence, row):
                voices.extend(row.parties)
    # Where the text is a party's own, what others own is what it answers.
    strong += voices if voices and _WE.search(text) else owners
    return tuple(dict.fromkeys(strong or weak or _left(title, text)))


def _speaks(sentence: str, row: PartyRow) -> bool:
    """Tell whether the text is in a party's voice: "vi i Centerpartiet", or signed by one of its people."""
    before = sentence[max(0, row.span[0] - _AROUND) : row.span[0]]
    signed = row.bracketed and _SIGNATURE.match(before) and _OFFICE.match(sentence, row.span[1])
    return bool(signed or _OURSELVES.search(before))


def _rank(before: str, after: str, row: PartyRow) -> int:
    """Rank a row of parties: 2 made a proposal, 1 wants something, 0 is only named."""
    owned = row.bracketed and before.endswith("s ") and _DIRECTLY.match(after)
    if owned or any(words.search(before) for words in (_FROM, _LISTED, _BEHIND)):
        return 2
    if row.genitive:
        return 1 if _PEOPLE_OF.match(after) else 2 if _OWNS.match(after) and not _COMPARED.search(before) else 0
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
        or _IN_ONE.match(after)
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
    sentences = _SENTENCE.split(text)
    left = [
        (at, row)
        for at, sentence in enumerate(sentences)
        for row in find_party_rows(sentence)
        if _is_left(sentence, row)
    ]
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
