from separators import DASH


def slugify(title):
    return title.lower().replace(" ", DASH)
