from multiprocessing import current_process

print("a script runs in", current_process().name)
