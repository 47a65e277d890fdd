#!/usr/bin/env python3
"""Reads the metrics of a state folder as Prometheus does, and compares them with the folder.

    check-metrics.py STATE

For a state folder in which one run of the daemon has done everything. Needs prometheus_client
(Debian: python3-prometheus-client). Ends with 1 and a line for each fault.
"""
import collections, json, pathlib, sys

from prometheus_client.parser import text_string_to_metric_families

state = pathlib.Path(sys.argv[1])
faults = []


def expect(what, found, expected):
    if found != expected:
        faults.append(f"{what}: {found}, expected {expected}")


families = {}
for family in text_string_to_metric_families((state / "metrics/articled.prom").read_text()):
    if family.name in families:
        faults.append(f"{family.name}: comes twice")
    families[family.name] = family
    if not family.name.startswith("articled_") or not family.documentation:
        faults.append(f"{family.name}: no prefix or no help")
    for sample in family.samples:
        if sample.timestamp is not None:
            faults.append(f"{sample.name}: has a time")


def samples(name, label):
    """The counts of a family by its label, without those that are 0."""
    found = families[name].samples
    return {s.labels[label]: s.value for s in found if s.value and s.name != name + "_created"}


def value(name):
    return sum(s.value for s in families[name].samples)


for family in families.values():
    if family.type != "histogram":
        continue
    last = collections.defaultdict(float)
    for sample in family.samples:
        labels = {k: v for k, v in sample.labels.items() if k != "le"}
        key = tuple(sorted(labels.items()))
        if sample.name.endswith("_bucket"):
            if sample.value < last[key]:
                faults.append(f"{family.name}: bucket {sample.labels} is smaller than the last")
            last[key] = sample.value
        elif sample.name.endswith("_count"):
            expect(f"{family.name} count", sample.value, last[key])

records = [
    json.loads(line)
    for segment in sorted((state / "store").glob("*.jsonl"))
    for line in segment.read_text().splitlines()
]
reasons = [json.loads(f.read_text())["reason"] for f in (state / "rejected").rglob("*.reason.json")]
duplicates = [f for f in (state / "archive/duplicates").rglob("*") if f.is_file()]
expect(
    "stored",
    samples("articled_articles_stored", "lang"),
    dict(collections.Counter(r["language"]["tag"] for r in records)),
)
expect("records", value("articled_store_records"), len(records))
expect("rejected", samples("articled_articles_rejected", "reason"), dict(collections.Counter(reasons)))
expect("duplicates", value("articled_articles_duplicate"), len(duplicates))
expect("bytes", value("articled_store_bytes"), sum(f.stat().st_size for f in (state / "store").glob("*.jsonl")))
expect("segments", value("articled_store_segments"), len(list((state / "store").glob("*.jsonl"))))
expect("claimed", value("articled_claimed_files"), sum(f.is_file() for f in (state / "claimed").rglob("*")))
expect("up", value("articled_up"), 0)
for fault in faults:
    print(f"check-metrics: {fault}")
if faults:
    sys.exit(1)
print(f"check-metrics: {len(families)} families, {len(records)} records, sound")
