// "Copy as Markdown". The Markdown is beside the page on the published site. It is asked for on a click, not before,
// and the clipboard is given a promise: some browsers refuse what is written after a wait.
document.addEventListener("click", async (event) => {
  const button = event.target.closest(".copy-page")
  if (!button) return
  const text = fetch(new URL("index.md", location)).then((answer) => {
    if (!answer.ok) throw new Error(answer.statusText)
    return answer.text()
  })
  const blob = text.then((text) => new Blob([text], { type: "text/plain" }))
  let said = "Copied"
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })])
  } catch {
    said = await text.then(
      () => "Not copied: your browser does not let pages copy here",
      () => "Not copied: only the published site has its pages as Markdown",
    )
  }
  button.nextElementSibling.textContent = said
})
