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
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
