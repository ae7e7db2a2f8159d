# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
from pathlib import Path
from threading import Thread, get_native_id


def show_name():
    task = Path(f"/proc/self/task/{get_native_id()}/comm")
    print("reader:", task.read_text() == "reader\n")


if __name__ == "__main__":
    thread = Thread(target=show_name, name="reader")
    thread.start()
    thread.join()
