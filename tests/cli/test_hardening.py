"""The program is a position-independent executable with full RELRO, immediate
binding, a stack that is not executable and stack protectors; optimised, it calls
the checked functions of the C library."""
import os
import pathlib
import struct
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import PROGRAM

PT_DYNAMIC, PT_GNU_STACK, PT_GNU_RELRO = 2, 0x6474E551, 0x6474E552
DT_FLAGS, DT_FLAGS_1 = 30, 0x6FFFFFFB
DF_BIND_NOW, DF_1_NOW, DF_1_PIE = 8, 1, 0x08000000
ET_DYN, PF_X = 3, 1


def cache_value(name):
    cache = pathlib.Path(os.environ["RECENSION_BUILD"]) / "CMakeCache.txt"
    for line in cache.read_text().splitlines():
        if line.startswith(name + ":"):
            return line.partition("=")[2]
    return ""


class Hardening(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if cache_value("RCN_SANITIZE") or cache_value("RCN_FUZZ") == "ON":
            raise unittest.SkipTest("sanitizers have their own")
        cls.elf = pathlib.Path(PROGRAM).read_bytes()
        if cls.elf[:5] != b"\x7fELF\x02":
            raise unittest.SkipTest("no 64-bit ELF file")
        offset, = struct.unpack_from("<Q", cls.elf, 32)
        size, count = struct.unpack_from("<HH", cls.elf, 54)
        cls.segments = [struct.unpack_from("<IIQQQQ", cls.elf, offset + i * size)
                        for i in range(count)]

    def segment(self, kind):
        return next((one for one in self.segments if one[0] == kind), None)

    def flags(self, wanted):
        _, _, offset, _, _, length = self.segment(PT_DYNAMIC)
        entries = struct.iter_unpack("<QQ", self.elf[offset:offset + length])
        return sum(value for tag, value in entries if tag == wanted)

    def test_position_independent(self):
        self.assertEqual(struct.unpack_from("<H", self.elf, 16)[0], ET_DYN)
        self.assertTrue(self.flags(DT_FLAGS_1) & DF_1_PIE)

    def test_full_relro(self):
        self.assertIsNotNone(self.segment(PT_GNU_RELRO))
        self.assertTrue(self.flags(DT_FLAGS) & DF_BIND_NOW)
        self.assertTrue(self.flags(DT_FLAGS_1) & DF_1_NOW)

    def test_the_stack_is_data(self):
        self.assertFalse(self.segment(PT_GNU_STACK)[1] & PF_X)

    def test_stack_protectors(self):
        self.assertIn(b"__stack_chk_fail\0", self.elf)

    def test_checked_functions(self):
        if cache_value("CMAKE_BUILD_TYPE") not in ("Release", "RelWithDebInfo"):
            self.skipTest("not optimised")
        self.assertRegex(self.elf, rb"__(v?snprintf|v?fprintf|memcpy)_chk\0")


if __name__ == "__main__":
    unittest.main()
