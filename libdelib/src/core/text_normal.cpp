#include "delib/core/text_normal.hpp"

#include "core/fatal.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utf8proc.h>

namespace delib {

std::string normalize_nfc(std::string_view text) {
    // Almost every name is plain ASCII, which is its own normal form.
    const auto plain = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(text.begin(), text.end(), plain)) return std::string(text);
    utf8proc_uint8_t* raw = nullptr;
    const auto length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &raw, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner(raw, std::free);
    // Without its form C a name could be two: better none at all.
    if (length == UTF8PROC_ERROR_NOMEM) out_of_memory();
    if (length < 0) return std::string(text);
    return std::string(reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length));
}

}  // namespace delib
