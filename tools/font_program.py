"""Widths that an embedded font program itself has, as FreeType reads them."""
import ctypes
import ctypes.util

NO_SCALE = 1
UNICODE = int.from_bytes(b"unic", "big")
ROMAN = int.from_bytes(b"armn", "big")
_FREETYPE = ctypes.CDLL(ctypes.util.find_library("freetype"))
_LIBRARY = ctypes.c_void_p()
_FREETYPE.FT_Init_FreeType(ctypes.byref(_LIBRARY))


class Program:
    """A font program: bare CFF, or a TrueType file."""

    def __init__(self, data):
        self.data = data  # FreeType reads from it
        self.face = ctypes.c_void_p()
        self.error = _FREETYPE.FT_New_Memory_Face(
            _LIBRARY, data, ctypes.c_long(len(data)), ctypes.c_long(0),
            ctypes.byref(self.face))
        # Of a TrueType file the table "head" says how many units are an em.
        self.units = 1000
        if data[:4] in (b"\0\1\0\0", b"true"):
            tables = range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16)
            head = next((int.from_bytes(data[i + 8:i + 12], "big")
                         for i in tables if data[i:i + 4] == b"head"), None)
            if head is not None:
                self.units = int.from_bytes(data[head + 18:head + 20], "big")

    def of_cid(self, cid):
        """The glyph of a CID; that of the same number where there is no map."""
        keyed = ctypes.c_char()
        _FREETYPE.FT_Get_CID_Is_Internally_CID_Keyed(
            self.face, ctypes.byref(keyed))
        if keyed.value == b"\0":
            return cid
        found = ctypes.c_uint()
        for glyph in range(65536):
            if _FREETYPE.FT_Get_CID_From_Glyph_Index(
                    self.face, glyph, ctypes.byref(found)):
                return 0
            if found.value == cid:
                return glyph
        return 0

    def of_code(self, code):
        """The glyph of a code of WinAnsiEncoding; 0: none."""
        rune = ord(bytes([code]).decode("cp1252", "replace"))
        for encoding, character in ((UNICODE, rune), (ROMAN, code)):
            if not _FREETYPE.FT_Select_Charmap(self.face, encoding):
                glyph = _FREETYPE.FT_Get_Char_Index(
                    self.face, ctypes.c_ulong(character))
                if glyph:
                    return glyph
        return 0

    def width(self, glyph):
        """In thousandths of the em; None: there is no such glyph."""
        advance = ctypes.c_long()
        if _FREETYPE.FT_Get_Advance(self.face, glyph, NO_SCALE,
                                    ctypes.byref(advance)):
            return None
        return advance.value * 1000 / self.units
