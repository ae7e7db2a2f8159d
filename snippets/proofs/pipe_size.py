# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import os

if __name__ == "__main__":
    _, sending_end = os.pipe()
    os.set_blocking(sending_end, False)
    written = 0
    try:
        while True:
            written += os.write(sending_end, bytes(1024))
    except BlockingIOError:
        print("a pipe holds", written, "bytes")
