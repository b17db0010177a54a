"""What form a proposal has, by the words of those who make or report it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agendawatch.model import ProposalClassification

__all__ = ["PARTY_AFFAIRS", "KindMention", "classify_proposal", "find_kinds"]

PARTY_AFFAIRS = re.compile(
    r"(?i)\b(?:(?:parti)?kongress\w*|stämman?|årsstämma\w*|\w{3,20}stämma\w*|årsmöte\w*|medlemsmöte\w*|partidag\w*"
    r"|valled\w*|kandidat\w*|valmanifest\w*|partiprogram\w*|\w{0,12}politiskt\sprogram)\b"
)
"""Words of a party's own affairs: a motion to its congress is no municipality's matter."""

_OWN = r"(?:(?:vår|vårt|våra|min|mitt|mina|partiets|partiernas|sin|sitt|en|ett|denna|detta|dessa|följande|gemensam\w*|eget|egen)\s)"
_KINDS: tuple[tuple[ProposalClassification, int, str], ...] = (
    (ProposalClassification.INTERPELLATION, 6, r"(?:\w{1,12}-)?interpell(?:ation(?:en|er|erna|ens)?|era[rdt]?\w{0,2})"),
    (ProposalClassification.QUESTION, 6, r"(?:enkel|skriftlig)\sfråga|fråga(?=\ssom\s(?:ska\s)?besvaras)|ledamotsfråga|ställ(?:er|de|t)\s(?:\w{1,12}\s)?(?:en\s)?(?:enkel\s)?fråga\still"),
    (ProposalClassification.CITIZEN_PROPOSAL, 4, r"medborgarförslag(?:et|en|ets)?|e-förslag(?:et|en)?|göteborgsförslag(?:et|en)?|invånarförslag(?:et|en)?"),
    (ProposalClassification.BOARD_INITIATIVE, 6, r"(?:ledamots|nämnd|utskotts|styrelse|parti|politiker)initiativ(?:et|en|ets)?|initiativärende(?:t|n|na)?"),
    (ProposalClassification.BOARD_INITIATIVE, 5, r"(?:ett|vårt|sitt|gemensamt)\s(?:initiativ)(?=\s(?:till|i|på|från|om|där|i dag|idag))|(?:det|ett|detta)\sinitiativ(?=,?\ssom\b)|initiativ(?=\s(?:i|till)\s\w{0,20}(?:nämnden|styrelsen|utskottet|fullmäktige))"),
    (ProposalClassification.MOTION, 5, r"(?:[A-ZÅÄÖ]{1,3}-|\w{0,14}(?:parti|center|moderat|gemensam)\w{0,4})?motion(?:en|er|erna|ens|ernas)?|motionera[rdt]?\w{0,2}"),
    (ProposalClassification.YRKANDE, 5, r"(?:tilläggs|ändrings|avslags|bifalls|återremiss|budget|motiverings)?yrkande(?:t|n|na|ts|nas)?|yrka[rdt]?(?:de|r|t)?"),
    (ProposalClassification.YRKANDE, 4, r"(?:ändrings|tilläggs)förslag(?:et|en)?|reservera(?:r|de|t)?\s(?:oss|mig)|(?:minoritets)?återremi(?:ss|tter)\w*|begär(?:de|t|an\som)?\s(?:\w{1,12}\s){0,2}?bordläggning\w*"),
    (ProposalClassification.YRKANDE, 1, r"reservera(?:r|de|t)?\ssig"),
    (ProposalClassification.CONSULTATION_RESPONSE, 4, r"remissvar(?:et|en)?|remissyttrande(?:t|n)?|samrådsyttrande(?:t|n)?"),
    (ProposalClassification.BUDGET, 4, r"(?:skugg|års|flerårs|mål-\soch\s)?budget(?:en|förslag(?:et|en)?|debatt(?:en)?|reservation(?:en)?|alternativ(?:et)?|ens|motion(?:en)?)?"),
    (ProposalClassification.PROPOSAL, 1, r"\w{0,14}(?<!ändrings)(?<!tilläggs)(?<!medborgar)(?<!budget)förslag(?:et|en|ets)?|föresl(?:å|år|ås|og|ogs|agit|agits)|kräver|krävde|krav(?:et)?(?=\spå|\som)|skrivelse(?:n)?|hemställ\w+|bakom\s(?:begäran|kravet)|(?:enats|enas|enades|överens)\som\s(?:ett|en|den|att)\b|(?:vår|sin|partiets|partiernas)\sbegäran"),
    (ProposalClassification.PROPOSAL, 1, r"(?:vill|vilja)\s(?!(?:inte|du|ni)\b)(?:\w{1,14}\s){0,2}?(?:ha|se|att|införa|inrätta|ge|bygga|satsa|växla|stoppa|utreda|göra|öka|minska|behålla|bevara|ta|skapa|starta|öppna|rädda|riva|höja|sänka|låta|förbjuda|få|stärka|förbättra|pröva|testa|erbjuda|avskaffa|slopa|avveckla|omprövas?|återinföra|lägga|sätta)"),
    (ProposalClassification.PROPOSAL, 1, r"(?m:(?<=^)|(?<=:\s)|(?<=–\s))(?:skär\sinte|stoppa|inför|rädda|bygg|frys|ta\sbort|avveckla|gör|låt|sänk|höj|behåll|bevara|satsa|ge|öppna|pausa|riv|utred|återinför|slopa|avskaffa|stärk|släpp|värna|lägg\sinte|sälj\sinte|stäng\sinte|stick\sinte|skrota|bryt)"),
)  # fmt: skip
"""Kind, weight (how plainly it names a form), words; where several are named the heaviest is meant."""

_PATTERN = re.compile(
    "|".join(rf"(?P<k{number}>\b(?:{words})(?!\w))" for number, (_, _, words) in enumerate(_KINDS)), re.IGNORECASE
)
_OWN_BEFORE = re.compile(rf"(?i)\b{_OWN}(?:\w{{1,15}}\s){{0,2}}$")
_NOT_OURS = re.compile(
    r"(?i)(?:\b(?:fysisk|daglig|mer|regelbunden)\smotion|\bmotion(?=\soch\s(?:hälsa|idrott))|\b(?:feministiskt|ta|tar|tog|tagit|på\seget)\sinitiativ"
    r"|\böverklaga(?:r|t|de)\s(?:\w{1,20}\s){0,4}budget\w*|\binom\sbudget|\bhåll(?:a|er)\s(?:sin\s|sina\s)?budget\w*|\bi\sbudgeten)$"
)
"""Words that look like a form and are none: sport, a party's name, taking the initiative, what the budget holds."""
_OLD = re.compile(r"(?i)\b(?:19|20)\d\d-\d\d-\d\d,?\s§\s?\d+[^.]{0,40}$")
_APPEAL = re.compile(r"(?i)\böverklaga|\blaglighetspröv")
_FORMS_FOR_APPEAL = {ProposalClassification.BUDGET}


