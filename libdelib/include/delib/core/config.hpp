// How the headers are used: with the compiled library (the default) or alone.
//
// With DELIB_HEADER_ONLY defined, the bodies in `impl/*.ipp` are included by their headers and become inline;
// without it they are compiled once, in the library. Both ways must be the same in all files of one program.
#pragma once

#ifdef DELIB_HEADER_ONLY
#    define DELIB_INLINE inline
#else
#    define DELIB_INLINE
#endif
