import multiprocessing

print("cores found:", multiprocessing.cpu_count() > 0)
print(sorted(multiprocessing.get_all_start_methods()))
