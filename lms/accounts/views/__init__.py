"""The account pages, under /akun/."""
