// Unicode's normal form C. "é" can be written as one character or as "e" and an accent; they look the same, so two
// candidates must not differ by that alone. Readers bring every name to this form before comparing bytes.
#pragma once

#include <string>
#include <string_view>

namespace delib {

/// `text` in normal form C; text that is not UTF-8 comes back as it was. In the compiled library. Time O(bytes).
[[nodiscard]] std::string normalize_nfc(std::string_view text);

}  // namespace delib
