from concurrent.futures import ProcessPoolExecutor

PRICES = ["1.20", "free", "0.80", "2.50", "3.10"]

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        prices = executor.map(float, PRICES)
        print(next(prices))
        try:
            print(next(prices))
        except ValueError as error:
            print(error)
        print("left:", list(prices))
