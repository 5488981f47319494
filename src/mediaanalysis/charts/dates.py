"""The axis of days: to scale, or a column for each of a few days that are far between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedFormatter, FixedLocator, Formatter

_MOST_DAYS = 10  # columns whose names have room on a page
_APART = 3  # days from one to the next on average, from which on an axis to scale is mostly empty
_WEEK = 8  # days that each have a tick


def show_dates(ax: Axes, dates: pd.Series, room: float = 0.03) -> None:
    """Lay the x axis out for the dates, with a share of their span as room at both ends and no more ticks than fit."""
    margin = max((dates.max() - dates.min()) * room, pd.Timedelta(days=1))
    first, last = dates.min() - margin, dates.max() + margin
    ax.set_xlim(first, last)
    if last - first <= pd.Timedelta(days=_WEEK):  # else the ticks would be hours
        days = pd.date_range(first.ceil("D"), last.floor("D"))
        ax.xaxis.set_major_locator(FixedLocator(mdates.date2num(days)))  # type: ignore[no-untyped-call]
    else:
        ax.xaxis.set_major_locator(mdates.AutoDateLocator(minticks=3, maxticks=8))  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_formatter(_Days())


def few_days(dates: pd.Series) -> pd.DatetimeIndex:
    """The days of the dates in their order, if they are few and far between; else none.

    >>> [few_days(pd.Series(pd.to_datetime(["2016-09-19", day]))).size for day in ("2016-09-21", "2017-01-10")]
    [0, 2]
    """
    days = pd.DatetimeIndex(np.sort(dates.dt.normalize().unique()))
    far = len(days) > 1 and (days[-1] - days[0]).days > _APART * len(days)
    return days if far and len(days) <= _MOST_DAYS else days[:0]


def show_days(ax: Axes, days: pd.DatetimeIndex) -> None:
    """Lay the x axis out for a column for each of the days, whose places are 0, 1, 2, …"""
    ax.set_xlim(-0.5, len(days) - 0.3)
    ax.xaxis.set_major_locator(FixedLocator(range(len(days))))
    ax.xaxis.set_major_formatter(FixedFormatter(_names([day.date() for day in days])))


class _Days(Formatter):
    """Days, months or years, whichever tell the ticks apart, with the year below the first of each year."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        return self.format_ticks([x])[0]

    def format_ticks(self, values: Sequence[float]) -> list[str]:
        return _names([mdates.num2date(value).date() for value in values])  # type: ignore[no-untyped-call]


def _names(days: Sequence[date]) -> list[str]:
    if all((day.month, day.day) == (1, 1) for day in days):
        return [str(day.year) for day in days]
    months = all(day.day == 1 for day in days)
    names = [f"{day:%b}" if months else f"{day.day} {day:%b}" for day in days]
    years = [None, *(day.year for day in days)]
    return [name if day.year == before else f"{name}\n{day.year}"
            for name, day, before in zip(names, days, years, strict=False)]  # fmt: skip
