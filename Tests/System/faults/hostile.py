"""E. Hostile or strange inputs: names, kinds of files, sizes, encodings, rights, slow reading."""
import json, os, socket, stat, time

from . import injection
from .house import EXIT, article, digest
from .lab import STRANGER
from .scenario import expect, scenario
from .writer import Writer

FORGED = "articled: nothing happened"
#: Names that are taken like any other, as bytes.
NAMES = [
    b"line\nbreak.txt", b"\n<3>" + FORGED.encode(), b"return\r<2>over", b"tab\there", b"\x1b[2J.txt",
    b"bell\x07", b"delete\x7f", b"x..", b"a..b", b"x" * 255, "å".encode() * 127, b"\xff\xfe.txt",
    b"half-\xc3", "Z\u00fcrich.txt".encode(), "Zu\u0308rich.txt".encode(), b"-rf", b"--help", b" ",
    b"   ", b" lead", b"trail ", b"$(id)", b"`id`;id", b"%s%n%x", b'"quoted"', b"'single'",
    b"back\\slash", b"\\u{41}", b"*?[a]", "\u202Etxt.exe".encode(), "\u2028line".encode(),
    "\ufeffmark".encode(), b"\xc2\x85next", b"name=value", b"a.reason.json", b"x~2", b"\x01\x02",
    b"nul", b"con.txt", b"\xf0\x9f\x97\x9e.txt", b"\xed\xa0\x80surrogate", b"articles.jsonl",
]
#: Names that are passed over, as docs/operating.md says.
HIDDEN = [b"..x", b".hidden", b"...", b"~$lock.txt", b"name~", b"#auto#"]


@scenario(57, "names: line breaks, controls, 255 bytes, no UTF-8, twins in NFC and NFD", quick=True)
def strange_names(lab):
    for name, environment in (("plain", {}), ("journal", {"JOURNAL_STREAM": "8:1234"})):
        house = lab.house(name, options=["--log-level", "debug"], environment=environment)
        house.start()
        for file in NAMES:
            house.drop(file, article(file.hex()))
        house.drop(b"dir\n<3>" + FORGED.encode() + b"/\xff/deep.txt", article("in a strange folder"))
        for file in HIDDEN:
            (house.inbox / os.fsdecode(file)).write_bytes(b"Passed over.\n")
        for file in NAMES[:20]:
            house.drop_bad(b"bad-" + file[:251], b"%PDF-1.4 " + file, "not-text")
        house.wait(lambda: len(house.lines()) == len(NAMES) + 1, what="all records")
        for file in HIDDEN:
            expect((house.inbox / os.fsdecode(file)).exists(), f"{file} was taken")
            (house.inbox / os.fsdecode(file)).unlink()
        house.finish()
        for _, line in house.lines():
            check_name(house, json.loads(line.decode()))
        check_log(house)


def check_name(house, record):
    """Expects that the record has the very bytes of a name under which its content was dropped."""
    told = record["file"]
    name = bytes.fromhex(told["nameBytes"]) if "nameBytes" in told else told["name"].encode()
    owners = [n for n, contents in house.dropped.items() if record["id"] in map(digest, contents)]
    expect(name in owners, f"{owners} is recorded as {name}")
    try:
        name.decode()
        expect("nameBytes" not in told, f"{name} is UTF-8 and has nameBytes")
    except UnicodeDecodeError:
        expect("\ufffd" in told["name"], f"{name} shows as {told['name']!r}")


