# Debian packages: `cmake --preset package`, build, and `cpack` in build-package. docs/packaging/README.md says more.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME delib)
set(CPACK_PACKAGE_VENDOR "the libdelib project")
set(CPACK_PACKAGE_CONTACT "libdelib maintainers <maintainers@users.noreply.h-seed-a686e222.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each package has its own
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
# Paths in files are those of the installed system, and not those of the folder that is packed.
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debian_files.cmake)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(delib_debian_version ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
set(CPACK_DELIB_CHANGELOG ${PROJECT_SOURCE_DIR}/CHANGELOG.md)
set(CPACK_DELIB_COPYRIGHT ${CMAKE_CURRENT_LIST_DIR}/debian/copyright)
set(CPACK_COMPONENTS_ALL "")

# COMPONENT PACKAGE SECTION: the first line of TEXT is the synopsis.
macro(delib_debian_package component package section text)
    string(TOUPPER ${component} upper)
    list(APPEND CPACK_COMPONENTS_ALL ${component})
    set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${package})
    set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section})
    set(CPACK_DEBIAN_${upper}_DESCRIPTION "${text}")
endmacro()

set(about "libdelib counts rankings, grades, approvals and points by many voting\nrules, in exact numbers and "
    "without breaking a tie silently, and explains\nits results.\n\n")
string(CONCAT about ${about})

if(TARGET delib_c)
    get_target_property(abi_version delib_c SOVERSION)
    set(runtime_package libdelib${abi_version})
    delib_debian_package(Runtime ${runtime_package} libs
        "library that turns ballots into decisions\n${about}This package contains the shared library of the C API.")
    set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
    set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/debian/triggers)
    set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
    set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
endif()
if(TARGET delib)
    delib_debian_package(Development libdelib-dev libdevel
        "library that turns ballots into decisions - development files\n${about}This package contains the \
headers for C and C++, the static library of C++,\nand files for CMake and pkg-config.")
    set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libboost-dev (>= 1.74), libssl-dev (>= 3.0), libutf8proc-dev, zlib1g-dev, libzstd-dev")
    if(TARGET delib_c)
        string(PREPEND CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${runtime_package} (= ${delib_debian_version}), ")
    endif()
endif()
if(TARGET delib_cli)
    delib_debian_package(CLI delib utils
        "command that turns ballots into decisions\n${about}This package contains the command, its manual page and \
completions for shells.")
    set(CPACK_DEBIAN_CLI_PACKAGE_SHLIBDEPS ON)
endif()
if(TARGET delib_python)
    delib_debian_package(Python python3-delib python
        "turn ballots into decisions - Python 3\n${about}This package contains the module for Python 3.")
    set(CPACK_DEBIAN_PYTHON_PACKAGE_SHLIBDEPS ON)
    # The extension module is for one minor version of Python.
    find_package(Python REQUIRED COMPONENTS Interpreter)
    math(EXPR next "${Python_VERSION_MINOR} + 1")
    set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS
        "python3 (>= 3.${Python_VERSION_MINOR}), python3 (<< 3.${next}), python3-numpy")
    set(CPACK_DEBIAN_PYTHON_PACKAGE_RECOMMENDS python3-pandas)
    set(CPACK_DEBIAN_PYTHON_PACKAGE_CONTROL_EXTRA
        "${CMAKE_CURRENT_LIST_DIR}/debian/postinst;${CMAKE_CURRENT_LIST_DIR}/debian/prerm")
endif()
include(CPack)
