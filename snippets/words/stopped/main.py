import os
from pathlib import Path

from words import main

if __name__ == "__main__":
    library = Path(os.__file__).parent
    paths = sorted(library.glob("*.py"))
    main(paths * 20)  # takes long enough to stop it
