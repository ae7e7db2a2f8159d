import argparse
import os
import sys

python = sys.executable
sys.executable = os.path.abspath(sys.argv[0])
sys.path.insert(0, os.getcwd())
del __file__  # an application has no main file
parser = argparse.ArgumentParser("paint")
parser.add_argument("picture")
parser.parse_args()

import plugin  # noqa: E402

plugin.run(python)
