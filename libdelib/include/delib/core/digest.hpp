// SHA-256 for provenance and for public draws.
//
// The computation is libcrypto's and lives in the compiled library. Rules do not call it: they draw through the
// `control` they are given, so that the headers alone need no third party (see core/control.hpp).
#pragma once

#include <string>
#include <string_view>

namespace delib {

/// A function that maps bytes to the 64 lower-case hexadecimal digits of their SHA-256.
using sha256_function = std::string (*)(std::string_view bytes);

/// The SHA-256 of `bytes` as 64 lower-case hexadecimal digits. In the compiled library.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace delib
