from multiprocessing import Process

vat_percent = 19


def print_price(item, net):
    gross = net * (100 + vat_percent) / 100
    print(f"{item}: {gross:.2f} with {vat_percent} % VAT")


if __name__ == "__main__":
    vat_percent = 7  # This shop sells food only.
    for item, net in ("bread", 2), ("cake", 4):
        child = Process(
            target=print_price, args=(item, net)
        )
        child.start()
        child.join()
