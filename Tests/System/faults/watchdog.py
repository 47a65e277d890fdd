"""A. Ends at every step, third part: the service manager's watchdog."""
import signal, time

from .house import article
from .injection import shim
from .scenario import expect, scenario

BEAT = 1.0  # seconds, the interval that the service manager waits at most


def beats(house):
    """Moments of the heartbeats since the start."""
    return [moment for moment, message in list(house.messages) if "WATCHDOG=1" in message]


def silence(house, seconds):
    """Waits; returns how many heartbeats came after the first tenth, which may be under way."""
    time.sleep(0.1)
    begin = time.monotonic()
    time.sleep(seconds)
    return sum(moment > begin for moment in beats(house))


@scenario(13, "Watchdog: no heartbeat from a stopped process or a stalled worker; then recovery",
          quick=True)
def watchdog(lab):
    for part in (heartbeat_in_time, heartbeat_is_for_us, stopped_process, stalled_worker,
                 overdue_article):
        part(lab.house(part.__name__, environment={"WATCHDOG_USEC": str(int(BEAT * 1e6))}), lab)


def heartbeat_in_time(house, _):
    # The shell makes the variable name the daemon, which takes its place.
    house.start(wrapper=["sh", "-c", 'WATCHDOG_PID=$$ exec "$@"', "sh"])
    house.fill(5)
    time.sleep(3)
    moments = beats(house)
    gaps = [b - a for a, b in zip(moments, moments[1:])]
    expect(len(gaps) >= 4, f"{len(moments)} heartbeats in 3 s")
    expect(max(gaps) < BEAT * 0.9, f"a heartbeat after {max(gaps):.2f} s, of {BEAT} s")
    house.finish()


def heartbeat_is_for_us(house, _):
    house.start(environment={"WATCHDOG_PID": "1"})
    expect(silence(house, 1.5) == 0, "heartbeats that are meant for another process")
    house.finish()


def stopped_process(house, _):
    house.start()
    house.wait(lambda: beats(house), 5, "a heartbeat")
    house.drop("long.txt", article("long", words=200_000))
    house.wait((house.folder / "claimed/long.txt").exists, 10, "the claim")
    house.send(signal.SIGSTOP)
    expect(silence(house, 1.5) == 0, "heartbeats from a stopped process")
    # As systemd does it: the abort, and the continuation that lets it take place.
    house.send(signal.SIGABRT)
    status = house.end(signal.SIGCONT)
    expect(status == -signal.SIGABRT, f"ended with {status}")
    house.finish()


def stalled_worker(house, lab):
    house.start(environment=shim(lab, STALL="/claimed/slow.txt"))
    house.wait(lambda: beats(house), 5, "a heartbeat")
    house.drop("slow.txt", article("slow"))
    house.wait((house.folder / "claimed/slow.txt").exists, 10, "the claim")
    time.sleep(BEAT)  # one look at the stages to see it busy, one to see it no further
    expect(silence(house, 2) == 0, f"heartbeats in spite of a stalled worker: {house.tail()}")
    expect("reading" in house.tail(1), f"the log does not name the stage: {house.tail(1)}")
    status = house.end(signal.SIGABRT)
    expect(status == -signal.SIGABRT, f"ended with {status}")
    house.fill(3)
    house.finish()


def overdue_article(house, lab):
    house.start(environment={"ARTICLED_WORK_DEADLINE": "1s"} | shim(lab, STALL="/claimed/slow.txt"))
    house.drop("slow.txt", article("slow"))
    house.fill(3)
    status = house.wait_end(20)
    expect(status == 70, f"an article past its deadline ended it with {status}")
    expect((house.folder / "claimed/slow.txt").exists(), "the file is not in hand any more")
    house.finish()
