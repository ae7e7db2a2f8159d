from datetime import datetime

print("Report of", datetime.now())
print("3 jobs done")
