# /// script
# requires-python = ">=3.14"
# ///
from concurrent import interpreters

if __name__ == "__main__":
    worker = interpreters.create()
    worker.prepare_main(words=("ann", "bob"), times=2)
    worker.exec("words += ('eve',)")
    worker.exec("print(words * times)")
    try:
        worker.exec("print(unknown)")
    except interpreters.ExecutionFailed as error:
        print("main:", error)
    try:
        worker.prepare_main(words=["ann", "bob"])
    except interpreters.NotShareableError as error:
        print("main:", error)
    worker.close()
