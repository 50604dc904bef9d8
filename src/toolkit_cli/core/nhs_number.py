"""NHS numbers: ten digits, the last of which checks the others."""


def is_nhs_number(words: str) -> bool:
    """Whether the digits of `words` are ten, and the last checks the nine before it, by modulus 11."""
    digits = [int(digit) for digit in words if digit.isdigit()]
    if len(digits) != 10:
        return False
    return sum(digit * weight for digit, weight in zip(digits, range(10, 0, -1), strict=True)) % 11 == 0
