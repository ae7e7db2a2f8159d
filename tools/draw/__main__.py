"""Draw every timeline anew from its recorded run, without running anything: `python -m tools.draw`.

What is drawn from measurements is drawn by `tools.measure`.
"""

import sys

from tools.draw.timeline import redraw
from tools.repository import SiteError, relative
from tools.snippet.program import snippets

if __name__ == "__main__":
    for snippet in snippets():
        try:
            for path in redraw(snippet):
                print(f"{relative(path)}: drawn")
        except SiteError as error:
            sys.exit(str(error))
