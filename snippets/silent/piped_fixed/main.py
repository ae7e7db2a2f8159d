import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    # What a shell does for: python work.py > log.txt
    command = [sys.executable, "work.py"]
    with open("log.txt", "w") as log:
        subprocess.run(command, stdout=log)
    print(Path("log.txt").read_text(), end="")
