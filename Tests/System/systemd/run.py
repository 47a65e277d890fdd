#!/usr/bin/env python3
"""Runs the system tests: the Debian package under a real systemd, each test on its own machine.

    run.py [--deb FILE] [WORD…]

Without --deb the newest package in dist is taken. WORDs select the tests whose names hold one of
them. A machine that cannot boot a systemd skips all tests and says why. Exit status: 0 all passed
or skipped, 1 a test failed, 66 no package.
"""
import argparse
import importlib
import inspect
import pathlib
import sys
import time
import traceback

from machine import REPOSITORY, Failure, Machine, obstacle

HERE = pathlib.Path(__file__).resolve().parent


def tests():
    """Every function of the files test_*.py, in their order; names that begin with _ are no tests."""
    for path in sorted(HERE.glob("test_*.py")):
        module = importlib.import_module(path.stem)
        for name, function in vars(module).items():
            is_own = inspect.isfunction(function) and function.__module__ == path.stem
            if is_own and not name.startswith("_"):
                yield name, function


def perform(function, package):
    """Runs one test; what went wrong, or None."""
    try:
        with Machine(package) as machine:
            try:
                function(machine)
            except Failure as failure:
                return f"{failure}\n{machine.account()}"
    except Failure as failure:
        return str(failure)
    except Exception:  # a fault of the test itself is a failure as well, and the others go on
        return traceback.format_exc()
    return None


def main():
    parser = argparse.ArgumentParser(description="Test the Debian package under a real systemd.")
    parser.add_argument("--deb", type=pathlib.Path, help="the package; the newest in dist by default")
    parser.add_argument("words", nargs="*", metavar="WORD", help="only tests whose names hold a WORD")
    options = parser.parse_args()
    packages = sorted((REPOSITORY / "dist").glob("articled_*.deb"), key=lambda p: p.stat().st_mtime)
    package = options.deb or (packages[-1] if packages else None)
    if package is None or not package.exists():
        print(f"run.py: no package {package or 'in dist'}: make deb builds one", file=sys.stderr)
        sys.exit(66)
    reason = obstacle()
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for name, function in tests():
        if options.words and not any(word in name for word in options.words):
            continue
        sentence = " ".join(function.__doc__.split())
        if reason:
            counts["skipped"] += 1
            print(f"SKIP        {sentence} ({reason})")
            continue
        begin = time.monotonic()
        fault = perform(function, package.resolve())
        counts["failed" if fault else "passed"] += 1
        seconds = time.monotonic() - begin
        print(f"{'FAIL' if fault else 'PASS'} {seconds:5.1f} s {sentence}", flush=True)
        if fault:
            print("  " + name + ": " + fault.replace("\n", "\n  "), flush=True)
    print(", ".join(f"{number} {what}" for what, number in counts.items()))
    sys.exit(1 if counts["failed"] else 0)


if __name__ == "__main__":
    main()
