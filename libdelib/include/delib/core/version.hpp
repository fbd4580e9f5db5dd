// The version of libdelib, readable by the preprocessor.
//
// This is the only place where the version is written: CMake reads it from here, and through CMake the package files.
#pragma once

#define DELIB_VERSION_MAJOR 0
#define DELIB_VERSION_MINOR 1
#define DELIB_VERSION_PATCH 0
#define DELIB_VERSION_STRING "0.1.0"
