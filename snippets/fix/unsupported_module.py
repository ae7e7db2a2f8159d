# /// script
# requires-python = ">=3.14"
# ///
from concurrent import interpreters

if __name__ == "__main__":
    worker = interpreters.create()
    worker.exec("import json")
    print("json: imported")
    try:
        worker.exec("import faulthandler")
    finally:
        worker.close()
