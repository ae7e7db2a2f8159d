// Processes, signals, and what is left of those that end: the kernel alone, in node.
import assert from "node:assert/strict"
import { setTimeout as later } from "node:timers/promises"
import { test } from "node:test"
import { BELLS, DOORBELL, SLOTS } from "../kernel/layout.js"
import { HANG, pipe, system } from "./system.js"

const SIGINT = 2, SIGKILL = 9, SIGTERM = 15

test("a process that was killed does nothing more, and the others go on", HANG, async () => {
  const { page, create, act } = system()
  const [victim, other] = [create(), create()]
  const handle = other.semaphores.create(1)
  const counter = new SharedArrayBuffer(4)
  const cell = new Int32Array(counter)
  const worker = act(victim, "work", { handle, counter })
  while (Atomics.load(cell, 0) < 1000) await later(1)
  page.processes.end(victim.memory.pid, victim.memory.slot, SIGKILL)
  while (!page.memory.interruptible(victim.memory.pid)) await later(1)
  await later(50)
  const reached = Atomics.load(cell, 0)
  await later(100)
  assert.equal(Atomics.load(cell, 0), reached)
  await worker.terminate()
  // It may have died with the semaphore, as on Linux; the system's own lock is free.
  assert.notEqual(other.semaphores.create(1), -1)
})

test("the lock of a worker that is gone is let go, and of no other", HANG, async () => {
  const { page, create, act } = system()
  const [victim, other] = [create(), create()]
  const counter = new SharedArrayBuffer(4)
  const worker = act(victim, "hold", { counter })
  while (!Atomics.load(new Int32Array(counter), 0)) await later(1)
  assert.equal(page.memory.interruptible(victim.memory.pid), false)
  await worker.terminate()
  page.memory.release(other.memory.pid) // which does not hold it
  assert.equal(page.memory.interruptible(victim.memory.pid), false)
  page.memory.release(victim.memory.pid)
  assert.notEqual(other.pipes.create(), 0)
})

test("who waits for a child gets its status, once", HANG, async () => {
  const { page, create, act } = system()
  const parent = create()
  const child = create([], parent)
  const { pid, slot } = child.memory
  assert.equal(parent.processes.wait(pid), -2)
  const status = act(parent, "join", { child: pid }).said
  await later(50)
  page.processes.end(pid, slot, 3 << 8)
  assert.equal(await status, 3 << 8)
  assert.equal(parent.processes.wait(pid), -1)
})

test("nobody waits for a child that is not theirs", () => {
  const { create } = system()
  const [parent, stranger] = [create(), create()]
  const child = create([], parent)
  assert.equal(stranger.processes.wait(child.memory.pid), -1)
  assert.deepEqual(parent.processes.children(parent.memory.pid), [child.memory.pid])
})

test("a child outlives its parent, and leaves nothing when it ends", () => {
  const { page, create } = system()
  const parent = create()
  const child = create([], parent)
  page.processes.end(parent.memory.pid, parent.memory.slot, 0)
  assert.equal(child.processes.parent(), 1)
  page.processes.end(child.memory.pid, child.memory.slot, 0)
  assert.equal(page.processes.find(child.memory.pid), -1)
})

test("a process ends once", () => {
  const { page, create } = system()
  const parent = create()
  const { pid, slot } = create([], parent).memory
  assert.equal(page.processes.end(pid, slot, 5), true)
  assert.equal(page.processes.end(pid, slot, 6), false)
  assert.equal(parent.processes.wait(pid), 5)
})

test("a slot that is used again has nothing of the process before", () => {
  const { page, create } = system()
  const keeper = create()
  const before = create()
  const { pid, slot } = before.memory
  before.signals.dispose(SIGTERM, "caught")
  before.signals.dispose(SIGINT, "ignored")
  before.processes.takesTurns()
  pipe(before, keeper, 4)
  page.signals.send(pid, SIGTERM)
  page.processes.end(pid, slot, 0)
  const after = create()
  assert.equal(after.memory.slot, slot)
  assert.notEqual(after.memory.pid, pid)
  assert.equal(after.signals.take(), 0)
  assert.equal(after.signals.ignores(SIGINT), false)
  assert.equal(after.descriptors.isPipe(4), false)
  assert.equal(page.memory.bytes[BELLS + slot], 0)
  assert.equal(before.memory.killed(), true)
  assert.equal(after.memory.killed(), false)
  assert.equal(keeper.pipes.broken(4), true)
  assert.equal(page.signals.send(pid, SIGTERM), "none")
})

test("there are as many processes as slots, and then again", () => {
  const { page, create } = system()
  const all = Array.from({ length: SLOTS }, () => create())
  assert.equal(page.processes.create(0, []), null)
  page.processes.end(all[7].memory.pid, all[7].memory.slot, 0)
  assert.equal(page.processes.create(0, []).slot, all[7].memory.slot)
})

test("a signal that is caught waits, and rings; one that is not ends the process", () => {
  const { page, create } = system()
  const parent = create()
  const child = create([], parent)
  const { pid, slot } = child.memory
  child.signals.dispose(SIGINT, "caught")
  assert.equal(parent.signals.send(pid, SIGINT), "caught")
  assert.equal(page.memory.bytes[BELLS + slot], DOORBELL)
  assert.equal(child.signals.take(), SIGINT)
  assert.equal(child.signals.take(), 0)
  child.signals.dispose(SIGINT, "default")
  assert.equal(parent.signals.send(pid, SIGINT), "default")
  assert.equal(parent.processes.wait(pid), SIGINT)
})

test("what is ignored stays so in a child, and kills nobody; SIGKILL does", () => {
  const { create } = system()
  const parent = create()
  parent.signals.dispose(SIGTERM, "ignored")
  const child = create([], parent)
  assert.equal(parent.signals.send(child.memory.pid, SIGTERM), "ignored")
  assert.equal(child.signals.ignores(SIGTERM), true)
  assert.equal(parent.signals.send(child.memory.pid, SIGKILL), "default")
  assert.equal(parent.signals.send(child.memory.pid, SIGTERM), "ignored") // it is not reaped yet
  assert.equal(parent.processes.wait(child.memory.pid), SIGKILL)
  assert.equal(parent.signals.send(child.memory.pid, SIGTERM), "none")
})

test("a child has the descriptors that it is passed, from its first moment", () => {
  const { page, create } = system()
  const [parent, reader] = [create(), create()]
  const number = pipe(reader, parent, 4)
  const child = create([[7, 0, number]], parent)
  parent.descriptors.close(4)
  assert.deepEqual(child.descriptors.ends(7), [0, number])
  assert.equal(reader.pipes.readable(4), false)
  page.processes.end(child.memory.pid, child.memory.slot, 0)
  assert.equal(reader.pipes.readable(4), true)
})
