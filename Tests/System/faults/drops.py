"""D. Intake races: every way in which programs put files into a folder (46)."""
import ctypes, os, shutil, subprocess

from .house import article
from .scenario import Skip, expect, scenario

AT_FDCWD, AT_SYMLINK_FOLLOW = -100, 0x400
#: Names under which programs write before they rename to NAME, and what the final names are.
TEMPORARY = {
    "WinSCP": "{}.filepart", "Firefox": "{}.part", "Chrome": "{}.crdownload",
    "Safari": "{}.download", "lftp": ".in.{}.", "rsync-partial": ".{}.Xa81Zq",
    "Syncthing": ".syncthing.{}.tmp", "Syncthing-Windows": "~syncthing~{}.tmp",
    "Nextcloud": ".{}.~1f2e", "Nextcloud-web": "{}.ocTransferId1931.part", "kate": "{}.tmp",
    "LibreOffice": "{}.temp", "Dropbox": "{}.partial",
}


class Drops:
    """Puts articles into the inbox as programs do, and tells the oracle their final names.

    is_patient: whether the daemon lets files rest, so that no program finds its file gone that
    goes on to set mode and times by its name.
    """

    def __init__(self, house, beside, *, is_patient=False):
        self.house, self.beside, self.is_patient = house, beside, is_patient
        beside.mkdir(exist_ok=True)

    def expect_record(self, name):
        content = article(f"dropped as {name}")
        self.house.dropped[name.encode()].append(content)
        return content

    def source(self, name):
        """A file with the article, outside the inbox."""
        path = self.beside / name
        path.write_bytes(self.expect_record(name))
        return path

    def run(self, name, *command):
        """Runs a command, or passes over it if the machine has no such program."""
        if shutil.which(command[0]) is None:
            del self.house.dropped[name.encode()]
            return False
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                              env={**os.environ, "TERM": "dumb"})
        is_late = "No such file" in done.stderr and not self.is_patient
        expect(done.returncode == 0 or is_late, f"{command[0]}: {done.stderr.strip()}")
        return True

    # One function for each way

    def hard_link(self, name):
        os.link(self.source(name), self.house.inbox / name)

    def unnamed(self, name):
        """A file without a name that is linked in when it is whole."""
        file = os.open(self.house.inbox, os.O_TMPFILE | os.O_RDWR, 0o644)
        os.write(file, self.expect_record(name))
        linked = ctypes.CDLL(None, use_errno=True).linkat(
            AT_FDCWD, f"/proc/self/fd/{file}".encode(), AT_FDCWD,
            os.fsencode(self.house.inbox / name), AT_SYMLINK_FOLLOW)
        expect(linked == 0, f"linkat: {os.strerror(ctypes.get_errno())}")
        os.close(file)

    def copy(self, name):
        self.run(name, "cp", "--reflink=auto", self.source(name), self.house.inbox / name)

    def copy_with_times(self, name):
        self.run(name, "cp", "-a", self.source(name), self.house.inbox / name)

    def install(self, name):
        self.run(name, "install", "-m", "640", self.source(name), self.house.inbox / name)

    def move(self, name):
        self.run(name, "mv", self.source(name), self.house.inbox / name)

    def rsync(self, name):
        self.run(name, "rsync", self.source(name), self.house.inbox / name)

    def rsync_in_place(self, name):
        self.run(name, "rsync", "--inplace", self.source(name), self.house.inbox / name)

    def rsync_elsewhere(self, name):
        self.run(name, "rsync", "-T", self.beside, self.source(name), self.house.inbox / name)

    def sed(self, name):
        """Edited in place while somebody holds it open, so that it has not been taken yet."""
        target = self.house.inbox / name
        with open(target, "wb") as held:
            held.write(self.expect_record(name).replace(b"Report", b"Draft"))
            held.flush()
            self.run(name, "sed", "-i", "s/Draft/Report/", target)

    def vim(self, name):
        if self.run(name, "vim", "-es", "-u", "NONE", "-N", "-c", f"read {self.source(name)}",
                    "-c", "wq", self.house.inbox / name):
            self.vim_over(f"again-{name}")

    def vim_over(self, name):
        """Writes over a file that somebody still has open: with a backup, renamed meanwhile."""
        target = self.house.inbox / name
        with open(target, "wb") as held:
            held.write(b"A draft.\n")
            held.flush()
            self.run(name, "vim", "-es", "-u", "NONE", "-N", "-c", "set backup writebackup",
                     "-c", "set backupcopy=no", "-c", f"%delete | read {self.source(name)}",
                     "-c", "wq", target)

    def emacs(self, name):
        """As Emacs saves: lock, autosave, the old version renamed to NAME~, the new one."""
        inbox, content = self.house.inbox, self.expect_record(name)
        os.symlink("user@host.1234:1700000000", inbox / f".#{name}")
        (inbox / f"#{name}#").write_bytes(content[:20])
        with open(inbox / name, "wb") as held:
            held.write(b"A draft.\n")
            held.flush()
            os.rename(inbox / name, inbox / f"{name}~")
        (inbox / name).write_bytes(content)
        for left in (f".#{name}", f"#{name}#", f"{name}~"):
            (inbox / left).unlink()


