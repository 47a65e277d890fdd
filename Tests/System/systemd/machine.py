"""A machine of its own for each test: a real systemd in namespaces, from scripts/systemd-in-namespace."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
SCRIPT = REPOSITORY / "scripts" / "systemd-in-namespace"
UNIT = "articled.service"
PACKAGE = "/srv/articled.deb"
STATE = "/var/lib/articled"

# What booting asks of the machine, tried out in namespaces that are gone with the shell.
TRIAL = """
set -e
folder=$1
mount -t tmpfs tmpfs "$folder"
mkdir "$folder/upper" "$folder/work" "$folder/root" "$folder/cgroup"
mount -t overlay -o "lowerdir=/,upperdir=$folder/upper,workdir=$folder/work" overlay "$folder/root"
mount -t proc proc "$folder/root/proc"
mount -t cgroup2 none "$folder/cgroup"
"""


def obstacle():
    """Why no machine can be booted here, in words; None if one can."""
    if os.geteuid() != 0:
        return "needs root"
    tools = ("unshare", "nsenter", "setpriv", "dpkg", "systemctl", "/lib/systemd/systemd")
    missing = [tool for tool in tools if not shutil.which(tool)]
    if missing:
        return f"not installed: {', '.join(missing)}"
    with tempfile.TemporaryDirectory() as folder:
        trial = subprocess.run(
            ["unshare", "--mount", "--uts", "--ipc", "--pid", "--net", "--cgroup", "--fork",
             "--propagation", "private", "sh", "-c", TRIAL, "sh", folder],
            stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return f"no namespaces: {trial.stderr.strip()}" if trial.returncode else None


class Failure(Exception):
    """What a test found wrong, in a sentence."""


def expect(holds, otherwise):
    """The one assertion: `otherwise` is what a person reads if it does not hold."""
    if not holds:
        raise Failure(otherwise)


def wait_until(holds, seconds, otherwise):
    """Waits for a fact, and returns what `holds` answered."""
    limit = time.monotonic() + seconds
    while not (answer := holds()):
        if time.monotonic() > limit:
            raise Failure(f"after {seconds} s: {otherwise}")
        time.sleep(0.02)
    return answer


class Machine:
    """One booted systemd; leaves nothing behind at the end of a `with`."""

    def __init__(self, package):
        self.package = package
        self.state = pathlib.Path(tempfile.mkdtemp(prefix="articled-machine-"))

    def __enter__(self):
        try:
            subprocess.run([SCRIPT, "up", self.state, f"{self.package}:{PACKAGE}"],
                           check=True, capture_output=True, text=True)
        except subprocess.CalledProcessError as error:
            self.__exit__()
            raise Failure(f"no boot: {error.stderr}") from error
        init = (self.state / "init.pid").read_text().strip()
        self.root = pathlib.Path(f"/proc/{init}/root")
        return self

    def __exit__(self, *_):
        subprocess.run([SCRIPT, "down", self.state], check=False, capture_output=True)

    def path(self, inside):
        """A path of the machine as seen from here."""
        return self.root / str(inside).lstrip("/")

    # Commands

    def command(self, *words, user=None):
        """The command line that runs `words` inside, as root or as a user with all its groups."""
        words = [str(word) for word in words]
        if user:
            words = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", "--"] + words
        return [str(SCRIPT), "exec", str(self.state)] + words

    def attempt(self, *words, user=None, stdin=None):
        """Runs a command that may fail; output and errors together."""
        return subprocess.run(
            self.command(*words, user=user), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            input=stdin, stdin=subprocess.DEVNULL if stdin is None else None, text=True)

    def run(self, *words, user=None, stdin=None):
        """Runs a command that must succeed; its output."""
        done = self.attempt(*words, user=user, stdin=stdin)
        expect(done.returncode == 0, f"{' '.join(map(str, words))}: status {done.returncode}:\n"
                                     f"{done.stdout}")
        return done.stdout

    # The package and the service

    def install(self, package=PACKAGE):
        """Installs or upgrades, manual pages too where images for containers leave them out.

        Triggers are other packages' (the manual's index), and slow.
        """
        self.run("dpkg", "--force-confold", "--no-triggers", "--path-include=*", "--install", package)

    def add_users(self):
        """dropper may drop, reader may read, stranger may neither."""
        self.run("useradd", "--no-create-home", "--groups", "articled-drop", "dropper")
        self.run("useradd", "--no-create-home", "--groups", "articled", "reader")
        self.run("useradd", "--no-create-home", "stranger")

    def show(self, property):
        """One property of the unit, as systemctl prints it."""
        return self.run("systemctl", "show", "--property", property, "--value", UNIT).strip()

    def wait_active(self, seconds=30):
        wait_until(lambda: self.show("ActiveState") == "active", seconds,
                   f"the service is {self.show('ActiveState')}")

    def main_pid(self):
        """The daemon's process as numbered inside; 0 if there is none."""
        return int(self.show("MainPID"))

    def configure(self, text, name="50-test.conf"):
        """Writes a drop-in of the daemon's configuration."""
        self.path(f"/etc/articled/conf.d/{name}").write_text(text)

    def drop_in(self, text, name="50-test.conf"):
        """Writes a drop-in of the unit, and has systemd read it."""
        folder = self.path(f"/etc/systemd/system/{UNIT}.d")
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text)
        self.run("systemctl", "daemon-reload")

    def journal(self):
        """All entries of the unit so far, oldest first, as dictionaries of fields."""
        self.run("journalctl", "--sync")
        lines = self.run("journalctl", "--unit", UNIT, "--output", "json", "--no-pager", "--quiet")
        return [json.loads(line) for line in lines.splitlines()]

    def messages(self):
        """What the daemon itself has said, oldest first."""
        return [entry["MESSAGE"] for entry in self.journal()
                if entry.get("SYSLOG_IDENTIFIER") == "articled"]

    def account(self):
        """What helps to understand a failure: the unit and the end of the journal."""
        status = self.attempt("systemctl", "status", "--no-pager", "--lines=0", UNIT).stdout
        journal = self.attempt("journalctl", "--unit", UNIT, "--no-pager", "--lines=15",
                               "--output=short-precise")
        return status + journal.stdout
