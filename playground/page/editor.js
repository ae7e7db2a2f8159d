// A plain text field over the program: Tab leaves it, Enter keeps the indentation. What is in it stays for the session.
const INDENT = "    "

const key = (path) => `edited ${path}`
export const stored = (path) => sessionStorage.getItem(key(path))

export class Editor {
  /**
   * @param {HTMLElement} code the program on the page
   * @param {() => void} onRun for Ctrl+Enter; @param {() => void} onChange
   */
  constructor(code, path, onRun, onChange) {
    Object.assign(this, { code, path, onChange, original: [...code.childNodes], text: code.textContent })
    this.field = Object.assign(document.createElement("textarea"), {
      className: "editor", spellcheck: false, autocapitalize: "off", autocomplete: "off", wrap: "off", hidden: true,
      ariaLabel: `${path}, to edit; Control and Enter run it`,
    })
    this.field.addEventListener("input", () => this.#changed())
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return
      event.preventDefault()
      if (event.ctrlKey || event.metaKey) onRun()
      else this.#breakLine()
    })
    code.parentNode.after(this.field)
  }

  get source() {
    return stored(this.path) ?? this.text
  }

  get isEdited() {
    return this.source !== this.text
  }

  get isOpen() {
    return !this.field.hidden
  }

  open() {
    this.field.value = this.source
    this.field.rows = this.source.split("\n").length
    this.field.hidden = false
    this.code.parentNode.hidden = true
  }

  /** Show the program as text again; one that was edited has no colors. */
  close() {
    this.field.hidden = true
    this.code.parentNode.hidden = false
    this.code.replaceChildren(...(this.isEdited ? [this.source] : this.original))
  }

  restore() {
    sessionStorage.removeItem(key(this.path))
    if (this.isOpen) this.open()
    else this.close()
    this.onChange()
  }

  /** Select a line, counted from 1. */
  select(number) {
    this.open()
    const lines = this.field.value.split("\n")
    const start = lines.slice(0, number - 1).join("\n").length + (number > 1)
    this.field.focus()
    this.field.setSelectionRange(start, start + lines[number - 1].length)
    this.field.scrollIntoView({ block: "nearest" })
  }

  #changed() {
    const { value } = this.field
    if (value === this.text) sessionStorage.removeItem(key(this.path))
    else sessionStorage.setItem(key(this.path), value)
    this.field.rows = value.split("\n").length
    this.onChange()
  }

  #breakLine() {
    const { field } = this
    const before = field.value.slice(0, field.selectionStart).split("\n").at(-1)
    const indent = before.match(/^ */)[0] + (/:\s*(#.*)?$/.test(before) ? INDENT : "")
    field.setRangeText(`\n${indent}`, field.selectionStart, field.selectionEnd, "end")
    this.#changed()
  }
}
