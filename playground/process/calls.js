// The calls that Python makes, `k.NAME` in python/_playground: what this process asks of the kernel, and of the page.

/**
 * @param py Pyodide, started
 * @param job what this process is to run, as worker.js has it
 * @param parts {kernel, streams, mapped, print}: what calls.js is made on
 * @returns {Object<string, number | Function>} by name
 */
export function calls(py, job, { kernel, streams, mapped, print }) {
  const { descriptors, memory, pipes, processes, semaphores, signals } = kernel

  const exit = (status) => {
    processes.end(job.pid, job.slot, status)
    postMessage({ kind: "ended", pid: job.pid, status })
    memory.live() // the page ends this worker
  }

  const onProcesses = {
    pid: job.pid,
    group: job.group,
    cores: job.cores,
    exit,
    parent: () => processes.parent(),
    pids: () => py.toPy(processes.running()),
    children: () => py.toPy(processes.children(job.pid)),
    waitpid: (pid) => processes.wait(pid),
    spawn(argv, pairs, folder, environment) {
      const ends = pairs.toJs().map(([fd, mine]) => [fd, ...descriptors.ends(mine)])
      const fds = ends.filter(([, input, output]) => input || output)
      const made = processes.create(job.pid, fds)
      if (!made) return 0
      const variables = environment.toJs({ dict_converter: Object.fromEntries })
      postMessage({ kind: "start", ...made, argv: argv.toJs(), fds, folder, environment: variables })
      return made.pid
    },
  }

  const onSignals = {
    pending: () => signals.pending(),
    take: () => signals.take(),
    dispose: (signal, how) => signals.dispose(signal, how),
    ignores: (signal) => signals.ignores(signal),
    kill(pid, signal) {
      const how = signals.send(pid, signal)
      if (how !== "default") return how
      if (pid === job.pid) exit(signal)
      postMessage({ kind: "kill", pid, signal })
      return how
    },
  }

  // Threads: a parked one waits for its promise.
  const parked = new Map()
  let runThread
  const onThreads = {
    seq: () => memory.seq(),
    sleep: (seq, ms) => memory.sleep(seq, ms),
    can_switch: () => "Suspending" in WebAssembly,
    takes_turns: () => processes.takesTurns(),
    park: (ident) => new Promise((go) => parked.set(ident, go)),
    unpark(ident) {
      const go = parked.get(ident)
      parked.delete(ident)
      go()
    },
    launch(ident) {
      queueMicrotask(() => {
        runThread ??= py.pyimport("_playground.threads").run_thread
        runThread.callPromising(ident).catch((error) => print(new TextEncoder().encode(`${error}\n`)))
      })
    },
  }

  const onPipes = {
    is_pipe: (fd) => descriptors.isPipe(fd),
    readable: (fd) => pipes.readable(fd),
    writable: (fd, size) => pipes.writable(fd, size),
    broken: (fd) => pipes.broken(fd),
    pipe() {
      const number = streams.create()
      return py.toPy([streams.open(number, 0), streams.open(0, number)])
    },
    socketpair() {
      const [there, back] = [streams.create(), streams.create()]
      return py.toPy([streams.open(there, back), streams.open(back, there)])
    },
    pipe_number: (fd) => descriptors.ends(fd)[0],
    connect(queue) {
      if (!pipes.isRead(queue)) return 0
      const [there, back] = [streams.create(), streams.create()]
      const fd = streams.open(there, back)
      memory.locked(() => descriptors.hold(back, there, 1)) // for who will accept it
      return pipes.write(queue, new Uint8Array(new Int32Array([back, there]).buffer)) ? fd : 0
    },
    accept(fd) {
      const bytes = new Uint8Array(8)
      pipes.read(descriptors.ends(fd)[0], bytes)
      const [input, output] = new Int32Array(bytes.buffer)
      const made = streams.open(input, output)
      memory.locked(() => descriptors.hold(input, output, -1))
      return made
    },
    lock_file(fd) {
      memory.lockFile()
      py.FS.getStream(fd).locked = true
    },
  }

  const onMemory = {
    new_semaphore: (value) => semaphores.create(value),
    hold_semaphore: (handle, count) => semaphores.hold(handle, count),
    semaphore_value: (handle) => semaphores.value(handle),
    take_semaphore(handle) {
      const taken = semaphores.take(handle)
      if (taken) mapped.sync(false)
      return taken
    },
    give_semaphore(handle, most) {
      mapped.sync()
      return semaphores.give(handle, most)
    },
    sync: () => mapped.sync(),
    last_map: () => mapped.last(),
    unmap: (place) => mapped.unmap(place),
  }

  return { ...onProcesses, ...onSignals, ...onThreads, ...onPipes, ...onMemory }
}
