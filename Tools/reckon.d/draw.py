"""Random lives of invoices, each by its law, its seed and its place in the row."""
import datetime
import random
from dataclasses import dataclass, field, replace

import law as laws
from law import DAY, Account, Credit, Invoice, Payment
from rates import half_ends, half_starts, half_year

# From here on costs above the fixed sum are owed in the United Kingdom.
UK_COSTS = datetime.date(2013, 3, 16)
# How often the reminding runs are made in a book of persons.
REMINDERS = 6


@dataclass
class Case:
    law: laws.Law
    account: Account
    invoice: Invoice
    through: datetime.date
    # What collecting cost and when, and when charges were booked before that; in accounts of one
    # invoice only.
    costs: int = 0
    costs_on: datetime.date = None
    booked_on: datetime.date = None
    traits: set = field(default_factory=set)


def draw(law, tables, seed, count, today):
    """So many cases; one account has up to three of them."""
    chance = random.Random("%s %d" % (law.name, seed))
    span = Span(law, tables[law.series], today, chance)
    cases = []
    while len(cases) < count:
        drawn = account_cases(law, span, chance, len(cases))
        cases += drawn[:count - len(cases)]
    return cases


class Span:
    """The days on which interest may begin, and the last that may be charged for."""

    def __init__(self, law, table, today, chance):
        self.today, self.chance, self.law = today, chance, law
        self.first, last = table.confirmed_run()
        # A fixed rate asks for a confirmed row on its first day only.
        self.end = today if law.is_fixed else min(today, last)
        self.halves = [half for half in table.confirmed_halves() if half_starts(half) < today]
        self.gaps = []
        if law.is_prompt_payment:
            years = range(self.halves[0][0], today.year)
            every = [(year, half) for year in years for half in (1, 2)]
            self.gaps = [half for half in every if half not in table.rows]
        self.reminders = self.reminding_days() if law.wants_reminder else []

    def due(self):
        """A due day after which interest begins where the table has a confirmed row."""
        if self.reminders:
            return self.chance.choice(self.reminders) - self.chance.randint(6, 80) * DAY
        some = self.gaps if self.gaps and self.chance.random() < 0.1 else self.halves
        half = self.chance.choice(some)
        start = max(half_starts(half), self.first + DAY)
        last = min(half_ends(half), self.end)
        begins = start + self.chance.randint(0, (last - start).days) * DAY
        if self.chance.random() < 0.15:
            begins = self.chance.choice([start, last])
        return self.near_holiday(begins - DAY, start - DAY, last - DAY)

    def near_holiday(self, due, first, last):
        """Sometimes a holiday instead, of the same year."""
        if self.law.is_prompt_payment:
            return us_working_day(due, first, last)
        holidays = [day for day in laws.german_holidays(due.year) if first <= day <= last]
        if holidays and self.chance.random() < 0.1:
            return self.chance.choice(sorted(holidays))
        return due

    def reminding_days(self):
        """Wednesdays, spread over the years and far enough apart that each has its own invoices."""
        weeks = (self.end - self.first).days // 7 - 60
        picked = sorted(self.chance.sample(range(30, weeks, 15), REMINDERS))
        days = [self.first + 7 * week * DAY for week in picked]
        days = [day + (2 - day.weekday()) * DAY for day in days]
        return [laws.working_day(day) for day in days]

    def reminder_after(self, due):
        return next((day for day in self.reminders if day >= due + 6 * DAY), None)


def us_working_day(due, first, last):
    """The papers say nothing of federal holidays, so that none is drawn: Tuesday to Thursday, away
    from the fixed ones and from Thanksgiving."""
    for step in (1, -1):
        day = due
        while first <= day <= last:
            fixed = (day.month, day.day) in ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25))
            thanksgiving = day.month == 11 and day.day >= 22
            if day.weekday() in (1, 2, 3) and not fixed and not thanksgiving:
                return day
            day += step * DAY
    return due


# MARK: one account

def account_cases(law, span, chance, place):
    customer = "C%06d" % place
    due = span.due()
    amount = draw_amount(chance)
    issued = max(due - chance.randint(0, 90) * DAY, min(due, span.first))
    invoices = [Invoice("%s-1" % customer, issued, due, amount)]
    if not law.wants_reminder and chance.random() < 0.2:
        invoices += more_invoices(customer, invoices[0], span, chance)
    through = draw_through(law, span, chance, invoices)
    account = Account(customer, invoices, reminded=span.reminder_after(due))
    account.payments = draw_payments(chance, account, through, span)
    if chance.random() < 0.25:
        account.credits = draw_credits(chance, account, through)
    if law.wants_reminder:
        hear_reminder(account)
    cases = [Case(law, account, invoice, through) for invoice in invoices]
    if len(invoices) == 1:
        draw_costs(chance, cases[0])
    for case in cases:
        case.traits = traits(case)
    return cases


def draw_amount(chance):
    if chance.random() < 0.2:
        return chance.choice([100000, 1000000]) + chance.choice([-100, -1, 0, 1, 100])
    digits = chance.randint(3, 9)
    return min(chance.randint(10**(digits - 1), 10**digits - 1), 200000000)


def more_invoices(customer, first, span, chance):
    """Later ones of the same account, each due at least ten days after the one before."""
    more, due, issued = [], first.due, first.issued
    for number in range(2, chance.randint(2, 3) + 1):
        due += chance.randint(10, 70) * DAY
        issued = max(issued, due - chance.randint(10, 60) * DAY)
        if due + DAY > span.end or not begins_in_confirmed(span, due):
            break
        more.append(Invoice("%s-%d" % (customer, number), issued, due, draw_amount(chance)))
    return more


