// The site's search. It takes the place of Material's worker and speaks as that does (SETUP 0, READY 1, QUERY 2,
// RESULT 3), but ranks pages instead of sections, by MiniSearch.
importScripts("minisearch.js", "descriptions.js")

// Words that any question has.
const COMMON = new Set(
  `a am an and any are as at be been but by can could did do does doing each either else even ever for from get gets got
  had has have he her his how i if in into is it its itself just let like make me my no nor not of on only or other our out
  over own same shall should so some such than that the their them then there these they this those to too up us use used
  uses using very via vs want was we were what when where which while who whose why will with within would yes yet you
  your`.split(/\s+/),
)

// Without endings, so that "sharing" finds "share" and "processes" finds "process".
const stem = (word) => {
  if (word.length < 4 || /\d/.test(word)) return word
  return word
    .replace(/ies$/, "y")
    .replace(/(ss|sh|ch|x|z)es$|(?<=[^su])s$/, "$1")
    .replace(/(?<=..[a-z])(ing|ed)$/, "")
    .replace(/(?<=..[a-z])e$/, "")
    .replace(/([bdgklmnprt])\1$/, "$1")
    .replace(/(?<=..)y$/, "i")
}

// The terms of a text. A name counts whole and in its parts: set_start_method, ProcessPoolExecutor. A version is one
// term, and the number of an error, an exit code or a signal is also one with its word: no other 24 is "Errno 24".
const terms = (text) => {
  const found = []
  let before = ""
  for (const [name] of text.matchAll(/\d+(?:\.\d+)+|[\p{L}\d]+(?:_+[\p{L}\d]+)*/gu)) {
    const parts = name.split(/_+|(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/).map((part) => part.toLowerCase())
    if (parts.length > 1) found.push(parts.join(""))
    for (const part of parts) if (!COMMON.has(part)) found.push(stem(part))
    if (/^(errno|winerror|exit|code|signal)$/.test(before) && /^\d+$/.test(name)) found.push(before + name)
    before = name.toLowerCase()
  }
  return found
}

const plain = (html) =>
  html.replace(/<[^>]*>/g, " ").replace(/&(lt|gt|quot|amp|#39);/g, (_, name) => ({ lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'" })[name])
const heading = (html) => plain(html.replace(/<[^>]*>/g, "")) // in which only words are set as code
const html = (text) => text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt()};`)

let pages // by address: {address, title, headings, description, tags, text}
let index
const known = new Set() // all terms of the pages

const build = (docs) => {
  pages = new Map()
  for (const { location, title, text, tags = [] } of docs) {
    const [address, anchor] = location.split("#")
    if (!pages.has(address)) {
      const description = descriptions[address.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "/")] ?? ""
      pages.set(address, { address, title: heading(title), headings: [], description, tags: tags.join("; "), text: "" })
    }
    const page = pages.get(address)
    if (anchor) page.headings.push({ location, title: heading(title) })
    page.text += `${plain(text)} `
  }
  index = new MiniSearch({
    idField: "address",
    fields: ["title", "headings", "description", "tags", "text"],
    extractField: (page, field) => (field === "headings" ? page.headings.map(({ title }) => title).join("; ") : page[field]),
    tokenize: terms,
    processTerm: (term, field) => {
      if (field) known.add(term)
      return term
    },
    searchOptions: {
      boost: { title: 5, headings: 2, description: 3, tags: 5, text: 3 },
      boostTerm: (term) => (/^\d+$/.test(term) ? 0.5 : 1), // most numbers say little
      // A word that is nowhere is one that is still being typed, or has a slip in it.
      prefix: (term) => !known.has(term),
      fuzzy: (term) => !known.has(term) && term.length > 4 && 1,
      bm25: { k: 2, b: 0.7, d: 0 },
    },
  })
  index.addAll([...pages.values()])
}

// What differs from run to run says nothing: addresses, process ids, where files are.
const cleaned = (query) => query.replace(/0x[\da-f]+|\b\d{4,}\b|(?<![\w.])[/\\][\w./\\-]*[/\\]|\bline \d+/gi, " ")

const marked = (text, wanted) =>
  html(text).replace(/[\p{L}\d_]+(?:\.\d+)*/gu, (word) => (terms(word).some((term) => wanted.has(term)) ? `<mark>${word}</mark>` : word))

// The sentence of a description, or the heading of a page, that has most of what is looked for; the first of several.
const best = (texts, wanted, text = (it) => it) => {
  const count = (it) => new Set(terms(text(it)).filter((term) => wanted.has(term))).size
  return texts.map((it) => [count(it), it]).reduce((one, other) => (other[0] > one[0] ? other : one), [0, undefined])
}

// Is at least half of the heading what was looked for?
const isAbout = ({ title }, count) => 2 * count >= new Set(terms(title)).size

const sectionOf = (address) => {
  const section = sections[address.split("/")[0]]
  return section ? `<small>${section}</small>` : ""
}

const search = (query) =>
  index.search(cleaned(query)).slice(0, 20).map(({ id, score, terms: found, queryTerms }) => {
    const page = pages.get(id)
    const wanted = new Set(found)
    const sentences = page.description.split(/(?<=[.?!]) (?=[A-Z])/)
    const [, sentence = sentences[0]] = best(sentences, wanted)
    const [inTitle] = best([page.title], wanted)
    const [inHeading, nearest] = best(page.headings, wanted, ({ title }) => title)
    return [{
      location: inHeading > inTitle && inHeading === queryTerms.length && isAbout(nearest, inHeading) ? nearest.location : id,
      title: `${sectionOf(id)}${marked(page.title, wanted)}`,
      text: marked(sentence, wanted),
      score,
      terms: {},
    }]
  })

addEventListener("message", ({ data: { type, data } }) => {
  if (type === 0) {
    build(data.docs)
    postMessage({ type: 1 })
  } else postMessage({ type: 3, data: { items: search(data) } })
})
