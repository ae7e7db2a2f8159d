// A small file system that the processes share: folders and files by number (inode), their bytes in blocks.
import { BLOCK, BLOCKS, INODE, INODES, NAME, blockAt, followingAt, inodeAt, nameAt } from "./layout.js"

const { KIND, PARENT, LENGTH, FIRST, REFERENCES, TIME, MODE, VERSION } = INODE
const FREE = 0, FILE = 1, FOLDER = 2
/** The folders that are there from the beginning, and their inodes. */
export const ROOTS = { "/home/you": 1, "/tmp": 2, "/dev/shm": 3 }
const FIRST_OWN = 4

export class Files {
  constructor(memory) {
    this.memory = memory
    this.hint = 0 // where a free block is looked for
  }

  get(inode, field) {
    return this.memory.get(inodeAt(inode) + field)
  }

  set(inode, field, value) {
    this.memory.set(inodeAt(inode) + field, value)
  }

  setUp() {
    for (const inode of Object.values(ROOTS)) this.#make(inode, FOLDER, 0, "", 0o777)
  }

  isFolder(inode) {
    return this.get(inode, KIND) === FOLDER
  }

  name(inode) {
    const bytes = this.memory.bytes.slice(nameAt(inode), nameAt(inode) + NAME)
    return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)))
  }

  #setName(inode, name) {
    const bytes = new TextEncoder().encode(name)
    if (bytes.length >= NAME) return false
    this.memory.bytes.fill(0, nameAt(inode), nameAt(inode) + NAME)
    this.memory.bytes.set(bytes, nameAt(inode))
    return true
  }

  #make(inode, kind, parent, name, mode) {
    if (!this.#setName(inode, name)) return 0
    const facts = { [KIND]: kind, [PARENT]: parent, [TIME]: now(), [MODE]: mode }
    for (let field = 0; field < INODE.size; field++) this.set(inode, field, facts[field] ?? 0)
    return inode
  }

  /** @returns {number} a new file or folder, or the one that has the name; 0: there is no room, or the name is too long */
  create(folder, parent, name, mode) {
    return this.memory.locked(() => {
      const there = this.find(parent, name)
      if (there) return there
      for (let inode = FIRST_OWN; inode < INODES; inode++) {
        if (this.get(inode, KIND) === FREE) return this.#make(inode, folder ? FOLDER : FILE, parent, name, mode)
      }
      return 0
    })
  }

  /** @returns {number[]} */
  list(parent) {
    const all = Array.from({ length: INODES }, (_, inode) => inode)
    return all.filter((inode) => this.get(inode, KIND) !== FREE && this.get(inode, PARENT) === parent)
  }

  /** @returns {number} 0: there is none of that name */
  find(parent, name) {
    return this.list(parent).find((inode) => this.name(inode) === name) ?? 0
  }

  rename(inode, parent, name) {
    this.memory.locked(() => {
      const old = this.find(parent, name)
      if (old && old !== inode) this.#unlink(old)
      if (this.#setName(inode, name)) this.set(inode, PARENT, parent)
    })
  }

  unlink(inode) {
    this.memory.locked(() => this.#unlink(inode))
  }

  #unlink(inode) {
    this.set(inode, PARENT, -1)
    this.#collect(inode)
  }

  /** Count one descriptor more, or less, that it is open under. For who holds the lock. */
  hold(inode, count) {
    this.set(inode, REFERENCES, this.get(inode, REFERENCES) + count)
    this.#collect(inode)
  }

  // A file is gone when it has no name and nobody has it open.
  #collect(inode) {
    if (this.get(inode, PARENT) >= 0 || this.get(inode, REFERENCES) > 0) return
    this.#resize(inode, 0)
    this.set(inode, KIND, FREE)
  }

  #blocks(inode) {
    const found = []
    for (let next = this.get(inode, FIRST); next > 0; next = this.memory.get(followingAt(next - 1))) found.push(next - 1)
    return found
  }

  /** @returns {boolean} false if there is no room */
  resize(inode, length) {
    return this.memory.locked(() => this.#resize(inode, length))
  }

  #resize(inode, length) {
    const blocks = this.#blocks(inode)
    const wanted = Math.ceil(length / BLOCK)
    const before = this.get(inode, LENGTH)
    for (const block of blocks.splice(wanted)) this.memory.set(followingAt(block), 0)
    const link = (block, next) => (block === undefined ? this.set(inode, FIRST, next) : this.memory.set(followingAt(block), next))
    link(blocks.at(-1), blocks.length ? -1 : 0)
    while (blocks.length < wanted) {
      const block = this.#freeBlock()
      if (block < 0) return false
      this.memory.bytes.fill(0, blockAt(block), blockAt(block) + BLOCK)
      this.memory.set(followingAt(block), -1)
      link(blocks.at(-1), block + 1)
      blocks.push(block)
    }
    if (length < before && length % BLOCK) {
      this.memory.bytes.fill(0, blockAt(blocks.at(-1)) + (length % BLOCK), blockAt(blocks.at(-1)) + BLOCK)
    }
    this.set(inode, LENGTH, length)
    this.changed(inode)
    return true
  }

  #freeBlock() {
    for (let tried = 0; tried < BLOCKS; tried++, this.hint = (this.hint + 1) % BLOCKS) {
      if (this.memory.get(followingAt(this.hint)) === 0) return this.hint
    }
    return -1
  }

  changed(inode) {
    this.set(inode, VERSION, this.get(inode, VERSION) + 1)
    this.set(inode, TIME, now())
  }

  /** Yield where a stretch of a file is: [place in the shared memory, offset in the stretch, count]. For who holds the lock. */
  *pieces(inode, position, length) {
    const end = position + length
    let start = 0
    for (const block of this.#blocks(inode)) {
      const [from, to] = [Math.max(position, start), Math.min(end, start + BLOCK)]
      if (from < to) yield [blockAt(block) + from - start, from - position, to - from]
      start += BLOCK
      if (start >= end) return
    }
  }

  /** @returns {number} how many bytes it has put `into` the array */
  read(inode, into, position) {
    return this.memory.locked(() => {
      const count = Math.max(0, Math.min(into.length, this.get(inode, LENGTH) - position))
      for (const [at, offset, size] of this.pieces(inode, position, count)) {
        into.set(this.memory.bytes.subarray(at, at + size), offset)
      }
      return count
    })
  }

  /** @returns {number} how many bytes it has written; -1: there is no room */
  write(inode, bytes, position, append) {
    return this.memory.locked(() => {
      const start = append ? this.get(inode, LENGTH) : position
      const end = start + bytes.length
      if (end > this.get(inode, LENGTH) && !this.#resize(inode, end)) return -1
      for (const [at, offset, size] of this.pieces(inode, start, bytes.length)) {
        this.memory.bytes.set(bytes.subarray(offset, offset + size), at)
      }
      this.changed(inode)
      return bytes.length
    })
  }
}

const now = () => Math.floor(Date.now() / 1000)
