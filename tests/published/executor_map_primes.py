import concurrent.futures
import math

PRIMES = [1_122_725, 1_122_735, 1_122_759, 1_122_761]


def is_prime(n):
    return n > 1 and all(n % i for i in range(2, math.isqrt(n) + 1))


def main():
    with concurrent.futures.ProcessPoolExecutor(2) as executor:
        for number, prime in zip(PRIMES, executor.map(is_prime, PRIMES), strict=True):
            print(f"{number} is prime: {prime}")


if __name__ == "__main__":
    main()
