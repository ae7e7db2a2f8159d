// The operating system that the processes share: every worker, and the page, has a Kernel over the same memory.
import { LOG, PIPE, SIZE, TERMINAL, pipeAt } from "./layout.js"
import { Files } from "./files.js"
import { Memory } from "./memory.js"
import { Descriptors, Pipes } from "./pipes.js"
import { Processes } from "./processes.js"
import { Semaphores } from "./semaphores.js"
import { Signals } from "./signals.js"

export class Kernel {
  /** @param {SharedArrayBuffer} shared; `slot` and `pid` as Memory has them */
  constructor(shared, slot, pid) {
    this.memory = new Memory(shared, slot, pid)
    this.files = new Files(this.memory)
    this.descriptors = new Descriptors(this.memory, this.files)
    this.pipes = new Pipes(this.memory, this.descriptors)
    this.processes = new Processes(this.memory, this.descriptors)
    this.semaphores = new Semaphores(this.memory)
    this.signals = new Signals(this.memory, this.processes)
  }

  /** For the page: a system without processes. */
  static boot() {
    const kernel = new Kernel(new SharedArrayBuffer(SIZE))
    kernel.files.setUp()
    for (const device of [TERMINAL, LOG]) {
      kernel.memory.set(device, kernel.pipes.create())
      kernel.memory.add(pipeAt(kernel.memory.get(device)) + PIPE.READERS, 1)
    }
    return kernel
  }

  /** Write to the TERMINAL or the LOG. */
  print(device, bytes) {
    this.pipes.writeAll(this.memory.get(device), bytes)
  }

  /** For the page. @returns {Uint8Array} what has come on the TERMINAL or the LOG, as far as a pipe holds it */
  drain(device) {
    const into = new Uint8Array(65536)
    return into.subarray(0, this.pipes.read(this.memory.get(device), into))
  }
}
