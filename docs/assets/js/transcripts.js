// Labels in transcripts, which are readable without them: what may differ, what a traceback is about, how it ended.
{
  // From the disk, in the copy for reading offline, a page has its whole file name.
  const ending = location.protocol === "file:" ? ".html" : "/"
  const explanation = new URL(`about/how-outputs-are-proven${ending}#what-varies-means`, __md_scope).href

  // "$ python sum.py  # varies: interleaving": the comment becomes a label at the end of the line.
  const label = (comment) => {
    const link = Object.assign(document.createElement("a"), { className: "varies", href: explanation })
    link.textContent = comment.textContent.replace(/^#\s*/, "")
    link.title = "What may differ on your machine"
    const command = comment.previousSibling
    command.textContent = command.textContent.trimEnd()
    comment.replaceWith(link)
  }

  const mark = (code) => {
    const comment = code.querySelector(".gp:first-child ~ .c1")
    if (comment?.textContent.startsWith("# varies:")) label(comment)

    // How it ended, if it did not simply end: "[exit 1]".
    const lines = [...code.querySelectorAll(".go")]
    const last = lines.at(-1)
    if (last && /^\[(exit \d+|still running after .+|goes on printing)\]$/.test(last.textContent)) last.classList.add("ending")

    // What a traceback is about: its first line that is not indented.
    let inTraceback = false
    for (const line of lines) {
      const text = line.textContent
      if (text.startsWith("Traceback (")) inTraceback = true
      else if (inTraceback && /^\S/.test(text)) {
        line.classList.add("error")
        inTraceback = false
      }
    }
  }

  addEventListener("DOMContentLoaded", () => document$.subscribe(() => {
    document.querySelectorAll(".language-console code").forEach(mark)
  }))
}
