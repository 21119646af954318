"""A time counts only beside a right answer: each check says in words what it found.

Every function returns (right, words).
"""
import collections
import csv
import json
import os
from decimal import Decimal

COLUMNS = ("current", "d1_30", "d31_60", "d61_90", "d90p", "unapplied")


def cents(text):
    return int(Decimal(text or "0") * 100)


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def imported(book, data):
    """Every row of the three files added, none refused."""
    total = 0
    for kind in ("customers", "invoices", "payments"):
        answer = load(book.out(kind))
        with open(data.file(kind), newline="") as file:
            rows = sum(1 for _ in csv.reader(file)) - 1
        if answer["added"] != rows or answer["refusedTotal"]:
            return False, "%s: %d of %d added, %d refused" % (
                kind, answer["added"], rows, answer["refusedTotal"])
        total += rows
    return True, "%s rows added" % format(total, ",")


def aging_of_csv(path):
    with open(path, newline="") as file:
        rows = {row["customer_id"]: [cents(row[column]) for column in COLUMNS]
                for row in csv.DictReader(file)}
    return {customer: row for customer, row in rows.items() if any(row)}


def aging_of_json(path):
    rows = {}
    for row in load(path)["rows"]:
        amounts = [cents(bucket["amount"]) for bucket in row["buckets"]]
        rows[row["customer"]] = amounts + [cents(row.get("unapplied"))]
    return {customer: row for customer, row in rows.items() if any(row)}


def same_aging(answer, expected):
    got, want = aging_of_json(answer), aging_of_csv(expected)
    if got == want:
        return True, "equal, %s customers" % format(len(want), ",")
    wrong = sorted(c for c in {*got, *want} if got.get(c) != want.get(c))
    return False, "%d of %d customers differ, first %s: %s, expected %s" % (
        len(wrong), len(want), wrong[0], got.get(wrong[0]), want.get(wrong[0]))


def dunned(expected):
    with open(os.path.join(expected, "dunning.csv"), newline="") as file:
        yield from csv.DictReader(file)


def same_notices(answer, expected, days=None, before=None):
    """What triggered the day's notices is what the reference lists, and each is in the tone of its
    customer's level, which is the highest of what is overdue.

    With `days`, only the items that are overdue by exactly so many days, and nothing of customers
    to whom the last rung went the day `before`: its day to pay has not passed.
    """
    notices = load(answer)["notices"]
    got = collections.Counter((trigger["invoice"], trigger["rung"])
                              for notice in notices for trigger in notice["triggers"])
    alone = {row["customer_id"] for row in dunned(before) if row["level"] == "4"} if before else {}
    want, levels = collections.Counter(), {}
    for row in dunned(expected):
        customer, level = row["customer_id"], "level" + row["level"]
        levels[customer] = max(level, levels.get(customer, ""))
        if customer not in alone and (days is None or int(row["days_overdue"]) in days):
            want[row["invoice_id"], level] += 1
    tones = [notice for notice in notices if notice["rung"] != levels.get(notice["customer"])]
    if tones:
        return False, "%d notices in another tone than their customer's level, first %s: %s" % (
            len(tones), tones[0]["customer"], tones[0]["rung"])
    if got == want:
        return True, "equal, %s triggers" % format(sum(want.values()), ",")
    missing, extra = want - got, got - want
    first = min([*missing, *extra])
    return False, "%d triggers missing, %d too many of %d, first %s" % (
        sum(missing.values()), sum(extra.values()), sum(want.values()), " ".join(first))


def run_is_whole(answer):
    """A run that leaves accounts undecided has not done the work that is timed."""
    run = load(answer)
    if run["left"]:
        return False, "%d accounts left, first %s" % (len(run["left"]), run["left"][0])
    return True, "no account left"


def explained(answer, invoice):
    why = load(answer)
    right = invoice in why["subject"] and why["decision"] == "notice" and bool(why["trace"])
    return right, "%s, %s" % (why["decision"], why["basis"])


def verified(answer):
    verify = load(answer)
    if verify["ok"]:
        return True, "ok, %s entries" % format(verify["entries"], ",")
    return False, "%d problems, first %s" % (len(verify["problems"]), verify["problems"][0])


def both(first, second):
    """The first that is wrong, else the words of the second."""
    return first if not first[0] else second
