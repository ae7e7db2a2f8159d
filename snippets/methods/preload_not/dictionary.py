print("dictionary is imported")
MEANINGS = {"pool": "a set of workers", "fork": "a copy"}
