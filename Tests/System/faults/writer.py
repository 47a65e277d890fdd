"""A producer in a process of its own that does one step at a time, as it is told."""
import json, os, subprocess, sys

from .scenario import Fault

STEPS = r'''
import json, mmap, os, sys
files, paths, maps = {}, {}, {}
def open_(key, path, flags):
    paths[key] = path
    files[key] = os.open(path, os.O_CREAT | flags, 0o644)
def write(key, text):
    os.write(files[key], text.encode())
def truncate(key, size):
    os.ftruncate(files[key], size)
    os.lseek(files[key], 0, os.SEEK_SET)
def close(key):
    os.close(files.pop(key))
def map_(key, size):
    maps[key] = mmap.mmap(files[key], size)
    # The module keeps a copy of the descriptor: both go, the mapping stays.
    for number in os.listdir("/proc/self/fd"):
        try:
            if os.readlink("/proc/self/fd/" + number) == paths[key]:
                os.close(int(number))
        except OSError:
            pass
def store(key, offset, text):
    maps[key][offset:offset + len(text)] = text.encode()
steps = {"open": open_, "write": write, "truncate": truncate, "close": close, "map": map_,
         "store": store}
for line in sys.stdin:
    name, *arguments = json.loads(line)
    try:
        steps[name](*arguments)
        print("done", flush=True)
    except OSError as error:
        print(error, flush=True)
'''


class Writer:
    """A child process with files open; the functions return when the step is done.

    Its files are known by keys, so that one process can hold many.
    """

    def __init__(self):
        self.process = subprocess.Popen([sys.executable, "-c", STEPS], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def open(self, key, path, flags=os.O_RDWR):
        """Opens the file, which is made if it is missing; flags as open(2) has them."""
        self._step("open", key, str(path), flags)

    def write(self, key, content):
        self._step("write", key, content.decode())

    def truncate(self, key, size):
        """Cuts the file and goes back to its beginning."""
        self._step("truncate", key, size)

    def close(self, key):
        self._step("close", key)

    def map(self, key, size):
        """Maps the open file for writing and closes its descriptor."""
        self._step("map", key, size)

    def store(self, key, offset, content):
        """Writes through the mapping."""
        self._step("store", key, offset, content.decode())

    def _step(self, name, *arguments):
        self.process.stdin.write(json.dumps([name, *arguments]) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        if answer != "done":
            raise Fault(f"the writer could not {name}: {answer}")

    def end(self):
        """Ends the process, and with it all that it holds."""
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()

    def has_mapped(self, path):
        """Whether the file is mapped by the process and no longer open in it."""
        own = f"/proc/{self.process.pid}"
        with open(f"{own}/maps") as maps:
            is_mapped = str(path) in maps.read()
        return is_mapped and str(path) not in [os.readlink(f"{own}/fd/{number}")
                                               for number in os.listdir(f"{own}/fd")]
