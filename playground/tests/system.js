// Processes for tests of the kernel: as many kernels over one memory, some of them in threads of their own.
import { Worker } from "node:worker_threads"
import { Kernel } from "../kernel/kernel.js"

export const HANG = { timeout: 600_000 } // ms; what has not ended then hangs

/** @returns a system as the page has it, with `create(fds, parent)` for processes, and `act(process, role, facts)` */
export function system() {
  const page = Kernel.boot()
  const { shared } = page.memory
  return {
    page,
    /** A process whose calls are made here: its kernel, with its `pid` and `slot`. */
    create(fds = [], parent = null) {
      const { pid, slot } = (parent ?? page).processes.create(parent?.memory.pid ?? 0, fds)
      return new Kernel(shared, slot, pid)
    },
    /** Have a process do its part in a thread, by its role in actor.js. @returns {Worker} with `said`, a promise */
    act({ memory: { slot, pid } }, role, facts = {}) {
      const worker = new Worker(new URL("actor.js", import.meta.url), { workerData: { shared, slot, pid, role, facts } })
      worker.said = new Promise((done, fail) => {
        worker.once("message", done)
        worker.once("error", fail)
      })
      return worker
    },
  }
}

/** A pipe between two processes, each of which has an end of it under this descriptor. */
export function pipe(reader, writer, fd) {
  const number = writer.pipes.create()
  reader.descriptors.open(fd, number, 0)
  writer.descriptors.open(fd, 0, number)
  return number
}
