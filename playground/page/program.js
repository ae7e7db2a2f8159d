// A program that a reader runs, and edits: its buttons, its output below the recorded one, and its timeline.
import { draw, prepare, stopDrawing } from "./drawing.js"
import { Editor, stored } from "./editor.js"
import { Interpreters } from "./interpreters.js"
import { isolate } from "./isolation.js"
import { Output } from "./output.js"

const FOLDER = "/home/you"
const PYTHON = "3.14"
const programs = new Map() // by their title bars
const interpreters = new Interpreters()
let machine // run.js, which can be imported only where memory can be shared
let facts // of all programs, by path
let running = null // the program that runs: one at a time

const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("program.css", import.meta.url) })
document.head.append(sheet)

const make = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

/** @returns {Program} the one that this title bar is of */
export function program(bar, path) {
  if (!programs.has(bar)) programs.set(bar, new Program(bar, path))
  return programs.get(bar)
}

/** How a run ended that did not simply end, in words. */
function ending({ reason, status }) {
  const { LIMITS } = machine
  const words = {
    output: `stopped: it printed more than ${LIMITS.output / 1e6} MB`,
    processes: `stopped: it had more than ${LIMITS.processes} processes`,
    time: `stopped after ${LIMITS.time / 1000} s`,
    stopped: "stopped",
  }
  return words[reason] ?? (status ? `exit ${status < 0 ? 128 - status : status}` : "")
}

class Program {
  constructor(bar, path) {
    const block = bar.closest(".highlight")
    Object.assign(this, { bar, path, block, name: path.slice(path.lastIndexOf("/") + 1) })
    this.runButton = bar.querySelector(".own.start")
    this.editButton = bar.querySelector(".own.edit")
    const press = (className, text, title, onclick) => make("button", { className: `own ${className}`, type: "button", textContent: text, title, onclick, hidden: true })
    this.stopButton = press("stop", "Stop", "End all its processes", () => this.stop())
    this.interruptButton = press("interrupt", "Ctrl-C", "Interrupt it, as Ctrl-C does in a terminal", () => this.interrupt())
    this.restoreButton = press("restore", "Restore", "Bring back the program as it was", () => this.restore())
    this.runButton.after(this.stopButton, this.interruptButton)
    this.editButton.after(this.restoreButton)
    this.editor = new Editor(block.querySelector("code"), path, () => this.start(), () => this.changed())
  }

  changed() {
    this.restoreButton.hidden = !this.editor.isEdited
    this.bar.querySelector("[data-clipboard-text]").dataset.clipboardText = this.editor.source
  }

  edit() {
    if (this.editor.isOpen) this.editor.close()
    else {
      this.editor.open()
      this.editor.field.focus()
    }
    this.editButton.ariaPressed = this.editor.isOpen
  }

  /** Show an edit of before. */
  restoreEdit() {
    if (!stored(this.path)) return
    this.editor.close()
    this.changed()
  }

  restore() {
    this.editor.restore()
    this.editButton.focus()
  }

