// Pasted into the search: of a whole traceback the message; of that no numbers that differ from run to run, no
// operators of the search, and no short words, which it takes for beginnings of others.
document.querySelector("[data-md-component=search-query]")?.addEventListener("paste", (event) => {
  const lines = event.clipboardData.getData("text").split("\n").filter((line) => line.trim())
  const message = lines.findLast((line) => /^(\w+\.)*\w*(Error|Exception|Warning|Empty|Full|Pool)\b/.test(line)) ?? lines.join(" ")
  const words = message.replace(/0x[\da-f]+|\d{4,}|[:~^*+"\\]|\B-/gi, " ").trim().split(/\s+/)
  const telling = words.filter((word) => word.length > 3)
  event.preventDefault()
  document.execCommand("insertText", false, (telling.length > 2 ? telling : words).join(" "))
  event.target.dispatchEvent(new Event("keyup")) // what the search listens to
})
