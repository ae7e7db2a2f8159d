"""The ledger of claims: what each sentence of the prose that claims something is shown by."""
