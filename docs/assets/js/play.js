// A button in the caption of each timeline plays its run. What plays it is fetched with the first press; from a disk, nothing can be.
if (location.protocol !== "file:") {
  const addButton = (figure) => {
    const button = Object.assign(document.createElement("button"), { className: "play", textContent: "Play this run" })
    button.addEventListener("click", async () => {
      button.disabled = true // until it plays, so that a second press opens no second player
      try {
        const { play } = await import(new URL("assets/player/player.js", __md_scope))
        await play(figure, button)
      } catch (error) {
        button.textContent = "This run could not be loaded"
        throw error
      } finally {
        button.disabled = false
      }
    })
    figure.querySelector("figcaption").prepend(button)
  }

  addEventListener("DOMContentLoaded", () => document$.subscribe(() => {
    document.querySelectorAll(".timeline[data-run]").forEach(addButton)
  }))
  addEventListener("drawn", ({ target }) => target.dataset.run && addButton(target)) // a reader's own run
}
