# /// script
# requires-python = ">=3.13"
# ///
import importlib
import sys

if __name__ == "__main__":
    print("GIL at the start:", sys._is_gil_enabled())
    for name in ("json", "ssl", "sqlite3"):
        importlib.import_module(name)
        print(f"after {name}:", sys._is_gil_enabled())
