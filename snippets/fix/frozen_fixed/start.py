import os
import runpy
import sys

sys.frozen = True
sys.executable = os.path.abspath(sys.argv[0])

import multiprocessing.spawn  # noqa: E402

freeze_support = multiprocessing.spawn.freeze_support
multiprocessing.freeze_support = freeze_support
if "-c" in sys.argv:  # a helper of multiprocessing
    exec(sys.argv[sys.argv.index("-c") + 1])
else:
    runpy.run_path("words.py", run_name="__main__")