WAYS = [Drops.hard_link, Drops.unnamed, Drops.copy, Drops.copy_with_times, Drops.install,
        Drops.move, Drops.rsync, Drops.rsync_in_place, Drops.rsync_elsewhere, Drops.vim,
        Drops.emacs]


@scenario(46, "links, nameless files, copies, synchronisers, browsers, editors: the final name "
              "only, once", quick=True)
def all_ways_in(lab):
    return drop_in_all_ways(lab, lab.house(), WAYS)


@scenario(46, "the same with files left to rest: no program finds its file gone, sed -i neither",
          quick=True)
def all_ways_in_at_rest(lab):
    house = lab.house(environment={"ARTICLED_INBOX_SETTLE": "500ms"})
    return drop_in_all_ways(lab, house, [*WAYS, Drops.sed], is_patient=True)


def drop_in_all_ways(lab, house, ways, **how):
    drops = Drops(house, lab.root / "beside", **how)
    house.start()
    used = set()
    for number in range(lab.times(20)):
        for way in ways:
            before = len(house.dropped)
            way(drops, f"{way.__name__}-{number}.txt")
            if len(house.dropped) > before:
                used.add(way.__name__)
        for program, pattern in TEMPORARY.items():
            finish_temporary(house, f"{program}-{number}.txt", pattern)
    house.finish()
    missing = {way.__name__ for way in ways} - used
    return f"{len(used) + len(TEMPORARY)} ways" + (f"; not here: {missing}" if missing else "")


def finish_temporary(house, name, pattern):
    """Writes in two pieces under the temporary name, closing in between, and renames."""
    content = article(f"dropped as {name}")
    temporary = house.inbox / pattern.format(name)
    temporary.write_bytes(content[:50])
    with open(temporary, "ab") as file:
        file.write(content[50:])
    expect(temporary.exists(), f"{temporary.name} was taken")
    temporary.rename(house.inbox / name)
    house.dropped[name.encode()].append(content)


@scenario(46, "copies that share their blocks with the source (reflinks)")
def reflinks(lab):
    tried = []
    for kind, size in (("btrfs", 256), ("xfs", 320)):
        try:
            place = lab.disk(f"reflink-{kind}", kind, size)
        except Skip as reason:
            tried.append(f"{kind}: {reason}")
            continue
        house = lab.house(on=place)
        house.start()
        drops = Drops(house, place / "beside")
        for number in range(lab.times(20)):
            name = f"reflink-{number}.txt"
            drops.run(name, "cp", "--reflink=always", drops.source(name), house.inbox / name)
        house.finish()
        lab.forget(house)
        tried.append(kind)
    if not {"btrfs", "xfs"} & set(tried):
        raise Skip("; ".join(tried))
    return ", ".join(tried)