def check_log(house):
    """Expects that no name has made a line of the log, or sent a control to a terminal."""
    log = house.log.read_bytes()
    expect(b"nothing happened" in log, "no line of the log shows the forged name")
    for line in log.decode("utf8").split("\n"):
        shown = line[3:] if line[:1] == "<" and line[2:3] == ">" else line
        expect(not shown.startswith(("<", FORGED)), f"a name has begun a line: {line!r}")
        bad = [c for c in line if ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u2028\u2029\u202e"]
        expect(not bad, f"controls {bad!r} in a line of the log: {line!r}")


@scenario(58, "links to secrets, FIFO, socket, devices, folders named like documents", quick=True)
def no_files(lab):
    house, as_stranger = lab.strange_house(environment={"ARTICLED_INBOX_EMPTY_WAIT": "2s"})
    secret = lab.root / "secret"
    secret.write_bytes(b"The launch code is 31337 and nobody may know.\n")
    secret.chmod(0o600)
    inbox = house.inbox
    os.symlink(secret, inbox / "link.txt")
    os.symlink("/etc/shadow", inbox / "shadow.txt")
    os.symlink("/nowhere/at/all", inbox / "dangling.txt")
    os.symlink("../store", inbox / "store.txt")
    os.link(secret, inbox / "hard.txt")
    os.mkfifo(inbox / "fifo.txt")
    os.mkfifo(inbox / "open-fifo.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(inbox / "socket.txt"))
    os.mknod(inbox / "null.txt", stat.S_IFCHR | 0o666, os.makedev(1, 3))
    os.mknod(inbox / "zero.txt", stat.S_IFCHR | 0o666, os.makedev(1, 5))
    os.mknod(inbox / "disk.txt", stat.S_IFBLK | 0o666, os.makedev(7, 0))
    (inbox / "empty.txt").mkdir()
    os.chown(inbox / "empty.txt", STRANGER, STRANGER)
    house.drop("full.txt/inside.txt", article("in a folder named like a document"))
    for name in ("link", "shadow", "dangling", "store", "fifo", "open-fifo", "socket", "null",
                 "zero", "disk", "empty"):
        house.refused[f"{name}.txt".encode()] = "not-a-file"
    house.refused[b"hard.txt"] = "unreadable"
    # A FIFO with somebody at its other end would not block, but give text.
    end = os.open(inbox / "open-fifo.txt", os.O_RDWR)
    os.write(end, b"Text from a pipe.\n")
    log = lab.root / "strace"
    house.start(wrapper=[*injection.tracer(log, ["openat"]), *as_stranger])
    house.fill(20)
    house.wait(lambda: not (inbox / "empty.txt").exists(), 20, "the empty folder put away")
    # An empty folder counts as a folder for the oracle, which looks for files.
    expect((house.folder / "rejected/empty.txt").is_dir(), "the empty folder is not in rejected/")
    (house.folder / "rejected/empty.txt").rmdir()
    (house.folder / "rejected/empty.txt").write_bytes(b"")
    house.finish()
    os.close(end)
    expect("31337" not in everything_written(house), "the secret has left its file")
    expect(secret.stat().st_mode & 0o777 == 0o600, "the secret's mode has changed")
    opened = [line for line in log.read_text().splitlines()
              if "secret" in line or "/etc/shadow" in line]
    expect(not opened, f"a link was followed: {opened[:1]}")


def everything_written(house):
    """All text that the daemon has written: store, reasons, status, log."""
    paths = [*house.store.iterdir(), *house.folder.glob("*.json"), house.log,
             *(house.folder / "rejected").rglob("*.reason.json")]
    return "".join(p.read_text("utf8", "replace") for p in paths if p.is_file())


@scenario(59, "a sparse file of 1 TB, 300 MB in one line, a file that grows for ever", quick=True)
def too_large(lab):
    house = lab.house()
    house.start()
    with open(house.inbox / ".sparse.part", "wb") as sparse:
        sparse.truncate(1 << 40)
    os.rename(house.inbox / ".sparse.part", house.inbox / "sparse.txt")
    with open(house.inbox / ".line.part", "wb") as line:
        for _ in range(300):
            line.write(b"a" * (1 << 20))
    os.rename(house.inbox / ".line.part", house.inbox / "line.txt")
    # The largest that is read, without a line end or even a space.
    house.drop("longest.txt", b"a" * (8 << 20))
    for name in ("sparse", "line", "endless"):
        house.refused[f"{name}.txt".encode()] = "too-large"
    with Writer() as writer:
        writer.open("it", house.inbox / "endless.txt")
        end = time.monotonic() + max(2, lab.times(20))
        while time.monotonic() < end:
            writer.write("it", b"More and more. " * 60_000)
        house.fill(20)
        house.wait(lambda: len(house.lines()) == 21, 60, "the other articles")
    house.settle()
    peak = house.peak_memory()
    house.finish()
    expect(peak < 300 << 20, f"{peak >> 20} MiB in memory")
    return f"at most {peak >> 20} MiB in memory"


def repeated(text, encoding, times=8):
    return (text * times).encode(encoding)


DANISH = "Ærlige ører hører på Åse, som køber rødgrød med fløde på en lørdag i Ølstykke. "
RUSSIAN = "Президент встретился с министром, и они долго говорили о новых законах страны. "
JAPANESE = "東京で新しい駅が開業し、多くの人々が訪れました。首相は記者会見で説明しました。"
#: Name, bytes, and what becomes of them: (text, encodings) or a reason.
TEXTS = [
    ("utf8", repeated(DANISH, "utf8"), (DANISH * 8, {"UTF-8"})),
    ("utf8-mark", repeated(DANISH, "utf-8-sig"), (DANISH * 8, {"UTF-8"})),
    ("utf16", repeated(DANISH, "utf16"), (DANISH * 8, {"UTF-16LE"})),
    ("utf16be-mark", b"\xfe\xff" + repeated(DANISH, "utf-16-be"), (DANISH * 8, {"UTF-16BE"})),
    ("utf16le", repeated(DANISH, "utf-16-le"), (DANISH * 8, {"UTF-16LE"})),
    ("utf16be", repeated(DANISH, "utf-16-be"), (DANISH * 8, {"UTF-16BE"})),
    ("utf16-russian", repeated(RUSSIAN, "utf16"), (RUSSIAN * 8, {"UTF-16LE"})),
    ("utf32", repeated(DANISH, "utf32"), (DANISH * 8, {"UTF-32LE"})),
    ("latin1", repeated(DANISH, "latin1"), (DANISH * 8, {"ISO-8859-1", "ISO-8859-15",
                                                         "windows-1252"})),
    ("koi8", repeated(RUSSIAN, "koi8-r"), (RUSSIAN * 8, {"KOI8-R"})),
    ("cp1251", repeated(RUSSIAN, "cp1251"), (RUSSIAN * 8, {"windows-1251"})),
    ("shift-jis", repeated(JAPANESE, "shift-jis"), (JAPANESE * 8, {"Shift_JIS", "windows-31j",
                                                                   "CP932"})),
    ("mixed", repeated(DANISH, "utf8") + "Tællø".encode("latin1"), (None, {"UTF-8"})),
    ("cut", repeated(DANISH, "utf8") + "å".encode()[:1], (None, {"UTF-8"})),
    ("one-byte", b"a", ("a", {"UTF-8"})),
    ("crlf", b"One line.\r\nAnother line.\rA third line.\r\n",
     ("One line.\nAnother line.\nA third line.\n", {"UTF-8"})),
    ("a-nul", repeated(DANISH, "utf8", 40) + b"\0", (None, {"UTF-8"})),
    ("nuls", b"\0" * 4096, "not-text"),
    ("one-nul", b"\0", "not-text"),
    ("blank", b" \t\r\n" * 100, "no-text"),
    ("invisible", "\u200b\u00a0\ufeff\u2028".encode() * 20, "no-text"),
    ("mark-only", b"\xef\xbb\xbf", "no-text"),
    ("mark16-only", b"\xff\xfe", "no-text"),
    ("png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "not-text"),
    ("gzip", b"\x1f\x8b\x08\x00" + b"some text in it" * 9, "not-text"),
    ("program", b"\x7fELF\x02\x01\x01" + b"\0" * 64, "not-text"),
]


@scenario(60, "binary, UTF-16 and UTF-32 with and without mark, old encodings, mixtures, NULs, "
              "blanks, one byte", quick=True)
def encodings(lab):
    house = lab.house()
    for number in range(lab.times(50)):
        house.drop_bad(f"random-{number}", lab.chance.randbytes(2048), "not-text")
    for name, content, outcome in TEXTS:
        if isinstance(outcome, str):
            house.drop_bad(name, content, outcome)
        else:
            house.drop(name, content)
    house.start()
    house.finish()
    records = {r["file"]["name"]: r for r in (json.loads(line) for _, line in house.lines())}
    for name, content, outcome in TEXTS:
        if isinstance(outcome, str):
            continue
        text, names = outcome
        record = records[name]
        encoding = record["file"]["encoding"]
        expect(encoding.upper() in {n.upper() for n in names}, f"{name} was read as {encoding}")
        expect(text is None or record["text"] == text,
               f"{name} reads {record['text'][:60]!r} in {encoding}")
        expect(text is not None or record["warnings"], f"{name} is odd, and nothing warns of it")


@scenario(61, "a file that may not be read, and an inbox that lets nothing go", quick=True)
def no_rights(lab):
    house, as_stranger = lab.strange_house(environment={"ARTICLED_INBOX_SCAN_INTERVAL": "1s"})
    log = lab.root / "strace"
    house.start(wrapper=[*injection.tracer(log, ["renameat2"]), *as_stranger])
    house.drop_bad("private.txt", b"Not for you.\n", "unreadable")
    (house.inbox / "private.txt").chmod(0)
    house.settle(15)
    os.chown(house.inbox, 0, 0)
    house.inbox.chmod(0o755)
    count, lines_before = 50, len(house.log_lines())
    house.fill(count)
    time.sleep(10)
    made, lines = tries(log), house.log_lines()[lines_before:]
    expect(made >= 1, "the daemon never tried to take a file")
    expect(made <= 3 * count, f"{made} tries to take {count} files within 10 s")
    about = [line for line in lines if "cannot be taken" in line]
    expect(1 <= len(about) <= count, f"{len(about)} warnings for {count} files within 10 s")
    expect(len(list((house.folder / "rejected").glob("*"))) == 2, "private.txt not recorded once")
    os.chown(house.inbox, STRANGER, STRANGER)
    if lab.scale < 1:
        expect(house.end() == 0, "the stop failed")
        house.start(wrapper=as_stranger)
    house.finish(100)
    return f"{made} tries and {len(about)} warnings for {count} files within 10 s"


def tries(log):
    """How many renames the daemon has tried so far that were forbidden."""
    return log.read_text().count("= -1 EACCES")


@scenario(62, "articles that take too long to read", quick=True)
def too_slow(lab):
    house = lab.house(environment={"ARTICLED_WORK_DEADLINE": "1s",
                                   "ARTICLED_INBOX_MAX_BYTES": "64MiB"})
    words = ("alpha Berlin Delta said John Smith on Monday 3 May 2021 “we will” London Paris Omega"
             .split())
    for number in range(lab.times(3)):
        content = " ".join(lab.chance.choices(words, k=6_000_000)).encode()
        house.drop_bad(f"slow-{number}.txt", content)
    house.fill(50)
    ends = 0
    house.start(wait=False)
    # As the service manager does: start again after status 70, unless it happens too often.
    end = time.monotonic() + 120
    while house.left() and time.monotonic() < end:
        if house.process.poll() is not None:
            status = house.wait_end()
            expect(status == EXIT["software"], f"ended with {status}: {house.tail()}")
            ends += 1
            expect(ends <= 8, "the slow articles end the program again and again")
            house.start(wait=False)
        time.sleep(0.1)
    house.finish(30)
    expect(ends == 0, f"{ends} ends of the whole program, for articles that a deadline could end")
    for name in house.refused:
        reason = json.loads(house.reason(name))["reason"]
        expect(reason == "too-slow", f"{name} rejected as {reason}, not too-slow")
