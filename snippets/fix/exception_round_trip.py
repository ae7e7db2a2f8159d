import pickle


class PriceError(Exception):
    def __init__(self, text, line):
        super().__init__(f"no price in line {line}: {text}")


if __name__ == "__main__":
    error = PriceError("free", line=2)
    print(error.args)
    pickle.loads(pickle.dumps(error))
