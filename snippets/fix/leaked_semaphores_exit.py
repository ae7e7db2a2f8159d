import os
from multiprocessing import get_context

if __name__ == "__main__":
    texts = get_context("spawn").Queue()
    texts.put("to be or not to be")
    print(texts.get())
    os._exit(0)
