#!/usr/bin/env python3
"""Measures the time from the start to READY=1, and the CPU time and memory until then.

    start_time.py PROGRAM STATE [RUNS [cold]]

With `cold` the kernel's cache is dropped before each run, which needs root.
"""
import os, pathlib, signal, socket, subprocess, sys, tempfile, time

program, state = sys.argv[1], sys.argv[2]
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
is_cold = "cold" in sys.argv[4:]


def memory(pid, key):
    """A figure of /proc/PID/status in MB."""
    for row in open(f"/proc/{pid}/status"):
        if row.startswith(key):
            return int(row.split()[1]) / 1000
    return 0


with tempfile.TemporaryDirectory() as folder:
    address = folder + "/notify"
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    listener.bind(address)
    listener.settimeout(300)
    for run in range(runs):
        if is_cold:
            os.sync()
            pathlib.Path("/proc/sys/vm/drop_caches").write_text("3")
        begin = time.monotonic()
        process = subprocess.Popen([program, "--state", state],
                                   env={**os.environ, "NOTIFY_SOCKET": address})
        while b"READY=1" not in listener.recv(65536):
            pass
        ready = time.monotonic() - begin
        ticks = sum(map(int, open(f"/proc/{process.pid}/stat").read().split()[13:15]))
        print(f"{'cold' if is_cold else 'warm'}: ready after {ready:.2f} s, "
              f"{ticks / os.sysconf('SC_CLK_TCK'):.2f} s of CPU, "
              f"resident {memory(process.pid, 'VmRSS'):.0f} MB, "
              f"peak {memory(process.pid, 'VmHWM'):.0f} MB", flush=True)
        process.send_signal(signal.SIGTERM)
        process.wait(60)
