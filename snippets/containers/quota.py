# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import os
from pathlib import Path


def read_quotas(file):
    if not file.exists():
        return []
    microseconds, period = file.read_text().split()
    if microseconds == "max":
        return []
    return [int(microseconds) / int(period)]


def count_workers(quotas):
    cpus = len(os.sched_getaffinity(0))
    return max(1, int(min([cpus, *quotas])))


if __name__ == "__main__":
    example = Path("example.max")
    example.write_text("150000 100000\n")
    quotas = read_quotas(example)
    print("quotas in the example:", quotas)
    print("workers for it:", count_workers(quotas))

    quotas = read_quotas(Path("/sys/fs/cgroup/cpu.max"))
    print("quotas found here:", len(quotas))
    print("workers here:", count_workers(quotas))
