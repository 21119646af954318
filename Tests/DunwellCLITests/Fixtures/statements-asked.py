"""A customer who is invoiced every week and pays statements.

    statements-asked.py invoices    the rows of three months
    statements-asked.py policy      adds the rules to the policy of the standard input
"""
import datetime
import sys

FIRST = datetime.date(2025, 9, 1)


def main():
    if sys.argv[1:] == ["invoices"]:
        print("id,customer,issue_date,due_date,amount")
        for week in range(13):
            issued = FIRST + datetime.timedelta(7 * week)
            due = issued + datetime.timedelta(14)
            print("W-%02d,C1,%s,%s,%d.00" % (week + 1, issued, due, 100 + week))
    else:
        text = sys.stdin.read()
        rules = "statements: {every: month, on: 1, due: 14 days}\nasks-by: statement\n\nladder:"
        print(text.replace("\nladder:", "\n" + rules, 1), end="")


main()
