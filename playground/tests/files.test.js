// Files: the kernel alone, in node.
import assert from "node:assert/strict"
import { test } from "node:test"
import { BLOCK, BLOCKS, INODE } from "../kernel/layout.js"
import { ROOTS } from "../kernel/files.js"
import { system } from "./system.js"

test("a file has what was written to it, by whomever, across its blocks", () => {
  const { create } = system()
  const [one, other] = [create(), create()]
  const inode = one.files.create(false, ROOTS["/home/you"], "a.txt", 0o644)
  const bytes = Uint8Array.from({ length: 3 * BLOCK + 5 }, (_, n) => n % 251)
  one.files.write(inode, bytes, 0, false)
  other.files.write(inode, Uint8Array.of(1, 2, 3), 0, true)
  const found = new Uint8Array(4 * BLOCK)
  const count = other.files.read(other.files.find(ROOTS["/home/you"], "a.txt"), found, 0)
  assert.deepEqual(found.subarray(0, count), Uint8Array.from([...bytes, 1, 2, 3]))
})

test("what a file is cut by reads as zeros when it grows again", () => {
  const { files } = system().create()
  const inode = files.create(false, ROOTS["/tmp"], "a", 0o644)
  files.write(inode, new Uint8Array(BLOCK).fill(9), 0, false)
  files.resize(inode, 10)
  files.resize(inode, BLOCK + 1)
  const found = new Uint8Array(BLOCK + 1)
  assert.equal(files.read(inode, found, 0), BLOCK + 1)
  assert.deepEqual(found, Uint8Array.from({ length: BLOCK + 1 }, (_, n) => (n < 10 ? 9 : 0)))
})

test("a file without a name lives until it is closed, and its blocks then come back", () => {
  const one = system().create()
  const { descriptors, files } = one
  const inode = files.create(false, ROOTS["/tmp"], "a", 0o644)
  descriptors.open(5, -inode, 0)
  files.write(inode, new Uint8Array(BLOCKS * BLOCK), 0, false)
  files.unlink(inode)
  assert.equal(files.find(ROOTS["/tmp"], "a"), 0)
  assert.equal(files.get(inode, INODE.LENGTH), BLOCKS * BLOCK)
  const other = files.create(false, ROOTS["/tmp"], "b", 0o644)
  assert.equal(files.write(other, Uint8Array.of(1), 0, false), -1) // there is no room
  descriptors.close(5)
  assert.equal(files.write(other, Uint8Array.of(1), 0, false), 1)
})

test("a file takes the place of the one whose name it is given", () => {
  const { files } = system().create()
  const folder = ROOTS["/home/you"]
  const [old, made] = ["a", "b"].map((name) => files.create(false, folder, name, 0o644))
  assert.equal(files.create(false, folder, "a", 0o644), old)
  files.rename(made, folder, "a")
  assert.equal(files.find(folder, "a"), made)
  assert.deepEqual(files.list(folder), [made])
})
