// Runs a program as the project's harness does: presses Ctrl-C, and cuts a run short that hangs or goes on, when as much has
// been printed as the transcript says. What the run then breaks of the transcript's guarantees, the harness says.
import { Interpreters } from "../page/interpreters.js"
import { LIMITS, Run } from "../page/run.js"

const MORE = 5 // lines that a program which goes on printing prints besides
const SILENT = 2000, BUSY = 6000 // ms of silence that show that a program hangs: all its processes wait, or some compute
const SETTLED = 1500 // ms after which one that computes gets its Ctrl-C

/** Bytes as characters of the same number; browsers take "latin1" for Windows-1252. */
function latin1(bytes) {
  let text = ""
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

/** As tools.run.job.extent: how many lines are complete, and how many of these are not indented. */
function extent(text) {
  const lines = text.slice(0, text.lastIndexOf("\n") + 1).split("\n").slice(0, -1)
  return [lines.length, lines.filter((line) => /^[^ |\t\r\n]/.test(line)).length]
}

let interpreters

/** @returns what tools.run.job.Result has, and how many processes there were */
export async function prove({ argv, files, stdin, environment, limit, expect, printed, interrupts, cores, spares }) {
  interpreters ??= new Interpreters({ cores, spares })
  await interpreters.load()
  await interpreters.fill()
  let [output, log] = ["", ""]
  const run = new Run(interpreters, { argv, files, stdin, environment }, {
    limits: { ...LIMITS, time: limit },
    onOutput: (bytes) => (output += latin1(bytes)),
    onLog: (text) => (log += text),
  })
  const pressed = []
  const reached = ([lines, whole], [wantedLines, wantedWhole]) => lines >= wantedLines && whole >= wantedWhole
  const watch = setInterval(() => {
    const so_far = extent(output)
    const next = interrupts[pressed.length]
    if (next && (run.idle || run.silent > SETTLED) && reached(so_far, next)) {
      pressed.push([run.size, Math.round(performance.now() * 1e6)])
      run.interrupt()
    } else if (expect === "goes on printing" && so_far[0] > printed[0] + MORE) run.end(expect)
    else if (expect === "still running" && reached(so_far, printed) && run.silent > (run.idle ? SILENT : BUSY)) run.end(expect)
  }, 10)
  const { reason, status } = await run.finish()
  clearInterval(watch)
  return { reason, status, output, log, interrupts: pressed, silent: run.silent / 1000 }
}
