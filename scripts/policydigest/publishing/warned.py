"""Keeps what MkDocs warns of, where it would print it."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator


class _Keep(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextlib.contextmanager
def warnings() -> Iterator[list[str]]:
    """What MkDocs warns of meanwhile, instead of printing it."""
    logger = logging.getLogger("mkdocs")
    before, propagates, keep = logger.handlers[:], logger.propagate, _Keep()
    logger.handlers, logger.propagate = [keep], False
    try:
        yield keep.messages
    finally:
        logger.handlers, logger.propagate = before, propagates
