import sys

print("Python", sys.version.split()[0])
print(sys.version_info >= (3, 11))
