"""The goals, and the tables that say beside each figure whether it holds."""
import math

# Times the hand-written SQL of the same work, and the least that is acceptable where it differs.
TIMES_SQL = {"import": 2, "aging": 1.5, "aging, 200 days back": 2, "first run": 15}
LEAST_TIMES_SQL = {"import": 4}
NEXT_DAY_SHARE = 0.10
WHY_SECONDS = 0.050
PEAK_BYTES = 400e6
PEAK_SIZE = 1_000_000
EXPONENT = 1.1
FLAT_JOBS = ("import", "first run", "next-day run")


def judged(rows):
    """Adds to each row of the SQLite store what its goal is and, in words, whether it is met."""
    first = {(r["store"], r["size"]): r for r in rows if r["job"] == "first run"}
    for row in rows:
        goals = []
        if row["store"] == "sqlite":
            job, wall, cpu = row["job"], row["dunwell"]["wall"], row["dunwell"]["cpu"]
            if job in TIMES_SQL:
                goals.append(times_sql(job, row["ratio"]))
            if job == "next-day run":
                share = wall / first[row["store"], row["size"]]["dunwell"]["wall"]
                goals.append(goal(share <= NEXT_DAY_SHARE, "%.0f %% of the first run" % (share * 100),
                                  "%.0f %%" % (NEXT_DAY_SHARE * 100)))
            if job.startswith("why"):
                goals.append(goal(cpu < WHY_SECONDS, "%.0f ms" % (cpu * 1000),
                                  "below %.0f ms" % (WHY_SECONDS * 1000)))
            peak = row["dunwell"]["peakKiB"] * 1024
            if row["size"] >= PEAK_SIZE:
                goals.append(goal(peak < PEAK_BYTES, "%.0f MB" % (peak / 1e6),
                                  "below %.0f MB" % (PEAK_BYTES / 1e6)))
        row["goals"] = goals
    return rows


def times_sql(job, ratio):
    met = goal(ratio <= TIMES_SQL[job], "%.1f x" % ratio, "%g x" % TIMES_SQL[job])
    if not met["met"] and job in LEAST_TIMES_SQL:
        least = LEAST_TIMES_SQL[job]
        met["words"] += ", %s the least of %g x" % ("within" if ratio <= least else "past", least)
    return met


def goal(met, seen, wanted):
    return {"met": met, "words": "%s: %s, goal %s" % ("met" if met else "MISSED", seen, wanted)}


def growth(rows):
    """How each job's time and peak grow from one size to the next."""
    steps = []
    for row in rows:
        larger = [r for r in rows if (r["store"], r["job"]) == (row["store"], row["job"])
                  and r["size"] > row["size"]]
        if row["job"].startswith("why") or not larger:
            continue
        next_row = min(larger, key=lambda r: r["size"])
        step = {"store": row["store"], "job": row["job"], "from": row["size"],
                "to": next_row["size"],
                "dunwell": exponent(row, next_row, "dunwell"),
                "sql": exponent(row, next_row, "sql"),
                "peak": next_row["dunwell"]["peakKiB"] / row["dunwell"]["peakKiB"]}
        step["goals"] = []
        if row["store"] == "sqlite":
            step["goals"].append(goal(step["dunwell"] <= EXPONENT, "n^%.2f" % step["dunwell"],
                                      "n^%g" % EXPONENT))
        steps.append(step)
    return steps


def exponent(row, larger, side):
    if not row[side] or not larger[side]:
        return None
    return (math.log(larger[side]["wall"] / row[side]["wall"])
            / math.log(larger["size"] / row["size"]))


