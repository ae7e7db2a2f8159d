// Pasted into the search: of a whole traceback, the message. Material listens to keys alone, not to a mouse.
document.querySelector("[data-md-component=search-query]")?.addEventListener("paste", (event) => {
  const lines = event.clipboardData.getData("text").split("\n").filter((line) => line.trim())
  const message = lines.findLast((line) => /^(\w+\.)*\w*(Error|Exception|Warning|Empty|Full|Pool)\b/.test(line))
  event.preventDefault()
  document.execCommand("insertText", false, message ?? lines.join(" "))
  event.target.dispatchEvent(new Event("keyup"))
})
