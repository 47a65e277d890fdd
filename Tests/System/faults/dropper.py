"""Load: threads that drop files of all kinds while the daemon lives and dies."""
import threading, time

from .house import article


class Dropper(threading.Thread):
    """Drops files of all kinds into a house, seeded, until told to stop.

    Use as a context: `with Dropper(house, chance): …` ends with everything dropped.
    """

    def __init__(self, house, chance, *, pace=0.004, most=10**9, big=0.01):
        """pace: seconds between two files, on average; big: share of files of 20–200 kB."""
        super().__init__(daemon=True)
        self.house, self.chance = house, chance
        self.pace, self.most, self.big = pace, most, big
        self.count = 0
        self.error = None
        self._stop_asked = threading.Event()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        """Waits for the last file; raises what a drop has raised."""
        self._stop_asked.set()
        if self.is_alive():
            self.join()
        if self.error:
            raise self.error

    def run(self):
        try:
            while self.count < self.most and not self._stop_asked.is_set():
                self.count += 1
                self.drop_one(self.count)
                while self.count % 50 == 0 and not self._stop_asked.is_set() and self.is_ahead:
                    time.sleep(0.05)
                time.sleep(self.chance.random() * 2 * self.pace)
        except Exception as error:  # shown by stop(), in the thread that can fail the scenario
            self.error = error

    @property
    def is_ahead(self):
        """Whether so much waits that one more file would test nothing new."""
        return len(self.house.left()) > 500

    def drop_one(self, number):
        chance, house = self.chance, self.house
        folder = chance.choice(["", "", "wire/", "a/b/"])
        kind = chance.random()
        if kind < 0.05:
            house.drop_bad(f"{folder}scan-{number}.pdf", b"%%PDF-1.4 %d" % number, "not-text")
            return
        if kind < 0.15 and number > 5:
            content = article(f"load {chance.randrange(1, number)}")  # dropped before, mostly
        elif kind < 0.15 + self.big:
            content = article(f"load {number}", words=chance.randrange(4_000, 40_000))
        else:
            content = article(f"load {number}", words=chance.randrange(12, 60))
        how = chance.choices(["rename", "write", "slow", "link"], [60, 25, 5, 10])[0]
        house.drop(f"{folder}load-{number}.txt", content, by=how)
