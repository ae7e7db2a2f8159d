// One run of a program: starts and ends its processes, reads what they print, and holds it to its limits. It never blocks.
import { Kernel } from "../kernel/kernel.js"
import { LOG, RUNNING, TERMINAL } from "../kernel/layout.js"

const SIGINT = 2, SIGABRT = 6
const PIPE = 65536 // bytes that can have come at once
const LOOK = 10 // ms between two looks at what has come
const TURN = 5 // ms that a thread computes before another one does, as in CPython
const GONE = 20 // ms in which a worker that is ended is over, at most
const RECORDER = "/lib/tools/run/probe" // where interpreters have it; the drawing has the rest of tools/ beside it

/** What a run may take: ms, bytes of output, processes at a time. */
export const LIMITS = { time: 60_000, output: 1_000_000, processes: matchMedia("(pointer: coarse)").matches ? 8 : 64 }

export class Run {
  /**
   * @param interpreters where its processes come from
   * @param job {argv, files, environment, folder, stdin}: the command, texts by file name in the folder, and so on
   * @param limits as LIMITS
   * @param onOutput gets the bytes that come to the terminal; onLog what the recorder says, as text
   */
  constructor(interpreters, job, { limits = LIMITS, onOutput = () => {}, onLog = () => {} } = {}) {
    const { cores } = interpreters
    Object.assign(this, { interpreters, job: { environment: {}, folder: "/home/you", stdin: null, cores, ...job }, limits, onOutput, onLog })
    Object.assign(this, { kernel: Kernel.boot(), workers: new Map(), size: 0, status: null, reason: null })
    this.began = this.heard = performance.now()
  }

  /** @returns what became of it: {reason, status}; "ended", "time", "output", "processes" or "stopped"; as Popen.returncode */
  async finish() {
    await this.interpreters.load()
    const over = new Promise((end) => {
      this.end = (reason) => {
        this.reason ??= reason
        end()
      }
    })
    if (this.reason) return this.#result() // it was stopped before it began
    const main = this.kernel.processes.create(0, [])
    this.main = main.pid
    const { argv, environment, folder, files, stdin } = this.job
    this.#start({ ...main, argv, environment, folder, fds: [], files, stdin })
    const look = setInterval(() => this.#look(), LOOK)
    const turn = setInterval(() => this.kernel.signals.ringAll(), TURN)
    await over
    clearInterval(look)
    clearInterval(turn)
    for (const worker of this.workers.values()) this.interpreters.end(worker)
    this.#drain()
    return this.#result()
  }

  #result() {
    return { reason: this.reason, status: this.status }
  }

  stop() {
    if (this.end) this.end("stopped")
    else this.reason = "stopped"
  }

  /** Press Ctrl-C: all processes get the signal, as all of a terminal's foreground do. */
  interrupt() {
    const { processes, signals } = this.kernel
    for (const pid of processes.running()) if (signals.send(pid, SIGINT) === "default") this.#kill(pid, SIGINT)
  }

  /** Do all processes wait? */
  get idle() {
    return this.kernel.processes.idle()
  }

  /** For how many ms nothing has been printed. */
  get silent() {
    return performance.now() - this.heard
  }

  #look() {
    this.#drain()
    if (this.size > this.limits.output) this.end("output")
    else if (performance.now() - this.began > this.limits.time) this.end("time")
    else if (this.status !== null && !this.kernel.processes.slots(RUNNING).length) this.end("ended")
  }

  #drain() {
    let bytes
    do {
      const log = this.kernel.drain(LOG)
      if (log.length) this.onLog(new TextDecoder().decode(log)) // it is in ASCII
      bytes = this.kernel.drain(TERMINAL)
      if (!bytes.length) return
      this.size += bytes.length
      this.heard = performance.now()
      this.onOutput(bytes)
    } while (bytes.length === PIPE && this.size <= this.limits.output)
  }

  async #start({ pid, slot, ...given }) {
    if (this.kernel.processes.slots(RUNNING).length > this.limits.processes) return this.end("processes")
    const worker = this.interpreters.take((message) => this.#hear(worker, message))
    Object.assign(worker, { pid, slot })
    this.workers.set(pid, worker)
    await worker.ready
    const { shared } = this.kernel.memory
    const all = { memory: shared, group: this.main, cores: this.job.cores, recorder: RECORDER, files: null, stdin: null }
    worker.postMessage({ ...all, pid, slot, ...given })
  }

  #hear(worker, message) {
    if (message.kind === "start") this.#start(message)
    else if (message.kind === "kill") this.#kill(message.pid, message.signal)
    else if (message.kind === "ended") this.#over(worker, message.status)
    else if (message.kind === "failed") this.#kill(worker.pid, SIGABRT)
  }

  // A process that has been killed holds up nothing once its worker is gone. It is not ended within a change of what all share.
  #kill(pid, signal) {
    const worker = this.workers.get(pid)
    if (!worker) return
    const { memory, processes } = this.kernel
    processes.end(pid, worker.slot, signal)
    if (memory.interruptible(pid)) this.#over(worker, signal)
    else setTimeout(() => this.#kill(pid, signal), 1)
  }

  #over(worker, status) {
    this.interpreters.end(worker)
    this.workers.delete(worker.pid)
    if (worker.pid === this.main) this.status = status & 127 ? -(status & 127) : status >> 8
    setTimeout(() => this.kernel.memory.release(worker.pid), GONE)
  }
}
