"""One daemon on one state folder: dropping files, starting, stopping, and the common oracle.

The oracle (`House.audit`) holds after every scenario: the ids in the store are the digests of the
distinct inputs, each once; every line is whole and its check value holds; every file that was
dropped is in exactly one place, and `claimed` is empty; the daemon's own counts agree.
"""
import collections, hashlib, json, os, pathlib, re, signal, socket, subprocess, threading, time, zlib

from .scenario import Fault, expect

READY_LIMIT = 20.0  # seconds
SAMPLE = re.compile(r"^([a-z_]+(?:\{[^}]*\})?) (\S+)$", re.M)
#: Names of more bytes are cut where files are put away, and told apart by a digest.
LONGEST_NAME = 220
VARIANT = re.compile(rb"~\d+$")
EXIT = {"ok": 0, "usage": 64, "software": 70, "create": 73, "io": 74, "held": 75, "permission": 77,
        "configuration": 78}


def plain_environment():
    """The environment without what the daemon would take for its configuration."""
    return {key: value for key, value in os.environ.items() if not key.startswith("ARTICLED_")}


def digest(content):
    return "sha256:" + hashlib.sha256(content).hexdigest()


def article(number, words=30):
    """A small article that no other number has."""
    body = " ".join(f"Sentence {number} of report {i} says nothing new." for i in range(words // 6))
    return f"Report number {number}\n\n{body}\n".encode()


def write_all(file, content):
    while content:
        content = content[file.write(content):]


class House:
    """A state folder and at most one daemon on it."""

    def __init__(self, program, folder, options=(), environment=None, desk=None):
        self.program, self.folder = program, pathlib.Path(folder)
        #: Where the log and the notify socket are: never on a disk that is to be filled or cut.
        self.desk = pathlib.Path(desk) if desk else self.folder.parent
        self.options, self.environment = list(options), dict(environment or {})
        #: Bytes by the path in the inbox, of everything that must become a record or a duplicate.
        self.dropped = collections.defaultdict(list)
        #: Reason by the path, of everything that must be rejected; None where any reason will do.
        self.refused = {}
        self.process = None
        #: The user to whom folders in the inbox are given, if not the one who runs this.
        self.owner = None
        self.messages = []
        self.log = self.desk / (self.folder.name + ".log")
        self.inbox.mkdir(parents=True, exist_ok=True)

    inbox = property(lambda self: self.folder / "inbox")
    store = property(lambda self: self.folder / "store")
    active = property(lambda self: self.store / "articles.jsonl")

    # Dropping

    def drop(self, name, content, *, by="rename"):
        """Drops an article. by: rename (from beside the inbox), write (in place, in two pieces),
        slow (the same with a pause), link.

        An OSError leaves nothing behind: the article was not dropped.
        """
        contents = self.dropped[os.fsencode(name)]
        contents.append(content)
        try:
            self._place(self.inbox / os.fsdecode(name), content, by)
        except OSError:
            contents.remove(content)
            raise
        return digest(content)

    def drop_bad(self, name, content, reason=None):
        """Drops what is no article and must be rejected, for that reason if one is given."""
        self.refused[os.fsencode(name)] = reason
        try:
            self._place(self.inbox / os.fsdecode(name), content, "rename")
        except OSError:
            del self.refused[os.fsencode(name)]
            raise

    def _make_folder(self, folder):
        if folder.exists():
            return
        folder.mkdir(parents=True, exist_ok=True)
        if self.owner is not None:
            os.chown(folder, self.owner, self.owner)

    def _place(self, target, content, by):
        self._make_folder(target.parent)
        if by in ("write", "slow"):
            with open(target, "wb", buffering=0) as file:
                try:
                    write_all(file, content[: len(content) // 2])
                    time.sleep(0.02 if by == "slow" else 0)
                    write_all(file, content[len(content) // 2:])
                except OSError:
                    target.unlink()  # while it is open, so that nobody has taken it
                    raise
            return
        mark = hashlib.md5(bytes(str(target), "utf8", "surrogateescape")).hexdigest()
        staging = target.parent / f".{mark}.part"
        try:
            staging.write_bytes(content)
            if by == "link":
                os.link(staging, target)
            else:
                staging.rename(target)
        finally:
            staging.unlink(missing_ok=True)

    def fill(self, count, start=1, prefix="article", **how):
        """Drops articles numbered from start."""
        for number in range(start, start + count):
            self.drop(f"{prefix}-{number}.txt", article(f"{prefix} {number}"), **how)

    # The daemon's life

    def start(self, *, wait=True, wrapper=(), options=(), limit=READY_LIMIT, environment=None,
              preexec=None):
        """Starts the daemon, under `wrapper` if given, and waits for READY=1."""
        expect(self.process is None, "a daemon runs already")
        self.messages = []
        path = self.desk / (self.folder.name + ".notify")
        path.unlink(missing_ok=True)
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        self.socket.bind(str(path))
        os.chmod(path, 0o666)  # the daemon may run as another user
        self.listener = threading.Thread(target=self._listen, args=(self.socket,), daemon=True)
        self.listener.start()
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [*map(str, wrapper), self.program, "--state", str(self.folder), *self.options,
                 *options],
                stdout=log, stderr=log, preexec_fn=preexec, start_new_session=True,
                env={**plain_environment(), "NOTIFY_SOCKET": str(path), "SWIFT_BACKTRACE": "enable=no",
                     "ARTICLED_METRICS_INTERVAL": "1s",
                     **self.environment, **(environment or {})})
        if wait:
            self.wait_ready(limit)
        return self.process

    def _listen(self, receiver):
        try:
            while data := receiver.recv(65536):
                self.messages.append((time.monotonic(), data.decode("utf8", "replace")))
        except OSError:
            pass

    def said(self, text):
        """Whether the daemon has said that to the service manager since its start."""
        return any(text in message for _, message in list(self.messages))

    def wait_ready(self, limit=READY_LIMIT):
        self.wait(lambda: self.said("READY=1") or self.process.poll() is not None, limit,
                  "READY=1")
        expect(self.said("READY=1"),
               lambda: f"ended with {self.process.returncode} before it was ready: {self.tail()}")

    def wait(self, condition, limit=30.0, what="the condition"):
        """Waits until the condition holds."""
        end = time.monotonic() + limit
        while not condition():
            if time.monotonic() > end:
                raise Fault(f"{what} not within {limit} s; status: {self.status_line()};"
                            f" log: {self.tail()}")
            time.sleep(0.01)

    def tail(self, count=4):
        try:
            return " | ".join(self.log.read_text("utf8", "replace").splitlines()[-count:])
        except OSError:
            return ""

    def status_line(self):
        heard = self.heard()
        return heard[-1] if heard else ""

    def heard(self):
        """All STATUS= texts since the start, in order."""
        return [line[len("STATUS="):] for _, message in list(self.messages)
                for line in message.splitlines() if line.startswith("STATUS=")]

    def metric(self, name, **labels):
        """The value in metrics/articled.prom, summed over labels not given; None without it."""
        try:
            text = (self.folder / "metrics/articled.prom").read_text("utf8")
        except OSError:
            return None
        values = [float(value) for found, value in SAMPLE.findall(text)
                  if found.split("{")[0].removeprefix("articled_") == name
                  and all(f'{key}="{wanted}"' in found for key, wanted in labels.items())]
        return sum(values) if values else None

    def expect_metric(self, name, holds, limit=5.0, **labels):
        """Waits until the metric is as it should be."""
        def is_right():
            value = self.metric(name, **labels)
            return value is not None and holds(value)
        self.wait(is_right, limit, f"metric {name} (it is {self.metric(name, **labels)}) as expected")

    def log_lines(self):
        """What the daemon has written to its standard error, line by line."""
        try:
            return self.log.read_bytes().decode("utf8", "replace").split("\n")[:-1]
        except OSError:
            return []

    def status(self):
        try:
            return json.loads((self.folder / "status.json").read_text())
        except (OSError, ValueError):
            return {}

    def pid(self):
        """The daemon's own process, also below wrappers."""
        pid = self.process.pid
        while True:
            try:
                with open(f"/proc/{pid}/comm") as name:
                    if name.read().strip() == "articled":
                        return pid
                with open(f"/proc/{pid}/task/{pid}/children") as file:
                    children = file.read().split()
            except OSError:
                return pid
            if not children:
                return pid
            pid = int(children[0])

    def peak_memory(self):
        """The most that the daemon has had in memory so far, in bytes."""
        text = pathlib.Path(f"/proc/{self.pid()}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+) kB", text).group(1)) << 10

    def send(self, number):
        """Sends a signal to the daemon; nothing happens if it has ended."""
        try:
            os.kill(self.pid(), number)
        except ProcessLookupError:
            pass

    def end(self, number=signal.SIGTERM, limit=60):
        """Sends a signal to the daemon and waits for the end; returns the exit status."""
        self.send(number)
        return self.wait_end(limit)

    def run_once(self, limit=60, **how):
        """Runs the daemon until nothing is left, which it must manage."""
        self.start(wait=False, options=["--oneshot"], **how)
        status = self.wait_end(limit)
        expect(status == 0, lambda: f"a run to the end ended with {status}: {self.tail()}")

    def wait_end(self, limit=60):
        """Waits until the daemon has ended by itself; returns the exit status."""
        try:
            status = self.process.wait(limit)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Fault(f"still running after {limit} s: {self.status_line()}") from None
        self._hang_up()
        return status

    def _hang_up(self):
        self.process = None
        self.socket.shutdown(socket.SHUT_RDWR)  # which ends the listener, as closing does not
        self.listener.join(5)
        self.socket.close()

    def kill(self):
        """SIGKILL for the daemon and its wrapper."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait(30)
        self._hang_up()

    # What there is

    def left(self):
        """Paths in inbox and claimed that are no folders and none of ours to pass over."""
        found = []
        for part in ("inbox", "claimed"):
            root = os.fsencode(self.folder / part)
            found += [os.path.join(root, path) for path in files_below(root)
                      if not os.path.basename(path).startswith(b".")]
        return found

    def settle(self, limit=60.0):
        """Waits until nothing is left in the inbox or in hand."""
        self.wait(lambda: not self.left(), limit, "an empty inbox")

    def finish(self, limit=60.0):
        """The end of most scenarios: all taken, stopped by SIGTERM, and sound."""
        if self.process is None:
            self.start()
        self.settle(limit)
        status = self.end()
        expect(status == 0, f"exit status {status}: {self.tail()}")
        self.audit()

    def lines(self):
        """All whole lines of the store as (segment, bytes), in order."""
        sealed = sorted(p for p in self.store.glob("articles-*.jsonl"))
        active = [self.active] if self.active.exists() else []
        return [(p.name, line) for p in sealed + active
                for line in p.read_bytes().split(b"\n")[:-1]]

    def ids(self):
        return [json.loads(line)["id"] for _, line in self.lines()]

    def in_hand_and_stored(self):
        """Files in `claimed` whose records are in the store: what a kill in between leaves."""
        ids = set(self.ids())
        return [path for path in self.left() if b"/claimed/" in path
                and digest(pathlib.Path(os.fsdecode(path)).read_bytes()) in ids]

    # The oracle

    def audit(self, *, lost_allowed=frozenset(), extra_allowed=frozenset(), damaged=frozenset()):
        """Raises a Fault with everything that breaks a promise, when no daemon runs.

        lost_allowed: ids that may be missing, because their producer never made them durable.
        extra_allowed: ids that may be there although nothing of that content was dropped here.
        damaged: lines that are no records, because the scenario has put them there; each must
        still stand in the store as it was.
        """
        expect(self.process is None, "the audit is for a folder at rest")
        faults = (self._store_faults(lost_allowed, extra_allowed, damaged)
                  + self._place_faults(lost_allowed))
        if faults:
            raise Fault("; ".join(faults[:8]) + (f"; {len(faults)} in all" if faults[8:] else ""))

    def _store_faults(self, lost_allowed, extra_allowed, damaged):
        faults, seqs, counts = [], [], collections.Counter()
        lines = self.lines()
        faults += [f"gone: damaged line {line[:60]!r}"
                   for line in set(damaged) - {line for _, line in lines}]
        for segment in sorted(self.store.glob("*.jsonl")):
            content = segment.read_bytes()
            if content and not content.endswith(b"\n"):
                faults.append(f"{segment.name} ends in the middle of a line")
        for segment, line in lines:
            if line in damaged:
                continue
            body, mark, check = line.rpartition(b',"check":"')
            if not mark or check != b'%08x"}' % zlib.crc32(body):
                faults.append(f"{segment}: check value of {line[:60]!r}")
                continue
            record = json.loads(line)
            seqs.append(record["seq"])
            counts[record["id"]] += 1
        # Damaged lines keep the numbers that they had.
        is_counting = (all(a < b for a, b in zip(seqs, seqs[1:])) if damaged
                       else seqs == list(range(1, len(seqs) + 1)))
        if not is_counting:
            faults.append(f"seq has gaps: {seqs[:3]}…{seqs[-3:]}")
        expected = {digest(c) for contents in self.dropped.values() for c in contents}
        faults += [f"stored {n} times: {i}" for i, n in counts.items() if n != 1]
        faults += [f"missing: {i}" for i in expected - set(counts) - set(lost_allowed)]
        faults += [f"unknown: {i}" for i in set(counts) - expected - set(extra_allowed)]
        seq, last = self.status().get("seq"), seqs[-1] if seqs else 0
        if seq is not None and (seq < last if damaged else seq != last):
            faults.append(f"status.json says seq {seq}, the store has {last}")
        return faults

    def _place_faults(self, lost_allowed):
        faults = [f"left: {path!r}" for path in self.left()]
        archived = collections.Counter()
        for path in files_below(self.folder / "archive"):
            steps = path.split(b"/")
            name = b"/".join(steps[2 if steps[0] == b"duplicates" else 1:])
            content = (pathlib.Path(os.fsdecode(os.path.join(os.fsencode(self.folder / "archive"), path)))
                       .read_bytes())
            archived[(VARIANT.sub(b"", name), content)] += 1
        expected = collections.Counter(
            (VARIANT.sub(b"", shelved(name)), content) for name, contents in self.dropped.items()
            for content in contents)
        for (name, content), count in (expected - archived).items():
            if digest(content) not in lost_allowed:
                faults.append(f"not in the archive: {name!r} ({count})")
        faults += [f"in the archive, but not dropped: {name!r}" for name, _ in archived - expected]
        rejected = {path for path in files_below(self.folder / "rejected")}
        reasons = {path for path in rejected if path.endswith(b".reason.json")}
        for name, reason in self.refused.items():
            name = shelved(name)
            if name not in rejected:
                faults.append(f"not rejected: {name!r}")
            elif name + b".reason.json" not in reasons:
                faults.append(f"rejected without a reason: {name!r}")
            elif reason:
                given = json.loads(self.reason(name))["reason"]
                if given != reason:
                    faults.append(f"{name!r} rejected as {given}, not {reason}")
        known = {VARIANT.sub(b"", shelved(name)) for name in self.refused}
        strangers = {VARIANT.sub(b"", path) for path in rejected - reasons} - known
        faults += [f"rejected: {name!r} ({self.reason(name)})" for name in strangers]
        return faults

    def reason(self, name):
        path = os.path.join(os.fsencode(self.folder / "rejected"), os.fsencode(name))
        try:
            with open(path + b".reason.json", "rb") as file:
                return file.read().decode()
        except OSError:
            return ""


def shelved(name):
    """The path in the archive of a file of that path in the inbox, without `~` and a number."""
    parent, slash, last = name.rpartition(b"/")
    if len(last) > LONGEST_NAME:
        kept = last[:LONGEST_NAME - 13]
        try:
            last.decode()
            kept = kept.decode("utf8", "ignore").encode()
        except UnicodeDecodeError:
            pass
        last = kept + b"~" + hashlib.sha256(last).hexdigest()[:12].encode()
    return parent + slash + last


def files_below(folder):
    """Relative paths, as bytes, of everything below the folder that is no folder."""
    root, found = os.fsencode(folder), []
    for path, folders, names in os.walk(root):
        # A link to a folder is listed among the folders.
        links = [name for name in folders if os.path.islink(os.path.join(path, name))]
        found += [os.path.relpath(os.path.join(path, name), root) for name in names + links]
    return found
