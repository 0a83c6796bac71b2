"""Small charts as inline SVG, made at build time: no script, no style attributes, text beside them.

Only bars are in the SVG, so that it may be stretched to any width; all words are HTML.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policydigest.pages import labels
from policydigest.pages.safe import safe_html

# Below this a chart would tell less than its caption.
_FEWEST = 3
# Up to two years are shown by month as they are, up to twelve by month in whole years; more than
# sixty years by decade.
_MONTHS = 24
_YEARS_OF_MONTHS = 12
_YEARS = 60
_HEIGHT = 40
_STEP = 6
_BAR = 5
# Few columns are not drawn across the whole page (see `charts.css`).
_SIZES = ((6, "few"), (16, "some"))


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it stands for, in short and in full, and its height."""

    short: str
    words: str
    value: int


def digest_chart(dates: Sequence[str], *, label: str | None = None) -> str:
    """How many digests there are in each month, year or decade, as a figure; "" for very few."""
    unit, columns = by_period(dates)
    if len(dates) < _FEWEST or len(columns) < 2:
        return ""
    whole_years = unit == "month" and len(columns) > _MONTHS
    years = [column.short for column in columns[::12]] if whole_years else []
    return figure(label or labels.CHART_OF_DIGESTS[unit], columns, years)


def by_period(dates: Iterable[str]) -> tuple[str, list[Column]]:
    """Dates counted by `month`, `year` or `decade`, empty periods included, oldest first."""
    known = sorted(date for date in dates if date[:4].isdecimal())
    if not known:
        return "year", []
    first, last = known[0], known[-1]
    months = _month_number(last) - _month_number(first) + 1
    years_of_months = int(last[:4]) - int(first[:4]) + 1
    if years_of_months <= _YEARS_OF_MONTHS and all(len(date) >= 7 for date in known):
        counts = Counter(_month_number(date) for date in known)
        start = _month_number(first)
        if months <= _MONTHS:
            return "month", [_month(n, counts[n]) for n in range(start, start + months)]
        start = _month_number(first[:4])
        span = range(start, start + 12 * years_of_months)
        return "month", [_month(n, counts[n], f"{n // 12:04}") for n in span]
    step = 1 if int(last[:4]) - int(first[:4]) < _YEARS else 10
    years = Counter(int(date[:4]) // step * step for date in known)
    span = range(int(first[:4]) // step * step, int(last[:4]) + 1, step)
    shown = [(str(n) if step == 1 else labels.DECADE.format(year=n), years[n]) for n in span]
    return ("year" if step == 1 else "decade"), [Column(w, w, value) for w, value in shown]


def figure(label: str, columns: Sequence[Column], years: Sequence[str] = ()) -> str:
    """Columns with a caption that names the highest; named below are the ends, or whole `years`."""
    highest = max(columns, key=lambda column: column.value)
    told = "; ".join(f"{c.words}: {labels.number(c.value)}" for c in columns if c.value)
    size = next((name for most, name in _SIZES if len(columns) <= most), "many")
    width = len(columns) * _STEP
    bars = "".join(
        _bar(column, place, highest.value) for place, column in enumerate(columns) if column.value
    )
    most = labels.CHART_MOST.format(value=labels.number(highest.value), period=highest.words)
    most = f" <span>{safe_html(most)}</span>" if highest.value > 1 else ""
    kind = "years" if years else "ends"
    named = years or (columns[0].short, columns[-1].short)
    axis = "".join(f"<span>{safe_html(name)}</span>" for name in named)
    return (
        f'<figure class="pd-chart pd-chart--{size}">\n'
        f"<figcaption>{safe_html(label)}{most}</figcaption>\n"
        f'<svg viewBox="0 0 {width} {_HEIGHT}" preserveAspectRatio="none" role="img" '
        f'aria-label="{safe_html(f"{label}. {told}.")}">{bars}</svg>\n'
        f'<p class="pd-axis pd-axis--{kind}" aria-hidden="true">{axis}</p>\n'
        "</figure>\n\n"
    )


def _bar(column: Column, place: int, most: int) -> str:
    height = max(1, round(_HEIGHT * column.value / most))
    title = safe_html(f"{column.words}: {labels.number(column.value)}")
    return (
        f'<rect x="{place * _STEP}" y="{_HEIGHT - height}" width="{_BAR}" height="{height}">'
        f"<title>{title}</title></rect>"
    )


def share(value: int, whole: int) -> str:
    """A part of a whole as a bar, for the eye alone: the number stands beside it."""
    width = round(100 * value / whole) if whole else 0
    width = max(1, width) if value else 0
    return (
        '<svg class="pd-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{width}" height="4"></rect></svg>'
    )


def _month_number(date: str) -> int:
    month = date[5:7]
    return int(date[:4]) * 12 + (int(month) - 1 if month.isdecimal() else 0)


def _month(number: int, value: int, short: str = "") -> Column:
    month = f"{number // 12:04}-{number % 12 + 1:02}"
    words = labels.date_words(month)
    return Column(short or words, words, value)
