#!/usr/bin/env python3
"""Writes what a fuzzer may begin with: our own articles and records in the form of each target's
inputs, and a dictionary of the words of the language packs.

    seeds.py FOLDER
"""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKS = ROOT / "Sources/DataPacks/Packs"
# As World.languages in Tests/Invariants: the packs, then none.
LANGUAGES = sorted(path.name for path in PACKS.iterdir() if path.name != "mul") + ["und"]
STAGES = ["blocks", "sentences", "times", "names", "quotes"]
# Words of one class of one language; libFuzzer holds some 16,000 in all, and tries the more often
# what it has the fewer of.
WORDS_OF_A_CLASS = 3
LONGEST_WORD = 32


def write(folder, target, name, content):
    path = folder / target
    path.mkdir(parents=True, exist_ok=True)
    (path / name).write_bytes(content)


def articles():
    for path in sorted((ROOT / "Tests/Articles").glob("*.txt")):
        yield path.stem, path.stem.split("-")[0], path.read_bytes()


def write_articles(folder):
    for name, language, text in articles():
        number = bytes([LANGUAGES.index(language)])
        write(folder, "record", name, number + text[:4000])
        for target in STAGES:
            # The head of the page and a part of the body: longer ones are slow to change.
            write(folder, target, name, number + b"\0" + text[:900])
            write(folder, target, name + "-body", number + b"\0" + text[900:1800])
        for encoding in ["utf-8", "utf-16", "utf-32-be", "cp1252", "cp1251", "iso8859-2"]:
            content = text.decode().encode(encoding, "replace")[:1000]
            write(folder, "decode", f"{name}-{encoding}", content)
    japanese = "新しい橋は閉鎖されません。".encode("iso-2022-jp")
    write(folder, "decode", "japanese-escaped", japanese)
    write(folder, "decode", "japanese-shifted", "新しい橋は閉鎖されません。".encode("cp932") * 3)


def write_files(folder):
    scripts = {
        "two-records": b"\xff\x01\x0a\xff\x02\x0a",
        "torn": b"\xff\x01\x0a\xfe\x20",
        "whole-without-newline": b"\xff\x01\x0a\xff\x02",
        "glued": b"\xff\x01\xff\x02\x0a",
        "checked": b'{"schema":"articled/1","id":"x","seq":1\xfd\x0a',
        "newer": b'{"schema":"articled/2","id":"x"\xfd\x0a',
        "nul": b"\xff\x01\x0a\0\0\0",
    }
    for name, script in scripts.items():
        write(folder, "tail", name, script)
        write(folder, "reader", name, b"1:0\n" + script)
    for path in sorted((ROOT / "Tests/ReadingTests/Golden").glob("*.json"))[:3]:
        write(folder, "reader", path.stem, b"1:0\n" + path.read_bytes()[:1000])
    write(folder, "config", "example", (ROOT / "Config/articled.conf").read_bytes()[:1000])
    write(folder, "attempts", "usual", b"1 2 612e747874\n0 3 62\n\x00612e747874\x00!")
    status = b'{"pid":1,"state":"running","since":"2026-11-21T09:14:02Z","inbox":{"waiting":1,' \
        b'"settling":0},"claimed":0,"stored":0,"duplicates":0,"rejected":0,' \
        b'"watchMode":"inotify","seq":0,"paused":null,"heartbeat":"2026-11-21T09:14:02Z"}'
    write(folder, "status", "usual", status)
    names = ["abbreviations", "function-words", "furniture", "names", "pack", "speech", "times"]
    for number, name in enumerate(names):
        content = (PACKS / "da" / f"{name}.tsv").read_bytes()[:600]
        write(folder, "table", name, bytes([number]) + content)


def quoted(word):
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"'


def write_dictionary(path):
    words = set()
    for table in sorted(PACKS.glob("*/*.tsv")):
        if table.parent.name == "mul" or table.stem == "pack":
            continue
        seen = {}
        for line in table.read_text().splitlines():
            fields = line.split("\t")
            if line.startswith("#") or not fields[0]:
                continue
            kind, word = (fields[0], fields[1]) if len(fields) > 1 else ("", fields[0])
            seen[kind] = seen.get(kind, 0) + 1
            if seen[kind] <= WORDS_OF_A_CLASS and len(word.encode()) <= LONGEST_WORD:
                words.add(word)
    words |= set("“ ” „ « » ‹ › ‘ ’ – — … • . ? ! ( ) [ ] / : ; , - ' \"".split())
    words |= {"\n\n", " ", "\u00ad", "\u0301", "\u200d", "\ufeff", "2023", "12.7.2023", "18:00"}
    words |= {'","check":"', '"schema":"articled/1"', '"seq":', "[inbox]", "max-bytes", "5min"}
    path.write_text("".join(quoted(word) + "\n" for word in sorted(words)))


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write_articles(folder)
    write_files(folder)
    write_dictionary(folder / "dictionary")


main()
