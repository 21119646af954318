"""Reference rates as published, by half-year, and which of them somebody confirmed.

They are read from the shared tables, and those of the United States from the audit's own words.
"""
import csv
import datetime
import os
import re
from dataclasses import dataclass
from fractions import Fraction

# Words of a row's confidence that the tables' note calls unconfirmed.
UNSURE = ("unsourced", "single-secondary", "partly-sourced", "derived-unconfirmed")

# What the audit of 2026-11-29 says of single rows, where it differs from the table's own word.
CONFIRMED_SINCE = {"ecb": {(2025, 2), (2026, 1), (2026, 2)}}
NOT_SEEN = {"uk": {(2024, 2), (2025, 1)}}


def half_year(day):
    return day.year, 1 if day.month <= 6 else 2


def half_starts(half):
    return datetime.date(half[0], 1 if half[1] == 1 else 7, 1)


def half_ends(half):
    return datetime.date(half[0], 6, 30) if half[1] == 1 else datetime.date(half[0], 12, 31)


@dataclass(frozen=True)
class Row:
    since: datetime.date
    percent: Fraction
    confirmed: bool


class RateTable:
    """Rates in percent by half-year; the first one may begin inside its half-year."""

    def __init__(self, rows):
        self.rows = rows

    def at(self, day):
        row = self.rows.get(half_year(day))
        return row if row and row.since <= day else None

    def confirmed_halves(self):
        return sorted(half for half, row in self.rows.items() if row.confirmed)

    def confirmed_run(self):
        """The first and last day of the time in which every row is confirmed, from the first on."""
        halves = sorted(self.rows)
        last = None
        for half in halves:
            if not self.rows[half].confirmed:
                break
            last = half_ends(half)
        return self.rows[halves[0]].since, last


def read(folder, series, file, day_column, rate_column):
    rows = {}
    with open(os.path.join(folder, "data", "rates", file), encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            since = datetime.date.fromisoformat(line[day_column])
            half = half_year(since)
            unsure = any(word in line["confidence"] for word in UNSURE)
            confirmed = half in CONFIRMED_SINCE.get(series, ()) or (
                not unsure and half not in NOT_SEEN.get(series, ()))
            rows[half] = Row(since, Fraction(line[rate_column]), confirmed)
    return RateTable(rows)


def read_prompt_payment(folder):
    with open(os.path.join(folder, "reference", "rates-audit.md"), encoding="utf-8") as file:
        words = re.search(r"US Prompt Payment:.*?Not found", file.read(), re.DOTALL).group()
    rows = {}
    for year, half, percent in re.findall(r"(\d{4}) H([12]) (\d+(?:\.\d+)?)", words):
        key = int(year), int(half)
        rows[key] = Row(half_starts(key), Fraction(percent), True)
    return RateTable(rows)


def read_all(folder):
    return {
        "uk": read(folder, "uk", "uk_late_payment_reference_rate.csv", "interest_starts_from",
                   "reference_rate_percent"),
        "ecb": read(folder, "ecb", "eu_late_payment_ecb_half_year.csv", "effective_from",
                    "ecb_reference_percent"),
        "de": read(folder, "de", "de_basiszinssatz.csv", "effective_from",
                   "basiszinssatz_percent"),
        "us": read_prompt_payment(folder),
    }
