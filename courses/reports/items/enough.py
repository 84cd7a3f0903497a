"""From how many people on a figure is told at all.

A convention of this house, not a law of statistics: with 10 people the interval of a share of
one half still reaches from 24 to 76 percent, with 30 that of a correlation of 0.3 from −0.07 to
0.60. Below, the pages say «belum cukup data».
"""

FOR_SHARES = 10
FOR_CORRELATIONS = 30
