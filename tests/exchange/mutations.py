"""Files with some of their bytes turned, cut out, doubled or put in from elsewhere."""

import random
import zipfile
from io import BytesIO


def mutated(seed: bytes, dice: random.Random) -> bytes:
    """Return bytes with some turned, cut out, doubled or put in from elsewhere."""
    data = bytearray(seed)
    for _ in range(dice.randint(1, 8)):
        place, length = dice.randrange(len(data)), dice.randint(1, 40)
        match dice.randrange(5):
            case 0:
                data[place] = dice.randrange(256)
            case 1:
                del data[place : place + length]
            case 2:
                data[place:place] = data[place : place + length]
            case 3:
                data[place:place] = dice.randbytes(length)
            case _:
                data[place:place] = dice.choice(
                    (b"\0", b'"', b";", b"\r\n", b"\xff\xfe", b"31.02.2026", b"=1+1")
                )
        if not data:
            data = bytearray(b"\n")
    return bytes(data)


def mutated_workbook(seed: bytes, dice: random.Random) -> bytes:
    """Return a workbook of which one part is mutated and the package is whole, or the package itself."""
    if dice.random() < 0.3:
        return mutated(seed, dice)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(seed)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        parts = source.infolist()
        chosen = dice.randrange(len(parts))
        for number, part in enumerate(parts):
            text = source.read(part)
            target.writestr(part.filename, mutated(text, dice) if number == chosen else text)
    return out.getvalue()
