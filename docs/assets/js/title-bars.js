// In a program's title bar: how to run it, as the transcript below has it, and a button to copy it. Material's would
// leave out the end of the last line, and is made for each program in turn, which takes a phone long.
{
  const complete = (bar) => {
    const path = bar.textContent
    let below = bar.closest(".highlight").nextElementSibling
    if (below?.matches(".tabbed-set, details")) below = below.querySelector(".language-console")
    const command = below?.matches(".language-console") && below.querySelector("code").textContent.split("\n")[0]
    if (command) {
      const run = Object.assign(document.createElement("span"), { className: "run" })
      run.textContent = command.replace(/^\$ |\s*(# )?varies:.*/g, "")
      bar.append(run)
    }
    const button = Object.assign(document.createElement("button"), { className: "md-code__button", title: `Copy ${path}` })
    button.dataset.mdType = "copy" // has Material's icon, and Material's script listens to it
    button.dataset.clipboardText = bar.closest(".highlight").querySelector("code").textContent
    bar.append(button)
  }

  addEventListener("DOMContentLoaded", () => document$.subscribe(() => {
    document.querySelectorAll(".highlight:not(.language-console) > .filename").forEach(complete)
  }))
}
