from datetime import datetime

print("Report of", datetime.now().strftime("%A, %B %d, %Y"))
print("3 jobs done")
