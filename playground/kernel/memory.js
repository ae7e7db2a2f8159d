// The shared memory as one process, or the page, sees it: one lock, and sleeping without missing what one sleeps for.
//
// To wait for something is the same everywhere: take `now = seq()`, subscribe to it, look whether it is there, and if not,
// `sleep(now)`. Who changes it wakes its subscribers, which changes the cell that they sleep on; so one who has looked too
// early does not fall asleep. It is changed, and its subscribers are woken, under the lock: the page ends no worker that
// holds it, so whoever is killed has done both or neither.
import { CELLS, FILE_LOCK, LOCK, PROCESS, RUNNING, SLOTS, processAt } from "./layout.js"

const PAGE = 1 // as the holder of a lock; a process has its id

const never = new Int32Array(new SharedArrayBuffer(4))

export class Memory {
  /**
   * @param {SharedArrayBuffer} shared of SIZE bytes
   * @param {number} slot the process's place among the processes; -1 for the page, which may not sleep
   * @param {number} pid the process's id; 0 for the page
   */
  constructor(shared, slot = -1, pid = 0) {
    this.shared = shared
    this.slot = slot
    this.pid = pid
    this.cells = new Int32Array(shared, 0, CELLS)
    this.bytes = new Uint8Array(shared)
  }

  get(cell) {
    return Atomics.load(this.cells, cell)
  }

  set(cell, value) {
    Atomics.store(this.cells, cell, value)
  }

  add(cell, value) {
    return Atomics.add(this.cells, cell, value)
  }

  /** Return what `work` returns, which nobody else does anything meanwhile; it must be short. */
  locked(work) {
    this.#take(LOCK, 1)
    try {
      if (this.killed()) {
        this.#give(LOCK)
        this.live()
      }
      return work()
    } finally {
      this.#give(LOCK)
    }
  }

  lockFile() {
    this.#take(FILE_LOCK, 5)
    this.live()
  }

  unlockFile() {
    this.#give(FILE_LOCK)
  }

  #take(lock, ms) {
    for (;;) {
      const holder = Atomics.compareExchange(this.cells, lock, 0, this.#name)
      if (holder === 0) return
      if (this.slot >= 0) Atomics.wait(this.cells, lock, holder, ms) // the page has to spin
    }
  }

  // Only one's own: the page may have taken it away from a worker that it takes for gone.
  #give(lock, holder = this.#name) {
    if (Atomics.compareExchange(this.cells, lock, holder, 0) === holder) Atomics.notify(this.cells, lock, 1)
  }

  get #name() {
    return this.pid || PAGE
  }

  /** For the page: may the worker of that process, which has been killed, be ended? */
  interruptible(pid) {
    return this.get(LOCK) !== pid
  }

  /** For the page: let go what a process held whose worker is gone. */
  release(pid) {
    for (const lock of [LOCK, FILE_LOCK]) this.#give(lock, pid)
  }

  /** Has this process ended? Its worker then does nothing more, until the page ends it. */
  killed() {
    if (this.slot < 0) return false
    const at = processAt(this.slot)
    return this.get(at + PROCESS.STATE) !== RUNNING || this.get(at + PROCESS.PID) !== this.pid
  }

  live() {
    while (this.killed()) Atomics.wait(never, 0, 0)
  }

  subscribe(set) {
    if (this.slot >= 0) Atomics.or(this.cells, set + (this.slot >> 5), 1 << (this.slot & 31))
  }

  wakeAll(set) {
    for (let half = 0; half < SLOTS / 32; half++) {
      for (let bits = Atomics.exchange(this.cells, set + half, 0); bits; bits &= bits - 1) {
        this.wake(half * 32 + 31 - Math.clz32(bits & -bits))
      }
    }
  }

  wake(slot) {
    const cell = processAt(slot) + PROCESS.WOKEN
    this.add(cell, 1)
    Atomics.notify(this.cells, cell)
  }

  /** @returns {number} a value that is another one after each waking */
  seq() {
    return this.get(processAt(this.slot) + PROCESS.WOKEN)
  }

  /** Sleep until woken, but not if that has happened since `seq`, and no longer than `ms`. */
  sleep(seq, ms) {
    const at = processAt(this.slot)
    this.set(at + PROCESS.WAITS, 1)
    Atomics.wait(this.cells, at + PROCESS.WOKEN, seq, ms)
    this.set(at + PROCESS.WAITS, 0)
    this.live()
  }
}