def markdown(result):
    rows, steps = result["rows"], result["growth"]
    lines = [machine_words(result["machine"]), ""]
    for store in dict.fromkeys(r["store"] for r in rows):
        lines += summary_table(store, [r for r in rows if r["store"] == store]) + [""]
    for store, size in dict.fromkeys((r["store"], r["size"]) for r in rows):
        here = [r for r in rows if (r["store"], r["size"]) == (store, size)]
        lines += ["### %s invoices, %s" % (format(size, ","), store), ""]
        lines += book_table(here) + [""]
    if steps:
        lines += ["### Growth", ""] + growth_table(steps) + [""]
    missed = ["%s, %s, %s: %s" % (r["store"], size_words(r), r["job"], g["words"])
              for r in rows + steps for g in r["goals"] if not g["met"]]
    lines += ["Goals missed:", ""] + ["- " + words for words in missed] if missed else [
        "Every goal is met."]
    wrong = ["- %s, %s, %s: %s" % (r["store"], size_words(r), r["job"], r["answer"])
             for r in rows if not r["right"]]
    if wrong:
        lines += ["", "WRONG ANSWERS, whose times mean nothing:", ""] + wrong
    return "\n".join(lines) + "\n"


def size_words(row):
    return format(row.get("size") or row["to"], ",")


def machine_words(machine):
    return ("%(cpu)s, %(cores)d cores, %(memory)s, %(system)s; sqlite3 %(sqlite3)s; %(day)s. "
            "Seconds are medians, warm, in turn with the SQL; memory is the largest resident "
            "set." % machine)


def summary_table(store, rows):
    """Seconds and times the SQL, a column for each size; the rest is in the tables after it."""
    sizes = sorted({row["size"] for row in rows})
    cells = {(row["job"], row["size"]): row for row in rows}
    lines = ["| %s | %s |" % (store, " | ".join(format(size, ",") for size in sizes)),
             "| --- |" + " ---: |" * len(sizes)]
    for job in dict.fromkeys(row["job"] for row in rows):
        lines.append("| %s | %s |" % (
            job, " | ".join(summary_cell(cells.get((job, size))) for size in sizes)))
    peaks = [max(row["dunwell"]["peakKiB"] for row in rows if row["size"] == size)
             for size in sizes]
    lines.append("| largest peak memory | %s |" % " | ".join(
        "%.0f MB" % (peak * 1024 / 1e6) for peak in peaks))
    return lines


def summary_cell(row):
    if row is None:
        return ""
    words = seconds(row["dunwell"]["wall"]) + " s"
    if row["ratio"]:
        words += ", %.1f x SQL" % row["ratio"]
    if not row["right"]:
        words += ", WRONG"
    return words + (", missed" if any(not g["met"] for g in row["goals"]) else "")


def book_table(rows):
    lines = ["| job | dunwell s | SQL s | ratio | user+sys s | peak MB | accounts read | goal "
             "| answer |",
             "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |"]
    for row in rows:
        mine, sql = row["dunwell"], row["sql"]
        lines.append("| %s | %s | %s | %s | %s | %.0f | %s | %s | %s |" % (
            row["job"], seconds(mine["wall"]), seconds(sql["wall"]) if sql else "",
            "%.1f" % row["ratio"] if row["ratio"] else "", seconds(mine["cpu"]),
            mine["peakKiB"] * 1024 / 1e6,
            "" if row["accountsRead"] is None else format(row["accountsRead"], ","),
            "; ".join(g["words"] for g in row["goals"]),
            row["answer"] if row["right"] else "WRONG: " + row["answer"]))
    return lines


def growth_table(steps):
    lines = ["| job | store | sizes | dunwell | SQL | peak memory | goal |",
             "| --- | --- | --- | ---: | ---: | ---: | --- |"]
    for step in steps:
        flat = " (to be flat)" if step["job"] in FLAT_JOBS else ""
        lines.append("| %s | %s | %s to %s | n^%.2f | %s | x %.1f%s | %s |" % (
            step["job"], step["store"], format(step["from"], ","), format(step["to"], ","),
            step["dunwell"], "" if step["sql"] is None else "n^%.2f" % step["sql"],
            step["peak"], flat, "; ".join(g["words"] for g in step["goals"])))
    return lines


def seconds(value):
    return "%.3f" % value if value < 10 else "%.1f" % value
