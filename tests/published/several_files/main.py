from multiprocessing import Pool

from tasks import slugify

if __name__ == "__main__":
    with Pool(2) as pool:
        for slug in pool.map(slugify, ["Hello World", "A new Day"]):
            print(slug)
