# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import subprocess

if __name__ == "__main__":
    done = subprocess.run(
        ["sort", "-n"],
        input="12\n7\n101\n",
        capture_output=True,
        text=True,
    )
    print("return code:", done.returncode)
    print("its output: ", repr(done.stdout))
    print("its errors: ", repr(done.stderr))
