# What Debian's policy wants and other systems do not: run by CPack on the files of each component before they are
# packed. Copyright and changelogs, the manual page compressed, zsh's folder. SOURCE_DATE_EPOCH sets the date.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
    return()
endif()

function(compressed file)
    execute_process(COMMAND gzip -9nf ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

string(TIMESTAMP now "%a, %d %b %Y %H:%M:%S +0000" UTC)

foreach(component IN LISTS CPACK_COMPONENTS_ALL)
    set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/${component}/usr/share)
    string(TOUPPER ${component} upper)
    set(doc ${share}/doc/${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
    file(MAKE_DIRECTORY ${doc})
    configure_file(${CPACK_DELIB_COPYRIGHT} ${doc}/copyright COPYONLY)
    configure_file(${CPACK_DELIB_CHANGELOG} ${doc}/changelog COPYONLY)
    compressed(${doc}/changelog)
    file(WRITE ${doc}/changelog.Debian
        "delib (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium\n\n"
        "  * Release ${CPACK_PACKAGE_VERSION}; changelog.gz says what is new.\n\n"
        " -- ${CPACK_PACKAGE_CONTACT}  ${now}\n")
    compressed(${doc}/changelog.Debian)
    if(EXISTS ${share}/man/man1/delib.1)
        compressed(${share}/man/man1/delib.1)
    endif()
    if(EXISTS ${share}/zsh/site-functions)
        file(RENAME ${share}/zsh/site-functions ${share}/zsh/vendor-completions)
    endif()
endforeach()
