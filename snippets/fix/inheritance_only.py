import multiprocessing as mp
import pickle

if __name__ == "__main__":
    with mp.Pool(1) as pool:
        for thing in (
            mp.Lock(),
            mp.Semaphore(),
            mp.Event(),
            mp.Queue(),
            mp.SimpleQueue(),
            mp.Value("i"),
            pool,
        ):
            try:
                pickle.dumps(thing)
            except RuntimeError as error:
                print(type(thing).__name__, error, sep=": ")
