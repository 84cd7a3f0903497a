"""What the site gives away, takes in and sends along, tried from outside (S2, S4, S12, R30)."""
