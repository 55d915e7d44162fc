# What Debian wants of a package and `cmake --install` does not make: compressed
# manuals, a changelog, a copyright file (Debian Policy 12.1, 12.5, 12.7).
if(NOT CPACK_GENERATOR STREQUAL DEB)
  return()
endif()
set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY}) # a folder in it for each component
set(licence_file ${root}/program/usr/share/doc/recension/LICENSE)

file(READ ${licence_file} licence)
string(REGEX REPLACE "^MIT License\n\nCopyright \\(c\\)([^\n]*)\n\n" "" text "${licence}")
string(REGEX MATCH "Copyright \\(c\\)[^\n]*" holder "${licence}")
string(REPLACE "\n\n" "\n.\n" text "${text}")
string(REGEX REPLACE "\n+$" "" text "${text}")
string(REPLACE "\n" "\n " text " ${text}")
string(REPLACE "Copyright (c) " "" holder "${holder}")
file(REMOVE ${licence_file})

foreach(component IN LISTS CPACK_COMPONENTS_ALL)
string(TOUPPER ${component} name)
set(doc ${root}/${component}/usr/share/doc/${CPACK_DEBIAN_${name}_PACKAGE_NAME})
file(WRITE ${doc}/copyright
"Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: recension

Files: *
Copyright: ${holder}
License: Expat

License: Expat
${text}
")
file(WRITE ${doc}/changelog.Debian
"${CPACK_DEBIAN_${name}_PACKAGE_NAME} (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * See the changes upstream.

 -- ${CPACK_PACKAGE_CONTACT}  Sun, 29 Nov 2026 00:00:00 +0000
")
endforeach()

file(GLOB files ${root}/*/usr/share/doc/*/changelog* ${root}/*/usr/share/man/man?/*)
execute_process(COMMAND gzip -9n ${files} COMMAND_ERROR_IS_FATAL ANY)
file(GLOB shares ${root}/*/usr/share)
file(CHMOD_RECURSE ${shares}
  FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ
  DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
  WORLD_READ WORLD_EXECUTE)
