import subprocess

subprocess.check_call(["echo", "packed"])
try:
    subprocess.check_call(["sh", "-c", "echo not there >&2; exit 3"])
except subprocess.CalledProcessError as error:
    print("status", error.returncode)
subprocess.check_call(["false"])
