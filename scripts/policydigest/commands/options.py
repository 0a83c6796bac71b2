"""Options that several commands have."""

from __future__ import annotations

import argparse
import os


def add_jobs(parser: argparse.ArgumentParser, purpose: str = "") -> None:
    """Declare `--jobs N`: processes for this purpose, one for each processor by default."""
    parser.add_argument(
        "--jobs",
        type=positive,
        default=os.cpu_count() or 1,
        metavar="N",
        help=f"processes{purpose} (default: one for each processor)",
    )


def positive(text: str) -> int:
    """A whole number above zero, for argparse."""
    return whole_number(text, lowest=1)


def whole_number(text: str, *, lowest: int, highest: int | None = None) -> int:
    """A whole number within these bounds, for argparse."""
    number = int(text) if text.isascii() and text.isdecimal() else None
    if number is None or number < lowest or (highest is not None and number > highest):
        bounds = f"{lowest} or more" if highest is None else f"{lowest} to {highest}"
        raise argparse.ArgumentTypeError(f"must be a whole number, {bounds}")
    return number
