# `cpack` in the build folder makes a .deb; `cpack --config CPackSourceConfig.cmake`
# a source archive.  dpkg-shlibdeps finds the libraries; what the program runs or
# reads besides them is named here.
set(CPACK_PACKAGE_NAME recension)
set(CPACK_PACKAGE_CONTACT "The recension maintainers <maintainers@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "compile scraped documents into one citable edition")
set(CPACK_PACKAGE_DESCRIPTION "recension compiles a folder of scraped documents (text, saved web
pages, office files, mails, Markdown, EPUB, PDF) into one citable
edition.  It removes what the page and the scrape left in the text,
orders the documents by date, heads each with an attribution, and
writes an EPUB 3 and a print PDF that share text, paragraph numbers
and an apparatus of every change.")
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/RcnDebian.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
  "fonts-linuxlibertine, fonts-noto-core, fonts-dejavu-core, poppler-utils, hyphen-en-us")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
  "hyphen-de, hyphen-es, hyphen-fr, hyphen-it, hyphen-ru, xdg-utils")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libreoffice-writer-nogui")

set(CPACK_SOURCE_GENERATOR TXZ)
set(CPACK_SOURCE_PACKAGE_FILE_NAME recension-${PROJECT_VERSION})
set(CPACK_SOURCE_IGNORE_FILES "/build/" "/\\\\.git" "/out/[^R]" "__pycache__" "\\\\.orig$")
include(CPack)
