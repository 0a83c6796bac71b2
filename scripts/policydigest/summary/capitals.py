"""Headlines and first words set in capitals, written small; names stay names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from policydigest.dates import MONTHS
from policydigest.model import Findings

_WORD = re.compile(r"[^\W_]+(?:[.&’'-][^\W_]+)*")
# Words with capitals in a row, behind a word in small letters: there they are no sentence's first.
_NAMES = re.compile(
    r"(?<=[a-zß-öø-ÿ,;] )[^\W\d_a-zß-öø-ÿ][\w&’'-]*"
    r"(?: (?:(?:of|and|for|on|in|de|&) (?:the )?)?[^\W\d_a-zß-öø-ÿ][\w&’'-]*)*"
)
_MONTHS = f"(?:{'|'.join(MONTHS).lower()})"
_MONTH = re.compile(rf"(?<=\d ){_MONTHS}\b|\b{_MONTHS}(?= \d)")
_CODE = re.compile(r"\b[a-z]{1,4}\d\w*")  # "r5", "cop28"
_DOTTED = re.compile(r"\b(?!(?:[ap]\.m|e\.g|i\.e)\b)[a-z](?:\.[a-z])+\b")  # "u.s."
# "INS Tarangini" tells how "INDIAN NAVAL SHIP TARANGINI" is written.
_SHIP = re.compile(
    r"\b(?:INS|ICGS|HMS|HMAS|HMCS|HMNZS|USS|USNS|USCGC|RFA|RSS|KRI|BRP|PNS|BNS|KNS|TCG|HNLMS|HDMS|"
    r"MV|M/V|MT|M/T|SS|FV|F/V|RV|R/V) (?P<name>[A-ZÀ-Þ][a-z][\w’'-]*(?: [A-ZÀ-Þ][a-z][\w’'-]*)*)"
)
_SMALL_WORDS = ("THE", "AN", "IN", "ON", "AT", "AS", "AFTER", "IT", "FOR")
_LEAST_IN_CAPITALS = 3  # words of a title: fewer may be a name
_LONGER = 4  # letters of a word that no short form has: "MPs"
_SHOUTED = 3  # letters of a word in capitals that may be no acronym
_CODE_OF_COUNTRY = 3  # letters of "UAE"
_SMALL_IN_NAMES = frozenset(("de", "del", "la", "es", "el", "al", "of", "and", "the", "do", "da"))
_OWNED = re.compile(r"[’']s$")


def in_small_letters(title: str, text: str, names: Iterable[str]) -> str:
    """A headline in capitals as a sentence, without a full stop.

    Names are written as `names` or its article, `text`, write them; so are months, codes, ships and
    letters with dots between them.
    """
    small = _CODE.sub(lambda code: code[0].upper(), title.lower())
    small = _DOTTED.sub(lambda letters: letters[0].upper(), small)
    small = _MONTH.sub(lambda month: month[0].capitalize(), small)
    text = "\n".join(line for line in text.splitlines() if line.isupper() or not is_shouted(line))
    mixed = (word for word in title.split() if not word.isupper() and word != word.lower())
    return _named(small, text, (*names, *mixed, *(ship["name"] for ship in _SHIP.finditer(text))))


def is_shouted(title: str) -> bool:
    """Whether all of a title's longer words are in capitals: "MPs VOTE TO ABOLISH THE LEVY"."""
    words = title.split()
    longer = [word for word in words if len(word) >= _LONGER]
    in_capitals = title.isupper() or (len(longer) > 1 and all(map(str.isupper, longer)))
    return in_capitals and len(words) >= _LEAST_IN_CAPITALS


def without_shout(text: str, places: Mapping[str, Sequence[int]]) -> str:
    """A story's first sentence whose first word alone is in capitals: "PRIME Minister Roe".

    `places`: where each word of the article stands.
    """
    first, _, rest = text.partition(" ")
    word = first.capitalize()
    is_shouted = len(first) > _SHOUTED and first.isupper() and not rest[:2].isupper()
    is_known = word in places and len(places.get(first, ())) < 2
    is_small = first in _SMALL_WORDS and not rest[:2].isupper()  # "THE 32nd meeting"
    return f"{word} {rest}" if is_small or (is_shouted and is_known) else text


def place_names(findings: Findings) -> Iterator[str]:
    """The places that tell a country and that a text has in capitals only, as a map has them."""
    bodies = {form for one in findings.organisations for form in one.forms}
    for country in findings.countries:
        for form in country.forms:
            is_name = form.isupper() and len(form) > _CODE_OF_COUNTRY and "." not in form
            if is_name and form not in bodies:
                words = form.lower().split(" ")
                yield " ".join(
                    word if n and word in _SMALL_IN_NAMES else word.capitalize()
                    for n, word in enumerate(words)
                )


def _named(title: str, text: str, names: Iterable[str]) -> str:
    """A title in small letters in which names are written as the text or `names` write them."""
    words = set(_WORD.findall(text))
    told = {
        _OWNED.sub("", part)
        for name in _NAMES.findall(text)
        for part in (name, *name.split(" and "))
        # A word is a name only if the text never writes it small; capitals are a headline's.
        if not part.isupper() and (" " in part or part.casefold() not in words)
    }
    # "Los Cedros" of the "Los Cedros Forest": a headline may leave out what it is
    told.update(
        " ".join(parts[:2])
        for parts in map(str.split, [*told])
        if len(parts) > 2
        and parts[1][0].isupper()
        and words.isdisjoint((parts[0].casefold(), parts[1].casefold()))
    )
    told.update(name for name in names if not name.islower())
    # Letters that the story has in capitals only, where the words beside them have small ones.
    told.update(
        word
        for line in text.splitlines()
        if not line.isupper()
        for word in _WORD.findall(line)
        if word.isupper() and word.isalpha() and word.casefold() not in words
    )
    lower = title.casefold()
    # The longest last, so that "Department of Justice" wins over "Justice".
    for name in sorted(told, key=lambda name: (len(name), name)):
        if len(name) > 1 and name.casefold() in lower:
            pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
            title = re.sub(pattern, name.replace("\\", ""), title, flags=re.IGNORECASE)
    return title[:1].upper() + title[1:]
