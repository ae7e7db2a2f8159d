// Run and Edit in the title bars of programs that are proven to hold in a browser; publishing has marked these, and joins this
// with the scripts of every page. The rest is fetched when a button is pressed, or where a reader has edited a program before.
{
  const dress = (bar) => {
    const path = bar.firstChild.data
    const fetched = () => import(new URL("playground/page/program.js", __md_scope))
    const use = async (name) => (await fetched()).program(bar, path)[name]()
    for (const [name, text, title] of [
      ["start", "Run", `Run it in this page: ${bar.dataset.run} are loaded at the first time`],
      ["edit", "Edit", "Edit it, to run it in this page"],
    ]) {
      const button = Object.assign(document.createElement("button"), { className: `own ${name}`, type: "button", textContent: text, title })
      if (name === "start") button.append(Object.assign(document.createElement("small"), { textContent: ` ${bar.dataset.run}` }))
      button.addEventListener("click", () => use(name))
      bar.append(button)
    }
    if (sessionStorage.getItem(`edited ${path}`)) use("restoreEdit")
    if (sessionStorage.getItem("run") === path) use("start") // the page has been loaded anew, to be isolated
  }

  addEventListener("DOMContentLoaded", () => document$.subscribe(() => {
    if (!isSecureContext || !("Suspending" in WebAssembly)) return
    document.querySelectorAll(".filename[data-run]:not(:has(.own))").forEach(dress)
  }))
}
