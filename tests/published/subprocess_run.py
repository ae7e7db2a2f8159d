import subprocess
import sys

result = subprocess.run(
    [sys.executable, "-c", "print('from the child')"], capture_output=True, text=True
)
print("stdout:", result.stdout.strip())
print("returncode:", result.returncode)
