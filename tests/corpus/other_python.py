"""Two other Pythons; if late, the one that is started first comes up last."""

import subprocess
import sys

if __name__ == "__main__":
    says = [sys.executable, "-c", "import sys; print('other', sys.argv[1])"]
    waits = ["sh", "-c", 'read line; exec "$0" "$@"']
    print("begin", flush=True)
    first = subprocess.Popen([*waits, *says, "one"], stdin=subprocess.PIPE)
    if sys.argv[1] == "early":
        first.communicate(b"go\n")
    second = subprocess.Popen([*says, "two"])
    second.wait()
    if sys.argv[1] == "late":
        first.communicate(b"go\n")
    print("end")
