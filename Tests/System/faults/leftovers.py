"""C. What a start finds damaged, left over, strange or taken: all but the store's own lines."""
import json, os, re, shutil, time

from .crash import adopt, backdate, checked_line
from .damaged import archived, five, name_of, take_back
from .house import EXIT, article
from .injection import shim
from .lab import needs_tool
from .scenario import expect, scenario

SECOND_INSTANCE_LIMIT = 2.0  # seconds, the fifth of one for which the lock is asked included


@scenario(33, "Whatever stands where ids are noted beside the store: the store decides",
          quick=True)
def wrong_ledger(lab):
    template = lab.house("template")
    for number in range(3):
        template.fill(2, prefix=f"old-{number}")
        template.run_once()
        backdate(template, f"2020-01-{number + 1:02}")
    template.fill(1, prefix="last")
    template.run_once()
    index = template.store / ".index"
    kept = {path.name: path.read_bytes() for path in index.iterdir()}
    expect(len(kept) >= 2, f"only {len(kept)} segments have their ids noted")
    cases = {"missing": None, "empty": lambda b: b"", "cut": lambda b: b[: len(b) // 2],
             "longer": lambda b: b + b"\0" * 32, "flipped": flipped,
             "noise": lambda b: b"\xff" * 99}
    for name, change in cases.items():
        house = lab.house(name)
        adopt(house, template)
        damage_index(house, kept, change)
        expect_all_known(house)
        lab.forget(house)
    # Newer than the store, as after the restoration of an older backup: the last sealed segment
    # is missing, and what it held is stored again.
    house = lab.house("newer")
    adopt(house, template)
    sealed = sorted(house.store.glob("articles-*.jsonl"))[-1]
    lost = [name_of(line) for line in sealed.read_bytes().splitlines()]
    house.active.unlink()
    lost += [name_of(line) for line in template.active.read_bytes().splitlines()]
    sealed.unlink()
    for name in lost:
        take_back(house, name, to="inbox")
    house.finish()
    return f"{len(cases) + 1} cases"


def flipped(content):
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1:]


def damage_index(house, kept, change):
    index = house.store / ".index"
    shutil.rmtree(index, ignore_errors=True)
    if change is None:
        return
    index.mkdir()
    for name, content in kept.items():
        (index / name).write_bytes(change(content))


def expect_all_known(house):
    """All that was stored comes again, and none of it is stored twice."""
    for name, contents in list(house.dropped.items()):
        house.drop(b"again/" + name, contents[0])
    house.fill(2, prefix="new")
    house.finish()


@scenario(34, "Files left in hand, with their records in the store and without", quick=True)
def leftovers(lab):
    house = five(lab)
    lines = [line for _, line in house.lines()]
    for line in lines[:2]:
        take_back(house, name_of(line))  # with a record
    place_in_hand(house, "wire/a/fresh.txt", article("fresh"))
    place_in_hand(house, "twin.txt", article("fresh"))
    place_in_hand(house, "other.txt", article("other"))
    (house.folder / "claimed/empty/folder").mkdir(parents=True)
    junk = house.folder / "claimed/scan.pdf"
    junk.write_bytes(b"%PDF-1.4 nothing to read")
    house.refused[b"scan.pdf"] = "not-text"
    house.fill(2)
    house.finish()
    expect(not any((house.folder / "claimed").iterdir()), "folders are left in hand")
    for line in lines[:2]:
        archived(house, name_of(line))  # beside the others, and not among the duplicates
    expect(len(house.lines()) == 9, f"{len(house.lines())} records")


def place_in_hand(house, name, content):
    path = house.folder / "claimed" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    house.dropped[os.fsencode(name)].append(content)


@scenario(35, "Left-over temporary files of the daemon itself", quick=True)
def own_temporary_files(lab):
    template = five(lab)
    # Every name that it writes under, found out by watching it write.
    names = temporary_names(lab, template)
    expect(names, "the daemon makes no temporary file: the scenario tests nothing")
    house = lab.house("littered")
    adopt(house, template)
    for name in names:
        path = house.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half of what was to be wri")
    house.fill(2)
    # A reason is written under a name that its file decides; the file is still to be refused.
    house.drop_bad("scan.pdf", b"%PDF-1.4 nothing", "not-text")
    house.finish()
    expect(house.status()["seq"] == 7, house.status())
    sound = lab.articlectl("verify", "--state", house.folder)
    expect(sound.returncode == 0, sound.stdout)
    left = [name for name in names if (house.folder / name).exists()]
    expect(not left, f"still there after a run: {left}")
    return f"{', '.join(sorted(names))}"


