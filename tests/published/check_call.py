import subprocess

subprocess.check_call(["echo", "packed"])
try:
    subprocess.check_call("echo not there >&2; exit 3", shell=True)
except subprocess.CalledProcessError as error:
    print("status", error.returncode)
print(subprocess.call(["false"]))
