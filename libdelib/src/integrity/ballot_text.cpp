#include "delib/integrity/ballot_text.hpp"

#include "delib/ballot/profile_builder.hpp"
#include "delib/core/text.hpp"
#include "delib/io/write.hpp"

#include <algorithm>
#include <string_view>

namespace delib {

namespace {

enum class lines_of : std::uint8_t { cvotes, table };

result<std::vector<std::string>> lines(const recount& count, const std::vector<ballot_pile>& ballots, lines_of form) {
    const ballot_kind kind = count.ballots().kind();
    ballot_change alone;
    for (std::size_t i = 0; i < count.piles().size(); ++i) alone.out.push_back({i, count.piles()[i].heads});
    for (const ballot_pile& pile : ballots) {
        if (form == lines_of::cvotes) {
            alone.in.push_back(pile);
            continue;
        }
        // A line of a table is one voter: one that weighs as much as all of them.
        DELIB_TRY(total, times(pile.each, pile.heads));
        alone.in.push_back({pile.entries, total, 1});
    }
    DELIB_TRY(p, count.changed(alone));
    const char* format = form == lines_of::cvotes        ? "cvotes"
                         : kind == ballot_kind::ranked   ? "csv"
                         : kind == ballot_kind::approval ? "approvals"
                                                         : "grades";
    DELIB_TRY(text, write_ballots(p, format));
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view words = trim(std::string_view(text).substr(at, end - at));
        if (!words.empty() && !(form == lines_of::cvotes && words.front() == '#')) out.emplace_back(words);
        at = end + 1;
    }
    return out;
}

}  // namespace

result<std::vector<std::string>> ballot_lines(const recount& count, const std::vector<ballot_pile>& ballots) {
    if (ballots.empty()) return std::vector<std::string>{};
    if (count.ballots().kind() == ballot_kind::ranked) {
        // What cvotes cannot carry (broken weights, some signs in names) a table does.
        if (auto written = lines(count, ballots, lines_of::cvotes)) return written;
    }
    return lines(count, ballots, lines_of::table);
}

std::vector<ballot_pile> taken_away(const recount& count, const ballot_change& change) {
    std::vector<ballot_pile> out;
    for (const some_of_pile& some : change.out) {
        out.push_back(count.piles()[some.pile]);
        out.back().heads = some.heads;
    }
    return out;
}

}  // namespace delib
