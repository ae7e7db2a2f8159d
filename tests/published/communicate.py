import subprocess
import sys

CODE = "import sys; print(sys.stdin.read().upper())"
p = subprocess.Popen(
    [sys.executable, "-c", CODE],
    stdin=subprocess.PIPE,
    stdout=subprocess.PIPE,
    text=True,
)
out, err = p.communicate("hello")
print("out:", out.strip(), "err:", err)
