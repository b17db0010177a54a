"""Twins of an example: the same words denied, conditional, quoted, wished for or said of something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from agendawatch.lang.sv.clauses import clauses
from agendawatch.lang.sv.sentences import cut


def twins(example: str, others: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Make the twins of an example's last sentence, each with its kind; what stands before it stays.

    `others` are words for what the sentence is about, each with words for something else.
    A sentence without a finite verb, or one that is denied already, has only twins about something else.
    """
    *before, last = [words for _, words in cut(example)] or [example]
    lead = "".join(f"{it} " for it in before)
    for kind, twin in _of(last, others):
        yield kind, f"{lead}{twin}"


def _of(sentence: str, others: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for one, other in others.items():
        if one in sentence:
            yield "said of something else", sentence.replace(one, other, 1)
    main = clauses(sentence)[0]
    if (
        not main.finite
        or main.kind != "main"
        or any(it.low in {"inte", "ej", "aldrig", "inget", "något"} for it in main.tokens)
    ):
        return
    bare = sentence.rstrip(".! ")
    end = main.tokens[main.finite[0]].end
    yield "denied", f"{sentence[:end]} inte{sentence[end:]}"
    yield "possible", f"{sentence[:end]} eventuellt{sentence[end:]}"
    yield "conditional", f"{bare} om det behövs."
    yield "quoted", f"”{bare}”, skrev tidningen."
    if not any(it.noun or it.actor for it in main.tokens[: main.finite[0]]):
        return  # only a subject that stands first makes a clause that can hang on another
    words = bare if main.tokens[0].kind in {"person", "people"} else bare[:1].lower() + bare[1:]
    yield "conditioned", f"Om {words} meddelas det här."
    yield "proposed", f"Moderaterna föreslår att {words}."
    yield "hoped for", f"Anna Ek (S) hoppas att {words}."
    yield "rumoured", f"Ryktet att {words} stämmer inte."
    yield "asked", f"Frågan är om {words}."
    yield "reported", f"Tidningen skriver att {words}."
