#include "fuzz/check_reading.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace delib::fuzzing;
    using delib::ballot_reading;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_reader(text, options_for("csv", ballot_reading::automatic), {"csv", "toi", "cvotes"});
    check_reader(text, options_for("csv", ballot_reading::matrix), {"csv"});
    check_reader(text, options_for("csv", ballot_reading::points), {"csv"});
    check_blocks(text, options_for("csv", ballot_reading::automatic));
    check_blocks(text, options_for("csv", ballot_reading::ranks));
    // And whatever the content looks like.
    check_reader(text, options_for("", ballot_reading::automatic), {});
    return 0;
}
