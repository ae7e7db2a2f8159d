import time

if __name__ == "__main__":
    began = time.perf_counter()
    counted = len(range(1_000))
    print(f"took {time.perf_counter() - began:.2f} s for {counted} numbers")
    print(f"got {time.perf_counter_ns() % 1000} of {counted}")
    print("lost 4 of 9")
    print(object())
