# /// script
# requires-python = ">=3.14"
# ///
from concurrent import interpreters

if __name__ == "__main__":
    worker = interpreters.create()
    here = interpreters.get_current()
    print(
        "of the class:",
        type(worker) is interpreters.Interpreter,
    )
    print(
        "the main one runs this:",
        here == interpreters.get_main(),
    )
    print("there are", len(interpreters.list_all()))
    words = interpreters.create_queue(1)
    words.put("ann")
    try:
        words.put("bob", timeout=0)
    except interpreters.QueueFull:
        print("the queue is full")
    words.get()
    try:
        words.get(timeout=0)
    except interpreters.QueueEmpty:
        print("the queue is empty")
    worker.close()
    try:
        worker.exec("print('still here')")
    except interpreters.InterpreterNotFoundError:
        print("the interpreter is gone")
