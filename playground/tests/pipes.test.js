// Pipes and the terminal: the kernel alone, in node.
import assert from "node:assert/strict"
import { setTimeout as later } from "node:timers/promises"
import { test } from "node:test"
import { CAPACITY, PIPES, PIPE_BUF, TERMINAL } from "../kernel/layout.js"
import { HANG, pipe, system } from "./system.js"

const SIGKILL = 9

test("no wake-up is lost between two that answer each other", HANG, async () => {
  const { create, act } = system()
  const [one, other] = [create(), create()]
  pipe(other, one, 4)
  pipe(one, other, 5)
  const times = 5000
  const both = [
    act(one, "play", { times, begins: true, output: 4, input: 5 }),
    act(other, "play", { times, begins: false, output: 5, input: 4 }),
  ]
  assert.deepEqual(await Promise.all(both.map((each) => each.said)), [times, times])
})

test("two writers on one pipe do not mix what is no longer than PIPE_BUF", HANG, async () => {
  const { create, act } = system()
  const [reader, one, other] = [create(), create(), create()]
  const number = pipe(reader, one, 4)
  other.descriptors.open(4, 0, number)
  const lengths = Array.from({ length: 400 }, (_, n) => 2 + ((n * 977) % (PIPE_BUF - 1)))
  const got = act(reader, "readAll", { fd: 4 }).said
  await Promise.all([[one, 1], [other, 2]].map(([each, letter]) => act(each, "write", { fd: 4, letter, lengths }).said))
  for (const each of [one, other]) each.processes.end(each.memory.pid, each.memory.slot, 0)
  const bytes = Buffer.from(await got)
  const found = { 1: [], 2: [] }
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUint16BE(at)
    const letters = new Set(bytes.subarray(at + 2, at + length))
    assert.ok(letters.size <= 1, `a piece of ${length} bytes has those of both`)
    if (letters.size) found[[...letters][0]].push(length)
    at += length
  }
  for (const letter of [1, 2]) assert.deepEqual(found[letter], lengths.filter((length) => length > 2))
})

test("what is longer than a pipe arrives whole, in its order", HANG, async () => {
  const { create, act } = system()
  const [reader, writer] = [create(), create()]
  pipe(reader, writer, 4)
  const got = act(reader, "readAll", { fd: 4 }).said
  await act(writer, "write", { fd: 4, letter: 7, lengths: [65535, 60001, 65535] }).said
  const bytes = Buffer.from(await got)
  assert.equal(bytes.length, 65535 + 60001 + 65535)
  assert.equal(bytes.readUint16BE(65535), 60001)
  assert.ok(bytes.length > CAPACITY)
})

test("a reader learns that the last writer was killed", HANG, async () => {
  const { page, create, act } = system()
  const [reader, writer] = [create(), create()]
  pipe(reader, writer, 4)
  const got = act(reader, "readAll", { fd: 4 }).said
  await later(50) // it most likely sleeps by now
  assert.equal(page.signals.send(writer.memory.pid, SIGKILL), "default")
  assert.equal((await got).length, 0)
})

test("a writer learns that nobody reads any more", () => {
  const { create } = system()
  const [reader, writer] = [create(), create()]
  const number = pipe(reader, writer, 4)
  assert.equal(writer.pipes.broken(4), false)
  writer.pipes.write(number, new Uint8Array(CAPACITY))
  assert.equal(writer.pipes.writable(4, 1), false)
  reader.descriptors.close(4)
  assert.equal(writer.pipes.broken(4), true)
  assert.equal(writer.pipes.writable(4, 1), true)
})

test("a piece that does not fit is not begun", () => {
  const { create } = system()
  const [reader, writer] = [create(), create()]
  const number = pipe(reader, writer, 4)
  assert.equal(writer.pipes.write(number, new Uint8Array(CAPACITY - 10)), CAPACITY - 10)
  assert.equal(writer.pipes.write(number, new Uint8Array(11)), 0)
  assert.equal(writer.pipes.write(number, new Uint8Array(10)), 10)
})

test("pipes run out, and those of a process that ends before it opens them come back", () => {
  const { page, create } = system()
  const one = create()
  let made = 0
  while (one.pipes.create()) made++
  assert.ok(made > 0 && made < PIPES) // the terminal and the log have theirs
  page.processes.end(one.memory.pid, one.memory.slot, 0)
  assert.notEqual(create().pipes.create(), 0)
})

test("what is printed comes to the page, in its order", () => {
  const { page, create } = system()
  const one = create()
  one.print(TERMINAL, Buffer.from("one\n"))
  one.print(TERMINAL, Buffer.from("two\n"))
  assert.equal(Buffer.from(page.drain(TERMINAL)).toString(), "one\ntwo\n")
  assert.equal(page.drain(TERMINAL).length, 0)
})
