"""Kernels forked from a process that has the imports done, and cold ones where that cannot be."""
