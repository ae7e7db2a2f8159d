// One worker is one process: a Python of its own, whose system calls go to the kernel that all share.
//
// The page sends two messages: what any process needs (the setup), and later, which one this is (the job).
//   setup  {module, snapshot, files, origin, makeSnapshot}: Python compiled, the memory that a process begins with or null,
//          the texts of Python files by path, the page's clock
//   job    {memory, slot, pid, group, cores, argv, files, stdin, environment, folder, fds, recorder}
import { BELLS } from "../kernel/layout.js"
import { Kernel } from "../kernel/kernel.js"
import { calls } from "./calls.js"
import { mappedFiles } from "./mapped.js"
import { mount } from "./mount.js"
import { startPython } from "./python.js"
import { devices, pipeStreams } from "./streams.js"

const FAILED = 1 << 8 // as waitpid() has it
const LOG = "/log"

const message = () => new Promise((got) => {
  self.onmessage = ({ data }) => got(data)
})

const py = await startPython(await message()).catch((error) => {
  postMessage({ kind: "failed" })
  throw error
})
postMessage({ kind: "up" })

const job = await message()
const kernel = new Kernel(job.memory, job.slot, job.pid)
const streams = pipeStreams(py.FS, kernel)
const mapped = mappedFiles(py._module.MEMFS, () => py._module.HEAPU8, kernel)
const inherit = mount(py.FS, kernel, mapped)
const print = devices(py, kernel, job.stdin, LOG)
for (const [fd] of job.fds) if (fd < 3) py.FS.closeStream(fd)
for (const [fd, input, output] of job.fds) {
  if (input < 0) inherit(-input, fd)
  else streams.inherit(input, output, fd)
}
py.setInterruptBuffer(new Uint8Array(job.memory, BELLS + job.slot, 1))

const made = calls(py, job, { kernel, streams, mapped, print })
py.registerJsModule("_calls", made)
py.runPython(`
import _calls
from _playground.kernel import k
for name in ${JSON.stringify(Object.keys(made))}:
    setattr(k, name, getattr(_calls, name))
`)
let status = FAILED
try {
  const { start } = py.pyimport("_playground.program")
  const environment = job.recorder ? { SNIPPET_LOG: LOG, SNIPPET_METHOD: "spawn", ...job.environment } : job.environment
  const words = [job.argv, job.files, environment].map((each) => py.toPy(each))
  status = await start.callPromising(...words, job.folder, job.recorder)
} catch (error) {
  print(new TextEncoder().encode(`${error}\n`))
}
made.exit(status)
