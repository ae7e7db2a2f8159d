import multiprocessing

print("cores found:", multiprocessing.cpu_count() > 0)
print(multiprocessing.get_all_start_methods())
