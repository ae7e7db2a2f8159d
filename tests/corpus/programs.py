import subprocess
import sys


def command(name):
    return [sys.executable, "-c", f"print({name!r})"]


if __name__ == "__main__":
    print("begin")
    other = subprocess.Popen(command("ann"))
    other.wait()
    print("ann is over")
    subprocess.Popen(command("bob")).communicate()
    print("bob is over")
    subprocess.run(command("cyd"))
    print("end")
