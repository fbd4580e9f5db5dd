#include "delib/core/digest.hpp"

#include "core/fatal.hpp"
#include "core/running_sha256.hpp"

#include <openssl/err.h>
#include <openssl/evp.h>

#include <array>

namespace delib {

namespace {

using digest_bytes = std::array<unsigned char, EVP_MAX_MD_SIZE>;

std::string hex(const digest_bytes& digest, unsigned int length) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(std::size_t{2} * length);
    for (unsigned int i = 0; i < length; ++i) {
        out += digits[digest[i] >> 4];
        out += digits[digest[i] & 0xF];
    }
    return out;
}

// SHA-256 is in every build of libcrypto, so what fails there is its memory. A result must not carry a digest that was
// never computed.
template <class Work>
void surely(Work&& work) {
    ERR_set_mark();
    const bool done = work();
    ERR_pop_to_mark();  // the list of errors is the host's
    if (!done) out_of_memory();
}

EVP_MD_CTX* context_of(void* context) noexcept {
    return static_cast<EVP_MD_CTX*>(context);
}

}  // namespace

running_sha256::running_sha256() : context_(EVP_MD_CTX_new()) {
    if (context_ == nullptr) out_of_memory();
    surely([&] { return EVP_DigestInit_ex(context_of(context_), EVP_sha256(), nullptr) == 1; });
}

running_sha256::~running_sha256() {
    EVP_MD_CTX_free(context_of(context_));
}

void running_sha256::add(std::string_view bytes) {
    surely([&] { return EVP_DigestUpdate(context_of(context_), bytes.data(), bytes.size()) == 1; });
}

std::string running_sha256::finish() {
    digest_bytes digest{};
    unsigned int length = 0;
    surely([&] { return EVP_DigestFinal_ex(context_of(context_), digest.data(), &length) == 1; });
    return hex(digest, length);
}

std::string sha256_hex(std::string_view bytes) {
    digest_bytes digest{};
    unsigned int length = 0;
    surely([&] { return EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) == 1; });
    return hex(digest, length);
}

}  // namespace delib
