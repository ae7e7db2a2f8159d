// Typed into the search: the words that any question has say nothing, and the search takes each word for a
// beginning, so that "sharing" finds no "share", but "shar" finds both. Material reads the field's value and offers
// no other place to change the words.
{
  const common = /^(an?|and|are|as|at|be|by|can|do|does|each|for|from|how|i|if|in|is|its?|my|of|on|or|than|that|the|this|to|use|using|vs|what|when|which|why|with)$/i
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")
  const query = document.querySelector("[data-md-component=search-query]")
  if (query) Object.defineProperty(query, "value", {
    set,
    get() {
      const words = get.call(this).split(/\s+/)
      const telling = words.filter((word) => !common.test(word))
      return (telling.some(Boolean) ? telling : words).map((word) => word.replace(/(?<=[a-z]{4})(ing|ed|e?s|e)$/, "")).join(" ")
    },
  })
}
