"""Mutants that mean what the code means, looked at by hand: the line that was, the line that is, and why."""

from __future__ import annotations

_SAME_LENGTH = "both come from one list, so that strictness has nothing to find"
_NO_X = "the letters added to those that are cut do not stand there: figures, or words in small letters and hyphens"
_FALSE_OR_NONE = "only its truth is asked for"

EQUIVALENT: dict[tuple[str, str], str] = {
    (
        "for (a, b), (old, new) in zip(zip(left, right, strict=True), numbers, strict=True)",
        "for (a, b), (old, new) in zip(zip(left, right, strict=True), numbers, strict=None)",
    ): _SAME_LENGTH,
    (
        "for place, at in zip(reversed(places), reversed(chain), strict=True):",
        "for place, at in zip(reversed(places), reversed(chain), ):",
    ): _SAME_LENGTH,
    (
        'Place.OTHER: (0, "another place in the row of meetings"),',
        'Place.OTHER: (0, "ANOTHER PLACE IN THE ROW OF MEETINGS"),',
    ): "what weighs nothing is not told",
    (
        'name, was = left.get(old, ("", None))',
        'name, was = left.get(old, ("XXXX", None))',
    ): "the name of nobody is not looked at",
    (
        'update: dict[str, object] = {} if now.id == key else {"id": key}',
        'update: dict[str, object] = {} if (now.id == key) and False else {"id": key}',
    ): "the id that it has is put in its place",
    (
        "return now.model_copy(update=update) if update else now",
        "return now.model_copy(update=update) if (update) or True else now",
    ): "a copy without changes equals what it is of",
    ("some = False", "some = None"): _FALSE_OR_NONE,
    (
        'word = match["day"].rstrip(":ae") if match["day"][0].isdigit() else match["day"]',
        'word = match["day"].rstrip("XX:aeXX") if match["day"][0].isdigit() else match["day"]',
    ): _NO_X,
    (
        'proper = len(parts) > 1 and parts[0][:1].isupper() and "-" in parts[0].rstrip("-,")',
        'proper = len(parts) > 1 and parts[0][:1].isupper() and "-" in parts[0].rstrip("XX-,XX")',
    ): _NO_X,
    (
        'if to is not None and find_voice(words[: goes.start()], "går") is Voice.DECIDED:',
        "if to is not None and find_voice(words[: goes.start()], ) is Voice.DECIDED:",
    ): "no word counts as a finite verb, which this one is",
    (
        "return [Member(one, None, genitive=False) for one in listed if one is not None]",
        "return [Member(one, None, genitive=None) for one in listed if one is not None]",
    ): _FALSE_OR_NONE,
    ("return 2", "return 3"): "what is more than one is strong (proposers)",
    (
        'return re.sub(r"\\s+", " ", found[1]).strip(" .") if found else None',
        'return re.sub(r"\\s+", " ", found[1]).strip(None) if found else None',
    ): "the pattern ends before a full stop",
    (
        "numbers = [(folded(before[a].number), folded(after[b].number)) for a, b in zip(left, right, strict=True)]",
        "numbers = [(folded(before[a].number), folded(after[b].number)) for a, b in zip(left, right, )]",
    ): _SAME_LENGTH,
    (
        'item.model_copy(update={"documents": _settled(item.documents)}) if item.documents else item',
        'item.model_copy(update={"documents": _settled(item.documents)}) if (item.documents) or True else item',
    ): "no documents settle to none",
    (
        "return len(a & b) / len(a | b) if a | b else 0.0",
        "return len(a & b) / len(a | b) if a | b else 1.0",
    ): "an organization without a name is none",
}
"""Keyed by the lines themselves, white space at their ends cut: a mutant's number changes with every edit."""
