"""Where a scenario works: folders, houses, small and breakable file systems, other users."""
import ctypes, fcntl, os, pathlib, random, shutil, subprocess, tempfile, time

from .house import House
from .scenario import Fault, Skip

EXT4_IOC_SHUTDOWN = XFS_IOC_GOINGDOWN = 0x8004587D
SHUTDOWN_WITHOUT_LOG_FLUSH = 2
#: A user of no name and no rights; not `nobody`, whose limits others use up.
STRANGER = 61550
CLONE_NEWNS = 0x00020000


class Lab:
    """The room of one scenario; everything in it is gone afterwards."""

    def __init__(self, program, control, seed, scale=1.0):
        self.program, self.control = program, control
        self.chance = random.Random(seed)
        #: Share of the repetitions to run: 1 for all, less for a quick slice.
        self.scale = scale
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="articled-fault-"))
        self.houses, self.mounts = [], []

    def fork(self):
        """A chance of its own for a thread, which then does not disturb the others' order."""
        return random.Random(self.chance.random())

    @property
    def is_quick(self):
        return self.scale < 1

    def times(self, count):
        """So many repetitions, fewer in a quick run, never none."""
        return max(1, round(count * self.scale))

    def house(self, name="house", *, on=None, options=(), environment=None):
        """A fresh state folder, below `on` if given."""
        folder = (pathlib.Path(on) if on else self.root) / name
        house = House(self.program, folder, options, environment, desk=self.root)
        self.houses.append(house)
        return house

    def strange_house(self, name="house", **how):
        """A house of a user without any capability, and what starts its daemon as that user."""
        needs_root()
        needs_tool("setpriv")
        house = self.house(name, **how)
        self.root.chmod(0o711)
        house.program, house.owner = self._public_program(), STRANGER
        for folder in (house.folder, house.inbox):
            os.chown(folder, STRANGER, STRANGER)
        return house, ["setpriv", f"--reuid={STRANGER}", f"--regid={STRANGER}", "--clear-groups",
                       "--inh-caps=-all", "--bounding-set=-all"]

    def _public_program(self):
        """A copy of the program where every user can run it."""
        copy = self.root / "articled"
        if not copy.exists():
            shutil.copy(self.program, copy)
            copy.chmod(0o755)
        return str(copy)

    def forget(self, house):
        """Removes a house that is done with."""
        house.kill()
        shutil.rmtree(house.folder, ignore_errors=True)
        self.houses.remove(house)

    def articlectl(self, *arguments):
        """Runs articlectl; returns the completed process."""
        return subprocess.run([self.control, *map(str, arguments)], capture_output=True, text=True,
                              timeout=120)

    # File systems

    def tmpfs(self, name, size):
        """A small file system in memory, of so many bytes or as tmpfs writes sizes."""
        return self._mount(name, ["-t", "tmpfs", "-o", f"size={size},mode=755", "tmpfs"])

    def disk(self, name, kind, megabytes, options="defaults"):
        """A file system of that kind on an image file."""
        image = self.root / f"{name}.img"
        with open(image, "wb") as file:
            file.truncate(megabytes << 20)
        maker = {"ext4": ["mkfs.ext4", "-q", "-m", "0", "-F"], "xfs": ["mkfs.xfs", "-q", "-f"],
                 "btrfs": ["mkfs.btrfs", "-q", "-f"]}[kind]
        if not shutil.which(maker[0]):
            raise Skip(f"{maker[0]} is not installed")
        made = subprocess.run([*maker, image], capture_output=True, text=True)
        if made.returncode:
            raise Skip(f"{maker[0]}: {made.stderr.strip()}")
        return self.mount_image(name, options)

    def mount_image(self, name, options="defaults"):
        """Mounts the image file of that name."""
        return self._mount(name, ["-o", f"loop,{options}", self.root / f"{name}.img"])

    def bind(self, source, place):
        """Shows the folder `source` at `place` as well."""
        done = subprocess.run(["mount", "--bind", source, place], capture_output=True, text=True)
        if done.returncode:
            raise Skip(f"mount: {done.stderr.strip()}")
        self.mounts.append(place)

    def remount(self, place):
        """Mounts the image of `disk` again, after a power cut for instance."""
        # Never lazily: two live file systems on one image would destroy it.
        for _ in range(100):
            done = subprocess.run(["umount", place], capture_output=True, text=True)
            if done.returncode == 0:
                self.mounts.remove(place)
                return self.mount_image(place.name)
            time.sleep(0.05)
        raise Fault(f"still in use after the daemon's end: {done.stderr.strip()}")

    def _mount(self, name, arguments):
        if os.geteuid() != 0:
            raise Skip("mounting needs root")
        place = self.root / name
        place.mkdir(exist_ok=True)
        done = subprocess.run(["mount", *map(str, arguments), place], capture_output=True, text=True)
        if done.returncode:
            raise Skip(f"mount: {done.stderr.strip()}")
        self.mounts.append(place)
        return place

    def cover(self, place):
        """Mounts an empty file system in memory over a folder; `unmount` uncovers it."""
        self._mount(place, ["-t", "tmpfs", "-o", "size=16m,mode=777", "tmpfs"])

    def bind(self, folder, name):
        """Another way to a folder, which shows what lies under later mounts."""
        return self._mount(name, ["--bind", folder])

    def unmount(self, place):
        subprocess.run(["umount", "-l", place], capture_output=True)
        if place in self.mounts:
            self.mounts.remove(place)

    @staticmethod
    def cut_power(place):
        """Ends all writing to an ext4 or xfs at once, losing what is only in memory."""
        descriptor = os.open(place, os.O_RDONLY)
        try:
            how = ctypes.c_uint32(SHUTDOWN_WITHOUT_LOG_FLUSH)
            fcntl.ioctl(descriptor, EXT4_IOC_SHUTDOWN, how)
        except OSError as error:
            raise Skip(f"the shutdown ioctl: {error}") from None
        finally:
            os.close(descriptor)

    def close(self, *, keep=False):
        """Ends what runs; removes everything unless it is to be looked at."""
        for house in self.houses:
            house.kill()
        for place in reversed(self.mounts.copy()):
            self.unmount(place)
        if not keep:
            shutil.rmtree(self.root, ignore_errors=True)


def leave_shared_mounts():
    """Keeps this process's mounts to itself, so that no other one holds a disk that was unmounted
    here, and all of them go with it; without root nothing happens, as then nothing is mounted."""
    if os.geteuid() != 0:
        return
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNS) == 0:
        subprocess.run(["mount", "--make-rprivate", "/"], check=True)


def needs_root():
    if os.geteuid() != 0:
        raise Skip("needs root")


def needs_tool(name):
    if not shutil.which(name):
        raise Skip(f"{name} is not installed")
