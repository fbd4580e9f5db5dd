#include "fuzz/check_reading.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace delib::fuzzing;
    using delib::ballot_reading;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const char* format : {"soc", "soi", "toc", "toi"}) {
        check_reader(text, options_for(format, ballot_reading::automatic), {"soi", "toi", "cvotes", "csv"});
    }
    return 0;
}
