"""Reads every demand of a book by each of its doors, and says whether they carry one number.

    sums.py BOOK DUNWELL    a line for each notice: its day, its rung, what it asks for, and by which
                            doors it says so: JSON, subject, text, table, HTML, link, letter
"""
import email
import email.policy
import glob
import html
import json
import os
import re
import subprocess
import sys

AMOUNT = re.compile(r"[€£$]?\s?\d[\d.,\u00a0\u202f]*[.,]\d\d(?!\d|[.,]\d)")


def cents(text):
    return int(re.sub(r"\D", "", text))


def ask(dunwell, book, *words):
    run = subprocess.run([dunwell, "--book", book, *words], capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    return run.stdout


def doors(message, letters, links, notice):
    """What each door of a notice says is asked for; None where it says no sum."""
    text = message.get_body(("plain",)).get_content()
    page = message.get_body(("html",)).get_content()
    seen = html.unescape(re.sub(r"<(style|head).*?</\1>|<[^>]*>", " ", page, flags=re.S))
    asked = cents(notice["amount"]["amount"])
    yield "subject", [cents(found) for found in AMOUNT.findall(message["subject"])]
    yield "text", [found for found in map(cents, AMOUNT.findall(text)) if found == asked][:1]
    yield "html", [found for found in map(cents, AMOUNT.findall(seen)) if found == asked][:1]
    if notice["id"] in links:
        yield "link", [links[notice["id"]]]
    for name in letters:
        if os.path.basename(name).startswith(notice["id"]):
            words = html.unescape(re.sub(r"<style.*?</style>|<[^>]*>", " ", open(name).read(), flags=re.S))
            yield "letter", [found for found in map(cents, AMOUNT.findall(words)) if found == asked][:1]


def main():
    book, dunwell = sys.argv[1:3]
    notices = json.loads(ask(dunwell, book, "notices", "--json"))["notices"]
    links = {}
    for line in ask(dunwell, book, "export").splitlines():
        entry = json.loads(line)
        if entry.get("kind") == "money.link-made":
            fact = entry.get("fact", entry)
            links[fact["notice"]] = fact["amount"]
    messages = {}
    for name in glob.glob(os.path.join(book, "outbox", "*", "*")):
        with open(name, "rb") as file:
            message = email.message_from_binary_file(file, policy=email.policy.default)
        messages[message["X-Dunwell-Notice"]] = message
    letters = glob.glob(os.path.join(book, "letters", "*", "N-*.html"))
    for notice in sorted(notices, key=lambda notice: (notice["on"], notice["id"])):
        if notice["id"] not in messages:
            continue
        asked = cents(notice["amount"]["amount"])
        said = list(doors(messages[notice["id"]], letters, links, notice))
        wrong = ["%s says %s" % door for door in said if door[1] != [asked]]
        agree = " ".join(name for name, sums in said if sums == [asked])
        print(notice["on"], notice["rung"], notice["amount"]["amount"], agree, *wrong, sep="  ")


main()
