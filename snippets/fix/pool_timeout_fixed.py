from multiprocessing import Pool, TimeoutError
from time import sleep


def ask(city):
    sleep(60)  # the server never answers
    return f"{city}: 21 degrees"


if __name__ == "__main__":
    with Pool(1) as pool:
        answer = pool.apply_async(ask, ["Oslo"])
        try:
            print(answer.get(timeout=0.2))
        except TimeoutError:
            print("Oslo: nothing within 0.2 s")
