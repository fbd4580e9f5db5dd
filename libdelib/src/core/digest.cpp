#include "delib/core/digest.hpp"

#include "core/fatal.hpp"

#include <openssl/err.h>
#include <openssl/evp.h>

#include <array>

namespace delib {

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    // SHA-256 is in every build of libcrypto, so what fails here is its memory. A result must not carry a digest that
    // was never computed.
    ERR_set_mark();
    const bool done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) == 1;
    ERR_pop_to_mark();  // the list of errors is the host's
    if (!done) out_of_memory();
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(std::size_t{2} * length);
    for (unsigned int i = 0; i < length; ++i) {
        out += digits[digest[i] >> 4];
        out += digits[digest[i] & 0xF];
    }
    return out;
}

}  // namespace delib
