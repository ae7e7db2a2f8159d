from multiprocessing import Array, Process

WIDTH = 4


def invert(pixels, row):
    whole = memoryview(pixels.get_obj()).cast("B")
    mine = whole[row * WIDTH : (row + 1) * WIDTH]
    for place, shade in enumerate(mine):
        mine[place] = 255 - shade


if __name__ == "__main__":
    pixels = Array("B", [0, 1, 2, 3, 252, 253, 254, 255])
    children = [
        Process(target=invert, args=(pixels, row))
        for row in range(2)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("pixels:   ", pixels[:])

    copy = pixels[:WIDTH]
    copy[0] = 0
    print("first row:", pixels[:WIDTH])
