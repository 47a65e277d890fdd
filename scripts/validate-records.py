#!/usr/bin/python3
"""Checks article records, one JSON object a line, against docs/article.schema.json.

    validate-records.py [--stored] [FILE ...]       standard input without files, or for -

Beyond the schema: spans lie inside the text, ids that are referred to exist, sentences lie
inside blocks, the summary names sentences, and the check value holds. Each complaint is one
line, file:line: path: complaint, and never tells what the article says. With --stored the
lines are those of a store: their numbers begin at 1 or more and rise by one, and each has a
check value.

Exit status: 0 all is well, 64 wrong usage, 65 something was found, 66 a file cannot be read,
77 skipped because python3-jsonschema is not installed.
"""

import argparse
import json
import pathlib
import re
import sys
import zlib

SKIPPED = 77
SCHEMA = pathlib.Path(__file__).resolve().parent.parent / "docs" / "article.schema.json"
CHECK = re.compile(rb',"check":"([0-9a-f]{8})"\}\Z')

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(SKIPPED)


class Complaints:
    """Prints what is wrong, and counts it."""

    def __init__(self, file):
        self.file, self.line, self.count = file, 0, 0

    def add(self, path, what):
        self.count += 1
        print(f"{self.file}:{self.line}: {path or 'record'}: {what}")


def described(error):
    """What is wrong, without the value: it may be the article's text."""
    value = error.validator_value
    if error.validator == "required":
        return "missing: " + ", ".join(k for k in value if k not in error.instance)
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        return "unknown: " + ", ".join(sorted(k for k in error.instance if k not in known))
    if error.validator in ("type", "enum", "const", "minimum", "maximum", "minItems", "minLength"):
        return f"{error.validator} must be {json.dumps(value)}"
    if error.validator == "pattern":
        return f"does not match {value}"
    return f"does not satisfy {error.validator}"


def deepest(error):
    """The complaints that tell a person most: those inside the branch that was meant."""
    if not error.context:
        return [error]
    if error.validator == "oneOf":  # a time: the branch of its type
        meant = [e for e in error.context if "type" not in e.relative_path]
    else:  # a value or null
        meant = [e for e in error.context if e.schema.get("type") != "null"]
    return [leaf for inner in meant or error.context for leaf in deepest(inner)]


def path_of(error):
    path = ""
    for step in error.absolute_path:
        path += f"[{step}]" if isinstance(step, int) else f"{'.' if path else ''}{step}"
    return path


def spans(record):
    """Every path and object that has a start and an end."""
    for key in ("blocks", "sentences", "quotes", "claims", "times", "events"):
        for index, item in enumerate(record[key]):
            yield f"{key}[{index}]", item
    for index, entity in enumerate(record["entities"]):
        for number, mention in enumerate(entity["mentions"]):
            yield f"entities[{index}].mentions[{number}]", mention
    for index, claim in enumerate(record["claims"]):
        for number, link in enumerate(claim["chain"]):
            yield f"claims[{index}].chain[{number}]", link
    for index, note in enumerate(record["notes"]):
        for number, span in enumerate(note["spans"]):
            yield f"notes[{index}].spans[{number}]", span


def references(record):
    """Every path and entity id that is referred to; null refers to nothing."""
    for index, quote in enumerate(record["quotes"]):
        yield f"quotes[{index}].speaker.entity", quote["speaker"]["entity"]
        yield from ((f"quotes[{index}].to", entity) for entity in quote["to"])
    for index, claim in enumerate(record["claims"]):
        yield f"claims[{index}].source.entity", claim["source"]["entity"]
        yield from ((f"claims[{index}].via", entity) for entity in claim["via"])
        yield from ((f"claims[{index}].chain", link["entity"]) for link in claim["chain"])
    for index, event in enumerate(record["events"]):
        yield from ((f"events[{index}].agents", entity) for entity in event["agents"])
        yield from ((f"events[{index}].recipients", entity) for entity in event["recipients"])
        yield f"events[{index}].place", event["place"]


