# librecension: a shared library with the interface of include/recension, for
# pkg-config and find_package(recension).
add_library(recension_library SHARED src/library/library.c
  $<TARGET_OBJECTS:recension_objects>)
rcn_warnings(recension_library)
set_target_properties(recension_library PROPERTIES
  OUTPUT_NAME recension EXPORT_NAME recension
  VERSION ${PROJECT_VERSION} SOVERSION 0
  LINK_DEPENDS ${PROJECT_SOURCE_DIR}/src/library/recension.map)
target_compile_definitions(recension_library PRIVATE _XOPEN_SOURCE=700
  RCN_VERSION="${PROJECT_VERSION}")
target_include_directories(recension_library
  PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
         $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
  PRIVATE src)
target_link_libraries(recension_library PRIVATE PkgConfig::RCN_DEPS
  ${RCN_HYPHEN} ${RCN_CMARK_EXTENSIONS} ${RCN_GIF} m)
target_link_options(recension_library PRIVATE
  -Wl,--version-script=${PROJECT_SOURCE_DIR}/src/library/recension.map
  -Wl,--no-undefined)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/recension)
install(TARGETS recension_library EXPORT recension
  LIBRARY COMPONENT library NAMELINK_COMPONENT development)
install(DIRECTORY include/recension TYPE INCLUDE COMPONENT development)
install(EXPORT recension NAMESPACE recension:: DESTINATION ${package}
  FILE recension-config.cmake COMPONENT development)
include(CMakePackageConfigHelpers)
write_basic_package_version_file(recension-config-version.cmake
  COMPATIBILITY SameMajorVersion)
install(FILES ${PROJECT_BINARY_DIR}/recension-config-version.cmake
  DESTINATION ${package} COMPONENT development)
# Moves with its folder, so that the path of a build is in no package.
file(RELATIVE_PATH up /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
file(CONFIGURE OUTPUT recension.pc @ONLY CONTENT [[
prefix=${pcfiledir}/@up@
Name: recension
Description: @PROJECT_DESCRIPTION@
Version: @PROJECT_VERSION@
Cflags: -I${prefix}/@CMAKE_INSTALL_INCLUDEDIR@
Libs: -L${prefix}/@CMAKE_INSTALL_LIBDIR@ -lrecension
]])
install(FILES ${PROJECT_BINARY_DIR}/recension.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
