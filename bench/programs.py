"""Running programs of Google Benchmark, and writing down what they took: for compare.py and table.py."""
import json
import subprocess
import sys

NANOSECONDS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}


def run(program, filter="", min_time=0.1, repetitions=1):
    """(benchmark, nanoseconds of the processor) of each run; ends this program if that one fails."""
    command = [str(program), "--benchmark_format=json", f"--benchmark_min_time={min_time}",
               f"--benchmark_repetitions={repetitions}"]
    if filter:
        command.append(f"--benchmark_filter={filter}")
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{program} failed\n{done.stderr}")
    if not done.stdout.strip():
        return []  # the filter leaves none
    return [(one["name"], one["cpu_time"] * NANOSECONDS[one["time_unit"]]) for one in json.loads(done.stdout)["benchmarks"]
            if one.get("run_type") == "iteration" and not one.get("error_occurred")]


def duration(nanoseconds):
    for unit in ("s", "ms", "us"):
        if nanoseconds >= NANOSECONDS[unit]:
            return f"{nanoseconds / NANOSECONDS[unit]:.3g} {unit.replace('u', 'µ')}"
    return f"{nanoseconds:.3g} ns"
