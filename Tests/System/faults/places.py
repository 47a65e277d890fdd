"""D. Intake races: folders in the inbox, and an inbox that comes and goes (53, 54)."""
import os, re, shutil, time

from .house import article
from .scenario import expect, scenario
from .writer import Writer

PERIOD = 1.0
#: One timer period, and what a loaded machine needs to read a few articles.
LIMIT = PERIOD + 2.0
SCANS = {"ARTICLED_INBOX_SCAN_INTERVAL": f"{PERIOD}s"}
DEPTH = 16
ABOUT_THE_INBOX = re.compile(r"inbox|attached|folder|polling", re.I)


@scenario(53, "folders made, moved in and moved out; too deep; links in a circle", quick=True)
def folders(lab):
    house = lab.house(environment=SCANS)
    house.start()
    for number in range(lab.times(50)):
        house.drop(f"new-{number}/a.txt", article(f"new {number} a"), by="write")
        house.drop(f"deep-{number}/b/c/d.txt", article(f"deep {number}"), by="write")
    deepest = "/".join(f"{n}" for n in range(DEPTH))
    house.drop(f"{deepest}/taken.txt", article("as deep as files are found"))
    house.settle()
    too_deep = house.inbox / deepest / "16"
    too_deep.mkdir(parents=True)
    (too_deep / "left.txt").write_bytes(article("too deep"))
    (house.inbox / "circle").mkdir()
    os.symlink("..", house.inbox / "circle/back")
    os.symlink("loop-b", house.inbox / "loop-a")
    os.symlink("loop-a", house.inbox / "loop-b")
    house.refused.update({name: "not-a-file" for name in (b"circle/back", b"loop-a", b"loop-b")})
    time.sleep(2 * PERIOD)
    expect((too_deep / "left.txt").exists(), "a file below the deepest folder was taken")
    house.dropped[b"left.txt"].append(article("too deep"))
    os.rename(too_deep / "left.txt", house.inbox / "left.txt")
    house.finish()


@scenario(53, "a folder with 1,000 articles is moved in, out half-way, and in again", quick=True)
def moving_folder(lab):
    house = lab.house(environment=SCANS)
    outside, count = lab.root / "batch", max(300, lab.times(1000))
    (outside / "part").mkdir(parents=True)
    for number in range(count):
        name = f"part/{number}.txt" if number % 2 else f"{number}.txt"
        (outside / name).write_bytes(article(f"batch {number}"))
        house.dropped[f"batch/{name}".encode()].append(article(f"batch {number}"))
    house.start()
    os.rename(outside, house.inbox / "batch")
    house.wait(lambda: house.lines(), what="the first record")
    os.rename(house.inbox / "batch", outside)
    left = sum(len(names) for _, _, names in os.walk(outside))
    expect(0 < left < count, f"{left} of {count} were left: moved out not half-way")
    house.settle()
    expect(len(house.lines()) == count - left, "records of files that were moved out, or too few")
    os.rename(outside, house.inbox / "batch")
    house.finish()
    return f"moved out with {left} of {count} left"


def drop_and_wait(house, name):
    """Drops an article and expects it to be taken within one timer period."""
    house.drop(name, article(f"{house.folder} {name}"))
    wait_taken(house, house.inbox / name)


def wait_taken(house, path):
    house.wait(lambda: not path.exists(), LIMIT, f"{path.name} taken")


def expect_attached(house, since=0):
    """Expects that the daemon tells of another inbox than before."""
    expect_told(house, since)
    house.expect_metric("watch_reattach_total", lambda value: value >= 1)


def expect_told(house, since=0):
    """Expects that a status since that many says something of the inbox itself."""
    house.wait(lambda: any(map(ABOUT_THE_INBOX.search, house.heard()[since:])), LIMIT,
               "a STATUS that speaks of the inbox")


def started(lab, **how):
    """A house whose inbox has proved to work."""
    house = lab.house(environment=SCANS, **how)
    house.start()
    drop_and_wait(house, "before.txt")
    house.settle()
    return house


