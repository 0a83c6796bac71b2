"""The known name that an unknown one may be a slip of, fast among thousands."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping

Index = Mapping[str, list[str]]


def index_of(names: Iterable[str]) -> Index:
    """The names by the runs of three letters in them, for `closest`."""
    index: dict[str, list[str]] = {}
    for name in names:
        for run in _runs(name):
            index.setdefault(run, []).append(name)
    return index


def closest(name: str, index: Index) -> str | None:
    """The name of the index that `name` may be a slip of.

    Names that share many runs of three letters are compared in earnest.
    """
    runs = _runs(name)
    known = sorted((len(index[run]), run) for run in runs if run in index)
    if len(known) * 5 < len(runs) * 2:  # a slip or two leaves far more of a name as it was
        return None
    rare = known[: max(6, len(known) // 2)]  # "of" and "tion" are in every other name
    shared: Counter[str] = Counter()
    for _, run in rare:
        shared.update(index[run])
    near = [(-count, len(one), one) for one, count in shared.items() if count * 2 >= len(rare)]
    nearest = [one for _, _, one in sorted(near)[:3]]
    spelled = {one.casefold(): one for one in reversed(nearest)}
    close = difflib.get_close_matches(name.casefold(), spelled, n=1, cutoff=0.75)
    return spelled[close[0]] if close else None


def closest_of(word: str, known: Iterable[str]) -> str | None:
    """The one of a few short words that `word` may be a slip of."""
    spelled = {one.casefold(): one for one in known}
    close = difflib.get_close_matches(word.casefold(), spelled, n=1, cutoff=0.7)
    return spelled[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """` Did you mean "x"?` for the one of a few short words that is meant, else nothing."""
    close = closest_of(word, known)
    return f' Did you mean "{close}"?' if close else ""


def _runs(name: str) -> set[str]:
    """The runs of three letters in a name, its beginning and end included."""
    padded = f"  {name.casefold()} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
