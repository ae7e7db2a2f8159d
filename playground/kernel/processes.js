// Processes: each has a slot, an id, a parent, and when it has ended, a status until its parent asks for that.
import { DESCRIPTORS, FIRST_PID, FREE, NEXT_PID, PIPES, PIPE, PROCESS, RUNNING, SLOTS, ZOMBIE, BELLS, pipeAt, processAt } from "./layout.js"

const INIT = 1 // the parent of those that have none
const { PID, PARENT, STATE, STATUS, IGNORED, WOKEN, ENDED, WAITS, TURNS } = PROCESS

export class Processes {
  constructor(memory, descriptors) {
    this.memory = memory
    this.descriptors = descriptors
  }

  /** @returns {number[]} the slots whose process is in that state, or in any */
  slots(state) {
    const all = Array.from({ length: SLOTS }, (_, slot) => slot)
    const of = (slot) => this.memory.get(processAt(slot) + STATE)
    return all.filter((slot) => (state === undefined ? of(slot) !== FREE : of(slot) === state))
  }

  pid(slot) {
    return this.memory.get(processAt(slot) + PID)
  }

  parent(slot = this.memory.slot) {
    return this.memory.get(processAt(slot) + PARENT)
  }

  /** @returns {number} the slot of a process that runs, or whose status nobody has asked for; -1: there is none */
  find(pid) {
    return this.slots().find((slot) => this.pid(slot) === pid) ?? -1
  }

  /** @returns {number[]} */
  running() {
    return this.slots(RUNNING).map((slot) => this.pid(slot))
  }

  /** @returns {number[]} */
  children(parent) {
    return this.slots().filter((slot) => this.parent(slot) === parent).map((slot) => this.pid(slot))
  }

  /** Do all that run wait for something? */
  idle() {
    return this.slots(RUNNING).every((slot) => this.memory.get(processAt(slot) + WAITS))
  }

  /**
   * Make a process, which holds its descriptors from now on.
   * @param {[number, number, number][]} passed [fd, read from, written to]
   * @returns {{pid: number, slot: number} | null} null where there are too many
   */
  create(parent, passed) {
    const { memory } = this
    return memory.locked(() => {
      const slot = this.slots(FREE)[0]
      if (slot === undefined) return null
      const at = processAt(slot)
      const pid = FIRST_PID + memory.add(NEXT_PID, 1)
      const ignored = memory.slot < 0 ? 0 : memory.get(processAt(memory.slot) + IGNORED) // what is ignored stays so
      for (let n = 0; n < PROCESS.size; n++) if (n !== WOKEN) memory.set(at + n, 0) // what sleeps there is not to miss it
      memory.set(at + PID, pid)
      memory.set(at + PARENT, parent || INIT)
      memory.set(at + IGNORED, ignored)
      Atomics.store(memory.bytes, BELLS + slot, 0)
      for (const [fd, input, output] of passed) this.descriptors.put(slot, fd, input, output)
      memory.set(at + STATE, RUNNING)
      return { pid, slot }
    })
  }

  /**
   * Take all that a process has, and keep its status for its parent.
   * @param {number} status as waitpid() has it
   * @returns {boolean} false if it had ended before
   */
  end(pid, slot, status) {
    const { memory } = this
    const at = processAt(slot)
    return memory.locked(() => {
      if (this.pid(slot) !== pid || memory.get(at + STATE) !== RUNNING) return false
      for (let fd = 0; fd < DESCRIPTORS; fd++) this.descriptors.drop(slot, fd)
      for (let number = 1; number <= PIPES; number++) {
        const maker = pipeAt(number) + PIPE.MAKER
        if (memory.get(maker) === slot + 1) memory.set(maker, 0)
      }
      for (const child of this.slots()) {
        if (this.parent(child) !== pid) continue
        memory.set(processAt(child) + PARENT, INIT)
        if (memory.get(processAt(child) + STATE) === ZOMBIE) memory.set(processAt(child) + STATE, FREE)
      }
      memory.set(at + STATUS, status)
      memory.set(at + STATE, this.parent(slot) === INIT ? FREE : ZOMBIE)
      memory.wakeAll(at + ENDED)
      memory.wake(slot) // if it sleeps, it is to see that it has ended
      return true
    })
  }

  /**
   * @returns {number} the status of a child, which is then gone; -1: there is no such child; -2: it has not ended, and
   *   this process is subscribed to its end
   */
  wait(pid) {
    const { memory } = this
    return memory.locked(() => {
      const slot = this.find(pid)
      if (slot < 0 || this.parent(slot) !== memory.pid) return -1
      const at = processAt(slot)
      memory.subscribe(at + ENDED)
      if (memory.get(at + STATE) !== ZOMBIE) return -2
      memory.set(at + STATE, FREE)
      return memory.get(at + STATUS)
    })
  }

  /** Have this process's threads take turns, or its mapped memory be brought in line, from now on. */
  takesTurns() {
    this.memory.set(processAt(this.memory.slot) + TURNS, 1)
  }
}
