"""Reads every notice of a book by each of its doors, and says whether they carry one number.

    sums.py BOOK DUNWELL    a line for each notice: its day, rung and channel, its sum by JSON, and
                            the doors that say the same: subject, text, HTML, link, letter
    sums.py BOOK DUNWELL mails    what the customer read of each mail, down to the sum
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

AMOUNT = re.compile(r"\d[\d.,\u00a0\u202f]*[.,]\d\d(?!\d|[.,]\d)")


def cents(text):
    return int(re.sub(r"\D", "", text))


def sums(words):
    return [cents(found) for found in AMOUNT.findall(words)]


def seen(page):
    return html.unescape(re.sub(r"<(style|head)\b.*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL))


class Book:
    def __init__(self, folder, program):
        self.folder, self.program = folder, program
        self.messages = {}
        for name in glob.glob(os.path.join(folder, "outbox", "*", "*")):
            with open(name, "rb") as file:
                message = email.message_from_binary_file(file, policy=email.policy.default)
            self.messages[message["X-Dunwell-Notice"]] = message
        self.letters = {}
        for name in glob.glob(os.path.join(folder, "letters", "*", "N-*.html")):
            with open(name, encoding="utf-8") as file:
                self.letters[os.path.basename(name).split(".")[0]] = file.read()

    def ask(self, *words):
        run = subprocess.run(
            (self.program, "--book", self.folder) + words, capture_output=True, text=True)
        if run.returncode:
            sys.exit(run.stderr)
        return run.stdout

    def notices(self):
        found = json.loads(self.ask("notices", "--json"))["notices"]
        return sorted(found, key=lambda notice: (notice["on"], notice["channel"], notice["id"]))

    def links(self):
        """What each page to pay on takes, by the notice that it was made for."""
        file = os.path.join(self.folder, "entries.jsonl")
        self.ask("export", file)
        with open(file, encoding="utf-8") as lines:
            entries = [json.loads(line).get("entry", {}) for line in lines]
        return {entry["fact"]["notice"]: entry["fact"]["amount"] for entry in entries
                if entry.get("kind") == "money.link-made"}


def doors(book, links, notice):
    """What each door says; of a text, whether the sum is the first that it says."""
    name = notice["id"]
    if name in book.messages:
        message = book.messages[name]
        if sums(message["subject"]):
            yield "subject", sums(message["subject"])
        yield "text", sums(message.get_body(("plain",)).get_content())[:1]
        yield "html", sums(seen(message.get_body(("html",)).get_content()))[:1]
    if name in book.letters:
        yield "letter", [found for found in sums(seen(book.letters[name]))][:1]
    if name in links:
        yield "link", [links[name]]


def read(book):
    for notice in book.notices():
        if notice["id"] not in book.messages:
            continue
        message = book.messages[notice["id"]]
        print("---- %s: %s" % (notice["on"], message["subject"]))
        for line in message.get_body(("plain",)).get_content().splitlines():
            if line.startswith(("Zahlbar", "Zu zahlen", "To pay")):
                print(line)
                break
            print(line)


def main():
    book = Book(*sys.argv[1:3])
    if sys.argv[3:] == ["mails"]:
        return read(book)
    links = book.links()
    for notice in book.notices():
        asked = cents(notice["amount"]["amount"])
        said = list(doors(book, links, notice))
        print(notice["on"], notice["channel"], notice["rung"], notice["amount"]["amount"],
              " ".join(door for door, found in said if found == [asked]),
              *("%s says %s" % door for door in said if door[1] != [asked]), sep="  ")


main()
