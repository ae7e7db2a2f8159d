"""What the site's settings cost: its build against one of the same pages by stock Material.

Stock means: the same Markdown, the same extensions, the same navigation, and of Material only its
name and the search. Both are built in turn, each in a fresh process. Then both again with ten times
the pages; each copy of them is in a folder of its own. Prints the seconds of processor time of each
build, which what else runs on the machine changes least, and the ratio of their medians.

    make bench
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from mkdocs.utils.yaml import yaml_load

from tools.repository import ROOT

ROUNDS = {1: 5, 10: 3}  # how often, by how many times the pages
SETTINGS = ("mkdocs.yml", "stock.yml")  # the site's own, and the stock ones
STOCK = ("site_name", "site_url", "exclude_docs", "markdown_extensions")


def lay_out(folder: str, times: int) -> None:
    """Copy into `folder` what the site is made from, pages `times` times, with both SETTINGS."""
    for name in ("snippets", ".drawn"):
        Path(folder, name).symlink_to(ROOT / name)
    settings = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    shared = ("assets", "templates")
    for name in shared:
        shutil.copytree(ROOT / "docs" / name, Path(folder, "docs", name))
    for number in range(times):
        others = shutil.ignore_patterns(*shared)
        shutil.copytree(ROOT / "docs", Path(folder, "docs", f"copy-{number}"), ignore=others)
    del settings["nav"]  # which then follows from the folders
    stock = {name: settings[name] for name in STOCK if name in settings}
    stock |= {"theme": "material", "plugins": ["search"]}
    for name, content in zip(SETTINGS, (settings, stock), strict=True):
        Path(folder, name).write_text(json.dumps(content), "utf-8")  # which is YAML, too


def seconds(folder: str, settings: str) -> float:
    """Return the processor time of one build, in seconds."""
    before = os.times()
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--no-strict", "-f", settings]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(build, cwd=folder, env=environment, check=True)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])  # of children, in user and system mode


def main() -> None:
    for times, rounds in ROUNDS.items():
        with tempfile.TemporaryDirectory() as folder:
            lay_out(folder, times)
            print(f"{times} × docs/\n  ours  stock Material")
            taken = []
            for _ in range(rounds):
                taken.append([seconds(folder, settings) for settings in SETTINGS])
                print("{:6.2f}  {:14.2f}".format(*taken[-1]), flush=True)
        ours, stock = map(statistics.median, zip(*taken, strict=True))
        print(f"ratio of the medians: {ours / stock:.2f}")


if __name__ == "__main__":
    main()
