#!/usr/bin/env python3
"""Makes a large store of valid records, to measure a start with it.

    store_maker.py ARTICLECTL STATE COUNT [BYTES [SEGMENT_BYTES]]

The records are those of the sample articles, each with an id, a number and a text of its own,
cut or padded to about BYTES a line (3000), in sealed segments of about SEGMENT_BYTES (256 MiB)
and an active one; two processes write segments at the same time.
"""
import json, multiprocessing, pathlib, subprocess, sys, zlib

program, state, count = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
line_bytes = int(sys.argv[4]) if len(sys.argv) > 4 else 3000
segment_bytes = int(sys.argv[5]) if len(sys.argv) > 5 else 256 << 20
root = pathlib.Path(__file__).resolve().parents[2]
store = state / "store"


def templates():
    """The samples' records, each about as long as asked."""
    samples = sorted(map(str, (root / "Tests" / "Articles").glob("*.txt")))
    done = subprocess.run([program, "extract", *samples], capture_output=True, check=True)
    for raw in done.stdout.splitlines():
        record = json.loads(raw)
        record.pop("check", None)
        # Shortest first: what is spare is cut, what lacks is padded, spans stay inside.
        for key in ("times", "quotes", "sentences", "keywords", "entities", "blocks"):
            if len(json.dumps(record, ensure_ascii=False).encode()) <= line_bytes - 200:
                break
            record[key] = record[key][:2]
            record["summary"] = []
        spare = line_bytes - 300 - len(json.dumps(record, ensure_ascii=False).encode())
        record["text"] += " word" * max(0, spare // 5)
        yield record


def write(job):
    """Writes the records `first` to `last`, the active segment if it is the last."""
    first, last, is_active, records = job
    name = "articles.jsonl" if is_active else f"articles-{first:012d}-{last:012d}.jsonl"
    fronts = []
    for record in records:
        record = {**record, "id": "@ID@", "seq": "@SEQ@", "received": "2026-11-21T09:14:03.114Z"}
        record["text"] = "@TEXT@ " + record["text"]
        raw = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        raw = raw.replace('"@SEQ@"', "@SEQ@").encode()
        head, rest = raw.split(b"@ID@", 1)
        middle, rest = rest.split(b"@SEQ@", 1)
        before, after = rest.split(b"@TEXT@", 1)
        fronts.append((head, middle, before, after[:-1]))
    with open(store / name, "wb", buffering=1 << 20) as file:
        for seq in range(first, last + 1):
            head, middle, before, after = fronts[seq % len(fronts)]
            # Spread as a digest is: the ids of a real store have no order.
            number = seq * 0x9E3779B97F4A7C15F39CC0605CEDC8341082276BF3A27251F86C6A11D0C18E95
            digest = b"sha256:%064x" % (number % (1 << 256))
            body = b"%s%s%s%d%sArticle %d.%s" % (head, digest, middle, seq, before, seq, after)
            file.write(body + b',"check":"%08x"}\n' % zlib.crc32(body))


def main():
    store.mkdir(parents=True, exist_ok=True)
    records = list(templates())
    per_segment = max(1, segment_bytes // line_bytes)
    jobs = []
    for first in range(1, count + 1, per_segment):
        last = min(count, first + per_segment - 1)
        jobs.append((first, last, last == count, records))
    with multiprocessing.Pool(2) as pool:
        pool.map(write, jobs, chunksize=1)
    size = sum(path.stat().st_size for path in store.glob("*.jsonl"))
    print(f"{count} records, {len(jobs)} segments, {size / 1e9:.2f} GB")


if __name__ == "__main__":
    main()
