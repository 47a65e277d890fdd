"""C. What a start finds damaged: the lines of the store; the rest is in leftovers.py."""
import json, os

from .crash import adopt, checked_line
from .scenario import expect, scenario


def five(lab, name="five"):
    """A house at rest with five records, in whose texts no character is ASCII only."""
    house = lab.house(name)
    for number in range(5):
        house.drop(f"post-{number}.txt", f"Blåbærgrød nr. {number}\n\n".encode()
                   + "Ærlig talt, sagde Åse Østergård, går det ærgerligt. ".encode() * 3)
    house.run_once()
    return house


def name_of(line):
    """The path in the inbox that the record on the line came from."""
    return json.loads(line)["file"]["name"]


def archived(house, name):
    [path] = (house.folder / "archive").glob(f"[0-9]*/{name}")
    return path


def take_back(house, name, to="claimed"):
    """Puts an archived file where it was before its record was safe."""
    archived(house, name).rename(house.folder / to / name)


def torn_in_a_character(line):
    """The line up to the middle of its last character that is more than one byte."""
    place = max(index for index, byte in enumerate(line) if byte & 0xC0 == 0x80)
    return line[:place]


#: What may become of the last line of the store: what stands there instead, and whether its
#: record is lost with it.
TAILS = {
    "ends mid-record": (lambda line: line[: len(line) // 2], True),
    "ends mid-character": (torn_in_a_character, True),
    "has no newline": (lambda line: line, False),
    "ends in NULs": (lambda line: line + b"\n" + b"\0" * 4096, False),
    "ends in NULs for a record": (lambda line: line[:200] + b"\0" * (len(line) - 200), True),
}

#: Whole lines that are no records, and stay where they are: what follows the last line.
BLEMISHES = {
    "has a blank line": (lambda line: line + b"\n\n", {b""}),
    "has a line of NULs": (lambda line: line + b"\n" + b"\0" * 64 + b"\n", {b"\0" * 64}),
    "ends in CR LF": (lambda line: line + b"\r\n", set()),
}


@scenario(29, "A store that ends in any wrong way, is empty or is missing", quick=True)
def wrong_ends(lab):
    template = five(lab)
    for name, (change, is_lost) in TAILS.items():
        house = lab.house(name)
        adopt(house, template)
        line = house.lines()[-1][1]
        replace_last_line(house, change(line))
        if is_lost:
            take_back(house, name_of(line))
        house.fill(2)
        house.finish()
        sound = lab.articlectl("verify", "--state", house.folder)
        expect(sound.returncode == 0, f"a store that {name}: {sound.stdout}")
        lab.forget(house)
    for name, (change, damaged) in BLEMISHES.items():
        house = lab.house(name)
        adopt(house, template)
        line = house.lines()[-1][1]
        replace_last_line(house, change(line))
        house.fill(2)
        house.start()
        house.settle()
        expect(house.end() == 0, house.tail())
        expect_reported(lab, house, "articles.jsonl:")
        if name == "ends in CR LF":
            # Its record counts, for readers as for the daemon, with the blemish in the file.
            expect(line + b"\r" in house.active.read_bytes(), "the line was changed")
            house.active.write_bytes(house.active.read_bytes().replace(b"\r\n", b"\n"))
        house.audit(damaged=frozenset(damaged))
        lab.forget(house)
    nothing_left(lab, template)
    return f"{len(TAILS) + len(BLEMISHES) + 2} ends"


def nothing_left(lab, template):
    """Without its segment a store begins anew; what is dropped again is stored again."""
    for name in ("empty", "missing"):
        house = lab.house(name)
        adopt(house, template)
        if name == "empty":
            os.truncate(house.active, 0)
        else:
            house.active.unlink()
        for path in sorted((house.folder / "archive").glob("*/post-*.txt")):
            path.rename(house.inbox / path.name)
        house.finish()
        lab.forget(house)


def replace_last_line(house, ending):
    """Puts other bytes in the place of the last line and its newline."""
    content = house.active.read_bytes()
    start = content.rindex(b"\n", 0, len(content) - 1) + 1
    house.active.write_bytes(content[:start] + ending)


def expect_reported(lab, house, *words):
    """Whether `articlectl verify` finds the store damaged and says all of the words."""
    found = lab.articlectl("verify", "--state", house.folder)
    expect(found.returncode == 65, f"verify ended with {found.returncode}: {found.stdout}")
    for word in words:
        expect(word in found.stdout, f"verify does not say {word!r}: {found.stdout}")


@scenario(30, "A damaged line in the middle is reported with its place; the others are intact",
          quick=True)
def damaged_middle(lab):
    house = five(lab)
    lines = [line for _, line in house.lines()]
    place = len(lines[2]) // 2
    damaged = lines[2][:place] + b"#" + lines[2][place + 1:]
    house.active.write_bytes(b"\n".join([*lines[:2], damaged, *lines[3:], b""]))
    offset = len(lines[0]) + len(lines[1]) + 2
    begin_damaged(lab, house)
    expect_reported(lab, house, f"articles.jsonl:3 (byte {offset})", "check value")
    # Its article counts as not stored, so that it can be dropped again.
    take_back(house, name_of(lines[2]), to="inbox")
    house.start()
    house.settle()
    expect(house.end() == 0, house.tail())
    house.audit(damaged=frozenset([damaged]))
    expect([line for _, line in house.lines()][:5] == [*lines[:2], damaged, *lines[3:]],
           "the old lines were changed")


def begin_damaged(lab, house):
    """A start on a damaged store: it says so at once, and goes on working."""
    house.start()
    expect("damaged lines" in house.log.read_text(), f"not in the log: {house.tail()}")
    house.fill(1, prefix="after")
    house.settle()
    status = lab.articlectl("status", "--state", house.folder)
    expect(status.returncode == 1, f"status ended with {status.returncode} on a damaged store:"
           f" {status.stdout}")
    expect(house.end() == 0, house.tail())


@scenario(31, "Two records glued on one line are reported, and can be had again", quick=True)
def glued_records(lab):
    house = five(lab)
    lines = [line for _, line in house.lines()]
    glued = lines[1] + lines[2]
    house.active.write_bytes(b"\n".join([lines[0], glued, *lines[3:], b""]))
    begin_damaged(lab, house)
    expect_reported(lab, house, "articles.jsonl:2", "2 records glued")
    for line in lines[1:3]:
        take_back(house, name_of(line), to="inbox")
    house.start()
    house.settle()
    expect(house.end() == 0, house.tail())
    house.audit(damaged=frozenset([glued]))


@scenario(32, "An id that is in the store twice is reported by verify; nothing is added to it",
          quick=True)
def repeated_id(lab):
    house = five(lab)
    first = house.lines()[0][1]
    again = checked_line(first.replace(b'"seq":1,', b'"seq":6,', 1))
    with open(house.active, "ab") as file:
        file.write(again)
    expect_reported(lab, house, "articles.jsonl:6", "is in the store already, as 1")
    house.fill(2)
    house.start()
    house.settle()
    expect(house.end() == 0, house.tail())
    seqs = [json.loads(line)["seq"] for _, line in house.lines()]
    expect(seqs == list(range(1, 9)), f"numbers {seqs}")
    # The first of the two is the one that readers take; the other one is the scenario's own.
    house.audit(damaged=frozenset([again.rstrip(b"\n")]))
