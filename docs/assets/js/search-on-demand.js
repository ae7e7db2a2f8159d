// The search's index is larger than all else together, so it and its worker wait until the reader is about to search.
// Material offers no setting for it, and starts both as its own script runs: this one has to come before.
{
  const wanted = new Promise((resolve) => {
    addEventListener("focusin", ({ target }) => target.matches("[data-md-component=search-query]") && resolve())
  })

  const { open, send } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.open = function (method, address, ...others) {
    this.waits = String(address).endsWith("/search_index.json")
    open.call(this, method, address, ...others)
  }
  XMLHttpRequest.prototype.send = function (body) {
    if (this.waits) wanted.then(() => send.call(this, body))
    else send.call(this, body)
  }

  const Started = Worker
  window.Worker = class extends EventTarget {
    constructor(address, options) {
      if (options) return new Started(address, options) // not the search's
      super()
      this.address = address
    }
    postMessage(message) { // the first one brings the index
      if (!this.worker) {
        this.worker = new Started(this.address)
        this.worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })))
      }
      this.worker.postMessage(message)
    }
  }
}
