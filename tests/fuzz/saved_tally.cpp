// A tally file under a fitting checksum and digest, so that the bytes behind them are reached: what is read is written
// back as it was, can be merged with itself, and stands any order of candidates.
#include "support/saved_tally.hpp"

#include "delib/engine/bases.hpp"
#include "fuzz/check_reading.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace delib;
    using fuzzing::require;
    const auto given = std::as_bytes(std::span(data, size));
    const testing::byte_row bytes = testing::sealed({given.begin(), given.end()});
    const auto read = deserialise_all(bytes);
    if (!read) {
        require(!read.error().message.empty(), "an error says what is wrong");
        return 0;
    }
    const auto again = serialise(*read);
    require(again.has_value() && *again == bytes, "what is read is written back byte by byte");

    std::vector<std::string> names = read->any()->candidates().names();
    std::reverse(names.begin(), names.end());
    const auto order = candidate_list::create(names);
    require(order.has_value(), "names stand in any order");
    const auto turned = in_order(*read, std::make_shared<const candidate_list>(*order));
    require(turned.has_value(), "a tally stands any order of candidates");
    require(turned->any()->candidates().names() == names, "the order is the one asked for");
    tallies back = *read;
    if (merge(back, *turned)) {
        tallies twice = *read;
        require(merge(twice, *read).has_value() && twice == back, "merging by name is merging");
        const auto sum = serialise(back);
        require(sum.has_value() && deserialise_all(*sum).has_value(), "a merged tally can be written and read");
    }
    const bases from(*read);
    require(from.voters().weight >= 0, "nobody's ballots weigh less than nothing");
    return 0;
}
