// Where everything is in the memory that all processes share: how many cells (of 32 bits) each thing has, and which is what.

export const SLOTS = 64 // processes at once
export const DESCRIPTORS = 128 // of each process
export const SEMAPHORES = 2048
export const PIPES = 320
export const CAPACITY = 65536 // bytes that a pipe holds, as on Linux
export const PIPE_BUF = 4096 // bytes of a write that is not split, as on Linux
export const FIRST_PID = 4201

// Cells of the whole system. A lock has the id of the process that holds it.
export const LOCK = 0
export const FILE_LOCK = 1 // what flock() takes
export const NEXT_PID = 2
export const NEXT_SEMAPHORE = 3
export const TERMINAL = 4 // the number of the pipe that is the terminal's
export const LOG = 5 // of the one that is the recorder's
const SYSTEM = 16

// Bytes, one for each slot: what Pyodide looks at between two instructions, and the signal that then comes.
export const BELLS = SYSTEM * 4
export const DOORBELL = 26 // SIGVTALRM

// Cells of a process. A set of subscribers has two cells, a bit for each slot.
export const PROCESS = { PID: 0, PARENT: 1, STATE: 2, STATUS: 3, PENDING: 4, CAUGHT: 5, IGNORED: 6, WOKEN: 7, ENDED: 8, WAITS: 10, TURNS: 11, size: 12 }
export const FREE = 0, RUNNING = 1, ZOMBIE = 2 // its states

// Cells of a pipe. Who has made it and not yet opened it is its `MAKER`, as slot + 1.
export const PIPE = { READERS: 0, WRITERS: 1, AT: 2, USED: 3, WATCHED: 4, MAKER: 6, size: 7 }

// Cells of a semaphore. The generation tells it from those that had its place before.
export const SEMAPHORE = { REFERENCES: 0, VALUE: 1, GENERATION: 2, AWAITED: 3, size: 5 }

// Cells of a file. Of one that has no name any more, the parent is -1.
export const INODE = { KIND: 0, PARENT: 1, LENGTH: 2, FIRST: 3, REFERENCES: 4, TIME: 5, MODE: 6, VERSION: 7, size: 8 }
export const INODES = 512
export const NAME = 64 // bytes of a name, with the 0 at its end
export const BLOCK = 4096
export const BLOCKS = 8192

const processes = SYSTEM + SLOTS / 4
const descriptors = processes + SLOTS * PROCESS.size
const semaphores = descriptors + SLOTS * DESCRIPTORS * 2
const pipes = semaphores + SEMAPHORES * SEMAPHORE.size
const inodes = pipes + PIPES * PIPE.size
const following = inodes + INODES * INODE.size
export const CELLS = following + BLOCKS
const names = CELLS * 4
const data = names + INODES * NAME
const blocks = data + PIPES * CAPACITY
export const SIZE = blocks + BLOCKS * BLOCK // bytes of it all

export const processAt = (slot) => processes + slot * PROCESS.size
export const descriptorAt = (slot, fd) => descriptors + (slot * DESCRIPTORS + fd) * 2 // two cells: read from, written to
export const semaphoreAt = (place) => semaphores + place * SEMAPHORE.size
export const pipeAt = (number) => pipes + (number - 1) * PIPE.size // counted from 1
export const pipeData = (number) => data + (number - 1) * CAPACITY
export const inodeAt = (number) => inodes + number * INODE.size
export const nameAt = (number) => names + number * NAME
export const followingAt = (block) => following + block // of a block: the next of its file, from 1; -1: it is the last; 0: free
export const blockAt = (block) => blocks + block * BLOCK
