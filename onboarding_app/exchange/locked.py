"""A PDF under a password, for papers that travel by e-mail."""

from io import BytesIO

import pikepdf


def locked(pdf: bytes, password: str) -> bytes:
    """Return the PDF encrypted with AES-256 (ISO 32000-2, revision 6): nobody opens it without the password.

    Its names in the file's data, such as the title, are encrypted too.
    """
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(out, encryption=pikepdf.Encryption(user=password, owner=password, R=6))
    return out.getvalue()
