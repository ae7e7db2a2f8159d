// Semaphores, by handles that any process may have.
import { NEXT_SEMAPHORE, SEMAPHORE, SEMAPHORES, semaphoreAt } from "./layout.js"

const { REFERENCES, VALUE, GENERATION, AWAITED } = SEMAPHORE

export class Semaphores {
  constructor(memory) {
    this.memory = memory
  }

  #at(handle) {
    return semaphoreAt(handle % SEMAPHORES)
  }

  #exists(handle) {
    const at = this.#at(handle)
    const generation = Math.floor(handle / SEMAPHORES)
    return this.memory.get(at + GENERATION) === generation && this.memory.get(at + REFERENCES) > 0
  }

  /** @returns {number} a handle; -1: there are too many */
  create(value) {
    const { memory } = this
    return memory.locked(() => {
      for (let n = 0; n < SEMAPHORES; n++) {
        const place = (memory.get(NEXT_SEMAPHORE) + n) % SEMAPHORES
        const at = semaphoreAt(place)
        if (memory.get(at + REFERENCES) > 0) continue
        memory.set(NEXT_SEMAPHORE, place + 1)
        memory.set(at + REFERENCES, 1)
        memory.set(at + VALUE, value)
        memory.set(at + AWAITED, 0)
        memory.set(at + AWAITED + 1, 0)
        return (memory.add(at + GENERATION, 1) + 1) * SEMAPHORES + place
      }
      return -1
    })
  }

  /** Count one more, or less, who has it. @returns {boolean} false if it is gone */
  hold(handle, count) {
    return this.memory.locked(() => {
      if (!this.#exists(handle)) return false
      this.memory.add(this.#at(handle) + REFERENCES, count)
      return true
    })
  }

  /** Take one, if there is one. If not, this process is subscribed to it. */
  take(handle) {
    const at = this.#at(handle)
    this.memory.live()
    return this.#takeNow(at) || (this.memory.subscribe(at + AWAITED), this.#takeNow(at))
  }

  #takeNow(at) {
    for (;;) {
      const value = this.memory.get(at + VALUE)
      if (value <= 0) return false
      if (Atomics.compareExchange(this.memory.cells, at + VALUE, value, value - 1) === value) return true
    }
  }

  /** Give one, but not more than there may be. @returns {boolean} false if there were as many */
  give(handle, most) {
    const at = this.#at(handle)
    return this.memory.locked(() => {
      if (this.memory.get(at + VALUE) >= most) return false
      this.memory.add(at + VALUE, 1)
      this.memory.wakeAll(at + AWAITED)
      return true
    })
  }

  value(handle) {
    return this.memory.get(this.#at(handle) + VALUE)
  }
}
