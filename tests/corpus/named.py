from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool, Process, current_process
from threading import Thread, current_thread


def tell(process, *_):
    print((current_process() if process else current_thread()).name)


if __name__ == "__main__":
    for start in (Process, Thread):
        worker = start(target=tell, args=(start is Process,))
        worker.start()
        worker.join()
    with Pool(1) as pool:
        pool.map(tell, [True])
    with ThreadPoolExecutor(1) as executor:
        executor.submit(tell, False).result()
    print("end")
