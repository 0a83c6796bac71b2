"""Is what a model wrote the plain text that a digest's title, lead or point is?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from policydigest.recognise import language
from policydigest.recognise.engine import Recognised
from policydigest.summary.leads import CLOSED_LEAD_WORDS, MAX_LEAD_WORDS
from policydigest.summary.titles import MAX_TITLE
from policydigest.vocabulary import Language

MAX_POINT_WORDS = 40
_LEAST_TITLE = 3  # words
_LEAST_SENTENCE = 4
_LEAST_GUESSED = 12  # words, of which fewer do not tell their language
_MARKUP = re.compile(
    r"[<>{}\\`*_~|#\[\]^=]|&\w+;|&#|https?:|www\.|://|\S@\S|\w\.(?:com|org|net|int|gov|eu)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[\"'“‘«(]?[^\W_]")
_CLOSES = re.compile(r"[.!?][\"'”’»)]?$")
# Letters, digits and the marks of running text; no controls, no marks that are not seen, no
# private or unassigned characters.
_ALLOWED = ("L", "N", "P", "M")
_SIGNS = "$€£¥₹₩₽₺₴₦₱₫฿₪₵৳°+%‰ "


def odd_text(text: str) -> str | None:
    """What a title or sentence holds that no text of a digest does; None for plain text."""
    if text != " ".join(text.split()):
        return "holds line breaks or stray spaces"
    if unicodedata.normalize("NFC", text) != text:
        return "holds letters put together in an unusual way"
    for character in text:
        kind = unicodedata.category(character)
        if kind[0] not in _ALLOWED and character not in _SIGNS:
            return f"holds the character U+{ord(character):04X}"
    if _MARKUP.search(text):
        return "holds markup or an address"
    if not _OPENS.match(text):
        return "does not begin with a word"
    return None


def odd_title(text: str) -> str | None:
    """Why a text is no title; None if it may be one."""
    if len(text) > MAX_TITLE:
        return f"has more than {MAX_TITLE} characters"
    if len(text.split()) < _LEAST_TITLE:
        return f"has fewer than {_LEAST_TITLE} words"
    if text.endswith((".", "!", "?", ":", "…")):
        return "ends like a sentence"
    return None


def odd_sentence(recognised: Recognised, most: int = MAX_POINT_WORDS) -> str | None:
    """Why a text is no single sentence of at most so many words; None if it is one."""
    text = recognised.document.text
    count = len(text.split())
    if not _LEAST_SENTENCE <= count <= most:
        return f"has {count} words; {_LEAST_SENTENCE} to {most} are right"
    if len(recognised.document.sentences) != 1:
        return "is more than one sentence"
    if not _CLOSES.search(text) or not (text[0].isupper() or not text[0].isalpha()):
        return "is not a whole sentence"
    return None


def most_lead_words(*, open_licence: bool) -> int:
    """How many words a lead may have."""
    return MAX_LEAD_WORDS if open_licence else CLOSED_LEAD_WORDS


def in_other_language(text: str, code: str, languages: Mapping[str, Language]) -> bool:
    """Whether a text is, as far as it tells, not in the language that it should be in."""
    if len(text.split()) < _LEAST_GUESSED:
        return False
    return language.guess(text, languages) != code
