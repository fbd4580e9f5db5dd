# How we build: warnings, sanitizers, compiler cache. Nothing here reaches a consumer of the installed package.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(PROJECT_IS_TOP_LEVEL AND NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

# ccache needs to be told that precompiled headers are to be trusted, and that paths below the source tree may be
# written relative to the build folder: then a second clone or worktree finds what the first one compiled.
find_program(DELIB_CCACHE ccache)
if(PROJECT_IS_TOP_LEVEL AND DELIB_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${DELIB_CCACHE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fpch-preprocess)
    else()
        add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
    endif()
endif()

set(delib_sanitizer_flags "")
if(DELIB_SANITIZE)
    set(delib_sanitizer_flags -fsanitize=${DELIB_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    if(DELIB_SANITIZE MATCHES "undefined")
        # What these four find, the address sanitizer reports as well; without them files compile twice as fast.
        list(APPEND delib_sanitizer_flags -fno-sanitize=null,alignment,vptr,object-size)
    endif()
    add_compile_options(${delib_sanitizer_flags})
    add_link_options(-fsanitize=${DELIB_SANITIZE})
endif()

if(DELIB_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# Warnings of our own code. Third-party headers come in as SYSTEM.
add_library(delib_warnings INTERFACE)
target_compile_options(delib_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
    -Woverloaded-virtual -Wcast-align -Wcast-qual -Wdouble-promotion -Wfloat-equal -Wformat=2 -Wundef -Wunused
    -Wimplicit-fallthrough -Wvla)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(delib_warnings INTERFACE -Wduplicated-cond -Wduplicated-branches -Wlogical-op)
    # The plain -Wshadow of g++ 12 warns of enumerators of an enum class, which shadow nothing; clang's does not.
    target_compile_options(delib_warnings INTERFACE -Wshadow=local)
    if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        # False alarms of g++ 12 inside std::string (GCC bug 105651).
        target_compile_options(delib_warnings INTERFACE -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow)
    endif()
    if(DELIB_SANITIZE)
        # The sanitizers' own instrumentation hides initialisations from g++.
        target_compile_options(delib_warnings INTERFACE -Wno-maybe-uninitialized)
    endif()
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    target_compile_options(delib_warnings INTERFACE -Wshadow)
endif()
if(DELIB_WERROR)
    target_compile_options(delib_warnings INTERFACE -Werror)
endif()

# Every target of ours goes through here, so that none is built under weaker rules than another.
function(delib_compile_strictly target)
    target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:delib_warnings>)
endfunction()
