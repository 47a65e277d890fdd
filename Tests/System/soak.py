#!/usr/bin/env python3
"""Lets everything happen to the daemon at random, for as long as asked, under the oracle.

    soak.py [--programs FOLDER] [--seconds N] [--kills N] [--seed N] [--keep]

Files of all kinds are dropped without pause while the daemon is killed (SIGKILL), stopped
(SIGTERM), frozen (SIGSTOP), reloaded with other configurations (SIGHUP) and, as root, while its
disk is full again and again. Now and then all is left to settle, the oracle looks at the folder,
and a fresh one is begun. Ends after so many seconds or so many kills, whichever comes first.
Exit status: 0 if the oracle held, else 1; the folder is then kept with --keep.
"""
import argparse, collections, os, pathlib, signal, sys, threading, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from faults.disk import fill_disk  # noqa: E402
from faults.dropper import Dropper  # noqa: E402
from faults.lab import Lab, leave_shared_mounts  # noqa: E402
from faults.scenario import Fault, expect  # noqa: E402

#: Starts after which the oracle looks, so that neither folder nor start-up grow for ever.
STARTS_PER_EPOCH = 400
STOP_LIMIT = 30.0  # seconds
#: What a reload may bring; the keys that a running daemon takes.
VALUES = {
    "work.workers": ["1", "2", "3"], "inbox.quiet": ['"200ms"', '"1s"'],
    "inbox.empty-wait": ['"5s"', '"15s"'], "log.level": ['"info"', '"debug"', '"warning"'],
    "no.such.key": ["1"], "work.deadline": ['"yesterday"'],  # these are refused, all of them
}


class PatientDropper(Dropper):
    """Goes on with another file when the disk has no room."""

    def drop_one(self, number):
        try:
            super().drop_one(number)
        except OSError:
            time.sleep(0.02)


class FullDisk(threading.Thread):
    """Takes all room on a disk, or nearly all, now and then and for a while."""

    def __init__(self, place, chance):
        super().__init__(daemon=True)
        self.place, self.chance, self.count = place, chance, 0
        self._done = threading.Event()

    def __enter__(self):
        if self.place:
            self.start()
        return self

    def __exit__(self, *_):
        self._done.set()
        if self.place:
            self.join()

    def run(self):
        while not self._done.wait(self.chance.random() * 15):
            filler = fill_disk(self.place, leaving=self.chance.choice([0, 5_000, 50_000]))
            self.count += 1
            self._done.wait(self.chance.random() * 4)
            filler.unlink()


class Soak:
    """One run: what is still to be done, and what has been."""

    def __init__(self, lab, seconds, kills):
        self.lab, self.chance = lab, lab.chance
        self.begin = time.monotonic()
        self.end = self.begin + (seconds or float("inf"))
        self.kills = kills or float("inf")
        self.counts = collections.Counter()
        self.disks = [None]
        if os.geteuid() == 0:
            self.disks = [lab.tmpfs("memory", "256m"), lab.disk("disk", "ext4", 256)]

    @property
    def is_over(self):
        return time.monotonic() >= self.end or self.counts["kills"] >= self.kills

    def run(self):
        while not self.is_over:
            self.epoch(self.disks[self.counts["epochs"] % len(self.disks)])
            self.counts["epochs"] += 1
            print(f"{time.monotonic() - self.begin:7.0f} s  "
                  + ", ".join(f"{n} {what}" for what, n in self.counts.items()), flush=True)

    def epoch(self, disk):
        settings = self.lab.root / f"settings-{self.counts['epochs']}.conf"
        settings.write_text("")
        house = self.lab.house(
            f"epoch-{self.counts['epochs']}", on=disk, options=["--config", settings],
            environment={"ARTICLED_STORE_RESERVE": self.chance.choice(["0", "1MiB"])})
        # Each thread has its own seeded chance, so that one does not disturb the other.
        with PatientDropper(house, self.lab.fork(), pace=0.005) as dropper, \
                FullDisk(disk, self.lab.fork()) as full:
            for _ in range(STARTS_PER_EPOCH):
                if self.is_over:
                    break
                self.one_life(house, settings)
        house.finish(180)
        self.counts["files"] += dropper.count
        self.counts["records"] += len(house.lines())
        self.counts["full disks"] += full.count
        self.lab.forget(house)

    def one_life(self, house, settings):
        """A start, something that happens, and an end."""
        house.start(wait=False)
        self.counts["starts"] += 1
        happens = self.chance.choices([self.live, self.reload, self.freeze], [85, 10, 5])[0]
        happens(house, settings)
        if self.chance.random() < 0.1:
            status = house.end(signal.SIGTERM, STOP_LIMIT)
            self.counts["stops"] += 1
        else:
            process = house.process
            house.kill()
            status = process.returncode
            self.counts["kills"] += status == -signal.SIGKILL
        # Before its handlers are set SIGTERM ends it as it ends every program; a full disk lets
        # a start fail.
        expect(status in (0, -signal.SIGKILL, -signal.SIGTERM, 73, 74),
               f"ended with {status}: {house.tail()}")
        self.counts["refused starts"] += status in (73, 74)

    def live(self, *_):
        time.sleep(self.chance.random() ** 2 * 0.15)

    def reload(self, house, settings):
        # A start would read the new settings already, and refuse the faulty ones of them.
        limit = time.monotonic() + 0.5
        while not house.said("READY=1") and time.monotonic() < limit:
            time.sleep(0.005)
        if not house.said("READY=1"):
            return
        for _ in range(self.chance.randrange(1, 4)):
            key = self.chance.choice(list(VALUES))
            settings.write_text(f"{key} = {self.chance.choice(VALUES[key])}\n")
            house.send(signal.SIGHUP)
            self.counts["reloads"] += 1
            self.live()
        settings.write_text("")

    def freeze(self, house, _):
        self.live()
        house.send(signal.SIGSTOP)
        self.live()
        house.send(signal.SIGCONT)
        self.live()
        self.counts["freezes"] += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--programs", default=".build/static/release")
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--kills", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="keep the folders if the oracle fails")
    options = parser.parse_args()
    leave_shared_mounts()
    programs = pathlib.Path(options.programs).resolve()
    lab = Lab(str(programs / "articled"), str(programs / "articlectl"), options.seed)
    seconds = options.seconds or (None if options.kills else 60)
    fault = None
    try:
        soak = Soak(lab, seconds, options.kills)
        soak.run()
    except Fault as found:
        fault = found
    finally:
        lab.close(keep=options.keep and fault is not None)
    taken = time.monotonic() - soak.begin
    print(f"seed {options.seed}, {taken:.0f} s: "
          + ", ".join(f"{n} {what}" for what, n in soak.counts.items())
          + f": {f'FAULT: {fault}' if fault else 'nothing lost, nothing doubled'}"
          + (f" (kept: {lab.root})" if fault and options.keep else ""))
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())
