rates = {}


def convert(price):
    if rates:
        return "had the rates"
    rates["euro"] = 0.5
    return "made the rates"
