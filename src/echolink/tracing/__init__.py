"""What happened within a request, and for how long? Off unless the operator asks for it."""
