"""Of `hashlib`, what OpenSSL has elsewhere, on the hashes that Python has of its own."""

import hmac


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """PBKDF2, by RFC 8018, section 5.2, with HMAC."""
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    size = hmac.new(b"", digestmod=hash_name).digest_size
    length = size if dklen is None else dklen
    if length < 1:
        raise ValueError("key length must be greater than 0.")
    made = b""
    for number in range(1, -(-length // size) + 1):
        block = hmac.digest(password, bytes(salt) + number.to_bytes(4), hash_name)
        key = int.from_bytes(block)
        for _ in range(iterations - 1):
            block = hmac.digest(password, block, hash_name)
            key ^= int.from_bytes(block)
        made += key.to_bytes(size)
    return made[:length]
