"""A customer who is invoiced every week, has 14 days, and pays each invoice 27 days late.

    weekly.py invoices|payments    the rows of a year
    weekly.py notices              what came of it, read as JSON from the standard input
"""
import datetime
import json
import sys

FIRST = datetime.date(2025, 1, 6)


def day(number):
    return FIRST + datetime.timedelta(number)


def main():
    if sys.argv[1:] == ["invoices"]:
        print("id,customer,issue_date,due_date,amount")
        for week in range(52):
            print("W-%02d,C1,%s,%s,100.00" % (week + 1, day(7 * week), day(7 * week + 14)))
    elif sys.argv[1:] == ["notices"]:
        last = None
        for notice in json.load(sys.stdin)["notices"]:
            today = datetime.date.fromisoformat(notice["on"])
            later = "" if last is None else "%d days later" % (today - last).days
            print(today, notice["rung"], notice["amount"]["amount"], later)
            last = today
    else:
        print("id,customer,date,amount,invoice")
        for week in range(52):
            print("P-%02d,C1,%s,100.00,W-%02d" % (week + 1, day(7 * week + 14 + 27), week + 1))


main()
