from __future__ import annotations

import pytest

import rendering
from policydigest.pages import charts


@pytest.mark.parametrize(
    ("dates", "unit", "count"),
    [
        ([], "year", 0),
        (["2024-01-17", "2024-03"], "month", 3),
        (["2022-12-01", "2024-11-30"], "month", 24),
        (["2022-12-01", "2024-12-01"], "month", 36),
        (["2013-12-01", "2024-01-01"], "month", 144),
        (["2012-12-01", "2024-01-01"], "year", 13),
        (["2024", "2024-03"], "year", 1),
        (["1890", "1972-01-01", "2024-01-01"], "decade", 14),
        (["1965", "2024"], "year", 60),
        (["soon"], "year", 0),
    ],
)
def test_periods_have_no_gaps(dates: list[str], unit: str, count: int) -> None:
    found, columns = charts.by_period(dates)
    assert (found, len(columns)) == (unit, count)
    assert sum(column.value for column in columns) == sum(d[:4].isdecimal() for d in dates)


def test_few_digests_make_no_chart() -> None:
    assert charts.digest_chart([]) == ""
    assert charts.digest_chart(["2024-01-01", "2024-02-01"]) == ""
    assert charts.digest_chart(["2024-01-01"] * 9) == ""


def test_a_chart_tells_its_numbers_in_words() -> None:
    chart = charts.digest_chart(["2019", "2021-01", "2021-02-03", "2024-01-01"])
    assert 'aria-label="Digests by year. 2019: 1; 2021: 2; 2024: 1."' in chart
    assert "most: 2 in 2021" in chart
    assert chart.count("<rect") == 3
    assert rendering.inspect(rendering.html_of(chart)).problems == []


def test_months_of_several_years_stand_over_their_years() -> None:
    chart = charts.digest_chart(["2022-12-01", "2022-12-24", "2024-02"])
    assert 'aria-label="Digests by month. December 2022: 2; February 2024: 1."' in chart
    assert "<span>December 2022</span><span>February 2024</span>" in chart
    chart = charts.digest_chart(["2022-12-01", "2022-12-24", "2025-02"])
    assert 'aria-label="Digests by month. December 2022: 2; February 2025: 1."' in chart
    assert "".join(f"<span>{year}</span>" for year in range(2022, 2026)) in chart
    assert 'viewBox="0 0 288 40"' in chart
    assert '<rect x="66" y="0"' in chart


def test_where_no_period_stands_out_none_is_named() -> None:
    assert "most:" not in charts.digest_chart(["2022-12-01", "2023-12-24", "2024-02"])


def test_a_share_is_visible_unless_it_is_nothing() -> None:
    assert 'width="1"' in charts.share(1, 10_000)
    assert 'width="0"' in charts.share(0, 10)
    assert 'width="100"' in charts.share(10, 10)
    assert 'width="0"' in charts.share(0, 0)
