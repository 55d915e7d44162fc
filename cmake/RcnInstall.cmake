# What `cmake --install` puts where.  The program finds its data in
# share/recension one folder above itself, so the prefix may be moved.
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)
install(TARGETS recension_cli)
install(DIRECTORY phrases rules schemas styles workbench
  DESTINATION ${CMAKE_INSTALL_DATADIR}/recension)
install(FILES man/recension.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES man/recension-edition.5 man/recension-rules.5
  man/recension-style.5 DESTINATION ${CMAKE_INSTALL_MANDIR}/man5)
install(FILES man/recension-messages.7
  DESTINATION ${CMAKE_INSTALL_MANDIR}/man7)
install(FILES completions/recension.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
  RENAME recension)
install(FILES completions/_recension
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES completions/recension.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES README.md ARCHITECTURE.md CONTRIBUTING.md CHANGELOG.md LICENSE
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
