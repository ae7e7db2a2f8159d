// Behind a sentence that claims something, a sign that leads to what shows it, as the comment there says: a program on
// the page, a proof, or a passage of Python's documentation or standard library.
{
  const places = {
    shown: (name) => {
      if (name.startsWith("proofs/")) return [new URL(`about/proofs/#${name.slice(7)}`, __md_scope), "Shown by a proof"]
      const bars = [...document.querySelectorAll(".filename")]
      const block = bars.find((bar) => bar.textContent.startsWith(`snippets/${name}`))?.closest(".highlight")
      if (block) block.id = name
      return [`#${name}`, `Shown by ${name}.py`]
    },
    docs: (passage) => {
      const [, page, anchor, words] = passage.match(/(.*?)#(.*?) "(.*)"/)
      return [`https://docs.python.org/3/${page}.html#${anchor}`, `Python's documentation: “${words}”`]
    },
    changelog: (entry) => {
      const [, minor, patch, words] = entry.match(/^(3\.\d+)\.(\d+).*? "(.*)"/)
      const release = `python-${minor.replace(".", "-")}-${patch}-final`
      return [`https://docs.python.org/${minor}/whatsnew/changelog.html#${release}`, `Changelog: “${words}”`]
    },
    source: (code) => {
      const [, module, words] = code.match(/(\S+).*? "(.*)"/)
      return [`https://github.com/python/cpython/blob/main/Lib/${module}`, `${module}: ${words}`]
    },
  }

  addEventListener("DOMContentLoaded", () => document$.subscribe(() => {
    const comments = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_COMMENT)
    const marks = []
    while (comments.nextNode()) marks.push(comments.currentNode)
    for (const mark of marks) {
      const [, kind, what] = mark.data.match(/^ (\w+): (.*) $/s) ?? []
      if (!places[kind]) continue
      const [href, title] = places[kind](what)
      const sign = Object.assign(document.createElement("a"), { href, title, className: "claim" })
      sign.setAttribute("aria-label", title)
      mark.replaceWith(sign)
    }
  }))
}
