// Draws the timeline of a run that is over, with the code that draws the recorded ones, in a Python of its own.

let worker
let waiting = Promise.resolve()

/** Start the Python that draws, while the run goes on. @param interpreters whose setup it shares */
export function prepare(interpreters) {
  if (worker) return
  worker = new Worker(new URL("draw.js", import.meta.url), { type: "module" })
  worker.postMessage({ ...interpreters.setup, makeSnapshot: false })
}

/** @param facts as tools/draw/fresh.py has them @returns what that returns; null if it could not be drawn */
export function draw(facts) {
  const answered = waiting.then(() => new Promise((done) => {
    const told = worker
    told.onmessage = ({ data }) => done(JSON.parse(data))
    told.onerror = (event) => {
      event.preventDefault()
      if (worker === told) worker = null
      told.terminate()
      done(null)
    }
    told.postMessage(JSON.stringify(facts))
  }))
  waiting = answered
  return answered
}

/** End the Python that draws, where the page is left. */
export function stopDrawing() {
  worker?.terminate()
  worker = null
}
