# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import select
import struct

if __name__ == "__main__":
    length = struct.calcsize("!i")
    print("written in one piece:", select.PIPE_BUF, "bytes")
    print("with its length, a message of", end=" ")
    print(select.PIPE_BUF - length, "bytes")
