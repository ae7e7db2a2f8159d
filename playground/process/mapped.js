// Mapped files: multiprocessing's Value and Array, SharedMemory.
//
// Python's memory is each process's own, so a mapped file cannot be shared byte by byte. Each process has a copy, and brings
// it in line whenever it waits, wakes, sends, or gives or takes a semaphore: what it has changed since goes out, what
// others have changed comes in. A program that uses locks sees no difference; without them, it loses more updates.
import { INODE } from "../kernel/layout.js"

const SHARED = 1, PRIVATE = 2 // flags of mmap()

/**
 * @param MEMFS Emscripten's file system in memory, which makes room for a copy
 * @param {() => Uint8Array} heap Python's memory, which is another array whenever it has grown
 */
export function mappedFiles(MEMFS, heap, { files, memory }) {
  const regions = [] // {place, length, inode, position, version, twin}: `twin` is how it was when last in line

  const version = ({ inode }) => files.get(inode, INODE.VERSION)

  /** Bring all regions in line; without `out`, only those that others have changed. */
  const sync = (out = true) => {
    for (const region of regions) if (out || region.version !== version(region)) syncOne(region)
  }

  const syncOne = (region) => {
    const { place, length, inode, position, twin } = region
    const words = twin.length
    const { buffer } = heap()
    if (region.words?.buffer !== buffer) region.words = new Int32Array(buffer, place, words)
    const mine = region.words
    let first = 0
    while (first < words && mine[first] === twin[first]) first++
    const unchanged = first === words
    if (unchanged && region.version === version(region)) return
    let last = words - 1
    while (last > first && mine[last] === twin[last]) last--
    memory.locked(() => {
      const known = region.version === version(region)
      const bytes = new Uint8Array(buffer, place, words * 4)
      const before = new Uint8Array(twin.buffer)
      const [from, count] = known ? [first * 4, (last - first + 1) * 4] : [0, length]
      for (const [at, offset, size] of files.pieces(inode, position + from, Math.min(count, length - from))) {
        const shift = at - (from + offset)
        for (let n = from + offset; n < from + offset + size; n++) {
          if (bytes[n] !== before[n]) memory.bytes[n + shift] = before[n] = bytes[n]
          else if (!known && memory.bytes[n + shift] !== before[n]) bytes[n] = before[n] = memory.bytes[n + shift]
        }
      }
      if (!unchanged) files.changed(inode)
      region.version = version(region)
    })
  }

  return {
    sync,
    /** @returns {number} where the last mapped file is in Python's memory; 0: there is none */
    last: () => regions.at(-1)?.place ?? 0,
    unmap(place) {
      sync()
      const at = regions.findIndex((region) => region.place === place)
      if (at >= 0) regions.splice(at, 1)
    },
    mmap(stream, length, position, protection, flags) {
      const { inode } = stream.node
      const contents = new Uint8Array((length + 3) & ~3) // whole words
      const seen = files.get(inode, INODE.VERSION)
      files.read(inode, contents.subarray(0, length), position)
      const copied = { node: { mode: 0o100600, contents } }
      const { mmap } = MEMFS.ops_table.file.stream
      const made = mmap(copied, contents.length, 0, protection, flags | PRIVATE)
      const twin = new Int32Array(contents.buffer)
      if (flags & SHARED) regions.push({ place: made.ptr, length, inode, position, version: seen, twin })
      return made
    },
    msync() {
      sync()
      return 0
    },
  }
}
