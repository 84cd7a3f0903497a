"""The five steps an attitude is answered on. The platform owns them, so that means compare."""

# Stored with each version, as every option is: in Indonesian, the language of all tests.
STEPS = ("Sangat tidak setuju", "Tidak setuju", "Ragu-ragu", "Setuju", "Sangat setuju")
