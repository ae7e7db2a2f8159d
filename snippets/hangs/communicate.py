# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import subprocess

COMMAND = "sleep 600 & echo the shell ends"

if __name__ == "__main__":
    shell = subprocess.Popen(
        ["sh", "-c", COMMAND],
        stdout=subprocess.PIPE,
        text=True,
    )
    print("exit code of the shell:", shell.wait())
    print("output:", shell.communicate()[0])
