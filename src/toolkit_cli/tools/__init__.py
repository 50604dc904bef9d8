"""One external program or native library a file."""
