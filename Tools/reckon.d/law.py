"""The laws, and what being late costs by them: exact fractions, rounded once.

Reckoned from the published rules alone. Nothing here was taken from the program that it judges.
"""
import datetime
from dataclasses import dataclass, field
from fractions import Fraction

DAY = datetime.timedelta(days=1)
# Section 288(5) BGB and the ninth point are of this day.
GERMAN_REFORM = datetime.date(2014, 7, 29)


@dataclass(frozen=True)
class Law:
    name: str
    asked_as: str
    series: str
    currency: str
    country: str
    kind: str = "company"
    points: Fraction = Fraction(8)
    # The rate of the day on which interest begins, or that of each half-year.
    is_fixed: bool = False
    counts_pay_day: bool = False
    # (below this debt, this sum), in cents; the last has no bound.
    tiers: tuple = ((None, 4000),)
    has_costs: bool = True
    # A due day that is no working day moves (section 193 BGB).
    moves_due_day: bool = False
    # Whose interest begins only after a reminder.
    wants_reminder: bool = False
    # 360 days, interest on interest after every 30, no more than a year (5 CFR 1315).
    is_prompt_payment: bool = False


UK_TIERS = ((100000, 4000), (1000000, 7000), (None, 10000))
# The Schedule of SI 580/2012: "not exceeding" where the Act of the United Kingdom says "less than".
IRISH_TIERS = ((100001, 4000), (1000001, 7000), (None, 10000))

LAWS = {law.name: law for law in (
    Law("uk", "uk", "uk", "GBP", "GB", is_fixed=True, counts_pay_day=True, tiers=UK_TIERS),
    Law("eu", "eu", "ecb", "EUR", "DE"),
    Law("ie", "ie", "ecb", "EUR", "IE", is_fixed=True, tiers=IRISH_TIERS),
    Law("de", "de", "de", "EUR", "DE", points=Fraction(9), moves_due_day=True),
    Law("de-person", "de", "de", "EUR", "DE", kind="person", points=Fraction(5), tiers=(),
        has_costs=False, moves_due_day=True, wants_reminder=True),
    Law("fr", "fr", "ecb", "EUR", "FR", points=Fraction(10)),
    Law("us-prompt-payment", "us-prompt-payment", "us", "USD", "US", points=Fraction(0),
        is_fixed=True, counts_pay_day=True, tiers=(), has_costs=False, is_prompt_payment=True),
)}


@dataclass(frozen=True)
class Invoice:
    number: str
    issued: datetime.date
    due: datetime.date
    cents: int


@dataclass(frozen=True)
class Payment:
    name: str
    day: datetime.date
    cents: int
    invoice: str = None
    # How it is told: in the column, in its reference, and after other things.
    by_reference: bool = False
    is_late: bool = False


@dataclass(frozen=True)
class Credit:
    name: str
    day: datetime.date
    cents: int
    invoice: str
    is_goodwill: bool = False


@dataclass
class Account:
    customer: str
    invoices: list
    payments: list = field(default_factory=list)
    credits: list = field(default_factory=list)
    reminded: datetime.date = None


@dataclass(frozen=True)
class Line:
    first: datetime.date
    last: datetime.date
    base: Fraction
    percent: Fraction
    exact: Fraction

    def __str__(self):
        return "%s..%s %5d days on %s at %s%%: %s" % (
            self.first, self.last, (self.last - self.first).days + 1, money(self.base),
            decimal(self.percent), decimal(self.exact / 100, 6))


@dataclass
class Reckoning:
    begins: datetime.date
    lines: list
    interest: int
    fixed_sum: int


# MARK: days

