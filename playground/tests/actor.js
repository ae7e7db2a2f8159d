// What a process does in a thread of its own. None of it sleeps for a limited time: where a wake-up is lost, it hangs.
import { parentPort, workerData } from "node:worker_threads"
import { Kernel } from "../kernel/kernel.js"

const { shared, slot, pid, role, facts } = workerData
const kernel = new Kernel(shared, slot, pid)
const { descriptors, memory, pipes, processes, semaphores } = kernel
const FOREVER = Infinity

/** As Python waits. */
function wait(check) {
  for (;;) {
    const seq = memory.seq()
    const found = check()
    if (found) return found
    memory.sleep(seq, FOREVER)
  }
}

function read(fd, into) {
  wait(() => pipes.readable(fd))
  return pipes.read(descriptors.ends(fd)[0], into)
}

function write(fd, bytes) {
  for (let rest = bytes; rest.length; ) {
    wait(() => pipes.writable(fd, rest.length))
    rest = rest.subarray(pipes.write(descriptors.ends(fd)[1], rest))
  }
}

const roles = {
  /** Send a byte back and forth. */
  play({ times, begins, input, output }) {
    const byte = new Uint8Array(1)
    for (let n = 0; n < times; n++) {
      if (begins || n) write(output, byte)
      read(input, byte)
    }
    if (!begins) write(output, byte)
    return times
  },
  /** Write pieces of one letter, each with its length before it. */
  write({ fd, letter, lengths }) {
    for (const length of lengths) {
      const piece = new Uint8Array(length).fill(letter)
      new DataView(piece.buffer).setUint16(0, length)
      write(fd, piece)
    }
    descriptors.close(fd)
  },
  /** Read all that comes, as one array. */
  readAll({ fd }) {
    const parts = []
    for (;;) {
      const part = new Uint8Array(3000)
      const count = read(fd, part)
      if (!count) return Buffer.concat(parts)
      parts.push(part.subarray(0, count))
    }
  },
  /** Count, in shared memory, without an atomic operation: only a lock makes it right. */
  count({ handle, times, counter }) {
    const cell = new Int32Array(counter)
    for (let n = 0; n < times; n++) {
      wait(() => semaphores.take(handle))
      cell[0] = cell[0] + 1
      semaphores.give(handle, 1)
    }
  },
  /** Take and give for as long as it lives. */
  work({ handle, counter }) {
    const cell = new Int32Array(counter)
    for (;;) {
      wait(() => semaphores.take(handle))
      Atomics.add(cell, 0, 1)
      semaphores.give(handle, 1)
    }
  },
  /** Wait for a child's end. */
  join: ({ child }) => {
    let status
    wait(() => (status = processes.wait(child)) !== -2)
    return status
  },
  /** Hold the lock of all for ever, and say so. */
  hold({ counter }) {
    memory.locked(() => {
      Atomics.store(new Int32Array(counter), 0, 1)
      Atomics.notify(new Int32Array(counter), 0)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    })
  },
}

parentPort.postMessage(roles[role](facts))
