// Semaphores: the kernel alone, in node.
import assert from "node:assert/strict"
import { test } from "node:test"
import { HANG, system } from "./system.js"

test("a semaphore lets one in at a time, and wakes who waits for it", HANG, async () => {
  const { create, act } = system()
  const processes = [create(), create(), create(), create()]
  const handle = processes[0].semaphores.create(1)
  const counter = new SharedArrayBuffer(4)
  const times = 5000
  await Promise.all(processes.map((each) => act(each, "count", { handle, times, counter }).said))
  assert.equal(new Int32Array(counter)[0], times * processes.length)
})

test("a semaphore is gone with the last who has it, and its place then has another", () => {
  const { create } = system()
  const one = create()
  const old = one.semaphores.create(1)
  one.semaphores.hold(old, 1)
  one.semaphores.hold(old, -2)
  assert.equal(one.semaphores.hold(old, 1), false)
  const handles = new Set([old])
  for (let n = 0; n < 5000; n++) {
    const handle = one.semaphores.create(0)
    assert.equal(handles.has(handle), false)
    handles.add(handle)
    one.semaphores.hold(handle, -1)
  }
  assert.equal(one.semaphores.hold(old, 1), false)
})

test("no more is given to a semaphore than it may have", () => {
  const one = system().create()
  const handle = one.semaphores.create(0)
  assert.equal(one.semaphores.take(handle), false)
  assert.equal(one.semaphores.give(handle, 1), true)
  assert.equal(one.semaphores.give(handle, 1), false)
  assert.equal(one.semaphores.take(handle), true)
})
