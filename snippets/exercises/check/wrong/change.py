def change(box, key, step):
    box[key] = step(box[key])