def begins_in_confirmed(span, due):
    if span.law.is_prompt_payment and us_working_day(due, due, due) != due:
        return False
    if span.law.is_prompt_payment and due.weekday() not in (1, 2, 3):
        return False
    return half_year(due + DAY) in span.halves


def draw_through(law, span, chance, invoices):
    due = max(invoice.due for invoice in invoices)
    kind = chance.random()
    if kind < 0.05:
        day = due - chance.randint(0, 5) * DAY
    elif kind < 0.15:
        day = due + DAY
    else:
        longest = 12 if kind < 0.25 else 120 if kind < 0.55 else 800 if kind < 0.88 else 4000
        day = due + chance.randint(1, longest) * DAY
    if law.wants_reminder and kind > 0.1:
        day += 80 * DAY
    day = max(min(day, span.end), max(invoice.issued for invoice in invoices))
    if law.is_prompt_payment:
        day = short_of_leap_years(day, invoices)
    return day


def short_of_leap_years(day, invoices):
    """Whether a year with 29 February in it ends after 365 days or 366 is not said."""
    for invoice in invoices:
        first = invoice.due + DAY
        if (laws.a_year_after(first) - first).days == 366:
            day = min(day, first + 364 * DAY)
    return max(day, max(invoice.issued for invoice in invoices))


def draw_payments(chance, account, through, span):
    payments, left = [], {each.number: each.cents for each in account.invoices}
    for place in range(chance.choice([0, 1, 1, 2, 2, 3, 4])):
        invoice = chance.choice(account.invoices)
        cents = max(1, left[invoice.number] * chance.choice([10, 25, 33, 50, 80, 100]) // 100)
        if chance.random() < 0.08:
            cents += chance.randint(1, 5000)
        left[invoice.number] = max(0, left[invoice.number] - cents)
        is_named = chance.random() < 0.6
        payments.append(Payment(
            "%s-p%d" % (account.customer, place), draw_day(chance, invoice, through, span), cents,
            invoice.number if is_named else None, chance.random() < 0.5, chance.random() < 0.25))
    return payments


def draw_day(chance, invoice, through, span):
    """Before, on and just after the due day, at any time, on the last day and past it."""
    kind = chance.random()
    if kind < 0.2:
        day = invoice.issued + chance.randint(0, (invoice.due - invoice.issued).days) * DAY
    elif kind < 0.4:
        day = invoice.due + chance.choice([0, 1, 1, 2, 3, 4]) * DAY
    elif kind < 0.9:
        day = invoice.due + chance.randint(0, max(1, (through - invoice.due).days)) * DAY
    else:
        day = through + chance.choice([0, 0, 1, 10]) * DAY
    return max(invoice.issued, min(day, span.today))


def draw_credits(chance, account, through):
    """One credit; beside other invoices no more than no payment could ever want."""
    invoice = chance.choice(account.invoices)
    most = invoice.cents
    if len(account.invoices) > 1:
        most = invoice.cents - sum(payment.cents for payment in account.payments)
    most = most * 6 // 10
    if most < 1 or through < invoice.issued:
        return []
    day = invoice.issued + chance.randint(0, (through - invoice.issued).days) * DAY
    return [Credit("%s-k" % account.customer, day, chance.randint(1, most), invoice.number,
                   chance.random() < 0.3)]


def hear_reminder(account):
    """Nobody is reminded of what was covered, as far as was known on that day."""
    if account.reminded is None:
        return
    known = replace(account, payments=[each for each in account.payments if not each.is_late])
    number = account.invoices[0].number
    if laws.open_after(known, number, account.reminded, account.reminded) <= 0:
        account.reminded = None


def draw_costs(chance, case):
    """What collecting cost, where the invoice is late enough for anybody to ask for charges."""
    law, account, invoice = case.law, case.account, case.invoice
    first = laws.begins(law, account, invoice)
    if not law.has_costs or chance.random() > 0.12 or (case.through - invoice.due).days < 20:
        return
    if law.name == "uk" and invoice.issued < UK_COSTS:
        return
    if law.name == "de" and first < laws.GERMAN_REFORM:
        return
    if laws.open_after(account, invoice.number, case.through, case.through) <= 0:
        return
    case.costs = chance.choice([chance.randint(100, 4000), chance.randint(4001, 30000), 8500])
    case.costs_on = first + chance.randint(11, (case.through - first).days) * DAY
    if chance.random() < 0.5:
        case.booked_on = first + chance.randint(8, (case.costs_on - first).days) * DAY


def traits(case):
    account, found = case.account, set()
    last = case.through
    if len(account.invoices) > 1:
        found.add("several invoices")
    if any(each.invoice is None and each.day <= last for each in account.payments):
        found.add("unmatched money")
    if any(each.invoice and each.day <= last for each in account.payments):
        found.add("named money")
    if any(each.is_late for each in account.payments):
        found.add("told late")
    if any(each.day == case.invoice.due + DAY for each in account.payments):
        found.add("paid a day late")
    found |= {"goodwill" if each.is_goodwill else "credit" for each in account.credits}
    if case.costs:
        found.add("costs")
    if case.law.moves_due_day and laws.due_day(case.law, case.invoice) != case.invoice.due:
        found.add("due day moves")
    return found or {"plain"}