  #frame() {
    if (this.frame) return
    this.status = make("p", { className: "own-status", role: "status" })
    this.code = make("code")
    const pre = make("pre", { tabIndex: 0, ariaLabel: "Output of your run" }, this.code)
    pre.addEventListener("keydown", (event) => {
      if (event.ctrlKey && event.key === "c" && running === this && getSelection().isCollapsed) this.interrupt()
    })
    this.console = make("div", { className: "language-console highlight own-output" }, pre)
    this.frame = make("section", { className: "own-run", ariaLabel: `Your run of ${this.name}` }, this.status, this.console)
    let last = this.block // then the transcript, and its timeline, around which Markdown has empty paragraphs
    while (last.nextElementSibling?.matches(".language-console, .tabbed-set, details, .timeline, p:empty")) last = last.nextElementSibling
    last.after(this.frame)
  }

  #say(text) {
    this.status.textContent = text
  }

  #show(isRunning) {
    for (const button of [this.stopButton, this.interruptButton]) button.hidden = !isRunning
    this.runButton.hidden = isRunning
    const hadFocus = document.activeElement === document.body || this.bar.contains(document.activeElement)
    if (hadFocus) (isRunning ? this.stopButton : this.runButton).focus()
  }

  async start() {
    if (running) return running === this ? undefined : running.#say("Stop this program first: one runs at a time.")
    running = this
    this.#frame()
    this.editor.close()
    this.editButton.ariaPressed = false
    this.console.querySelector(".ending")?.remove()
    try {
      if (await isolate(this.path)) await this.#run()
    } catch (error) {
      this.#say(`It cannot be run: ${error.message}.`)
    } finally {
      running = null
      this.#show(false)
    }
  }

  async #run() {
    this.#say(`Getting Python, ${this.bar.dataset.run} …`)
    this.#show(true)
    machine ??= await import("./run.js")
    facts ??= await (await fetch(new URL("../programs.json", import.meta.url))).json()
    const { argv, files, environment, stdin } = facts[this.path]
    const source = this.editor.source
    const output = new Output(this.code, [...Object.entries(environment).map((pair) => pair.join("=")), ...argv].join(" ") + (stdin ? ` < ${stdin}` : ""))
    this.frame.querySelector(".timeline")?.remove()
    const presses = (this.presses = [])
    const job = {
      argv, folder: FOLDER, files: { ...files, [this.name]: source }, stdin: stdin === this.name ? source : (files[stdin] ?? null),
      environment: { HOME: FOLDER, LANG: "C.UTF-8", LOGNAME: "you", PATH: "/usr/bin", TERM: "dumb", TMPDIR: "/tmp", TZ: "UTC", USER: "you", SNIPPET_TIMELINE: "1", ...environment },
    }
    let begun = false
    this.current = new machine.Run(interpreters, job, {
      onOutput: (bytes) => output.add(bytes),
      onLog: (text) => {
        output.hear(text)
        if (begun) return
        begun = true
        this.#say("It runs.")
        prepare(interpreters)
      },
    })
    this.output = output
    const result = await this.current.finish()
    for (const small of document.querySelectorAll(".own.start small")) small.remove() // Python is there
    this.#show(false)
    this.#say(`Your run, CPython ${PYTHON} in this page, spawn${this.editor.isEdited ? ", of the program as you edited it" : ""}.`)
    running = null
    output.end(ending(result))
    await this.#settle(output, result, presses)
    interpreters.fill()
  }

  // The lines as the recorded ones are shown, and the timeline, by the code that makes those.
  async #settle(output, result, presses) {
    const cut = result.reason !== "ended"
    const said = output.log && await draw({
      program: this.path, python: PYTHON, folder: FOLDER, output: output.text, log: output.log, interrupts: presses, status: result.status, cut,
    })
    if (!this.frame.isConnected || running === this) return
    if (!said) return
    output.settle(said.lines, ending(result))
    this.#linkErrors()
    if (!said.figure) return
    this.frame.insertAdjacentHTML("beforeend", said.figure)
    const figure = this.frame.querySelector(".timeline")
    figure.told = said.player
    figure.dispatchEvent(new CustomEvent("drawn", { bubbles: true }))
  }

  #linkErrors() {
    for (const line of this.code.querySelectorAll(".go")) {
      const found = line.textContent.match(/^(\s*File ")(.+)(", line (\d+).*)$/)
      if (!found || !found[2].endsWith(this.name)) continue
      const [, before, file, after, number] = found
      const go = make("button", { className: "own-line", type: "button", textContent: `${file}${after.replace(/,? in .*/, "")}`, title: "Go to this line" })
      go.addEventListener("click", () => {
        this.editor.select(Number(number))
        this.editButton.ariaPressed = true
      })
      line.replaceChildren(before, go, after.match(/,? in .*/)?.[0] ?? "")
    }
  }

  stop() {
    this.current?.stop()
  }

  interrupt() {
    this.presses.push([this.output.size, Math.round(performance.now() * 1e6)])
    this.current?.interrupt()
  }
}

// Material puts other pages in place of this one: what ran on it has ended then.
document$.subscribe(() => {
  for (const [bar, each] of programs) {
    if (bar.isConnected) continue
    each.stop()
    programs.delete(bar)
  }
})
addEventListener("pagehide", () => {
  running?.stop()
  interpreters.empty()
  stopDrawing()
})
