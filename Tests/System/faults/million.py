"""F. Service management: a start with a million stored records and 100,000 files waiting (65)."""
import hashlib, multiprocessing, os, re, shutil, time, zlib

from .house import article
from .scenario import Skip, expect, scenario

RECORDS, FILES = 1_000_000, 100_000
PER_SEGMENT = 250_000
ROOM = 8 << 30
#: Seconds from the start of the process to READY=1.
LIMIT = 5.0
IDENTITY = re.compile(rb'"id":"(sha256:[0-9a-f]{64})","seq":(\d+),')


def make_store(house, count, pattern):
    """Fills a store with sealed segments, and one active, of records like the pattern."""
    house.store.mkdir(exist_ok=True)
    ranges = [(first, min(first + PER_SEGMENT, count + 1))
              for first in range(1, count + 1, PER_SEGMENT)]
    with multiprocessing.Pool() as pool:
        pool.starmap(make_segment, [(str(house.store), *r, r[1] > count, pattern) for r in ranges])


def make_segment(store, first, end, is_active, pattern):
    """Writes the records of the numbers from first to before end, with right check values."""
    name = "articles.jsonl" if is_active else f"articles-{first:012}-{end - 1:012}.jsonl"
    before, between, after = pattern
    with open(os.path.join(store, name), "wb", buffering=1 << 20) as file:
        for seq in range(first, end):
            number = b"%d" % seq
            body = b"".join((before, hashlib.sha256(number).hexdigest().encode(), between, number,
                             after))
            file.write(b'%s,"check":"%08x"}\n' % (body, zlib.crc32(body)))
        os.fsync(file.fileno())


def real_pattern(lab):
    """What a record of the program itself has before its id, between id and seq, and after."""
    house = lab.house("pattern")
    house.drop("pattern.txt", article("pattern", words=12))
    house.finish()
    (_, line), = house.lines()
    lab.forget(house)
    parts = re.match(rb'(\{.*?"id":"sha256:)[0-9a-f]{64}(","seq":)\d+(,.*),"check":"[0-9a-f]{8}"\}$',
                     line)
    expect(parts, f"a record does not look as it should: {line[:200]}")
    return parts.groups()


def forget_pages(folder):
    """Drops the folder's files from memory, so that they are read from the disk again."""
    for path in folder.rglob("*"):
        if path.is_file():
            with open(path, "rb") as file:
                os.fsync(file.fileno())
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def time_to_ready(house):
    start = time.monotonic()
    house.start(limit=120)
    return time.monotonic() - start


def fill_inbox(house, count):
    """Drops articles as fast as they can be written; returns their ids."""
    ids = set()
    for number in range(count):
        content = article(f"waiting {number}", words=12)
        (house.inbox / f"waiting-{number}.txt").write_bytes(content)
        ids.add("sha256:" + hashlib.sha256(content).hexdigest())
    return ids


@scenario(65, "a start with a million stored records and 100,000 files waiting")
def million(lab):
    if shutil.disk_usage(lab.root).free < ROOM:
        raise Skip(f"less than {ROOM >> 30} GiB are free in the temporary folder")
    records, files = lab.times(RECORDS), lab.times(FILES)
    house = lab.house()
    make_store(house, records, real_pattern(lab))
    size = sum(path.stat().st_size for path in house.store.iterdir())
    ids = fill_inbox(house, files)

    # The first start is one after a restore: it reads every line, and leaves indexes behind.
    forget_pages(house.store)
    first = time_to_ready(house)
    progress = [text for text in house.heard() if text.startswith("Starting")]
    expect(first <= LIMIT or house.said("EXTEND_TIMEOUT_USEC="),
           f"{first:.1f} s to be ready, and the manager was not asked for patience")
    house.kill()
    forget_pages(house.store)
    cold = time_to_ready(house)
    house.kill()
    warm = time_to_ready(house)
    house.wait(lambda: house.status().get("inbox", {}).get("waiting", 0) > 0, 10,
               "waiting files in the status")
    begin = time.monotonic()
    house.settle(600)
    rate = files / (time.monotonic() - begin)
    peak = house.peak_memory()
    expect(house.end() == 0, f"the stop failed: {house.tail()}")
    expect(not house.left(), "files are left")
    check_store(house, records, ids)
    report = (f"{records} records in {size >> 20} MiB: READY after {cold:.1f} s cold, {warm:.1f} s"
              f" warm, {first:.1f} s without indexes; {files} files at {rate:.0f}/s; at most"
              f" {peak >> 20} MiB in memory")
    expect(max(cold, warm) <= LIMIT, f"not ready within {LIMIT} s: {report}")
    expect(peak < 600 << 20, f"memory is not bounded: {report}")
    expect(progress, f"STATUS shows no progress of the start: {report}")
    return report


def check_store(house, records, ids):
    """The oracle, line by line: such a store is too large to be held in memory."""
    seq, seen, new = 0, set(), set()
    for path in [*sorted(house.store.glob("articles-*.jsonl")), house.active]:
        with open(path, "rb") as file:
            for line in file:
                body, _, check = line.rpartition(b',"check":"')
                seq += 1
                expect(check == b'%08x"}\n' % zlib.crc32(body), f"line {seq}: its check value")
                found = IDENTITY.search(body)
                expect(int(found[2]) == seq, f"line {seq} has seq {found[2]}")
                identity = found[1].decode()
                expect(identity not in seen, f"{identity} is stored twice")
                seen.add(identity)
                if seq > records:
                    new.add(identity)
    expect(new == ids, f"{len(ids - new)} files have no record, {len(new - ids)} no file")
    expect(house.status()["seq"] == seq, f"status.json says {house.status()['seq']}, not {seq}")
