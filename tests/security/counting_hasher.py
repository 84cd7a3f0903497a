"""A quick password hasher that counts what it is asked to compare."""

from django.contrib.auth.hashers import MD5PasswordHasher

compared: list[int] = []


class CountingHasher(MD5PasswordHasher):
    def verify(self, password: str, encoded: str) -> bool:
        compared.append(1)
        return super().verify(password, encoded)
