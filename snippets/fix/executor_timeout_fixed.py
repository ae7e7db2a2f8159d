# /// script
# requires-python = ">=3.14"
# ///
from concurrent.futures import ProcessPoolExecutor
from time import sleep


def ask(city):
    sleep(60)  # the server never answers
    return f"{city}: 21 degrees"


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        answer = executor.submit(ask, "Oslo")
        try:
            print(answer.result(timeout=0.2))
        except TimeoutError:
            print("Oslo: nothing within 0.2 s")
            executor.terminate_workers()
