"""Swedish verbs by paradigm: which verb a form is of, and which form it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from agendawatch.lang.sv.data import load, words_of


class VerbForm(NamedTuple):
    """One way to take a word: a form of a verb."""

    lemma: str
    """The infinitive."""
    form: str
    """`inf`, `pres`, `past`, `sup`, `part`; with `.s` behind it in the passive."""


FINITE = frozenset({"pres", "past", "pres.s", "past.s"})
"""Forms that carry a clause."""


_FIRST = re.compile(r"(?P<stem>\w{3,})(?P<end>ades?)|(?P<stem_er>\w{2,}er)(?P<end_er>as?|ars?|ats?)")
_FIRST_FORMS = {"ade": "past", "ades": "past.s", "a": "inf", "as": "pres.s", "ar": "pres", "at": "sup", "ats": "sup.s"}


@lru_cache(maxsize=50_000)
def verb_readings(word: str) -> tuple[VerbForm, ...]:
    """Give the verbs that a word in small letters may be a form of; none for what is no verb we know.

    >>> verb_readings("avslogs")
    (VerbForm(lemma='avslå', form='past.s'),)
    """
    if word in words_of("verbs", "never"):
        return ()
    found = _forms().get(word)
    if found is not None or word in words_of("verbs", "fore", "not"):
        return found or ()
    # A verb we know behind a fore-part that verbs have: "framkastades", "omdöptes".
    parts = ((fore, word.removeprefix(fore)) for fore in _fore_parts() if word.startswith(fore))
    fore, rest = next(((fore, rest) for fore, rest in parts if len(rest) > 3), ("", ""))  # noqa: PLR2004 - shorter rests are other words: "inte", "översyn"
    if rest in _forms():
        return tuple(VerbForm(fore + lemma, form) for lemma, form in _forms()[rest])
    # One of the first conjugation that no list has, where its ending is no noun's: "-ade", "-erar".
    hit = _FIRST.fullmatch(word)
    form = _FIRST_FORMS.get(hit["end"] or hit["end_er"]) if hit else None
    return (VerbForm(f"{hit['stem'] or hit['stem_er']}a", form),) if hit and form else ()


@cache
def _fore_parts() -> tuple[str, ...]:
    """Give the fore-parts, "åter" before "åt"."""
    return tuple(sorted(words_of("verbs", "fore", "parts"), key=lambda it: (-len(it), it)))


@cache
def forms_of(lemma: str) -> frozenset[str]:
    """Give every form of a verb.

    >>> "inställdes" in forms_of("inställa"), "ombokat" in forms_of("omboka")
    (True, True)
    """
    own = _own_forms().get(lemma, frozenset())
    fore = next((part for part in _fore_parts() if not own and lemma.removeprefix(part) in _own_forms()), "")
    return own or frozenset(fore + word for word in _own_forms().get(lemma.removeprefix(fore), ()))


@cache
def _own_forms() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word, readings in _forms().items():
        for reading in readings:
            found[reading.lemma].add(word)
    return {lemma: frozenset(words) for lemma, words in found.items()}


def inflections(word: str) -> tuple[str, ...]:
    """Give the forms of a participle or an adjective that is written in its first form.

    >>> inflections("besvarad"), inflections("inställd"), inflections("uppskjuten")
    (('besvarad', 'besvarat', 'besvarade'), ('inställd', 'inställt', 'inställda'), ('uppskjuten', 'uppskjutet', 'uppskjutna'))
    """
    if word.endswith("ad"):
        return word, word[:-1] + "t", word + "e"
    if word.endswith("en"):
        return word, word[:-1] + "t", word[:-2] + "na"
    if word.endswith("dd"):
        return word, word[:-2] + "tt", word + "a"
    if word.endswith("d"):
        return word, word[:-1] + "t", word + "a"
    return word, word + "t" * (not word.endswith("t")), word + "a"


@cache
def _forms() -> dict[str, tuple[VerbForm, ...]]:
    found: defaultdict[str, list[VerbForm]] = defaultdict(list)
    for lemma, form, word in _made():
        reading = VerbForm(lemma, form)
        if word and reading not in found[word]:
            found[word].append(reading)
    return {word: tuple(readings) for word, readings in found.items()}


def _made() -> Iterator[tuple[str, str, str]]:
    paradigms = load("verbs")["paradigms"]
    for lemma in paradigms["ar"].split():
        stem = lemma[:-1]
        yield from _conjugated(lemma, f"{stem}ar", f"{stem}ade", f"{stem}at", *inflections(f"{stem}ad"))
    for name, ending in (("er_de", "d"), ("er_te", "t")):
        for lemma in paradigms[name].split():
            stem = lemma[:-1]
            short = stem[:-1] if stem.endswith(("nn", "mm")) else stem
            pres = stem if stem.endswith("r") else f"{stem}er"
            yield from _conjugated(lemma, pres, f"{short}{ending}e", f"{short}t", *inflections(f"{short}{ending}"))
    for line in paradigms["irregular"].strip().splitlines():
        yield from _conjugated(*line.split())


def _conjugated(inf: str, pres: str, past: str, sup: str, *parts: str) -> Iterator[tuple[str, str, str]]:
    """Give every form of a verb, whose own forms may be several with commas between."""
    lemma = inf.split(",", maxsplit=1)[0]
    for form, words in (("inf", inf), ("pres", pres), ("past", past), ("sup", sup)):
        for word in words.split(","):
            yield lemma, form, word
            yield lemma, f"{form}.s", _passive(lemma, word, form)
    if pres.split(",", maxsplit=1)[0].endswith("er"):  # "bifalles"
        yield lemma, "pres.s", f"{lemma[:-1]}es"
    if not lemma.endswith(("a", "s")):  # "utse": "utses"
        yield lemma, "pres.s", f"{lemma}s"
    for word in ",".join(parts).split(","):
        yield lemma, "part", word


def _passive(lemma: str, word: str, form: str) -> str:
    """Give a form's passive, "flyttas", "ställs", "genomförs", "ges"; "" for one that has none of its own."""
    if word.endswith("s"):
        return ""
    if form != "pres" or not word.endswith("r"):
        return word + "s"
    if word.endswith("er") and lemma.endswith("a"):
        return word[:-2] + "s"
    return word[:-1] + "s" if word.endswith("ar") or not lemma.endswith("a") else word + "s"
