#include "delib/core/text.hpp"
#include "io/writers.hpp"

namespace delib::io {

namespace {

// A rank left empty is a sign of its own, and a rank of four billion would be four billion of them.
constexpr std::uint64_t max_empty_ranks = std::uint64_t{1} << 26;
// A weight that is not the number of ballots needs a line for each.
constexpr std::uint64_t max_weighted_lines = std::uint64_t{1} << 26;

// A whole number would be a number of ballots.
std::string weight_word(const weight& each) {
    return each.denominator() == 1 ? to_text(each.numerator()) + ".0" : to_text(each);
}

}  // namespace

result<std::string> write_blt(const profile& p, std::uint64_t seats) {
    std::string out = std::to_string(p.candidates().size()) + " " + std::to_string(seats) + "\n";
    std::uint64_t empty_ranks = 0, weighted_lines = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const ballot_view ballot = p[i];
        DELIB_TRY(each, weight_of_one(p, ballot));
        std::string ranks;
        std::uint32_t last = 0;
        for (const entry& e : ballot.entries) {
            if (e.value == last) {
                ranks += "=";
            } else {
                empty_ranks += e.value - last - 1;
                if (empty_ranks > max_empty_ranks)
                    return error{
                        error_code::limit, "more than " + std::to_string(max_empty_ranks) + " ranks left empty", {}};
                for (std::uint32_t rank = last + 1; rank < e.value; ++rank) ranks += " -";
                ranks += " ";
            }
            ranks += std::to_string(index(e.who) + 1);
            last = e.value;
        }
        ranks += " 0\n";
        if (each == weight(1)) {
            out += std::to_string(ballot.heads) + ranks;
            continue;
        }
        weighted_lines += ballot.heads;
        if (ballot.heads > max_weighted_lines || weighted_lines > max_weighted_lines)
            return error{error_code::limit,
                         "ballots with a weight have a line each, and at most " + std::to_string(max_weighted_lines) +
                             " of them",
                         {}};
        for (std::uint64_t head = 0; head < ballot.heads; ++head) out += weight_word(each) + ranks;
    }
    out += "0\n";
    for (const std::string& name : p.candidates().names()) {
        const auto bad = name.find_first_of("\"\n");
        if (bad != std::string::npos)
            return cannot_carry("blt",
                                "the name '" + visible(name) + "', which holds '" + visible(name.substr(bad, 1)) + "'");
        out += "\"" + name + "\"\n";
    }
    return out + "\"Ballots\"\n";
}

}  // namespace delib::io
