#include "delib/io/votes.hpp"

#include "fuzz/check_reading.hpp"

#include <cstddef>
#include <cstdint>

// Whatever is read is a sound matrix: rows by ascending statement, ids that differ, in natural order.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace delib::fuzzing;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const char* format : {"", "csv"}) {
        delib::vote_options options;
        options.read = options_for(format, delib::ballot_reading::automatic);
        const auto read = delib::read_votes_text(text, "fuzz", options);
        if (!read) {
            require(!read.error().message.empty(), "an error says what is wrong");
            continue;
        }
        const delib::vote_matrix& votes = read->votes;
        require(read->report.cast == read->report.counted + read->report.blank, "cast = counted + blank");
        require(read->report.votes == votes.size() && votes.size() > 0, "there is a vote");
        std::size_t total = 0;
        for (std::size_t p = 0; p < votes.participants(); ++p) {
            const auto row = votes.row(p);
            total += row.size();
            for (std::size_t i = 0; i < row.size(); ++i) {
                require(row.statements[i] < votes.statements(), "a vote is on a statement of the list");
                require(i == 0 || row.statements[i - 1] < row.statements[i], "one vote on each statement");
            }
            require(p == 0 || votes.participant_id(p - 1) != votes.participant_id(p), "participants differ");
        }
        require(total == votes.size(), "every vote has a participant");
        require(votes.by_arrival().size() == votes.participants(), "everybody arrives");
    }
    return 0;
}
