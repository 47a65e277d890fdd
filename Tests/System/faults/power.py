"""A. Ends at every step, second part: power cuts, and what a disk may do in one."""
import os, pathlib, shutil, subprocess, threading, time

from .house import article, digest
from .injection import wrapper
from .lab import needs_root
from .scenario import expect, scenario


class Flow(threading.Thread):
    """Drops files as fast as it can until the disk is gone, every second one durably."""

    def __init__(self, house, count):
        super().__init__(daemon=True)
        self.house, self.count = house, count
        #: Contents that their producer never knew to be on the disk.
        self.careless = {}
        self.durable = 0
        #: Set just before the power goes: a sync that returns later has proved nothing, although
        #: some file systems have it succeed.
        self.is_cut = threading.Event()

    def run(self):
        try:
            for number in range(self.count):
                if self.is_cut.is_set():
                    return
                self.drop(f"{'wire/' if number % 3 else ''}flow-{number}.txt", number)
        except OSError:
            pass  # the power is gone

    def drop(self, name, number):
        content = article(f"flow {number}", words=6 * (number % 40 + 2))
        is_durable = number % 2 == 0
        self.careless[name] = content  # until it is known to be on the disk
        self.house.dropped[os.fsencode(name)].append(content)
        target = self.house.inbox / name
        staging = target.parent / f".{number}.part"
        with open(staging, "wb") as file:
            file.write(content)
            if is_durable:
                file.flush()
                os.fsync(file.fileno())
        staging.rename(target)
        if is_durable:
            sync_folder(target.parent)
            if not self.is_cut.is_set():
                del self.careless[name]
                self.durable += 1


def sync_disk(path):
    """Writes out the whole file system that the path is on, and no other one."""
    subprocess.run(["sync", "-f", path], check=True)


def sync_folder(path):
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def accept_what_the_disk_kept(house, careless):
    """A careless producer's files may have lost their content, also those already archived, whose
    records then have to be there; returns how many did.

    What is torn goes, as its producer would write it again.
    """
    count, ids = 0, set(house.ids())
    for name, content in careless.items():
        archived = list((house.folder / "archive").glob(f"*/{name}"))
        for path in [house.folder / part / name for part in ("inbox", "claimed")] + archived:
            if not path.exists() or path.read_bytes() == content:
                continue
            found = path.read_bytes().rstrip(b"\0")
            expect(content.startswith(found), f"{path} holds what nobody wrote")
            expect(path not in archived or digest(content) in ids,
                   f"{name} is archived, torn, and has no record")
            path.unlink()
            count += 1
    return count


def flow_and_cut(house, moment, cut):
    """Lets files flow in and cuts the power at that moment; returns the flow."""
    (house.inbox / "wire").mkdir()
    house.start()
    sync_disk(house.folder)  # the folders are older than the power cut
    flow = Flow(house, 500)
    flow.start()
    time.sleep(moment)
    flow.is_cut.set()
    cut()
    house.kill()
    flow.join(30)
    expect(not flow.is_alive(), "the producer hangs")
    return flow


def finish_after_cut(house, flow):
    """The start after the power cut, and the oracle for what had been made durable."""
    house.start()
    house.settle()
    expect(house.end() == 0, house.tail())
    house.audit(lost_allowed={digest(content) for content in flow.careless.values()})


def cuts(lab, kind, megabytes, count):
    place = lab.disk(kind, kind, megabytes)
    durable, records, torn, span = 0, 0, 0, 0.6
    for number in range(count):
        house = lab.house(f"{kind}{number}", on=place)
        flow = flow_and_cut(house, lab.chance.random() * span, lambda: lab.cut_power(place))
        if len(flow.house.dropped) == 500:
            span = max(0.1, span * 0.8)  # the flow was over before the cut
        lab.remount(place)
        torn += accept_what_the_disk_kept(house, flow.careless)
        if lab.chance.random() < 0.3:
            # A second cut, while the first is being recovered from.
            house.start(wait=False)
            time.sleep(lab.chance.random() * 0.2)
            lab.cut_power(place)
            house.kill()
            lab.remount(place)
            torn += accept_what_the_disk_kept(house, flow.careless)
        records += len(house.lines())
        finish_after_cut(house, flow)
        durable += flow.durable
        lab.forget(house)
    expect(durable > count and records > count, f"{durable} durable drops, {records} records:"
           " the cuts came too early to test anything")
    return (f"{kind}: {count} cuts, {durable} durable drops, {records} records before the"
            f" recovery, {torn} files torn that their producer had not synced")


@scenario(14, "Power cut on ext4 and xfs at 200 random instants while 500 files flow in",
          quick=True)
