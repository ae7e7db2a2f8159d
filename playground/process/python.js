// Starts Pyodide in a worker: from the snapshot if there is one, which saves most of the time that Python takes to start.
import { loadPyodide } from "../pyodide/pyodide.mjs"

const WASM = "pyodide.asm.wasm"
const MOST = 512 * 2 ** 20 / 65536 // pages of memory that a process may have; then Python raises MemoryError

/** @returns Pyodide, as `loadPyodide` does; `setup` is as worker.js has it */
export async function startPython({ module, snapshot, files, origin, makeSnapshot }) {
  shareClock(origin)
  useCompiled(module)
  limitMemory()
  const indexURL = new URL("../pyodide/", import.meta.url).href
  const how = snapshot ? { _loadSnapshot: readable(snapshot) } : { _makeSnapshot: makeSnapshot }
  const py = await loadPyodide({ indexURL, ...how })
  for (const [path, text] of Object.entries(files)) {
    py.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")))
    py.FS.writeFile(path, text)
  }
  sendNothing()
  if (snapshot) return py
  py.runPython("import sys; sys.path.append('/lib/playground'); from _playground.install import install; install()")
  if (makeSnapshot) postMessage({ kind: "snapshot", bytes: py.makeMemorySnapshot() })
  return py
}

/** One clock for all processes: the page's. */
function shareClock(origin) {
  const shift = performance.timeOrigin - origin
  const now = performance.now.bind(performance)
  performance.now = () => now() + shift
}

/** The page has it compiled once, for all; so it is not fetched either. */
function useCompiled(module) {
  const { fetch } = self
  self.fetch = (what, how) => (String(what.url ?? what).endsWith(WASM) ? Promise.resolve(new Response()) : fetch(what, how))
  WebAssembly.instantiateStreaming = async (_, imports) => ({ instance: await WebAssembly.instantiate(module, imports), module })
}

function limitMemory() {
  const { grow } = WebAssembly.Memory.prototype
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength / 65536 + pages > MOST) throw new RangeError("more memory than a process may have")
    return grow.call(this, pages)
  }
}

/** No program asks another host for anything, as the policy of the pages has it, which does not reach workers. */
function sendNothing() {
  for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "importScripts"]) self[name] = undefined
}

/** The snapshot is in shared memory, of which no TextDecoder takes any: so Pyodide gets a copy of the header that it reads. */
function readable(snapshot) {
  const bytes = new Uint8Array(snapshot)
  bytes.subarray = (from, to) => Uint8Array.prototype[to === undefined ? "subarray" : "slice"].call(bytes, from, to)
  return bytes
}
