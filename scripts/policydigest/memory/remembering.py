"""How pure code asks for what takes long and seldom changes: who calls it may remember it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

Value = TypeVar("Value")


class Remember(Protocol):
    """Gives what `make` would give, perhaps from the last time that it was `made_of` the same.

    `made_of` is what `hashes.value_hash` takes; `form` is the type of the value: plain values.
    """

    def __call__(
        self, name: str, made_of: object, form: type[Value], make: Callable[[], Value], /
    ) -> Value:
        """The value that has this name."""


def anew(_name: str, _made_of: object, _form: type[Value], make: Callable[[], Value]) -> Value:
    """Remember nothing."""
    return make()
