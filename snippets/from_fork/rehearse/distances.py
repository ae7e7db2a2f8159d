from multiprocessing import Pool

settings = {"unit": "km"}


def show(distance):
    return f"{distance} {settings['unit']}"


if __name__ == "__main__":
    settings["unit"] = "miles"
    with Pool(2) as pool:
        print(pool.map(show, [5, 21]))
