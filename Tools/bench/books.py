"""The three things side by side: the generated data, a Dunwell book, and the hand-written SQL."""
import collections
import csv
import os
import shutil
import subprocess
import sys

from measuring import Job

AS_OF = "2025-06-30"
NEXT_DAY = "2025-07-01"
LONG_AGO = "2024-12-12"  # 200 days before AS_OF
SEED = "42"
KINDS = ("customers", "invoices", "payments")

# One rung for each level of the reference, the highest at once, and nothing that holds a notice back.
LADDER = (("level1", 1), ("level2", 15), ("level3", 30), ("level4", 60))
POLICY = """policy: bench
catch-up: jump
rhythm: 0
bank-days: 0
least-gap: 0
minimum: 0
tolerance: 0
unapplied: ignore
ladder:
""" + "".join("""  - rung: %s
    when: %d days after due
    channel: email
    template: reminder
""" % rung for rung in LADDER)


LEVELS = """BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS dunning_level(run, customer, level, open);
INSERT INTO dunning_level SELECT run, customer, max(level), sum(open) FROM dunning_item
  WHERE run = (SELECT max(id) FROM dunning_run) GROUP BY customer ORDER BY customer;
COMMIT;
"""


class Data:
    """Generated files of one size and the plain reference's answers, made where they are missing."""

    def __init__(self, yardsticks, root, size):
        self.size, self.folder = size, os.path.join(root, str(size))
        self.expected = os.path.join(self.folder, "expected")
        self.expected_next = os.path.join(self.folder, "expected-next")
        if not os.path.exists(self.file("payments")):
            # Made aside, so that one cut short is not taken for whole.
            part = self.folder + ".part"
            python(yardsticks, "generate.py", "--invoices", str(size), "--seed", SEED,
                   "--as-of", AS_OF, "--out", part)
            shutil.rmtree(self.folder, ignore_errors=True)
            os.rename(part, self.folder)
        for day, folder in ((AS_OF, self.expected), (NEXT_DAY, self.expected_next)):
            if not os.path.exists(os.path.join(folder, "totals.json")):
                python(yardsticks, "reference.py", "--data", self.folder, "--as-of", day,
                       "--out", folder)

    def file(self, kind):
        return os.path.join(self.folder, kind + ".csv")

    def warm(self):
        """Reads the files once, so that no run pays for the disk."""
        for kind in KINDS:
            with open(self.file(kind), "rb") as file:
                while file.read(1 << 20):
                    pass

    def mid_and_largest(self):
        """Two (customer, invoices, an overdue invoice): of middle size, and the largest."""
        counts, overdue = collections.Counter(), {}
        with open(self.file("invoices"), newline="") as file:
            for row in csv.DictReader(file):
                counts[row["customer_id"]] += 1
        with open(os.path.join(self.expected, "dunning.csv"), newline="") as file:
            for row in csv.DictReader(file):
                overdue.setdefault(row["customer_id"], row["invoice_id"])
        by_size = sorted((counts[customer], customer) for customer in overdue)
        return [(customer, count, overdue[customer])
                for count, customer in (by_size[len(by_size) // 2], by_size[-1])]


def python(yardsticks, script, *arguments):
    print("  %s %s" % (script, " ".join(arguments)), file=sys.stderr, flush=True)
    subprocess.run([sys.executable, os.path.join(yardsticks, script), *arguments],
                   check=True, stdout=subprocess.DEVNULL)


class Folder:
    """A folder of work that can be put back to what it was."""

    def __init__(self, path):
        self.path = path
        self.forget()

    def forget(self):
        for path in (self.path, self.path + ".out"):
            shutil.rmtree(path, ignore_errors=True)
        os.makedirs(self.path + ".out")

    def keep(self, name):
        shutil.rmtree("%s.%s" % (self.path, name), ignore_errors=True)
        shutil.copytree(self.path, "%s.%s" % (self.path, name), symlinks=True)

    def put_back(self, name):
        shutil.rmtree(self.path)
        shutil.copytree("%s.%s" % (self.path, name), self.path, symlinks=True)

    def remove(self, *kept):
        for path in [self.path, self.path + ".out"] + ["%s.%s" % (self.path, k) for k in kept]:
            shutil.rmtree(path, ignore_errors=True)

    def out(self, name):
        return os.path.join(self.path + ".out", name)

    def bytes(self):
        return sum(os.path.getsize(os.path.join(top, name))
                   for top, _, names in os.walk(self.path) for name in names)


class DunwellBook(Folder):
    def __init__(self, program, store, path):
        self.program, self.store = program, store
        super().__init__(path)

    def command(self, *arguments):
        return [self.program, "--book", self.path, *arguments]

    def make(self, _round):
        shutil.rmtree(self.path, ignore_errors=True)
        self.aside([self.program, "init", self.path, "--store", self.store])
        with open(os.path.join(self.path, "policy.yaml"), "w") as file:
            file.write(POLICY)

    def aside(self, command):
        """Not timed."""
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit("%s\nended with %d:\n%s" % (" ".join(command), done.returncode, done.stderr))
        return done.stdout

    def ask(self, name, *arguments):
        """Not timed: the answer in a file, as it may be large."""
        with open(self.out(name), "w") as file:
            subprocess.run(self.command(*arguments), stdin=subprocess.DEVNULL, stdout=file,
                           check=True)
        return self.out(name)

    def imports(self, data):
        return Job([(self.command("import", kind, data.file(kind), "--json"), self.out(kind))
                    for kind in KINDS], ready=self.make)

    def run(self, day, kept):
        return Job([(self.command("run", "--as-of", day, "--no-deliver", "--json"),
                     self.out("run-" + day))], ready=self.again_from(kept))

    def deliver(self, day):
        """Not timed: what was decided goes out, so that the next day stands on it."""
        return self.ask("deliver-" + day, "deliver", "--as-of", day, "--json")

    def aging(self, day):
        return Job([(self.command("aging", "--as-of", day, "--by", "customer", "--json"),
                     self.out("aging-" + day))])

    def why(self, invoice):
        return Job([(self.command("why", invoice, "--on", AS_OF, "--json"), self.out(invoice))],
                   runs=9)

    def verify(self):
        return Job([(self.command("verify", "--json"), self.out("verify"))])

    def again_from(self, kept):
        """The first round finds the book as it was kept; the later ones put it back."""
        return lambda done: self.put_back(kept) if done else None


class SQLBook(Folder):
    """The scripts of the yardstick, with the files and the environment that they expect."""

    def __init__(self, scripts, data, path):
        self.scripts, self.data = scripts, data
        super().__init__(path)

    def job(self, day, script, *arguments, ready=None):
        env = dict(os.environ, BENCH_DATA=self.data.folder, BENCH_WORK=self.path,
                   BENCH_AS_OF=day)
        command = ["sh", os.path.join(self.scripts, script), *arguments]
        return Job([(command, self.out(script))], ready=ready, env=env)

    def make(self, _round):
        shutil.rmtree(self.path, ignore_errors=True)
        os.makedirs(self.path)

    def imports(self):
        return self.job(AS_OF, "import.sh", ready=self.make)

    def dunning(self, kept):
        """A level for each item, and then the level of each customer: the highest of theirs."""
        job = self.job(AS_OF, "dunning.sh",
                       ready=lambda done: self.put_back(kept) if done else None)
        job.steps.append((["sqlite3", "-bail", "-batch", os.path.join(self.path, "ar.db"),
                              LEVELS], self.out("levels")))
        return job

    def aging(self, day, script):
        return self.job(day, "aging.sh", script)

    @property
    def aged(self):
        return os.path.join(self.path, "aging.csv")
