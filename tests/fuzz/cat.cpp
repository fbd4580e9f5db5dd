#include "fuzz/check_reading.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace delib::fuzzing;
    using delib::ballot_reading;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const auto reading :
         {ballot_reading::automatic, ballot_reading::ranks, ballot_reading::approvals, ballot_reading::points}) {
        check_reader(text, options_for("cat", reading), {"cat", "csv", "abif", "blt"});
    }
    return 0;
}
