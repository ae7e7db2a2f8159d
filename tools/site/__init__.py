"""The built site, made ready to be published."""
