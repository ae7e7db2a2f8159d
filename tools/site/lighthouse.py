"""Scores pages of the published site with Lighthouse, for `make audit`, and prints them as a table.

Ends with 1 where accessibility, best practices or search engines score below 100. Performance is
measured, on a machine that does other things, too: below its limit, it is a warning only.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from tools.site.browser import browser_path, served
from tools.site.build import build_published

LIGHTHOUSE = Path(__file__).parent / "node_modules/.bin/lighthouse"
PAGES = {
    "home": "",
    "with timelines": "learn/queues/",
    "an error": "fix/local-object/",
    "numbers": "numbers/starting/",
}
FORMS = {"desktop": ["--preset=desktop"], "mobile": []}
FASTEST = {"desktop": 100, "mobile": 95}
CERTAIN = ("accessibility", "best-practices", "seo")
RUNS = 5  # of which the median performance counts


def scores(url: str, form: str, categories: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    """Return (scores of 0 to 100 by category, ids of the audits that cost points) of one run."""
    command = [str(LIGHTHOUSE), url, *FORMS[form], "--quiet", "--output=json"]
    command.append(f"--only-categories={','.join(categories)}")
    command.append("--chrome-flags=--headless=new --no-sandbox --disable-gpu")
    environment = {**os.environ, "CHROME_PATH": browser_path() or ""}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"Lighthouse failed on {url}, with exit code {done.returncode}")
    report = json.loads(done.stdout)
    lost = [
        part["id"]
        for category in CERTAIN
        for part in report["categories"].get(category, {}).get("auditRefs", ())
        if part["weight"] and (report["audits"][part["id"]]["score"] or 0) < 1
        if report["audits"][part["id"]]["scoreDisplayMode"] in ("binary", "numeric", "error")
    ]
    return {name: round(100 * report["categories"][name]["score"]) for name in categories}, lost


def main() -> None:
    if browser_path() is None:
        sys.exit("needs Chromium or Chrome")
    if not LIGHTHOUSE.exists():
        sys.exit("needs Lighthouse, which `make audit` installs")
    failed = False
    print(f"{'page':16}{'':9}{'performance':32}accessibility  best practices  search engines")
    with tempfile.TemporaryDirectory() as folder:
        build_published(Path(folder))
        with served(Path(folder)) as base:
            for (page, address), form in product(PAGES.items(), FORMS):
                first, lost = scores(base + address, form, ("performance", *CERTAIN))
                again = [scores(base + address, form, ["performance"])[0] for _ in range(RUNS - 1)]
                speeds = sorted(found["performance"] for found in (first, *again))
                shown = f"{statistics.median(speeds)} of {', '.join(map(str, speeds))}"
                print(
                    f"{page:16}{form:9}{shown:32}"
                    f"{first['accessibility']:<15}{first['best-practices']:<16}{first['seo']}",
                    flush=True,
                )
                if statistics.median(speeds) < FASTEST[form]:
                    print(f"    warning: performance below {FASTEST[form]}; is the machine idle?")
                if lost or any(first[name] < 100 for name in CERTAIN):
                    failed = True
                    print(f"    failed: {', '.join(lost)}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