@dataclass(frozen=True, slots=True)
class KindMention:
    """A word that names a form, how plainly, and where."""

    kind: ProposalClassification
    weight: int
    span: tuple[int, int]


def find_kinds(text: str) -> tuple[KindMention, ...]:
    """Find the words that name a proposal's form, in order.

    >>> [(found.kind.value, found.weight) for found in find_kinds("Vår motion föreslår ett bad.")]
    [('motion', 7), ('proposal', 1)]

    A form that the speakers call their own weighs two more; one told as history of an old decision weighs one.
    """
    found = []
    appeals = _APPEAL.search(text) is not None
    for match in _PATTERN.finditer(text):
        kind, weight, _ = _KINDS[int((match.lastgroup or "k0")[1:])]
        before = text[max(0, match.start() - 60) : match.start()]
        if _NOT_OURS.search(before + match[0]) or (appeals and kind in _FORMS_FOR_APPEAL):
            continue
        if _OLD.search(before):
            weight = 1
        elif _OWN_BEFORE.search(before):
            weight += 2 if weight > 1 else 0
        found.append(KindMention(kind, weight, match.span()))
    return tuple(found)


def classify_proposal(title: str, text: str) -> ProposalClassification | None:
    """Tell what form a text's proposal has, or `None` where it proposes nothing.

    >>> classify_proposal("Interpellation till Bo By (M)", "Fullmäktige biföll en motion 2016.").value
    'interpellation'
    >>> classify_proposal("Motioner till kongressen", "Föreningen har skrivit sex motioner.") is None
    True

    The title weighs half as much again; words of a party's own affairs count only if an organization is named too.
    """
    best: dict[ProposalClassification, float] = {}
    for words, share in ((title, 1.5), (text, 1.0)):
        for mention in find_kinds(words):
            best[mention.kind] = max(best.get(mention.kind, 0), mention.weight * share)
    if not best or PARTY_AFFAIRS.search(title):
        return None
    return max(best, key=lambda kind: best[kind])
