#!/usr/bin/env python3
"""Runs the fault scenarios against the real programs.

    run.py [--programs FOLDER] [--quick] [--only 1,2,14] [--seed N] [--keep] [--list]

Exit status: 0 if every scenario passed or was skipped for a reason of the machine, 1 otherwise.
"""
import argparse, pathlib, sys, time, traceback

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from faults import (crash, damaged, disk, drops, hostile, leftovers, limits,  # noqa: E402,F401
                    million, places, power, races, service, watchdog, watching, writing)
from faults.lab import Lab, leave_shared_mounts  # noqa: E402
from faults.scenario import SCENARIOS, Fault, Skip  # noqa: E402

QUICK_SCALE = 0.1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--programs", default=".build/static/release")
    parser.add_argument("--quick", action="store_true", help="the slice for every commit")
    parser.add_argument("--only", help="numbers, separated by commas")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="keep the folders of what failed")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    chosen = sorted(SCENARIOS, key=lambda s: s.number)
    if options.only:
        numbers = {int(n) for n in options.only.split(",")}
        chosen = [s for s in chosen if s.number in numbers]
    elif options.quick:
        chosen = [s for s in chosen if s.is_quick]
    if options.list:
        for scenario in chosen:
            print(f"{scenario.number:3} {'quick' if scenario.is_quick else '     '} {scenario.sentence}")
        return 0
    leave_shared_mounts()
    results = [run(scenario, options) for scenario in chosen]
    numbers = {s.number for s in SCENARIOS}
    missing = sorted(set(range(1, 67)) - numbers)
    counts = {word: results.count(word) for word in ("pass", "skip", "FAIL")}
    print(f"{len(results)} scenarios: {counts['pass']} passed, {counts['skip']} skipped,"
          f" {counts['FAIL']} failed, seed {options.seed}"
          + (f"; not written: {missing}" if missing else ""))
    return 1 if counts["FAIL"] or (missing and not options.only) else 0


def run(scenario, options):
    programs = pathlib.Path(options.programs).resolve()
    lab = Lab(str(programs / "articled"), str(programs / "articlectl"),
              options.seed * 1000 + scenario.number, QUICK_SCALE if options.quick else 1.0)
    start, why, result = time.monotonic(), "", "pass"
    try:
        why = scenario.run(lab) or ""
    except Skip as reason:
        result, why = "skip", str(reason)
    except Fault as fault:
        result, why = "FAIL", str(fault)
    except Exception:
        result, why = "FAIL", traceback.format_exc()
    finally:
        is_kept = options.keep and result == "FAIL"
        lab.close(keep=is_kept)
        if is_kept:
            why += f" (kept: {lab.root})"
    print(f"{scenario.number:3} {result} {time.monotonic() - start:6.1f} s  {scenario.sentence}"
          + (f"\n      {why}" if why else ""), flush=True)
    return result


if __name__ == "__main__":
    sys.exit(main())
