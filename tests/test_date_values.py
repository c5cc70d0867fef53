"""Calendar points, nodes and resolution: pure values, no spaCy."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.date_values import Context, Point
from recoupe.date_values import calendar as cal
from recoupe.date_values.compound import Clock, Interval, Night, Part, at_time
from recoupe.date_values.feasts import feast_day, nth_weekday
from recoupe.date_values.lengths import duration_value
from recoupe.date_values.nodes import Calendar, InWeek, Relative
from recoupe.date_values.offsets import DayOf, FirstOf, Fortnight, Holding, Nth, Offset, Rest, SportsSeason
from recoupe.date_values.yearly import Feast, Quarter, Season

THURSDAY = date(2025, 3, 27)
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
DIRECTIONS = st.sampled_from([None, "past", "future"])
SENSES = st.sampled_from([None, "last", "next", "this"])


def days(point: Point) -> tuple[str, str | None, str | None]:
    return point.value, point.first and point.first.isoformat(), point.last and point.last.isoformat()


@pytest.mark.parametrize(
    ("point", "value", "first", "last", "edtf"),
    [
        (cal.day(THURSDAY), "2025-03-27", "2025-03-27", "2025-03-27", "2025-03-27"),
        (cal.week(THURSDAY), "2025-W13", "2025-03-24", "2025-03-30", "2025-03-24/2025-03-30"),
        (cal.week(date(2020, 12, 31)), "2020-W53", "2020-12-28", "2021-01-03", "2020-12-28/2021-01-03"),
        (cal.week(date(2021, 1, 2)), "2020-W53", "2020-12-28", "2021-01-03", "2020-12-28/2021-01-03"),
        (cal.week(date(2024, 12, 30)), "2025-W01", "2024-12-30", "2025-01-05", "2024-12-30/2025-01-05"),
        (cal.weekend(THURSDAY), "2025-W13-WE", "2025-03-29", "2025-03-30", "2025-03-29/2025-03-30"),
        (cal.month(2024, 2), "2024-02", "2024-02-01", "2024-02-29", "2024-02"),
        (cal.quarter(2025, 4), "2025-Q4", "2025-10-01", "2025-12-31", "2025-36"),
        (cal.half(2025, 2), "2025-H2", "2025-07-01", "2025-12-31", "2025-41"),
        (cal.season(2024, "WI"), "2024-WI", "2024-12-01", "2025-02-28", "2024-24"),
        (cal.season(2024, "SU"), "2024-SU", "2024-06-01", "2024-08-31", "2024-22"),
        (cal.year(2025), "2025", "2025-01-01", "2025-12-31", "2025"),
        (cal.decade(1990), "199", "1990-01-01", "1999-12-31", "199X"),
        (cal.century(19), "18", "1801-01-01", "1900-12-31", "1801-01-01/1900-12-31"),
        (cal.century(1), "00", "0001-01-01", "0100-12-31", "0001-01-01/0100-12-31"),
        (cal.year(0), "0000", None, None, "0000"),
    ],
)
def test_points(point: Point, value: str, first: str, last: str, edtf: str) -> None:
    assert days(point) == (value, first, last)
    assert cal.edtf_of(point) == edtf


@pytest.mark.parametrize(
    ("node", "direction", "value"),
    [
        (Calendar(weekday=2), "past", "2025-03-25"),
        (Calendar(weekday=2), "future", "2025-04-01"),
        (Calendar(weekday=4), "past", "2025-03-27"),
        (Calendar(weekday=4, sense="last"), None, "2025-03-20"),
        (Calendar(weekday=4, sense="next"), None, "2025-04-03"),
        (Calendar(weekday=1, sense="this"), None, "2025-03-24"),
        (Calendar(month=6), "past", "2024-06"),
        (Calendar(month=6), "future", "2025-06"),
        (Calendar(month=3), "past", "2025-03"),
        (Calendar(month=3, sense="last"), None, "2024-03"),
        (Calendar(month=2, day=24), "past", "2025-02-24"),
        (Calendar(month=2, day=29), "past", "2024-02-29"),
        (Calendar(month=2, day=29), "future", "2028-02-29"),
        (Calendar(2023, 2, 29), None, "2023-02-29"),
        (Relative("week", -1), None, "2025-W12"),
        (Relative("year", 1), None, "2026"),
        (Season("WI", sense="last"), None, "2024-WI"),
        (Season("SU", sense="last"), None, "2024-SU"),
        (Quarter("Q", 1), "past", "2025-Q1"),
        (Feast("12-25"), "past", "2024-12-25"),
        (Feast("easter"), "future", "2025-04-20"),
        (Offset(((3, "year"),), -1), None, "2022"),
        (Offset(((2, "week"),), 1), None, "2025-W15"),
        (Offset(((1.5, "year"),), -1), None, "2023-09"),
        (Nth(1, "week", Calendar(2014, 10)), None, "2014-W40"),
        (Nth(-1, "day", Calendar(2015, 10)), None, "2015-10-31"),
        (Night(Calendar(weekday=2), Calendar(weekday=3)), "past", "2025-03-25TNI"),
        (Clock(14, 30, base=Calendar(weekday=2)), "past", "2025-03-25T14:30"),
        (Part("EV", Relative("day", -1)), None, "2025-03-26TEV"),
        (Interval(Calendar(month=1), Calendar(2025, 2)), None, "2025-01/2025-02"),
        (Interval(Calendar(month=11), Calendar(2025, 2)), None, "2024-11/2025-02"),
        (Interval(Calendar(day=3), Calendar(month=3, day=5)), "past", "2025-03-03/2025-03-05"),
    ],
)
def test_resolution_on_a_thursday(node: object, direction: object, value: str) -> None:
    context = Context(THURSDAY, direction=direction)  # type: ignore[arg-type]
    assert node.resolve(context).value == value  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("node", "value"),
    [
        (Calendar(weekday=2), "XXXX-WXX-2"),
        (Calendar(month=6), "XXXX-06"),
        (Calendar(month=3, day=3), "XXXX-03-03"),
        (Relative("week", -1), "XXXX-WXX"),
        (Offset(((3, "year"),), -1), "XXXX"),
        (Season("SU"), "XXXX-SU"),
        (Feast("12-25"), "XXXX-12-25"),
    ],
)
def test_without_publication_nothing_is_guessed(node: object, value: str) -> None:
    point = node.resolve(Context())  # type: ignore[attr-defined]
    assert days(point) == (value, None, None)


def test_a_weekday_that_does_not_fit_is_told() -> None:
    point = Calendar(2025, 2, 24, weekday=2).resolve(Context(THURSDAY))
    assert point.value == "2025-02-24"
    assert point.note is not None


def test_a_story_goes_on_from_its_own_year() -> None:
    lean = cal.month(2022, 6)
    point = Calendar(month=9).resolve(Context(THURSDAY, direction="past", lean=lean))
    assert (point.value, point.anchor) == ("2022-09", "text")


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("easter", 2025, "2025-04-20"),
        ("easter1", 2024, "2024-04-01"),
        ("easter39", 2025, "2025-05-29"),
        ("easter-47", 2025, "2025-03-04"),
        ("12-25", 2024, "2024-12-25"),
        ("11/4/4", 2025, "2025-11-27"),
        ("5/7/-1", 2025, "2025-05-25"),
    ],
)
def test_feasts(rule: str, year: int, day: str) -> None:
    found = feast_day(rule, year)
    assert found is not None
    assert found.isoformat() == day


def test_a_month_without_a_fifth_monday() -> None:
    assert nth_weekday(2025, 2, 1, 5) is None


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        ([(3, "Y", 1)], "P3Y"),
        ([(1.5, "TH", 1)], "PT1H30M"),
        ([(0.5, "TH", 1)], "PT30M"),
        ([(2.5, "Y", 1)], "P2.5Y"),
        ([(2, "D", 1), (3, "TH", 1)], "P2DT3H"),
        ([(None, "D", 1)], "PXD"),
        ([(2, "Y", 10)], "P20Y"),
    ],
)
def test_durations(parts: list[tuple[float | None, str, float]], value: str) -> None:
    assert duration_value(parts) == value


@pytest.mark.parametrize(("value", "clock"), [("2025-03-27T14:30", "14:30"), ("2025-03-27", None), ("x", None)])
def test_the_time_of_publication(value: str, clock: str | None) -> None:
    found = at_time(value)
    assert (found.isoformat("minutes") if found else None) == clock


def test_minutes_ago_need_the_time_of_publication() -> None:
    node = Offset(((40, "minute"),), -1)
    assert node.resolve(Context(THURSDAY, at_time("2025-03-27T00:10"))).value == "2025-03-26T23:30"
    assert node.resolve(Context(THURSDAY)).value == "2025-03-27TXX:XX"


NODES = st.one_of(
    st.builds(
        Calendar,
        year=st.one_of(st.none(), st.integers(0, 9999)),
        month=st.integers(1, 12),
        day=st.one_of(st.none(), st.integers(1, 31)),
        weekday=st.one_of(st.none(), st.integers(1, 7)),
        sense=SENSES,
    ),
    st.builds(Calendar, weekday=st.integers(1, 7), sense=SENSES),
    st.builds(Calendar, day=st.integers(1, 31)),
    st.builds(Relative, st.sampled_from(["day", "week", "weekend", "month", "year", "decade", "century"]),
              st.integers(-3000, 3000)),
    st.builds(Season, st.sampled_from(["SP", "SU", "FA", "WI"]), sense=SENSES),
    st.builds(Quarter, st.just("Q"), st.integers(1, 4)),
    st.builds(Feast, st.sampled_from(["easter", "12-25", "11/4/4"]), sense=SENSES),
    st.builds(
        Offset,
        st.tuples(st.tuples(st.floats(0, 1e9, allow_nan=False), st.sampled_from(["day", "week", "month", "year"]))),
        st.sampled_from([-1, 1]),
    ),
)  # fmt: skip


CLOCKS = {"hour": st.integers(0, 24), "minute": st.one_of(st.none(), st.integers(0, 59))}
NESTED = st.one_of(
    NODES,
    st.builds(Part, st.sampled_from(["MO", "AF", "EV", "NI", "MI"]), NODES),
    st.builds(Clock, base=st.one_of(st.none(), NODES), **CLOCKS),
    st.builds(Night, NODES, st.one_of(st.none(), NODES), back=st.integers(0, 1)),
    st.builds(Nth, st.integers(-60, 60).filter(bool), st.sampled_from(["day", "week", "month"]), NODES),
    st.builds(Nth, st.integers(-6, 6).filter(bool), st.just("day"), NODES, weekday=st.integers(1, 7)),
    st.builds(InWeek, st.integers(1, 7), NODES),
    st.builds(DayOf, st.integers(1, 31), NODES),
    st.builds(FirstOf, st.integers(-1200, 1200), st.sampled_from(["day", "week", "month", "quarter"]), NODES),
    st.builds(Holding, st.sampled_from(["week", "weekend", "month"]), NODES),
    st.builds(Rest, st.sampled_from(["week", "month", "year", "century"])),
    st.builds(Fortnight, st.integers(1, 2), NODES),
    st.builds(SportsSeason, st.integers(-1, 1)),
    st.builds(
        Offset,
        st.tuples(st.tuples(st.floats(0, 1e9, allow_nan=False), st.sampled_from(["day", "month", "hour"]))),
        st.sampled_from([-1, 1]),
        st.one_of(st.just("story"), NODES),
    ),
)
STORIES = st.one_of(
    st.none(), DAYS.map(cal.day), DAYS.map(lambda day: Point("time", f"{day.isoformat()}T14:30", day, day))
)


@given(NESTED, NESTED, st.one_of(st.none(), DAYS), DIRECTIONS, STORIES, st.one_of(st.none(), st.times()))
def test_any_two_nodes_stay_in_the_calendar_and_in_order(
    a: object, b: object, published: date | None, direction: object, story: Point | None, clock: time | None
) -> None:
    context = Context(published, clock, direction, story, story.first if story else None)  # type: ignore[arg-type]
    for node in (a, b, Interval(a, b)):  # type: ignore[arg-type]
        point = node.resolve(context)  # type: ignore[attr-defined]
        assert (point.first is None) == (point.last is None)
        if point.first is not None:
            assert date(1, 1, 1) <= point.first <= point.last


@given(st.dates(min_value=date(1, 1, 8), max_value=date(9999, 12, 24)))
def test_the_week_after_every_week_follows_it(day: date) -> None:
    week, after = cal.week(day), Relative("week", 1).resolve(Context(day))
    assert week.last is not None
    assert after.first == week.last + timedelta(days=1)
    assert {int(week.value[-2:]), int(after.value[-2:])} not in ({53, 2}, {52, 2})
    if week.value.endswith("W53"):
        assert after.value == f"{int(week.value[:4]) + 1:04}-W01"


@given(NODES, st.one_of(st.none(), DAYS), DIRECTIONS)
def test_any_node_stays_in_the_calendar(node: object, published: date | None, direction: object) -> None:
    point = node.resolve(Context(published, direction=direction))  # type: ignore[attr-defined, arg-type]
    assert (point.first is None) == (point.last is None)
    if point.first is not None:
        assert date(1, 1, 1) <= point.first <= point.last


@given(NODES, NODES, st.one_of(st.none(), DAYS), DIRECTIONS)
def test_no_interval_ends_before_it_starts(a: object, b: object, published: date | None, direction: object) -> None:
    point = Interval(a, b).resolve(Context(published, direction=direction))  # type: ignore[arg-type]
    if point.first is not None:
        assert point.last is not None
        assert point.first <= point.last


@given(DAYS)
def test_weeks_hold_their_days_and_start_on_monday(day: date) -> None:
    week = cal.week(day)
    if week.first is not None:
        assert week.last is not None
        assert week.first <= day <= week.last
        assert week.first.isoweekday() == 1
        assert week.last - week.first == timedelta(days=6)


@given(DAYS, st.integers(1, 7))
def test_a_past_weekday_is_within_the_week_before(published: date, weekday: int) -> None:
    point = Calendar(weekday=weekday).resolve(Context(published, direction="past"))
    if point.first is not None and published > date(1, 1, 8):
        assert timedelta(0) <= published - point.first < timedelta(days=7)
        assert point.first.isoweekday() == weekday
