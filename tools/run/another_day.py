"""A calendar of another day, for all processes of a program, whatever they are written in.

The C library reads the file that TZ names (tzset(3), RFC 8536). Its leap seconds say by how much
the calendar differs from the clock: one of minus 400 days, from two days ago until in two days,
and all that tells the date of now, in UTC as well as in a zone, tells another, while `time.time()`,
files and other dates have their own. So does glibc (`__tzfile_compute` in time/tzfile.c); where a
C library takes no leap seconds, nothing differs.
"""

import struct
import time

# 57 weeks and a day, which is more than a year and a month: all of a date is another than now.
BACK = 400 * 86400 + 5 * 3600 + 17 * 60 + 23  # seconds
AROUND = 2 * 86400  # seconds before and after now


def another_day() -> bytes:
    """Return the content of a file of UTC in which today is BACK seconds ago."""
    now = int(time.time())
    leaps = struct.pack(">qlql", now - AROUND, BACK, now + AROUND, 0)

    def block(count: int) -> bytes:
        counts = struct.pack(">6l", 0, 0, count, 0, 1, len("UTC\0"))
        return b"TZif2" + bytes(15) + counts + struct.pack(">lBB", 0, 0, 0) + b"UTC\0"

    return block(0) + block(2) + leaps + b"\nUTC0\n"
