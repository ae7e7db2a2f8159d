// File descriptors that lead to pipes, as streams of Emscripten's file system; and the two devices.
import { LOG, TERMINAL } from "../kernel/layout.js"

const EPIPE = 64, EMFILE = 33 // Emscripten's numbers of errors
const IS_PIPE = 0o10600 // a mode
const IN = 1, IN_NORMAL = 64, OUT = 4, OUT_NORMAL = 256 // poll()'s
const AGAIN = 1000 // ms until one who sleeps looks again

/** The bytes that Emscripten means: of a buffer of its own, or of Python's memory. */
export const view = (buffer, offset, length) => new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length)

export function pipeStreams(FS, { descriptors, memory, pipes }) {
  const operations = {
    getattr: ({ input, output }) => {
      const time = new Date()
      const numbers = { dev: 14, ino: input || output, nlink: 1, uid: 0, gid: 0, rdev: 0, size: 0, blksize: 4096, blocks: 0 }
      return { mode: IS_PIPE, atime: time, mtime: time, ctime: time, ...numbers }
    },
    read(stream, buffer, offset, length) {
      const [input] = descriptors.ends(stream.fd)
      for (;;) {
        const seq = memory.seq()
        const ready = pipes.readable(stream.fd)
        const count = pipes.read(input, view(buffer, offset, length))
        if (count || ready) return count
        memory.sleep(seq, AGAIN)
      }
    },
    write(stream, buffer, offset, length) {
      const [, output] = descriptors.ends(stream.fd)
      for (;;) {
        const seq = memory.seq()
        if (pipes.broken(stream.fd)) throw new FS.ErrnoError(EPIPE)
        pipes.writable(stream.fd, length)
        const count = pipes.write(output, view(buffer, offset, length))
        if (count) return count
        memory.sleep(seq, AGAIN)
      }
    },
    poll: ({ fd }) => (pipes.readable(fd) ? IN | IN_NORMAL : 0) | (pipes.writable(fd, 1) ? OUT | OUT_NORMAL : 0),
    dup: (stream) => descriptors.open(stream.fd, stream.input, stream.output),
    close: (stream) => descriptors.close(stream.fd),
  }

  const stream = (input, output, fd) => {
    const flags = input && output ? 2 : output ? 1 : 0
    const node = { mode: IS_PIPE, node_ops: {} }
    const facts = { node, path: "pipe", flags, seekable: false, stream_ops: operations, input, output }
    return FS.createStream(facts, fd).fd
  }

  return {
    /** Have a descriptor that this process began with lead to its pipes. */
    inherit: stream,
    /** @returns {number} a new descriptor */
    open(input, output) {
      const fd = stream(input, output)
      descriptors.open(fd, input, output)
      return fd
    },
    create() {
      const number = pipes.create()
      if (!number) throw new FS.ErrnoError(EMFILE)
      return number
    },
  }
}

/** Give Python its terminal, its input, and the file that the recorder appends to. @returns a function that prints */
export function devices(py, kernel, stdin, log) {
  const { FS } = py
  const print = (bytes) => {
    kernel.print(TERMINAL, bytes.slice())
    return bytes.length
  }
  py.setStdout({ write: print, isatty: true })
  py.setStderr({ write: print, isatty: true })
  let rest = stdin
  py.setStdin({
    stdin: () => {
      const all = rest
      rest = null
      return all
    },
  })
  const device = FS.makedev(64, 1)
  FS.registerDevice(device, {
    open: (stream) => {
      stream.seekable = false
    },
    close: (stream) => {
      if (stream.locked) kernel.memory.unlockFile()
    },
    write(stream, buffer, offset, length) {
      kernel.print(LOG, view(buffer, offset, length).slice())
      return length
    },
  })
  FS.mkdev(log, device)
  return print
}
