"""How did the schema come to be what it is? One file a revision, in `versions`."""
