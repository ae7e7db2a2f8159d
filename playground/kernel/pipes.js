// File descriptors, and the pipes that they lead to.
//
// A descriptor has two numbers: the pipe that is read from, and the pipe that is written to, 0 for neither; one end of a
// socket pair has both. Of an open file, the first is its inode, below 0.
import { CAPACITY, DESCRIPTORS, PIPE, PIPES, PIPE_BUF, descriptorAt, pipeAt, pipeData } from "./layout.js"

const { READERS, WRITERS, AT, USED, WATCHED, MAKER } = PIPE

export class Descriptors {
  constructor(memory, files) {
    this.memory = memory
    this.files = files
  }

  /** @returns {[number, number]} */
  ends(fd) {
    const cell = descriptorAt(this.memory.slot, fd)
    return fd >= 0 && fd < DESCRIPTORS ? [this.memory.get(cell), this.memory.get(cell + 1)] : [0, 0]
  }

  isPipe(fd) {
    return this.ends(fd).some((number) => number > 0)
  }

  open(fd, input, output) {
    this.memory.locked(() => this.put(this.memory.slot, fd, input, output))
  }

  close(fd) {
    this.memory.locked(() => this.drop(this.memory.slot, fd))
  }

  // The rest is for who holds the lock.
  put(slot, fd, input, output) {
    const cell = descriptorAt(slot, fd)
    this.memory.set(cell, input)
    this.memory.set(cell + 1, output)
    this.hold(input, output, 1)
  }

  drop(slot, fd) {
    const cell = descriptorAt(slot, fd)
    const [input, output] = [this.memory.get(cell), this.memory.get(cell + 1)]
    if (!input && !output) return
    this.memory.set(cell, 0)
    this.memory.set(cell + 1, 0)
    this.hold(input, output, -1)
  }

  /** Count one descriptor more, or less, that leads to these. Who waits for a pipe learns that its other end is gone. */
  hold(input, output, count) {
    if (input < 0) {
      this.files.hold(-input, count)
      return
    }
    for (const [number, side] of [[input, READERS], [output, WRITERS]]) {
      if (!number) continue
      const at = pipeAt(number)
      this.memory.set(at + MAKER, 0)
      if (this.memory.add(at + side, count) + count <= 0) this.memory.wakeAll(at + WATCHED)
    }
  }
}

export class Pipes {
  constructor(memory, descriptors) {
    this.memory = memory
    this.descriptors = descriptors
  }

  /** @returns {number} a new pipe, which this process has to open; 0: there are too many */
  create() {
    const { memory } = this
    return memory.locked(() => {
      for (let number = 1; number <= PIPES; number++) {
        const at = pipeAt(number)
        if (memory.get(at + MAKER) || memory.get(at + READERS) > 0 || memory.get(at + WRITERS) > 0) continue
        for (let n = 0; n < PIPE.size; n++) memory.set(at + n, 0)
        memory.set(at + MAKER, memory.slot + 1)
        return number
      }
      return 0
    })
  }

  /** Is something there, or can nothing come any more? If not, this process is subscribed to it. */
  readable(fd) {
    const [input] = this.descriptors.ends(fd)
    if (input <= 0) return true
    const at = pipeAt(input)
    this.memory.subscribe(at + WATCHED)
    return this.memory.get(at + USED) > 0 || this.memory.get(at + WRITERS) <= 0
  }

  /** Is there room for some of `size` bytes, or for all if that is one piece; or will nobody read them? Likewise. */
  writable(fd, size) {
    const [, output] = this.descriptors.ends(fd)
    if (!output) return true
    const at = pipeAt(output)
    this.memory.subscribe(at + WATCHED)
    return CAPACITY - this.memory.get(at + USED) >= Math.min(size, PIPE_BUF) || this.broken(fd)
  }

  /** Will nobody read what is written there? */
  broken(fd) {
    const [, output] = this.descriptors.ends(fd)
    return !output || this.memory.get(pipeAt(output) + READERS) <= 0
  }

  isRead(number) {
    return this.memory.get(pipeAt(number) + READERS) > 0
  }

  /** @returns {number} how many bytes it has put `into` the array: all that are there, or as many as that holds */
  read(number, into) {
    const { memory } = this
    const at = pipeAt(number)
    return memory.locked(() => {
      const used = memory.get(at + USED)
      const count = Math.min(into.length, used)
      if (!count) return 0
      const start = memory.get(at + AT)
      const first = Math.min(count, CAPACITY - start)
      const data = memory.bytes.subarray(pipeData(number), pipeData(number) + CAPACITY)
      into.set(data.subarray(start, start + first))
      into.set(data.subarray(0, count - first), first)
      memory.set(at + AT, (start + count) % CAPACITY)
      memory.set(at + USED, used - count)
      memory.wakeAll(at + WATCHED)
      return count
    })
  }

  /** @returns {number} how many of the bytes it has written: as many as there is room for; of one piece, all or none */
  write(number, bytes) {
    const { memory } = this
    const at = pipeAt(number)
    return memory.locked(() => {
      const used = memory.get(at + USED)
      const count = Math.min(bytes.length, CAPACITY - used)
      if (!count || (bytes.length <= PIPE_BUF && count < bytes.length)) return 0
      const start = (memory.get(at + AT) + used) % CAPACITY
      const first = Math.min(count, CAPACITY - start)
      memory.bytes.set(bytes.subarray(0, first), pipeData(number) + start)
      memory.bytes.set(bytes.subarray(first, count), pipeData(number))
      memory.set(at + USED, used + count)
      memory.wakeAll(at + WATCHED)
      return count
    })
  }

  /** Write all of it, and sleep while there is no room, as who prints to a terminal that nobody reads. */
  writeAll(number, bytes) {
    for (let rest = bytes; rest.length; ) {
      const seq = this.memory.seq()
      this.memory.subscribe(pipeAt(number) + WATCHED)
      const count = this.write(number, rest)
      rest = rest.subarray(count)
      if (!count) this.memory.sleep(seq, 1000)
    }
  }
}
