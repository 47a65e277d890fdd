"""Who may do what: droppers, readers, and everybody else."""
import json

from load import drop, files_below, wait_stored
from machine import STATE, UNIT, expect, wait_until

STORE = f"{STATE}/store/articles.jsonl"


def _installed(machine):
    machine.install()
    machine.add_users()


def _refused(machine, user, *words):
    done = machine.attempt(*words, user=user)
    # articlectl: 77, and no other reason.
    right = done.returncode == 77 if words[0] == "articlectl" else done.returncode != 0
    expect(right, f"{user}: {' '.join(words)}: status {done.returncode}: {done.stdout}")


def another_users_file_is_stored(machine):
    """A file of mode 0640 that a member of articled-drop owns becomes one record."""
    _installed(machine)
    dropped = drop(machine)
    wait_stored(machine, dropped)
    path = files_below(machine.path(f"{STATE}/archive"))[0]
    owner = machine.run("id", "--user", "dropper").strip()
    expect((path.stat().st_mode & 0o777, str(path.stat().st_uid)) == (0o640, owner),
           "the file in the archive is not the dropper's own")


def sub_folders_are_served(machine):
    """Files in a folder that a dropper makes for the group are stored; the folder stays his."""
    _installed(machine)
    machine.run("sh", "-c", f"umask 002; mkdir {STATE}/inbox/wire", user="dropper")
    dropped = drop(machine, count=3, inbox=f"{STATE}/inbox/wire")
    wait_stored(machine, dropped)


def dropper_sees_nothing_else(machine):
    """A dropper can neither list the state folder nor read store, archive or configuration."""
    _installed(machine)
    wait_stored(machine, drop(machine))
    for words in (["ls", STATE], ["cat", STORE], ["ls", f"{STATE}/archive"],
                  ["ls", f"{STATE}/rejected"], ["cat", "/etc/articled/articled.conf"],
                  ["articlectl", "tail"], ["touch", f"{STATE}/x"]):
        _refused(machine, "dropper", *words)


def droppers_keep_off_each_others_files(machine):
    """One dropper can neither remove, rename nor read what another has dropped."""
    _installed(machine)
    machine.run("useradd", "--no-create-home", "--groups", "articled-drop", "rival")
    machine.run("systemctl", "stop", UNIT)
    machine.run("sh", "-c", f"umask 077; echo Mine. >{STATE}/inbox/mine.txt", user="dropper")
    for words in (["rm", "-f", f"{STATE}/inbox/mine.txt"], ["cat", f"{STATE}/inbox/mine.txt"],
                  ["mv", f"{STATE}/inbox/mine.txt", f"{STATE}/inbox/yours.txt"]):
        _refused(machine, "rival", *words)


def unreadable_file_is_rejected(machine):
    """A file that its owner lets nobody read is rejected as unreadable, and the others go on."""
    _installed(machine)
    machine.run("sh", "-c", f"umask 077; echo Mine. >{STATE}/inbox/mine.txt", user="dropper")
    reason = machine.path(f"{STATE}/rejected/mine.txt.reason.json")
    wait_until(reason.exists, 90, "the file is not rejected")
    expect(json.loads(reason.read_text())["reason"] == "unreadable", reason.read_text())
    expect(machine.path(f"{STATE}/rejected/mine.txt").exists(), "the file is gone")


def reader_reads_and_no_more(machine):
    """A member of articled reads the store with articlectl, and changes nothing."""
    _installed(machine)
    wait_stored(machine, drop(machine, count=3))
    shown = machine.run("articlectl", "tail", "--json", "-n", "2", user="reader").splitlines()
    expect([json.loads(line)["seq"] for line in shown] == [2, 3], f"tail shows {shown}")
    machine.run("articlectl", "verify", user="reader")
    machine.run("articlectl", "status", user="reader")
    for words in (["touch", STORE], ["touch", f"{STATE}/store/x"], ["touch", f"{STATE}/inbox/x"],
                  ["rm", "-f", STORE], ["touch", "/etc/articled/articled.conf"]):
        _refused(machine, "reader", *words)


def stranger_can_do_nothing(machine):
    """A user in neither group can drop nothing and read nothing."""
    _installed(machine)
    wait_stored(machine, drop(machine))
    for words in (["touch", f"{STATE}/inbox/x"], ["ls", f"{STATE}/inbox"], ["ls", STATE],
                  ["cat", STORE], ["articlectl", "tail"], ["articlectl", "verify"],
                  ["cat", "/etc/articled/articled.conf"]):
        _refused(machine, "stranger", *words)
