from threading import Barrier, Lock, Thread

SEATS = 1
taken_by = []
both_are_here = Barrier(2)
ticket_desk = Lock()


def take_seat(guest):
    both_are_here.wait()
    with ticket_desk:
        if len(taken_by) < SEATS:
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
