// Workers with a Python in each: fetched and compiled once, started as many at a time as there are cores, some in advance.

const here = (name) => new URL(name, import.meta.url)
const SNAPSHOTS = "playground" // the name of the browser's cache; nothing else of ours is in it

/** Memory that workers can have without a copy. */
function shared(bytes) {
  const memory = new SharedArrayBuffer(bytes.byteLength)
  new Uint8Array(memory).set(new Uint8Array(bytes))
  return memory
}

function compiled() {
  const worker = new Worker(here("compile.js"), { type: "module" })
  return new Promise((done, fail) => {
    worker.onmessage = ({ data }) => done(data)
    worker.onerror = ({ message }) => fail(new Error(message))
  }).finally(() => worker.terminate())
}

export class Interpreters {
  /** @param {number} cores how many start at a time; @param {number} spares how many are kept in advance */
  constructor({ cores = navigator.hardwareConcurrency, spares = Math.min(4, cores) } = {}) {
    Object.assign(this, { cores, spares, up: [], waiting: [], starting: 0 })
  }

  /** Fetch all that workers need. The first one then makes the snapshot, unless this browser has it from another visit. */
  load() {
    this.loading ??= this.#load().catch((error) => {
      this.loading = null // so that the next press tries again
      throw error
    })
    return this.loading
  }

  async #load() {
    const [module, response] = await Promise.all([compiled(), fetch(here("../python.json"))])
    const { files, key } = await response.json()
    this.key = here(`../snapshot-${key}`).href
    this.cache = await caches.open(SNAPSHOTS).catch(() => null) // not where the browser keeps nothing
    const kept = await this.cache?.match(this.key)
    const snapshot = kept ? shared(await kept.arrayBuffer()) : null
    this.setup = { module, files, snapshot, origin: performance.timeOrigin }
  }

  #keep(bytes) {
    this.setup.snapshot = shared(bytes)
    this.#next()
    const renew = async () => {
      for (const old of await this.cache.keys()) await this.cache.delete(old)
      await this.cache.put(this.key, new Response(bytes))
    }
    if (this.cache) renew().catch(() => {}) // there may be no room for it
  }

  #start() {
    const worker = new Worker(here("../process/worker.js"), { type: "module" })
    worker.ready = new Promise((tell) => {
      worker.tell = tell
    })
    worker.onmessage = ({ data }) => this.#hear(worker, data)
    worker.onerror = (event) => {
      event.preventDefault()
      this.#hear(worker, { kind: "failed" })
    }
    this.waiting.push(worker)
    this.#next()
    return worker
  }

  // As many at a time as there are cores; without a snapshot, the one that makes it.
  #next() {
    while (this.waiting.length && this.starting < (this.setup.snapshot ? this.cores : 1)) {
      this.starting++
      const worker = this.waiting.shift()
      worker.begun = true
      worker.postMessage({ ...this.setup, makeSnapshot: !this.setup.snapshot })
    }
  }

  #hear(worker, data) {
    if (data.kind === "snapshot") this.#keep(data.bytes)
    else if (data.kind === "up") this.#started(worker)
    else if (data.kind === "failed") this.#failed(worker)
    else worker.hear(data)
  }

  #failed(worker) {
    this.up = this.up.filter((other) => other !== worker)
    this.end(worker)
    worker.hear?.({ kind: "failed" })
  }

  #started(worker) {
    worker.isUp = true
    this.starting--
    worker.tell()
    this.#next()
  }

  /**
   * @param {(message: object) => void} hear gets what the worker then says
   * @returns {Worker} one that is up as soon as its `ready` is fulfilled
   */
  take(hear) {
    const worker = this.up.shift() ?? this.#start()
    worker.hear = hear
    return worker
  }

  /** Start some in advance. */
  fill() {
    while (this.up.length < this.spares) this.up.push(this.#start())
    return Promise.all(this.up.map((worker) => worker.ready))
  }

  end(worker) {
    worker.terminate()
    if (worker.isUp || worker.ended) return
    worker.ended = true
    if (worker.begun) this.starting--
    else this.waiting.splice(this.waiting.indexOf(worker), 1)
    this.#next()
  }

  /** End those that nobody has taken. */
  empty() {
    for (const worker of this.up.splice(0)) this.end(worker)
  }
}
