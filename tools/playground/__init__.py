"""The playground: what it is made of, and which programs are proven to run there."""
