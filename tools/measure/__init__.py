"""What processes cost, measured."""
