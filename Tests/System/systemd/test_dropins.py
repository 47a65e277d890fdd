"""The unit as shipped, which may ask the kernel for leases, and the examples of drop-ins."""
import subprocess
import time

from load import drop, records, wait_stored
from machine import STATE, UNIT, expect, wait_until

EXAMPLES = "/usr/share/doc/articled/examples"
CAP_LEASE = 1 << 28

# Writes a file in place and lets go of it when standard input ends.
HOLD = f"""
import sys
with open("{STATE}/inbox/held.txt", "w") as file:
    file.write("The first half. ")
    file.flush()
    print("open", flush=True)
    sys.stdin.read()
    file.write("The second half.\\n")
"""


def _installed(machine):
    machine.install()
    machine.add_users()


def _follow(machine, example):
    """Does what the comment at the head of an example says."""
    lines = machine.path(f"{EXAMPLES}/{example}").read_text().splitlines()
    commands = "\n".join(line[6:] for line in lines if line.startswith("#     "))
    expect("systemctl" in commands, f"{example} does not say what to do")
    machine.run("sh", "-ec", f"cd {EXAMPLES}\n{commands}")
    machine.wait_active()


def _capabilities(machine):
    status = machine.run("cat", f"/proc/{machine.main_pid()}/status")
    return {line.split(":")[0]: int(line.split()[1], 16) for line in status.splitlines()
            if line.startswith("Cap")}


def leases_tell_who_writes(machine):
    """As shipped, another user's file is left alone while he writes, and taken when he is done."""
    _installed(machine)
    # So long that only the kernel's answer can be what lets the file be taken.
    machine.configure('[inbox]\nquiet = "1h"\nscan-interval = "250ms"\n')
    machine.run("systemctl", "restart", UNIT)
    expect(set(_capabilities(machine).values()) <= {0, CAP_LEASE}, f"{_capabilities(machine)}")
    expect(_capabilities(machine)["CapEff"] == CAP_LEASE, "no CAP_LEASE")
    writer = subprocess.Popen(machine.command("python3", "-c", HOLD, user="dropper"),
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    writer.stdout.readline()
    others = drop(machine, count=20)
    wait_until(lambda: len(records(machine)) == len(others), 10, "the other files are not stored")
    time.sleep(1)
    expect(machine.path(f"{STATE}/inbox/held.txt").exists(), "an unfinished file was taken")
    writer.communicate()
    wait_until(lambda: len(records(machine)) == len(others) + 1, 10, "the file is not stored")
    expect(records(machine)[-1]["text"] == "The first half. The second half.\n", "half a file")


def without_leases_files_rest_first(machine):
    """With no-leases.conf there is no capability, and a file is taken after inbox.quiet."""
    _installed(machine)
    machine.configure('[inbox]\nquiet = "3s"\n')
    _follow(machine, "no-leases.conf")
    expect(set(_capabilities(machine).values()) == {0}, f"{_capabilities(machine)}")
    namespaces = {machine.run("readlink", f"/proc/{pid}/ns/user")
                  for pid in (1, machine.main_pid())}
    expect(len(namespaces) == 2, "no user namespace of its own")
    # The second of the dropper's files is written in place; the first is renamed.
    begin, dropped = time.monotonic(), drop(machine, count=2)
    expect(machine.path(f"{STATE}/inbox/article-2.txt").exists(), "taken without a rest")
    wait_stored(machine, dropped, seconds=20)
    expect(time.monotonic() - begin >= 3, "taken before inbox.quiet was over")


def state_elsewhere_works(machine):
    """With state-elsewhere.conf inbox and store are in another folder, with the same rights."""
    _installed(machine)
    _follow(machine, "state-elsewhere.conf")
    dropped = drop(machine, count=20, inbox="/srv/articled/inbox")
    wait_stored(machine, dropped, state="/srv/articled")
    expect(not records(machine), "something is stored in the old place")
    machine.run("articlectl", "tail", "--state", "/srv/articled", user="reader")
    done = machine.attempt("ls", "/srv/articled", user="dropper")
    expect(done.returncode != 0, "a dropper can list the new folder")
