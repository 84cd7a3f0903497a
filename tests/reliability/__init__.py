"""What must hold when requests race, processes die and networks fail.

The ids R1 to R30 are those of the promises.
"""
