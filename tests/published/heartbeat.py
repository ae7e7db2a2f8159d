import time
from itertools import count

for beat in count():
    print("beat", beat)
    time.sleep(0.2)
