import uuid
from multiprocessing import Pool


def job_id(_):
    return uuid.uuid4()


if __name__ == "__main__":
    with Pool(2) as pool:
        print("job", pool.map(job_id, range(2))[0])
