"""What stands where after an installation, and that the service runs."""

from load import drop, wait_stored
from machine import STATE, UNIT, expect


def _owner_and_mode(machine, path):
    return machine.run("stat", "--format", "%U:%G %a", path).strip()


def _count_ready(machine):
    return sum(message.startswith("ready") for message in machine.messages())


def installed_service_is_ready(machine):
    """The package installs; the service is enabled, active, and says how it is."""
    machine.install()
    found = {name: machine.show(name) for name in
             ("ActiveState", "SubState", "UnitFileState", "Type", "NotifyAccess", "Result")}
    expect(found == {"ActiveState": "active", "SubState": "running", "UnitFileState": "enabled",
                     "Type": "notify", "NotifyAccess": "main", "Result": "success"}, found)
    expect(machine.show("StatusText"), "no status text")
    expect(_count_ready(machine) == 1, "the journal does not say that it is ready")
    expect(machine.attempt("systemctl", "--failed", "--quiet").stdout == "", "a unit has failed")
    expect(machine.run("dpkg", "--verify", "articled") == "", "dpkg finds files changed")


def start_returns_when_ready(machine):
    """systemctl restart comes back when the daemon takes files and says so, not before."""
    machine.install()
    machine.add_users()
    machine.run("systemctl", "restart", UNIT)
    machine.run("articlectl", "status")
    expect(machine.show("ActiveState") == "active", "restart came back before the daemon was ready")
    expect(machine.show("StatusText").startswith("Running"), machine.show("StatusText"))
    wait_stored(machine, drop(machine), seconds=10)


def folders_have_their_owners(machine):
    """The folders and the configuration belong to whom they should."""
    machine.install()
    expected = {
        STATE: "articled:articled 751",
        f"{STATE}/inbox": "articled:articled-drop 3770",
        f"{STATE}/claimed": "articled:articled 750",
        f"{STATE}/store": "articled:articled 750",
        f"{STATE}/archive": "articled:articled 750",
        f"{STATE}/rejected": "articled:articled 750",
        "/etc/articled/articled.conf": "root:articled 640",
        "/etc/articled/conf.d": "root:root 755",
    }
    found = {path: _owner_and_mode(machine, path) for path in expected}
    expect(found == expected, f"{set(found.items()) ^ set(expected.items())}")


def manual_and_completions_load(machine):
    """All manual pages are found, and each shell that is here reads its completions."""
    machine.install()
    listed = machine.run("dpkg", "--listfiles", "articled").split()
    for page in ("man8/articled.8", "man1/articlectl.1", "man5/articled.conf.5",
                 "man5/articled-record.5"):
        expect(f"/usr/share/man/{page}.gz" in listed, f"no manual page {page}")
        machine.run("gzip", "--test", f"/usr/share/man/{page}.gz")
    shells = {"bash": ["bash", "-n"], "zsh": ["zsh", "-n"], "fish": ["fish", "--no-execute"]}
    for folder, shell in (("bash-completion/completions", "bash"), ("zsh/vendor-completions", "zsh"),
                          ("fish/vendor_completions.d", "fish")):
        files = [path for path in listed if path.startswith(f"/usr/share/{folder}/")]
        expect(len(files) == 2, f"{shell}: completions for {files} only")
        if machine.attempt("sh", "-c", f"command -v {shell}").returncode == 0:
            for path in files:
                machine.run(*shells[shell], path)
