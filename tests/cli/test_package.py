"""The Debian package: lintian finds no error, and its program works unpacked.

Skipped where dpkg-deb or lintian are missing."""
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import Case, ROOT

BUILD = os.environ.get("RECENSION_BUILD", ROOT / "build/dev")


class Package(Case):
    def test_it_is_well_made_and_works(self):
        subprocess.run(["cpack", "-B", self.folder], cwd=BUILD, check=True,
                       capture_output=True)
        package, = self.folder.glob("recension_*.deb")
        library = [*self.folder.glob("librecension*.deb")]
        found = subprocess.run(["lintian", "--allow-root", package, *library], check=False,
                               capture_output=True, text=True)
        errors = [line for line in found.stdout.splitlines() if line.startswith("E:")]
        self.assertEqual(errors, [])
        fields = subprocess.run(["dpkg-deb", "-f", package, "Depends"], check=True,
                                capture_output=True, text=True).stdout
        for name in ("libcairo2", "libzip4", "libxml2", "libmicrohttpd12", "fonts-linuxlibertine"):
            self.assertIn(name, fields)
        root = self.folder / "root"
        subprocess.run(["dpkg-deb", "-x", package, root], check=True)
        done = subprocess.run([root / "usr/bin/recension", "build", "-q", ROOT / "examples/letters",
                               "-o", self.folder / "out"], check=False, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue((self.folder / "out/review.html").exists())
        if not library:
            self.skipTest("built without librecension")
        self.assertEqual(len(library), 2)
        for one in library:
            subprocess.run(["dpkg-deb", "-x", one, root], check=True)
        shared = next(root.rglob("librecension.so"))
        program = self.folder / "edition"
        subprocess.run(["cc", "-std=c17", f"-I{root}/usr/include", "-D_POSIX_C_SOURCE=200809L",
                        ROOT / "examples/library/edition.c", shared, "-o", program], check=True)
        done = subprocess.run(
            [program, ROOT / "examples/letters", self.folder / "made"], check=False,
            capture_output=True, env={**os.environ, "LD_LIBRARY_PATH": str(shared.parent),
                                      "RECENSION_DATA": str(root / "usr/share/recension")})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue((self.folder / "made/review.html").exists())

    def test_the_source_archive_can_be_configured(self):
        subprocess.run(["cpack", "--config", "CPackSourceConfig.cmake", "-B", self.folder],
                       cwd=BUILD, check=True, capture_output=True)
        subprocess.run(["tar", "xf", *self.folder.glob("*.tar.xz")], cwd=self.folder, check=True)
        source, = self.folder.glob("recension-*/")
        self.assertFalse((source / "build").exists())
        self.assertTrue((source / "examples/letters/README.md").exists())
        done = subprocess.run(["cmake", "-S", source, "-B", self.folder / "made", "-G", "Ninja"],
                              check=False, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    if not all(map(shutil.which, ("lintian", "dpkg-deb", "dpkg-shlibdeps"))):
        print("missing: lintian or dpkg-dev")
        sys.exit(77)
    unittest.main()
