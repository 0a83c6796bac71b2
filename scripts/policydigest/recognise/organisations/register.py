"""The names of a text while long and short forms are joined: by their tokens and by their text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from policydigest.recognise.acronyms import Definition
from policydigest.recognise.organisations.reading import Found, Reading


class Register:
    """Names by their tokens and by their text."""

    def __init__(self, reading: Reading, found: Iterable[Found]) -> None:
        self._reading = reading
        self.items: list[Found] = []
        self._owners: dict[int, Found] = {}
        self._by_text: dict[str, list[Found]] = {}
        self._by_name: dict[str, list[Found]] = {}
        self._dropped: set[int] = set()
        for item in found:
            self.add(item)

    def add(self, item: Found) -> None:
        """Take one more name."""
        self.items.append(item)
        self._by_text.setdefault(self._reading.text(item.first, item.last), []).append(item)
        self._by_name.setdefault(item.name, []).append(item)
        for token in range(item.first, item.last):
            self._owners.setdefault(token, item)

    def at(self, last: int) -> Found | None:
        """The organisation that holds the token before `last`."""
        item = self._owners.get(last - 1)
        return None if item is None or id(item) in self._dropped else item

    def beginning(self, first: int) -> Found | None:
        """The organisation that begins with this token."""
        item = self._owners.get(first)
        is_kept = item is not None and item.first == first and id(item) not in self._dropped
        return item if is_kept else None

    def replace(self, text: str, alias: Found) -> None:
        """Take a text from whatever it was held for, and give its place to `alias`."""
        self.drop(text)
        self.add(alias)

    def again(self, definition: Definition, alias: Found) -> None:
        """Give a short form of several words its other places, of which a part is a known name.

        In "DoJ&CD" no department called DoJ is meant.
        """
        words, size = self._reading.words, definition.short_last - definition.short
        form = words[definition.short : definition.short_last]
        for at in self._reading.positions[form[0]] if size > 1 else ():
            within = [self._owners[t] for t in range(at, at + size) if t in self._owners]
            if words[at : at + size] == form and within and alias not in within:
                self._dropped.update(id(item) for item in within if item.last - item.first < size)
                self.items.append(dataclasses.replace(alias, first=at, last=at + size))

    def drop(self, text: str) -> None:
        """Take a short text from whatever it was held for."""
        for item in self._by_text.pop(text, ()):
            if item.last - item.first < 3:
                self._dropped.add(id(item))
                for token in range(item.first, item.last):
                    self._owners.pop(token, None)

    def rename(self, long: Found, known: Found) -> None:
        """Everything of a name is what the vocabulary knows by its short form."""
        if (long.id, long.name, long.sort) == (known.id, known.name, known.sort):
            return  # A text may say so at each of a thousand places.
        for item in self._by_name.get(long.name, ()):
            if item.id == long.id:
                item.id, item.name, item.sort = known.id, known.name, known.sort
        long.id, long.name, long.sort = known.id, known.name, known.sort

    def kept(self) -> list[Found]:
        """All that was not dropped, in reading order, the longer first."""
        items = [item for item in self.items if id(item) not in self._dropped]
        return sorted(items, key=lambda item: (item.first, -item.last))
