// What a run prints, as it comes: whole lines, each in the color of the process that wrote it, as far as the recorder knows.
const MOST = 2000 // lines that are shown; there may be a hundred thousand
const COLORS = 4 // of children, which then come again, striped

const span = (className, text) => Object.assign(document.createElement("span"), { className, textContent: text })

/** Bytes as characters of the same number, which is how the recorder has them. */
const latin1 = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")
const utf8 = (text) => new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0)))

export class Output {
  /** @param {HTMLElement} code where the lines go, below the command */
  constructor(code, command) {
    Object.assign(this, { code, text: "", log: "", rest: "", size: 0, count: 0, writes: [], colors: new Map() })
    this.last = document.createTextNode("") // a line without its end
    code.replaceChildren(span("gp", "$ "), `${command}\n`, this.last)
  }

  add(bytes) {
    const text = latin1(bytes)
    this.text += text
    this.size += bytes.length
    const lines = (this.rest + text).split("\n")
    this.rest = lines.pop()
    for (const line of lines) this.#show(line)
    this.last.data = utf8(this.#visible(this.rest))
  }

  // A carriage return begins the line again.
  #visible(line) {
    return line.replace(/\r+$/, "").split("\r").at(-1)
  }

  #show(line) {
    this.count++
    const writer = this.writes.findIndex(({ text }) => text.includes(line))
    const pid = writer < 0 ? null : this.writes[writer].pid
    if (writer >= 0) this.writes.splice(0, writer)
    if (this.count > MOST) return
    this.last.before(span(`go ${this.#color(pid)}`, utf8(this.#visible(line))), "\n")
  }

  #color(pid) {
    const number = this.colors.get(pid)
    if (number === undefined) return ""
    return `lane ${number ? `lane-${((number - 1) % COLORS) + 1}` : "lane-main"}${number > COLORS ? " again" : ""}`
  }

  /** Take in what the recorder says: JSON, an event to a line. */
  hear(text) {
    this.log += text
    const lines = ((this.unheard ?? "") + text).split("\n")
    this.unheard = lines.pop()
    for (const line of lines) {
      const event = JSON.parse(line)
      const pid = event.kind === "start" ? event.child : event.kind === "run" ? event.pid : null
      if (pid && !this.colors.has(pid)) this.colors.set(pid, this.colors.size)
      if (event.kind === "write") this.writes.push({ text: event.text, pid: event.pid })
    }
  }

  /** Show these lines in place of what came: [text, classes], and how it ended. */
  settle(lines, ending) {
    let next = this.code.childNodes[2]
    while (next) {
      const { nextSibling } = next
      next.remove()
      next = nextSibling
    }
    for (const [text, classes] of lines.slice(0, MOST)) this.code.append(span(`go ${classes}`, text), "\n")
    this.end(ending)
  }

  /** Say how it ended, and how much is not shown. */
  end(ending) {
    const more = this.count - MOST
    if (more > 0) this.code.append(span("go ending", `[${more.toLocaleString("en")} more lines]`), "\n")
    if (ending) this.code.append(span("go ending", `[${ending}]`), "\n")
  }
}
