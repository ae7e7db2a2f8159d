// Signals: a process catches one, ignores it, or it ends the process.
import { BELLS, DOORBELL, PROCESS, RUNNING, ZOMBIE, processAt } from "./layout.js"

const KILL = 9
const { STATE, PENDING, CAUGHT, IGNORED, WAITS, TURNS } = PROCESS

export class Signals {
  constructor(memory, processes) {
    this.memory = memory
    this.processes = processes
  }

  /** @param {"caught" | "ignored" | "default"} how what this process does with a signal from now on */
  dispose(signal, how) {
    const at = processAt(this.memory.slot)
    for (const [cell, word] of [[CAUGHT, "caught"], [IGNORED, "ignored"]]) {
      if (how === word) Atomics.or(this.memory.cells, at + cell, 1 << signal)
      else Atomics.and(this.memory.cells, at + cell, ~(1 << signal))
    }
  }

  ignores(signal) {
    return Boolean(this.memory.get(processAt(this.memory.slot) + IGNORED) & (1 << signal))
  }

  /**
   * Send a signal. A process that it ends has ended when this returns, but for the sender itself; the page is to be told.
   * @returns {"none" | "caught" | "ignored" | "default"} what became of it; "none": there is no such process
   */
  send(pid, signal) {
    const { memory, processes } = this
    let slot
    const how = memory.locked(() => {
      slot = processes.find(pid)
      if (slot < 0) return "none"
      const at = processAt(slot)
      const bit = 1 << signal
      if (signal === 0 || memory.get(at + STATE) === ZOMBIE) return "ignored"
      if (signal !== KILL && memory.get(at + IGNORED) & bit) return "ignored"
      if (signal === KILL || !(memory.get(at + CAUGHT) & bit)) return "default"
      Atomics.or(memory.cells, at + PENDING, bit)
      this.#ring(slot)
      memory.wake(slot)
      return "caught"
    })
    if (how === "default" && pid !== memory.pid) processes.end(pid, slot, signal)
    return how
  }

  pending() {
    return this.memory.get(processAt(this.memory.slot) + PENDING) !== 0
  }

  /** @returns {number} a signal that has come to this process, and is then not there any more; 0: none has */
  take() {
    const cell = processAt(this.memory.slot) + PENDING
    const bits = this.memory.get(cell)
    if (!bits) return 0
    const signal = 31 - Math.clz32(bits & -bits)
    Atomics.and(this.memory.cells, cell, ~(1 << signal))
    return signal
  }

  /** For the page, every few ms: have the threads of those processes that compute take turns. */
  ringAll() {
    for (const slot of this.processes.slots(RUNNING)) {
      const at = processAt(slot)
      if (this.memory.get(at + TURNS) && !this.memory.get(at + WAITS)) this.#ring(slot)
    }
  }

  #ring(slot) {
    Atomics.store(this.memory.bytes, BELLS + slot, DOORBELL)
  }
}
