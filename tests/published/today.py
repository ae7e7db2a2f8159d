from datetime import datetime

now = datetime.now()
print("Today is", now.strftime("%Y-%m-%d"))
print("and the time is", now.strftime("%H:%M:%S"))
print(now)
