"""One process measured from outside: wall time, user and system time, largest resident set.

Run as a program it is the meter itself, a small process of its own: the kernel counts the memory
of whoever starts a program towards that program's peak, so the one who starts must be small.

    python3 measuring.py REPORT OUT ERR SECONDS COMMAND...
"""
import json
import os
import signal
import statistics
import subprocess
import sys
import time


class Sample:
    """What one measured act took; several processes of one act are added up."""

    def __init__(self, wall, cpu, peak_kib):
        self.wall, self.cpu, self.peak_kib = wall, cpu, peak_kib

    def __add__(self, other):
        return Sample(self.wall + other.wall, self.cpu + other.cpu,
                      max(self.peak_kib, other.peak_kib))


class Median:
    """The middle of several samples; the peak is the largest of them."""

    def __init__(self, samples):
        self.samples = samples
        self.wall = statistics.median(sample.wall for sample in samples)
        self.cpu = statistics.median(sample.cpu for sample in samples)
        self.peak_kib = max(sample.peak_kib for sample in samples)

    def record(self):
        return {"wall": round(self.wall, 4), "cpu": round(self.cpu, 4),
                "peakKiB": self.peak_kib,
                "walls": [round(sample.wall, 4) for sample in self.samples],
                "cpus": [round(sample.cpu, 4) for sample in self.samples]}


class Job:
    """One thing to time: what makes it ready (not timed), and the commands that are it."""

    def __init__(self, steps, ready=None, env=None, runs=None):
        self.steps, self.ready, self.env, self.runs = steps, ready, env, runs


def interleaved(jobs, runs, limit):
    """Times jobs in turn, so that a slow moment of the machine falls on all of them.

    `jobs` is name -> Job. Five rounds where each takes less than two seconds, else three, unless
    `runs` or a job says how many.
    """
    samples = {name: [] for name in jobs}
    wanted, done = 1, 0
    while done < wanted:
        for name, job in jobs.items():
            if job.ready:
                job.ready(done)
            os.sync()
            taken = [measure(command, out, job.env, limit) for command, out in job.steps]
            samples[name].append(sum(taken[1:], taken[0]))
        done += 1
        if done == 1:
            longest = max(taken[0].wall for taken in samples.values())
            fixed = [job.runs for job in jobs.values() if job.runs]
            wanted = max(fixed) if fixed else runs or (5 if longest < 2 else 3)
    return {name: Median(taken) for name, taken in samples.items()}


def measure(command, out, env=None, limit=1800):
    """Runs a command with its output in `out`; gives up where it fails or takes too long."""
    report = out + ".measured"
    meter = [sys.executable, "-S", os.path.abspath(__file__), report, out, out + ".err", str(limit)]
    subprocess.run(meter + command, env=env, stdin=subprocess.DEVNULL, check=True)
    with open(report) as file:
        seen = json.load(file)
    if seen["code"] != 0:
        with open(out + ".err", errors="replace") as file:
            words = file.read()[-2000:].strip()
        sys.exit("%s\nended with %s%s" % (
            " ".join(command), seen["code"], ":\n" + words if words else ""))
    return Sample(seen["wall"], seen["cpu"], seen["peakKiB"])


def meter(report, out, err, limit, command):
    late = []
    with open(out, "wb") as out_file, open(err, "wb") as err_file:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out_file,
                                   stderr=err_file, start_new_session=True)

        def kill(*_):
            late.append(True)
            os.killpg(process.pid, signal.SIGKILL)

        signal.signal(signal.SIGALRM, kill)
        signal.alarm(limit)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        signal.alarm(0)
    code = "the limit of %d s" % limit if late else os.waitstatus_to_exitcode(status)
    with open(report, "w") as file:
        json.dump({"code": code, "wall": wall, "cpu": usage.ru_utime + usage.ru_stime,
                   "peakKiB": usage.ru_maxrss}, file)


if __name__ == "__main__":
    meter(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5:])
