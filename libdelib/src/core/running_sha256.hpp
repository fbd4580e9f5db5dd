// The SHA-256 of bytes that pass one after the other.
#pragma once

#include <string>
#include <string_view>

namespace delib {

class running_sha256 {
public:
    running_sha256();
    running_sha256(const running_sha256&) = delete;
    running_sha256& operator=(const running_sha256&) = delete;
    ~running_sha256();

    void add(std::string_view bytes);
    /// The digest as 64 lower-case hexadecimal digits; nothing can be added afterwards.
    [[nodiscard]] std::string finish();

private:
    void* context_;  // libcrypto's
};

}  // namespace delib
