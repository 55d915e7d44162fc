# What Debian wants of a package and `cmake --install` does not make: compressed
# manuals, a changelog, a copyright file (Debian Policy 12.1, 12.5, 12.7).
if(NOT CPACK_GENERATOR STREQUAL DEB)
  return()
endif()
set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share)
set(doc ${share}/doc/recension)

file(READ ${doc}/LICENSE licence)
string(REGEX REPLACE "^MIT License\n\nCopyright \\(c\\)([^\n]*)\n\n" "" text "${licence}")
string(REGEX MATCH "Copyright \\(c\\)[^\n]*" holder "${licence}")
string(REPLACE "\n\n" "\n.\n" text "${text}")
string(REGEX REPLACE "\n+$" "" text "${text}")
string(REPLACE "\n" "\n " text " ${text}")
string(REPLACE "Copyright (c) " "" holder "${holder}")
file(WRITE ${doc}/copyright
"Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: recension

Files: *
Copyright: ${holder}
License: Expat

License: Expat
${text}
")
file(REMOVE ${doc}/LICENSE)
file(WRITE ${doc}/changelog.Debian
"recension (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * See the changes upstream.

 -- ${CPACK_PACKAGE_CONTACT}  Sun, 29 Nov 2026 00:00:00 +0000
")
file(GLOB files ${doc}/changelog* ${share}/man/man?/*)
execute_process(COMMAND gzip -9n ${files} COMMAND_ERROR_IS_FATAL ANY)
file(CHMOD_RECURSE ${share}
  FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ
  DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
  WORLD_READ WORLD_EXECUTE)
