"""D. Intake races: producers that are slow, come back, never end, or write where nobody looks."""
import os, time

from . import injection
from .house import article, digest
from .scenario import expect, scenario
from .writer import Writer

APPEND = os.O_WRONLY | os.O_APPEND
QUICK_SCAN = {"ARTICLED_INBOX_SCAN_INTERVAL": "300ms"}


def halves(content):
    return content[:len(content) // 2], content[len(content) // 2:]


def expect_untouched(house, *names, during=0.0):
    """Expects that the files stay in the inbox, and unread, for so many seconds."""
    end = time.monotonic() + during
    while True:
        for name in names:
            expect((house.inbox / name).exists(), f"{name} was taken while it was being written")
        if time.monotonic() > end:
            return
        time.sleep(0.02)


@scenario(41, "slow writers: written, a long pause, written on", quick=True)
def slow_writer(lab):
    pause = max(2.0, lab.times(30))
    leased = lab.house("leased", environment={**QUICK_SCAN, "ARTICLED_INBOX_QUIET": "500ms"})
    # Where the kernel does not tell, only patience helps: the operator sets it.
    blind, as_stranger = lab.strange_house(
        "blind", environment={**QUICK_SCAN, "ARTICLED_INBOX_QUIET": f"{pause + 2}s"})
    leased.start()
    blind.start(wrapper=as_stranger)
    with Writer() as writer:
        texts = {}
        for house in (leased, blind):
            for number in range(5):
                name = f"slow-{number}.txt"
                texts[house, name] = article(f"{house.folder.name} {name}")
                writer.open(f"{house.folder} {name}", house.inbox / name)
                writer.write(f"{house.folder} {name}", halves(texts[house, name])[0])
        for house in (leased, blind):
            expect_untouched(house, *[name for h, name in texts if h is house],
                             during=pause / 2)
        for (house, name), content in texts.items():
            writer.write(f"{house.folder} {name}", halves(content)[1])
            writer.close(f"{house.folder} {name}")
            house.dropped[name.encode()].append(content)
    leased.finish(10)
    blind.finish(pause + 15)


@scenario(42, "writers that close the file and open it again, within the quiet time and after it",
          quick=True)
def reopening_writer(lab):
    quiet = 2.0
    house = lab.house(environment={**QUICK_SCAN, "ARTICLED_INBOX_QUIET": f"{quiet}s",
                                     "ARTICLED_INBOX_SETTLE": f"{quiet}s"})
    house.start()
    early = {f"early-{n}.txt": gap for n, gap in enumerate((0.0, 0.05, 0.2, 1.0))}
    late = {f"late-{n}.txt": gap for n, gap in enumerate((3.0, 7.0)[:max(1, lab.times(2))])}
    gaps = {**early, **late}
    with Writer() as writer:
        start = time.monotonic()
        for name in gaps:
            writer.open(name, house.inbox / name, APPEND)
            writer.write(name, halves(article(name))[0])
            writer.close(name)
        for name, gap in sorted(gaps.items(), key=lambda item: item[1]):
            time.sleep(max(0.0, start + gap - time.monotonic()))
            writer.open(name, house.inbox / name, APPEND)
            writer.write(name, halves(article(name))[1])
            writer.close(name)
    house.settle()
    expect(house.end() == 0, f"the stop failed: {house.tail()}")
    stored = set(house.ids())
    account_for_parts(house, gaps, stored)
    house.audit()
    torn = [name for name in early if len(house.dropped[name.encode()]) > 1]
    expect(not torn, f"{len(torn)} of {len(early)} that were opened again within the quiet time of"
                     f" {quiet} s became two records: {torn}")


def account_for_parts(house, names, stored):
    """Tells the oracle what each file came to: one whole record, or one for each part.

    Anything else, a first part alone for instance, stays missing there.
    """
    for name in names:
        first, second = halves(article(name))
        if {digest(first), digest(second)} <= stored:
            house.dropped[name.encode()] += [first, second]
        elif {digest(first), digest(first + second)} <= stored:
            house.dropped[name.encode()] += [first, first + second]
        else:
            house.dropped[name.encode()] += [first + second]


@scenario(43, "a writer that never closes its file", quick=True)
def endless_writer(lab):
    house = lab.house(environment={**QUICK_SCAN, "ARTICLED_INBOX_QUIET": "300ms"})
    house.start()
    writer = Writer()
    content = article("never closed")
    writer.open("it", house.inbox / "open.txt")
    writer.write("it", content)
    house.fill(20)
    house.wait(lambda: len(house.lines()) == 20, what="the other articles")
    expect_untouched(house, "open.txt", during=max(3, lab.times(20)))
    house.wait(lambda: house.status().get("inbox", {}).get("settling") == 1, 3,
               "the unfinished file in status.json")
    house.expect_metric("settling_files", lambda value: value == 1)
    house.dropped[b"open.txt"].append(content)
    writer.end()
    house.finish(10)


@scenario(44, "a writer that writes through a mapping of a file it has closed", quick=True)
def mapping_writer(lab):
    leased = lab.house("leased", environment={**QUICK_SCAN, "ARTICLED_INBOX_QUIET": "200ms"})
    blind, as_stranger = lab.strange_house(
        "blind", environment={**QUICK_SCAN, "ARTICLED_INBOX_QUIET": "4s"})
    leased.start()
    blind.start(wrapper=as_stranger)
    content = article("mapped")
    with Writer() as writer:
        for house in (leased, blind):
            path = house.inbox / "mapped.txt"
            writer.open(str(house.folder), path)
            writer.truncate(str(house.folder), len(content))
            writer.map(str(house.folder), len(content))
            writer.store(str(house.folder), 0, halves(content)[0])
            house.dropped[b"mapped.txt"].append(content)
        expect(writer.has_mapped(path), "the file is not mapped, or still open")
        expect_untouched(leased, "mapped.txt", during=1.0)
        expect_untouched(blind, "mapped.txt")
        for house in (leased, blind):
            writer.store(str(house.folder), len(content) // 2, halves(content)[1])
    leased.finish(10)
    blind.finish(20)


@scenario(47, "empty files: one that is written to later, one that never is", quick=True)
def empty_file(lab):
    # The real times in a full run: 15 s of patience, written to after 10 s.
    patience, pause = (15.0, 10.0) if lab.scale == 1 else (3.0, 1.5)
    house = lab.house(environment={"ARTICLED_INBOX_EMPTY_WAIT": f"{patience}s"})
    house.start()
    start = time.monotonic()
    (house.inbox / "later.txt").touch()
    (house.inbox / "never.txt").touch()
    house.refused[b"never.txt"] = "empty"
    expect_untouched(house, "later.txt", "never.txt", during=pause)
    house.drop("later.txt", article("later"), by="write")
    expect_untouched(house, "never.txt", during=start + patience - 0.5 - time.monotonic())
    house.finish(patience)


@scenario(48, "cut to nothing and written anew while it is claimed and being read", quick=True)
def rewritten_while_read(lab):
    for number in range(max(2, lab.times(12))):
        leased = lab.house(f"leased-{number}")
        rewrite_during_read(lab, leased, (), is_held_before=False, gap=0.0)
        lab.forget(leased)
        # Without leases the producer's open file does not keep the daemon from claiming it.
        blind, as_stranger = lab.strange_house(f"blind-{number}", environment={
            **QUICK_SCAN, "ARTICLED_INBOX_QUIET": "200ms"})
        rewrite_during_read(lab, blind, as_stranger, is_held_before=True,
                            gap=(0.0, 0.4)[number % 2])
        lab.forget(blind)


def rewrite_during_read(lab, house, wrapper, *, is_held_before, gap):
    """Rewrites a file while the daemon stands still in reading it.

    is_held_before: whether the producer opened it in the inbox; otherwise in claimed/.
    gap: seconds for which the file is empty.
    """
    claimed = house.folder / "claimed/again.txt"
    final = article("the second version", words=60)
    house.start(wrapper=[*injection.wrapper(
        house.folder.parent / f"{house.folder.name}.strace", ["read", "pread64"],
        "delay_enter=600000", when="1+", paths=[claimed]), *wrapper])
    with Writer() as writer:
        first = article("the first version")
        if is_held_before:
            writer.open("it", house.inbox / ".again.part")
            writer.write("it", first)
            os.rename(house.inbox / ".again.part", house.inbox / "again.txt")
        else:
            house._place(house.inbox / "again.txt", first, "rename")
        house.wait(lambda: is_open(house.pid(), claimed), 10, "the reading")
        if not is_held_before:
            writer.open("it", claimed)
        writer.truncate("it", 0)
        time.sleep(gap)
        writer.write("it", final)
        expect(not house.lines(), "it was stored before it was rewritten")
        writer.close("it")
    house.dropped[b"again.txt"].append(final)
    house.finish(20)


def is_open(pid, path):
    """Whether a process has the file open."""
    try:
        return any(os.readlink(f"/proc/{pid}/fd/{number}") == str(path)
                   for number in os.listdir(f"/proc/{pid}/fd"))
    except OSError:
        return False
