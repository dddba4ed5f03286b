"""Filed papers: what is known of them, and their bytes, kept once however often they are filed."""

from dataclasses import replace

from onboarding_app.domain.documents import Document
from onboarding_app.domain.errors import NotFoundError
from onboarding_app.storage.collection import Owned, OwnedStore

_KEEP = "INSERT INTO document_content (sha256, content) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING"


def checksum_of(content: bytes) -> str:
    """Return the SHA-256 of a paper's bytes, hexadecimal."""
    from hashlib import sha256  # noqa: PLC0415  (each start would wait for all of OpenSSL)

    return sha256(content).hexdigest()


class Documents(Owned[Document]):
    """The filed papers of a data file."""

    def content(self, document_id: int) -> bytes:
        """Return the bytes of a paper.

        Raises:
            NotFoundError: there is no such paper, or its bytes are no longer those that were filed.
        """
        document = self.get(document_id)
        found = self._reader.run("SELECT content FROM document_content WHERE sha256 = ?", document.sha256)
        content = found[0][0] if found else None
        if not isinstance(content, bytes) or checksum_of(content) != document.sha256:
            raise NotFoundError("document_damaged", name=document.name)
        return content


class DocumentStore(OwnedStore[Document], Documents):
    """The filed papers of a data file, to change."""

    def file(self, document: Document, content: bytes) -> Document:
        """Keep a paper with its bytes; return it as it is kept, with its id, size and checksum.

        Raises:
            InvalidValueError: worker or checkpoint do not exist, or the name is empty.
        """
        checksum = checksum_of(content)
        self._writer.add_unlogged(_KEEP, [(checksum, content)])
        return self.save(replace(document, size=len(content), sha256=checksum))
