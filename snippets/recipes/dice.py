from multiprocessing import Pool
from random import Random


def roll(seed):
    dice = Random(seed)
    return [int(dice.random() * 6) + 1 for _ in range(5)]


if __name__ == "__main__":
    seeds = [f"tuesday {number}" for number in range(3)]
    with Pool(2) as pool:
        rolls = pool.map(roll, seeds)
    for seed, numbers in zip(seeds, rolls):
        print(f"{seed}:", *numbers)
    with Pool(3) as pool:
        again = pool.map(roll, seeds)
    print("the same with three workers:", again == rolls)
