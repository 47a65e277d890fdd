"""What the journal holds, and that the daemon needs none."""
import re

from load import Load, drop, files_below, wait_stored
from machine import REPOSITORY, STATE, UNIT, expect, wait_until

CATALOG = REPOSITORY / "systemd" / "articled.catalog"


def _own(machine, event=None):
    """The daemon's entries, or those of one event."""
    return [entry for entry in machine.journal() if entry.get("SYSLOG_IDENTIFIER") == "articled"
            and event in (None, entry.get("ARTICLED_EVENT"))]


def _set_level(machine, level):
    machine.configure(f'[log]\nlevel = "{level}"\n')
    machine.run("systemctl", "reload", UNIT)
    wait_until(lambda: _own(machine, "reload-applied"), 10, "the log does not tell of the reload")


def events_have_fields(machine):
    """Each event stands in the journal natively: id, name, priority, place in the code, fields."""
    machine.install()
    machine.add_users()
    _set_level(machine, "debug")
    wait_stored(machine, drop(machine, count=2))
    machine.run("systemctl", "stop", UNIT)
    expected = {"ready": ("6", 1), "reload-applied": ("5", 1), "file-put-away": ("7", 2),
                "stopping": ("6", 1), "stopped": ("6", 1)}
    found = {event: _own(machine, event) for event in expected}
    for event, (priority, count) in expected.items():
        priorities = [entry["PRIORITY"] for entry in found[event]]
        expect(priorities == [priority] * count, f"{event}: priorities {priorities}")
    documented = set(re.findall(r"(?m)^-- ([0-9a-f]{32})$", CATALOG.read_text()))
    for entry in (entry for entries in found.values() for entry in entries):
        expect(entry["_TRANSPORT"] == "journal", f"not native: {entry['MESSAGE']}")
        expect(entry["MESSAGE_ID"] in documented, f"not in the catalog: {entry['MESSAGE']}")
        expect(entry["CODE_FILE"].endswith(".swift") and int(entry["CODE_LINE"]) > 0
               and entry["CODE_FUNC"], f"no place in the code: {entry['MESSAGE']}")
    expect(found["ready"][0]["ARTICLED_STATE"] == STATE, f"{found['ready'][0]}")
    files = sorted(entry["ARTICLED_FILE"] for entry in found["file-put-away"])
    expect(files == ["article-1.txt", "article-2.txt"], f"files {files}")


def single_files_are_for_debugging(machine):
    """At the level info no entry is about a single file that is stored."""
    machine.install()
    machine.add_users()
    wait_stored(machine, drop(machine, count=5))
    named = [entry["MESSAGE"] for entry in _own(machine) if "article-" in str(entry)]
    expect(not named, f"{named}")


def odd_names_are_kept(machine):
    """A name that is no UTF-8, with a line break, stands in the journal in hexadecimal too."""
    machine.install()
    _set_level(machine, "debug")
    name = b"odd\n\xff.txt"
    (machine.path(f"{STATE}/inbox") / name.decode(errors="surrogateescape")).write_text("Odd.\n")
    wait_until(lambda: files_below(machine.path(f"{STATE}/archive")), 20, "the file is not stored")
    entry = wait_until(lambda: _own(machine, "file-put-away"), 10, "the log does not name it")[0]
    expect(entry["ARTICLED_FILE_BYTES_HEX"] == name.hex(), f"{entry}")
    expect("\n" not in entry["MESSAGE"], "the message has two lines")


def catalog_explains(machine):
    """journalctl -x explains the daemon's entries from the catalog that the package brings."""
    machine.install()
    machine.run("dpkg", "--triggers-only", "--pending")
    text = machine.run("journalctl", "--catalog", "--no-pager", "--unit", UNIT)
    expect("Subject: articled is ready" in text, "no explanation of an entry")


def articles_text_is_not_logged(machine):
    """The journal holds names of files and never their text, at any level."""
    machine.install()
    machine.add_users()
    _set_level(machine, "trace")
    wait_stored(machine, drop(machine, count=5))
    journal = machine.run("journalctl", "--unit", UNIT, "--output", "export", "--no-pager")
    expect("article-1.txt" in journal, "the files are not named at the level trace")
    expect("ferry" not in journal, "the journal holds text of an article")


def journal_may_be_gone(machine):
    """The service goes on when the journal is stopped, and writes to it when it is back."""
    machine.install()
    machine.add_users()
    pid, load = machine.main_pid(), Load(machine)
    machine.run("systemctl", "stop", "systemd-journald.socket", "systemd-journald-dev-log.socket",
                "systemd-journald.service")
    expect(machine.show("ActiveState") == "active", "the service went with the journal")
    # Makes it write to its log.
    machine.run("systemctl", "kill", "--signal=USR1", "--kill-whom=main", UNIT)
    dropped = load.finish()
    wait_stored(machine, dropped)
    machine.run("systemctl", "start", "systemd-journald.socket", "systemd-journald.service")
    wait_stored(machine, dropped | drop(machine, prefix="later"))
    expect(machine.main_pid() == pid, "the daemon was restarted")
    machine.run("systemctl", "kill", "--signal=USR1", "--kill-whom=main", UNIT)
    wait_until(lambda: _own(machine, "status"), 10, "nothing is written to the new journal")
