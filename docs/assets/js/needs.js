// What a program needs, as badges in place of the metadata that it begins with. The text that is copied keeps them.
{
  const SYSTEMS = { linux: "Linux", darwin: "macOS", win32: "Windows" }
  const words = (list) => list?.match(/[\w.-]+/g) ?? []

  const needs = (metadata) => {
    const value = (key) => metadata.match(new RegExp(`^# ${key} = (.*)$`, "m"))?.[1]
    const [version] = words(value("requires-python"))
    const systems = words(value("platforms")).map((name) => SYSTEMS[name])
    return [version && `Python ${version} or later`, systems.join(", "), ...words(value("dependencies"))].filter(Boolean)
  }

  const replace = (code) => {
    const [metadata] = code.textContent.match(/^# \/\/\/ script\n(?:#.*\n)*?# \/\/\/\n+/) ?? []
    if (!metadata) return
    const range = document.createRange()
    range.setStart(code, 0)
    const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT)
    let left = metadata.length
    while (left > 0) {
      const { data } = texts.nextNode()
      range.setEnd(texts.currentNode, Math.min(left, data.length))
      left -= data.length
    }
    const hidden = Object.assign(document.createElement("span"), { className: "metadata" })
    hidden.append(range.extractContents())
    code.prepend(hidden)
    const badges = Object.assign(document.createElement("p"), { className: "needs" })
    badges.append(...needs(metadata).flatMap((text) => [Object.assign(document.createElement("span"), { textContent: text }), " "]))
    if (badges.firstChild) code.closest("pre").before(badges)
  }

  addEventListener("DOMContentLoaded", () => document$.subscribe(() => {
    document.querySelectorAll(".language-python code").forEach(replace)
  }))
}
