"""A date expression as it stands in the text, before it is resolved to a day or a year."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["day", "numeric", "month", "year", "weekday", "step"]

# Between two forms of one day: "tomorrow[, on ]Wednesday, 15 May", "today[ (]15 May 2024)"
TWO_FORMS = re.compile(r",? (?:on )?|,? \(")
LOOK_BACK = 48  # characters before an expression that may tell what it is


class Expression(NamedTuple):
    """A date as written: `day`, `month` and `year` where it tells them.

    `numeric` has two numbers that may be day and month (`day`, `month`) in either order; a `step`
    is counted from the article's date or from the date told before (`base`); `which` is "last",
    "this" or "next"; `shift` moves the year or week ("in May last year": -1).
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: str = ""
    shift: int | None = None
    unit: str = ""
    base: str = ""
    weak: bool = False  # "the 2018 poisonings": says when, but tells no event
