"""Names of organisations in other languages, which English texts leave as they are.

Three sorts: a head that opens the name and whatever its language lets follow ("Société des eaux
du Nord"); a legal form before it ("OJSC “Eldik Bank”", "PT Sumber Air"); one long word whose
end is a head ("Kartellamt", "Energimyndigheten").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress

from policydigest.recognise.names import HYPHENS, is_capitalised
from policydigest.recognise.organisations.begins import AND, PLACES
from policydigest.recognise.organisations.reading import FREE, Found, Reading
from policydigest.recognise.organisations.rules import Rules

MAX_WORDS = 14
MIN_COMPOUND = 7  # letters of a word that may be a name by its end alone
_ENGLISH = frozenset(("of", "for", "on", "and", "the", "in"))
_CLOSING = (".", ",", ";", "(", ")")  # "Vijeće za elektroničke | medije."
_NUMBER = ("N", "No", "Nr")
_QUOTES = {"“": "”", '"': '"', "«": "»", "„": "“"}


def opened_by_head(reading: Reading, first: int, rules: Rules) -> Found | None:
    """A name that opens with its head at token `first`: "Instituto Federal de …"."""
    words, flags = reading.words, reading.flags
    behind = words[first + 1] if first + 1 < len(words) else ""
    links = (
        behind in rules.native_links
        or (  # "Alliance de la …", "Union nationale des …"
            behind in rules.native_adjectives
            and not rules.native_links.isdisjoint(words[first + 2 : first + 3])
        )
    )
    is_both = words[first] in rules.heads and links
    if words[first] not in rules.native_heads and not is_both:
        return None
    limit = min(reading.bounds(first)[1], first + MAX_WORDS)
    if first + 1 >= limit:
        return None
    if words[first + 1] in rules.titles or words[first + 1] in _ENGLISH:
        return None
    end = at = first + 1
    while at < limit and flags[at] in (FREE, *PLACES):
        if _is_name(words[at]):
            if words[at] in rules.titles:
                break
            if words[at] in rules.not_first and words[at - 1] in _ENGLISH:
                break  # "the Kementerian Garam on Monday"
            end = at + 1
        elif words[at] == "of" and words[first] not in rules.heads and _is_at_place(reading, at):
            break  # "the Autorité des carrières | of Niger"
        elif words[at] in HYPHENS and at + 1 < limit and is_capitalised(words[at + 1]):
            pass  # "Conseil du Café-Cacao"
        elif words[at] in rules.native_inner or (words[at] in AND and words[at] not in _ENGLISH):
            pass
        elif _is_foreign(words, at, rules):
            end = at + 1
        else:
            end = _before_acronym(words, first, at, limit) or end
            break
        at += 1
    end -= words[end - 1] in _NUMBER  # "Juzgado Segundo | No. 2"
    if end - first < 2 or (words[first] in rules.heads and words[end - 1] in rules.not_bodies):
        return None  # "100 Years of | Service Award"
    return Found(first, end, None, reading.text(first, end), "head noun abroad", "native")


def _is_at_place(reading: Reading, at: int) -> bool:
    return at + 1 < len(reading.words) and reading.flags[at + 1] in PLACES


def _is_name(word: str) -> bool:
    """Whether a word has a capital, be it behind an article: "Environnement", "l'Environnement"."""
    return is_capitalised(word) or any(
        word[at : at + 1] in ("'", "’") and word[at + 1 : at + 2].isupper() for at in (1, 2, 4)
    )


def _is_foreign(words: Sequence[str], at: int, rules: Rules) -> bool:
    """Whether a word without a capital belongs to a name in another language.

    It stands beside a small word of that language ("Société | des | hydrocarbures"), is an
    adjective of bodies ("Agence nationale"), or is written with letters that English lacks.
    """
    word, before = words[at], words[at - 1]
    behind = words[at + 1] if at + 1 < len(words) else ""
    if not word.replace("’", "").replace("'", "").isalpha() or word in _ENGLISH:
        return False
    if word in rules.native_adjectives or not word.replace("’", "'").isascii():
        return True
    if before in ("la", "le", "el") and at > 1 and words[at - 2] in rules.native_links:
        return True  # "Direction générale de la | police"
    closes = behind in _CLOSING and (before in rules.native_adjectives or not before.isascii())
    near = before in rules.native_links or behind in rules.native_links
    return closes or near or word[1:2] in ("'", "’")


def _before_acronym(words: Sequence[str], first: int, at: int, limit: int) -> int:
    """The end of a name that its acronym closes: "Agence pour le sport scolaire (ASS)", else 0.

    In brackets behind a name in English the acronym may stand too: "(Agencija za luke, AL)".
    """
    while at < limit and words[at].isalpha() and words[at] not in _ENGLISH - {"in"}:
        at += 1  # "in" is "and" in Slovenian
    within = words[first - 1] == "("
    if within and words[at : at + 1] == [")"]:
        return at
    if words[at : at + 1] != ["," if within else "("] or words[at + 2 : at + 3] != [")"]:
        return 0
    short = words[at + 1]
    return at if short.isupper() and len(short) > 1 and short[0] == words[first][0] else 0


def others(reading: Reading, rules: Rules) -> Iterator[Found]:
    """Names behind a legal form, and long words whose end is a head."""
    words, flags = reading.words, reading.flags
    for form in rules.legal_openings:
        for first in reading.positions.get(form, ()):
            found = _behind_form(reading, first, rules)
            if found is not None:
                yield found
    are_long = map(MIN_COMPOUND.__le__, map(len, reading.positions))
    for word in compress(reading.positions, are_long):
        if word[0].isupper() and word.lower().endswith(rules.native_endings) and not word.isupper():
            for at in reading.positions[word]:
                first = at - (at > 0 and words[at - 1] in rules.native_openers)
                if flags[at] == FREE and not _is_part(words, first, at):
                    name = reading.text(first, at + 1)
                    yield Found(first, at + 1, None, name, "head noun abroad", "native")


def _is_part(words: Sequence[str], first: int, at: int) -> bool:
    """Whether a word stands beside another capital: it is a surname, or part of a longer name.

    `first` is the token itself, or the adjective before it: "Deutscher Bauernverband".
    """
    before = words[first - 1] if first else "."
    behind = words[at + 1] if at + 1 < len(words) else "."
    return (is_capitalised(before) and before not in ("The", "A")) or is_capitalised(behind)


def _behind_form(reading: Reading, first: int, rules: Rules) -> Found | None:
    """The name behind a legal form, which is left out as registers sort it."""
    words, flags = reading.words, reading.flags
    limit = min(reading.bounds(first)[1], first + MAX_WORDS)
    at = first + 1
    closing = _QUOTES.get(words[at], "") if at < limit else ""
    begin = at = at + 1 if closing else at
    while at < limit and words[at] != closing and (closing or is_capitalised(words[at])):
        if not closing and (flags[at] not in (FREE, *PLACES) or words[at] in rules.titles):
            break
        at += 1
    if at == begin or at >= limit or (closing and words[at] != closing):
        return None
    rule = "company by its legal form"
    return Found(begin, at, None, reading.text(begin, at), rule, "company")
