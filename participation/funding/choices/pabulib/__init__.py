"""Reading and writing ``.pb``, in which cities publish such votes (pabulib.org/format)."""