def temporary_names(lab, template):
    """The names below the state folder from which the daemon renames to names that it replaces,
    as paths below the state folder."""
    needs_tool("strace")
    house = lab.house("watched")
    adopt(house, template)
    house.fill(2)
    house.drop_bad("scan.pdf", b"%PDF-1.4 nothing", "not-text")
    log = house.desk / "watched.strace"
    house.run_once(wrapper=["strace", "-f", "-qq", "-y", "-o", str(log), "-e", "trace=renameat"])
    found = re.findall(r'renameat\(\d+<([^>]+)>, "([^"]+)"', log.read_text())
    root = str(house.folder)
    return {os.path.relpath(os.path.join(folder, name), root) for folder, name in found}


@scenario(36, "A store of a newer version is refused with status 78 and left as it is", quick=True)
def newer_version(lab):
    for name, where in (("active", -1), ("sealed", 0)):
        house = five(lab, name)
        lines = [line for _, line in house.lines()]
        newer = lines[where].replace(b'"schema":"articled/1"', b'"schema":"articled/2"', 1)
        lines[where] = checked_line(newer).rstrip(b"\n")
        house.active.write_bytes(b"\n".join([*lines, b""]))
        if name == "sealed":
            house.active.rename(house.store / "articles-000000000001-000000000005.jsonl")
        before = tree(house)
        house.fill(1, prefix="waiting")
        house.start(wait=False)
        status = house.wait_end(20)
        expect(status == EXIT["configuration"], f"exit status {status}: {house.tail()}")
        expect("articled/2" in house.tail() and "install the version" in house.tail(), house.tail())
        expect("articled/2" in house.status_line(), f"STATUS says {house.status_line()}")
        expect(tree(house) == before, "the folder was changed")
        expect(len(house.left()) == 1, "the waiting article was taken")


def tree(house):
    """What stands in the store, archive and rejected, with its content."""
    return {path.relative_to(house.folder): path.read_bytes()
            for part in ("store", "archive", "rejected")
            for path in (house.folder / part).rglob("*") if path.is_file()}


@scenario(37, "Clock a day back, a year ahead, also while it runs: order by number, nothing twice",
          quick=True)
def clock_jumps(lab):
    day = 86_400
    jumps = [0, -day, 365 * day, 0, -day]
    offset = lab.root / "offset"
    house = lab.house(environment=shim(lab, CLOCK=offset))
    for number, jump in enumerate(jumps):
        offset.write_text(str(jump))
        house.fill(3, prefix=f"start-{number}")
        house.start()
        house.settle()
        for later, other in enumerate(jumps):
            offset.write_text(str(other))
            house.fill(2, prefix=f"run-{number}-{later}")
            house.settle()
        # An article that was stored under another clock comes again.
        house.drop(f"again-{number}.txt", article("start-0 1"))
        house.finish()
    days = {json.loads(line)["received"][:10] for _, line in house.lines()}
    expect(len(days) >= 3, f"the clock has not jumped: {days}")
    records = len(house.lines())
    expect(records == 5 * (3 + 10), f"{records} records")
    sound = lab.articlectl("verify", "--state", house.folder)
    expect(sound.returncode == 0, sound.stdout)
    segments = len({name for name, _ in house.lines()})
    return f"{records} records of {len(days)} days in {segments} segments"


@scenario(38, "A second instance ends at once with status 75; the lock dies with its holder",
          quick=True)
def second_instance(lab):
    house = lab.house()
    house.fill(3)
    house.start()
    house.settle()
    house.drop("long.txt", article("long", words=200_000))
    house.wait((house.folder / "claimed/long.txt").exists, 10, "the claim")
    for _ in range(lab.times(20)):
        second = lab.house("second")
        second.folder = house.folder
        begin = time.monotonic()
        second.start(wait=False)
        status = second.wait_end(10)
        seconds = time.monotonic() - begin
        expect(status == EXIT["held"], f"exit status {status}: {second.tail()}")
        expect(seconds < SECOND_INSTANCE_LIMIT, f"only after {seconds:.1f} s")
        expect("another instance" in second.tail(1), second.tail())
        expect(not second.said("READY=1"), "the second instance was ready")
        lab.houses.remove(second)
    house.fill(3, prefix="later")
    house.settle()
    house.drop("held.txt", article("held", words=200_000))
    house.wait((house.folder / "claimed/held.txt").exists, 10, "the claim")
    house.kill()
    # Nothing has to be cleaned up after a kill.
    begin = time.monotonic()
    house.start()
    seconds = time.monotonic() - begin
    house.finish()
    return f"started {seconds:.2f} s after a kill -9"