def easter(year):
    """By the anonymous Gregorian reckoning."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


def german_holidays(year):
    """Those that hold in all of Germany; what a state adds depends on the place."""
    sunday = easter(year)
    moving = [sunday + days * DAY for days in (-2, 1, 39, 50)]
    fixed = [(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)]
    jubilee = [datetime.date(2017, 10, 31)] if year == 2017 else []
    return set(moving + [datetime.date(year, *day) for day in fixed] + jubilee)


def working_day(day):
    while day.weekday() >= 5 or day in german_holidays(day.year):
        day += DAY
    return day


def due_day(law, invoice):
    return working_day(invoice.due) if law.moves_due_day else invoice.due


def begins(law, account, invoice):
    """The first day of interest; None where nothing made it begin."""
    after_due = due_day(law, invoice) + DAY
    if not law.wants_reminder:
        return after_due
    if account.reminded is None:
        return None
    return max(after_due, account.reminded + DAY)


def a_year_after(day):
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return datetime.date(day.year + 1, 3, 1)


# MARK: what interest runs on

def open_after(account, number, last_paid, last_known):
    """What is open of an invoice once the money through `last_paid` is counted.

    A credit for what was never owed counts whatever its day, if it was given by `last_known`; one
    of goodwill counts as money. What names nothing, and what is too much for what it names, takes
    from the oldest due.
    """
    waiting = sum(p.cents for p in account.payments if p.invoice is None and p.day <= last_paid)
    left = {}
    for invoice in account.invoices:
        taken = sum(p.cents for p in account.payments
                    if p.invoice == invoice.number and p.day <= last_paid)
        for credit in account.credits:
            limit = last_paid if credit.is_goodwill else last_known
            if credit.invoice == invoice.number and credit.day <= limit:
                taken += credit.cents
        left[invoice.number] = max(0, invoice.cents - taken)
        waiting += max(0, taken - invoice.cents)
    for invoice in sorted(account.invoices, key=lambda each: each.due):
        taken = min(waiting, left[invoice.number])
        left[invoice.number] -= taken
        waiting -= taken
    return left[number]


def base(law, account, number, day, known):
    """What a day's interest runs on: the day of the payment counts by some laws."""
    return open_after(account, number, day - DAY if law.counts_pay_day else day, known)


def stretches(law, table, account, number, days, known):
    """(first, last, base, percent) with nothing changing inside."""
    first, through = days
    cuts = {first, through + DAY}
    counted = DAY if law.counts_pay_day else 0 * DAY
    moves = account.payments + [credit for credit in account.credits if credit.is_goodwill]
    cuts |= {move.day + counted for move in moves}
    if not law.is_fixed:
        cuts |= {datetime.date(year, month, 1) for year in range(first.year, through.year + 1)
                 for month in (1, 7)}
    cuts = sorted(cut for cut in cuts if first <= cut <= through + DAY)
    for start, end in zip(cuts, cuts[1:]):
        on = base(law, account, number, start, known)
        if on > 0:
            yield start, end - DAY, on, percent(law, table, first, start)


def percent(law, table, first, day):
    row = table.at(first if law.is_fixed else day)
    if row is None:
        return None
    points = law.points
    if law.name == "de" and first < GERMAN_REFORM:
        points = Fraction(8)
    return row.percent + points


# MARK: what it costs

def reckon(law, table, account, number, through):
    invoice = next(each for each in account.invoices if each.number == number)
    first = begins(law, account, invoice)
    if first is None or through < first:
        return Reckoning(first, [], 0, 0)
    lines = []
    if law.is_prompt_payment:
        lines = prompt_payment(law, table, account, number, first, through)
    else:
        days = first, through
        for start, end, on, rate in stretches(law, table, account, number, days, through):
            exact = on * rate / 100 * ((end - start).days + 1) / 365
            lines.append(Line(start, end, Fraction(on), rate, exact))
    debt = open_after(account, number, due_day(law, invoice), through)
    interest = half_up(sum((line.exact for line in lines), Fraction(0)))
    return Reckoning(first, lines, interest, fixed_sum(law, debt, first))


def prompt_payment(law, table, account, number, first, through):
    """Days over 360; after every 30 days their interest bears interest; at most for a year."""
    if table.at(first) is None:
        return []
    days = first, min(through, a_year_after(first) - DAY)
    lines, added, period = [], Fraction(0), Fraction(0)
    periods_end = first + 29 * DAY
    for start, end, on, rate in stretches(law, table, account, number, days, through):
        while start <= end:
            last = min(end, periods_end)
            exact = (on + added) * rate / 100 * ((last - start).days + 1) / 360
            lines.append(Line(start, last, on + added, rate, exact))
            period += exact
            if last == periods_end:
                added, period = added + period, Fraction(0)
                periods_end += 30 * DAY
            start = last + DAY
    return lines


def fixed_sum(law, debt, first):
    """Granted for what was open when the due day had passed, one day late too."""
    if debt <= 0 or (law.name == "de" and first < GERMAN_REFORM):
        return 0
    return next((cents for bound, cents in law.tiers if bound is None or debt < bound), 0)


def with_costs(fixed, costs):
    """Costs of collecting count against the fixed sum, whichever comes first."""
    return max(fixed, costs)


def half_up(exact):
    return int((exact + Fraction(1, 2)) // 1)


# MARK: words

def money(cents):
    return decimal(Fraction(cents) / 100, 2)


def decimal(value, places=4):
    """To so many places, half up; exactly for what is shorter."""
    scaled = int((abs(value) * 10**places + Fraction(1, 2)) // 1)
    whole, rest = divmod(scaled, 10**places)
    digits = str(rest).rjust(places, "0")
    if places > 2:
        digits = digits[:2] + digits[2:].rstrip("0")
    return "%s%d.%s" % ("-" if value < 0 else "", whole, digits)
