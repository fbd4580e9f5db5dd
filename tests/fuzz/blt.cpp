#include "fuzz/check_reading.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace delib::fuzzing;
    using delib::ballot_reading;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_reader(text, options_for("blt", ballot_reading::automatic), {"blt", "abif", "toi", "csv"});
    return 0;
}