def power_cut(lab):
    needs_root()
    count = 8 if lab.is_quick else 200
    return "; ".join([cuts(lab, "ext4", 128, count - count // 2),
                      cuts(lab, "xfs", 320, count // 2)])


@scenario(15, "Power cut on btrfs (a copy of the image); a file in the inbox and the archive",
          quick=True)
def power_cut_of_btrfs(lab):
    needs_root()
    in_two_places(lab)
    count = lab.times(30)
    durable, twice = 0, 0
    for number in range(count):
        # No commit by time, so that the image stands still once the daemon is dead.
        place = lab.disk(f"live{number}", "btrfs", 128, options="commit=300")
        house = lab.house("btrfs", on=place)
        flow = flow_and_cut(house, lab.chance.random() * 0.3, lambda: house.send(9))
        copy = lab.root / f"after{number}.img"
        subprocess.run(["cp", "--sparse=always", lab.root / f"live{number}.img", copy], check=True)
        lab.unmount(place)
        (lab.root / f"live{number}.img").unlink()
        after = lab.mount_image(f"after{number}")
        moved = lab.house("btrfs", on=after)
        moved.dropped, moved.refused = house.dropped, house.refused
        accept_what_the_disk_kept(moved, flow.careless)
        for name, content in in_inbox_and_archive(moved):
            moved.dropped[name].append(content)
            twice += 1
        finish_after_cut(moved, flow)
        durable += flow.durable
        lab.forget(moved)
        lab.forget(house)
        lab.unmount(after)
        copy.unlink()
    expect(0 < durable < 250 * count, f"{durable} durable drops: the copies came at no good time")
    return f"{count} copies, {durable} durable drops, {twice} files in both places"


def in_inbox_and_archive(house):
    """Files that the disk has kept in both places, as (path in the inbox, content)."""
    found = []
    for path in house.left():
        name = os.path.join(*path[len(os.fsencode(house.folder)) + 1:].split(b"/")[1:])
        content = pathlib.Path(os.fsdecode(path)).read_bytes()
        for day in (house.folder / "archive").glob("*-*"):
            archived = day / os.fsdecode(name)
            if archived.exists() and archived.read_bytes() == content:
                found.append((name, content))
    return found


def in_two_places(lab):
    """What a disk that loses a rename's first half leaves, made by hand."""
    house = lab.house("two-places")
    house.fill(4)
    house.run_once()
    archived = sorted((house.folder / "archive").rglob("article-*.txt"))
    for part, path in zip(("inbox", "claimed", "claimed"), archived):
        shutil.copy(path, house.folder / part / path.name)
        house.dropped[os.fsencode(path.name)].append(path.read_bytes())
    house.finish()
    expect(len(house.lines()) == 4, f"{len(house.lines())} records of 4 articles")


@scenario(16, "A disk that lies about its syncs: records lost with their files archived",
          quick=True)
def lying_disk(lab):
    needs_root()
    place = lab.disk("liar", "ext4", 128)
    house = lab.house("liar", on=place)
    house.fill(5, prefix="kept")
    house.run_once()
    house.fill(20, prefix="lied")
    sync_disk(house.folder)  # their producer did all it could
    # Every sync is answered with success, and none takes place.
    log = house.desk / "liar.strace"
    house.start(wrapper=wrapper(log, ["fsync", "fdatasync"], "retval=0", when="1+",
                                paths=[house.active]))
    house.settle()
    expect("(INJECTED)" in log.read_text(), "no sync was lied about")
    # The names become durable by themselves, the records do not.
    sync_folder(house.folder / "archive")
    lab.cut_power(place)
    house.kill()
    lab.remount(place)
    lost = {digest(c) for cs in house.dropped.values() for c in cs} - set(house.ids())
    archived = {digest(p.read_bytes()) for p in (house.folder / "archive").rglob("*.txt")}
    expect(lost & archived, "no record was lost whose file is archived: nothing to find")
    house.start()
    house.settle()
    expect(house.end() == 0, house.tail())
    found = lab.articlectl("verify", "--archive", "--state", house.folder)
    expect(found.returncode == 65, f"verify ended with {found.returncode}: {found.stdout}"
           f"{found.stderr}")
    for path in (house.folder / "archive").rglob("*.txt"):
        is_lost = digest(path.read_bytes()) in lost
        expect((path.name in found.stdout) == is_lost, f"{path.name}: {found.stdout}")
    # The remedy that it names: move the files back into the inbox.
    for path in sorted((house.folder / "archive").rglob("*.txt")):
        if digest(path.read_bytes()) in lost:
            path.rename(house.inbox / path.name)
    house.finish()
    sound = lab.articlectl("verify", "--archive", "--state", house.folder)
    expect(sound.returncode == 0, sound.stdout)
    return f"{len(lost & archived)} of 20 records lost, all found and stored again"
