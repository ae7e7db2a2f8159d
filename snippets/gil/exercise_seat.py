from threading import Barrier, Thread

SEATS = 1
taken_by = []
both_have_looked = Barrier(2)


def take_seat(guest):
    if len(taken_by) < SEATS:
        both_have_looked.wait()
        taken_by.append(guest)


if __name__ == "__main__":
    guests = [
        Thread(target=take_seat, args=(name,))
        for name in ("ann", "bob")
    ]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    print("seats:", SEATS, "guests:", len(taken_by))
