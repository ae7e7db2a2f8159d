import sys
from multiprocessing import set_start_method
from runpy import run_path
from subprocess import run

if __name__ == "__main__":
    me, *program = sys.argv
    if program[0] in ("fork", "forkserver", "spawn"):
        set_start_method(program[0])
        sys.argv = program[1:]
        run_path(sys.argv[0], run_name="__main__")
    else:
        for method in ("fork", "forkserver", "spawn"):
            print(f"under {method}:", flush=True)
            run([sys.executable, me, method, *program])