@scenario(54, "the inbox is removed and made again, by somebody and by nobody", quick=True)
def inbox_removed(lab):
    house = started(lab)
    for number in range(lab.times(10)):
        since = len(house.heard())
        house.inbox.rmdir()
        if number % 2:
            house.inbox.mkdir(exist_ok=True)  # the daemon may have been quicker
        house.wait(house.inbox.exists, LIMIT, "a new inbox")
        drop_and_wait(house, f"after-{number}.txt")
        expect_attached(house, since)
    house.finish()


@scenario(54, "the inbox is renamed away and another one made", quick=True)
def inbox_renamed(lab):
    house = started(lab)
    old = lab.root / "old"
    os.rename(house.inbox, old)
    house.inbox.mkdir(exist_ok=True)  # the daemon may have been quicker
    drop_and_wait(house, "after.txt")
    expect_attached(house)
    (old / "elsewhere.txt").write_bytes(article("in no inbox"))
    time.sleep(2 * PERIOD)
    expect((old / "elsewhere.txt").exists(), "a file was taken that is in no inbox any more")
    house.finish()


@scenario(54, "the folder above the state folder is renamed and renamed back", quick=True)
def parent_renamed(lab):
    parent, moved = lab.root / "parent", lab.root / "moved"
    house = started(lab, on=parent)
    os.rename(parent, moved)
    name = "meanwhile.txt"
    house.dropped[name.encode()].append(article(name))
    (moved / house.folder.name / "inbox" / name).write_bytes(article(name))
    wait_taken(house, moved / house.folder.name / "inbox" / name)
    time.sleep(2 * PERIOD)
    expect(not parent.exists(), "a second state folder was made at the old place")
    os.rename(moved, parent)
    drop_and_wait(house, "after.txt")
    house.finish()


@scenario(54, "the inbox is covered by another file system and uncovered", quick=True)
def inbox_covered(lab):
    house = started(lab)
    under = lab.bind(house.folder, "under")
    lab.cover(house.inbox)
    drop_and_wait(house, "on-top.txt")
    expect_attached(house)
    content = article("underneath")
    (under / "inbox/underneath.txt").write_bytes(content)
    house.dropped[b"underneath.txt"].append(content)
    time.sleep(2 * PERIOD)
    expect((under / "inbox/underneath.txt").exists(), "a covered file was taken")
    lab.unmount(house.inbox)
    wait_taken(house, house.inbox / "underneath.txt")
    house.finish()


@scenario(54, "the inbox is a file system of its own, and is unmounted", quick=True)
def inbox_unmounted(lab):
    house = lab.house(environment=SCANS)
    lab.cover(house.inbox)
    house.start()
    drop_and_wait(house, "mounted.txt")
    house.settle()
    since = len(house.heard())
    lab.unmount(house.inbox)
    drop_and_wait(house, "unmounted.txt")
    expect_attached(house, since)
    house.finish()


@scenario(54, "the inbox cannot be read, and can again", quick=True)
def inbox_unreadable(lab):
    house, as_stranger = lab.strange_house(environment=SCANS)
    house.start(wrapper=as_stranger)
    drop_and_wait(house, "before.txt")
    house.inbox.chmod(0)
    house.drop("meanwhile.txt", article("meanwhile"))
    time.sleep(max(3, lab.times(10)) * PERIOD)
    expect((house.inbox / "meanwhile.txt").exists(), "taken from a folder that cannot be read")
    expect_told(house)
    lines = [line for line in house.log_lines() if "inbox" in line or "meanwhile" in line]
    expect(len(lines) <= 4, f"{len(lines)} lines of log for one unreadable inbox: {lines[-1]}")
    house.inbox.chmod(0o755)
    wait_taken(house, house.inbox / "meanwhile.txt")
    house.finish()


@scenario(54, "the inbox is removed while a writer holds a file in it", quick=True)
def removed_under_a_writer(lab):
    house = started(lab)
    with Writer() as writer:
        writer.open("it", house.inbox / "held.txt")
        writer.write("it", b"Nobody will ever read this.\n")
        time.sleep(0.2)
        shutil.rmtree(house.inbox)
        house.inbox.mkdir(exist_ok=True)
        drop_and_wait(house, "after.txt")
        expect_attached(house)
        writer.write("it", b"Nor this.\n")
    house.finish()
