"""A headline made a title: one line, without label and site, its names written as names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from policydigest.trimming import MONTHS

_CODE_BEFORE = re.compile(r"^\[[A-Z]{2,6}\]\s+(?=\S+(?:\s\S+){3})")  # "[RO] Senate confirms decree"
_SITE_SUFFIX = re.compile(r"\s+[|–—]\s+[^|–—]{2,40}$")
_LEAST_WORDS = 4  # of a title: fewer may be a name in capitals
_WORD = re.compile(r"[^\W_]+(?:[.&’'-][^\W_]+)*")
# Words with capitals in a row, behind a word in small letters: there they are no sentence's first.
_NAMES = re.compile(
    r"(?<=[a-zß-öø-ÿ,;] )[^\W\d_a-zß-öø-ÿ][\w&’'-]*"
    r"(?: (?:(?:of|and|for|on|in|de|&) (?:the )?)?[^\W\d_a-zß-öø-ÿ][\w&’'-]*)*"
)
_MONTHS = f"(?:{'|'.join(MONTHS).lower()})"
_MONTH = re.compile(rf"(?<=\d ){_MONTHS}\b|\b{_MONTHS}(?= \d)")
_CODE = re.compile(r"\b[a-z]{1,4}\d\w*")  # "r5", "cop28"
_OWNED = re.compile(r"[’']s$")


def tidy_title(
    title: str, text: str = "", names: Iterable[str] = (), labels: Sequence[str] = ()
) -> str:
    """A title on one line, without label, the site's name, a full stop or shouting.

    Of one in capitals the names stay names: `names`, and what `text`, its article, never writes
    with small letters. `labels`: what may stand before a colon and is left out ("Press release").
    """
    title = _CODE_BEFORE.sub("", _SITE_SUFFIX.sub("", " ".join(title.split())))
    title = _without_label(title.rstrip(".").strip(), labels)
    if title.isupper() and len(title.split()) >= _LEAST_WORDS:
        small = _CODE.sub(lambda code: code[0].upper(), title.capitalize())
        small = _MONTH.sub(lambda month: month[0].capitalize(), small)
        title = _named(small, text, names)
    return title


def _without_label(title: str, labels: Sequence[str]) -> str:
    label, colon, rest = title.partition(":")
    is_label = colon and label.strip().casefold() in {word.casefold() for word in labels}
    rest = rest.strip()
    return rest[:1].upper() + rest[1:] if is_label and len(rest.split()) >= _LEAST_WORDS else title


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
    told.update(name for name in names if not name.islower())
    lower = title.casefold()
    # The longest last, so that "Department of Justice" wins over "Justice".
    for name in sorted(told, key=lambda name: (len(name), name)):
        if len(name) > 1 and name.casefold() in lower:
            pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
            title = re.sub(pattern, name.replace("\\", ""), title, flags=re.IGNORECASE)
    return title[:1].upper() + title[1:]