def check_meaning(record, complain):
    """What a schema cannot say; the record has passed the schema."""
    length = len(record["text"])
    for path, span in spans(record):
        if span["start"] > span["end"]:
            complain(path, f"starts at {span['start']} and ends at {span['end']}")
        elif span["end"] > length:
            complain(path, f"ends at {span['end']}, the text has {length} scalars")
    blocks = [(block["start"], block["end"]) for block in record["blocks"]]
    for index, sentence in enumerate(record["sentences"]):
        if not any(a <= sentence["start"] and sentence["end"] <= b for a, b in blocks):
            complain(f"sentences[{index}]", "lies inside no block")
    ids = [entity["id"] for entity in record["entities"]]
    for entity in sorted({i for i in ids if ids.count(i) > 1}):
        complain("entities", f"{entity} stands twice")
    for index, entity in enumerate(record["entities"]):
        if entity["ref"] and not entity["ref"].startswith(entity["type"] + "/"):
            complain(f"entities[{index}].ref", f"is not of type {entity['type']}")
    for path, entity in references(record):
        if entity is not None and entity not in ids:
            complain(path, f"there is no entity {entity}")
    if record["summary"] != sorted(record["summary"]):
        complain("summary", "is not in text order")
    for index in record["summary"]:
        if index >= len(record["sentences"]):
            complain("summary", f"there is no sentence {index}")
    published = record["published"]
    if published and published["earliest"] > published["latest"]:
        complain("published", "begins after it ends")
    if record["duplicate"] and record["duplicate"]["of"] == record["id"]:
        complain("duplicate.of", "is the record itself")


def check_value(line, record, is_stored, complain):
    """The last key covers every byte before it."""
    if "check" not in record:
        if is_stored:
            complain("check", "missing")
        return
    match = CHECK.search(line)
    if match is None:
        complain("check", "is not the last key as the program writes it")
    elif int(match[1], 16) != zlib.crc32(line[: match.start()]):
        complain("check", f"does not hold: the bytes before it give "
                 f"{zlib.crc32(line[:match.start()]):08x}")


def repeated_keys(pairs):
    keys = [key for key, _ in pairs]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError("key stands twice: " + ", ".join(twice))
    return dict(pairs)


def no_constant(name):
    raise ValueError(f"{name} is not JSON")


def check_line(line, validator, is_stored, complaints):
    """Returns the record's number, or None where there is none."""
    try:
        record = json.loads(
            line.decode("utf-8"), object_pairs_hook=repeated_keys, parse_constant=no_constant)
    except UnicodeDecodeError as error:
        return complaints.add("", f"not UTF-8 at byte {error.start}")
    except json.JSONDecodeError as error:
        return complaints.add("", f"not JSON: {error.msg} at character {error.pos}")
    except ValueError as error:
        return complaints.add("", str(error))
    errors = [leaf for error in validator.iter_errors(record) for leaf in deepest(error)]
    for error in sorted(errors, key=lambda e: [str(step) for step in e.absolute_path]):
        complaints.add(path_of(error), described(error))
    if errors:
        return None
    check_meaning(record, complaints.add)
    check_value(line, record, is_stored, complaints.add)
    return record["seq"]


def check_file(name, stream, validator, is_stored):
    complaints = Complaints(name)
    last = None
    for number, line in enumerate(stream, start=1):
        complaints.line = number
        if not line.endswith(b"\n"):
            complaints.add("", "line has no newline: not yet whole, or cut short")
            continue
        seq = check_line(line[:-1], validator, is_stored, complaints)
        if is_stored and seq is not None:
            if seq < 1:
                complaints.add("seq", "a stored record has a number from 1")
            elif last is not None and seq != last + 1:
                complaints.add("seq", f"is {seq} after {last}")
            last = seq
    return complaints.count


def main():
    parser = argparse.ArgumentParser(
        description="Check article records, one JSON object a line, against the schema.",
        epilog="Exit status: 0 sound, 64 usage, 65 complaints, 66 unreadable file, 77 skipped.")
    parser.add_argument("files", nargs="*", metavar="FILE", help="- or none: standard input")
    parser.add_argument("--stored", action="store_true",
                        help="the lines are a store's: numbered without gaps, with check values")
    parser.add_argument("--schema", type=pathlib.Path, default=SCHEMA, help="another schema")
    parser.error = lambda message: (parser.print_usage(sys.stderr),
                                    parser.exit(64, f"{parser.prog}: {message}\n"))
    options = parser.parse_args()
    count = 0
    try:
        schema = json.loads(options.schema.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        for name in options.files or ["-"]:
            if name == "-":
                count += check_file("-", sys.stdin.buffer, validator, options.stored)
            else:
                with open(name, "rb") as stream:
                    count += check_file(name, stream, validator, options.stored)
    except OSError as error:
        print(f"{parser.prog}: {error.filename}: {error.strerror}", file=sys.stderr)
        sys.exit(66)
    sys.exit(65 if count else 0)


if __name__ == "__main__":
    main()
