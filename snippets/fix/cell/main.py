import sys
from types import ModuleType

# As the kernel of a notebook does with a cell:
notebook = ModuleType("__main__")
sys.modules["__main__"] = notebook
with open("cell.py") as cell:
    exec(cell.read(), vars(notebook))
