# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import subprocess
import sys

with open("host.py") as host, open("paint", "w") as app:
    app.write(f"#!{sys.executable}\n{host.read()}")
os.chmod("paint", 0o755)  # the application
subprocess.run(["./paint", "picture.png"])
