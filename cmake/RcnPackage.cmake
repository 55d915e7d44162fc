# `cpack` in the build folder makes the Debian packages recension, librecension0 and
# librecension-dev; `cpack --config CPackSourceConfig.cmake` a source archive.
# dpkg-shlibdeps finds the libraries; what the program runs or reads besides them is
# named here.
set(CPACK_PACKAGE_NAME recension)
set(CPACK_PACKAGE_CONTACT "The recension maintainers <maintainers@users.noreply.github.com>")
# Each package has a synopsis of its own: its description's first line.
set(synopsis "compile scraped documents into one citable edition")
set(CPACK_PACKAGE_DESCRIPTION "recension compiles a folder of scraped documents (text, saved web
pages, office files, mails, Markdown, EPUB, PDF) into one citable
edition.  It removes what the page and the scrape left in the text,
orders the documents by date, heads each with an attribution, and
writes an EPUB 3 and a print PDF that share text, paragraph numbers
and an apparatus of every change.")
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/RcnDebian.cmake)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENTS_ALL program)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME recension)
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION
  "${synopsis}\n${CPACK_PACKAGE_DESCRIPTION}")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS
  "fonts-linuxlibertine, fonts-noto-core, fonts-dejavu-core, poppler-utils, hyphen-en-us")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS
  "hyphen-cs, hyphen-da, hyphen-de, hyphen-el, hyphen-es, hyphen-fr, hyphen-it, hyphen-nl, hyphen-no, hyphen-pl, hyphen-pt-br, hyphen-pt-pt, hyphen-ro, hyphen-ru, hyphen-sv, hyphen-uk, xdg-utils")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "libreoffice-writer-nogui")

if(RCN_LIBRARY)
  set(version "(= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})")
  list(APPEND CPACK_COMPONENTS_ALL library development)
  set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME librecension0)
  set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
  set(CPACK_DEBIAN_LIBRARY_DESCRIPTION
    "${synopsis} (library)\n${CPACK_PACKAGE_DESCRIPTION}
.
This package has the shared library.  It reads the rules, phrases and
styles of the package recension.")
  set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "recension ${version}")
  set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
  set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/triggers)
  set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME librecension-dev)
  set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
  set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION
    "${synopsis} (header)\n${CPACK_PACKAGE_DESCRIPTION}
.
This package has the header, the file for pkg-config and the CMake
package.")
  set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "librecension0 ${version}")
endif()

set(CPACK_SOURCE_GENERATOR TXZ)
set(CPACK_SOURCE_PACKAGE_FILE_NAME recension-${PROJECT_VERSION})
set(CPACK_SOURCE_IGNORE_FILES "/build/" "/\\\\.git" "/out/[^R]" "__pycache__" "\\\\.orig$")
include(CPack)
