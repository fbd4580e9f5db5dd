#include "delib/io/write.hpp"

#include "delib/core/text.hpp"
#include "io/readers.hpp"
#include "io/writers.hpp"

#include <algorithm>

namespace delib {

namespace io {

result<weight> weight_of_one(const profile& p, const ballot_view& ballot) {
    const auto each = checked_divide(weight::ratio(ballot.numerator, p.denominator()),
                                     weight::ratio(static_cast<int128>(ballot.heads), 1));
    if (!each) return error{error_code::overflow, "the weight of one ballot does not fit 128 bits", {}};
    return *each;
}

bool without_gaps(const ballot_view& ballot) noexcept {
    std::uint32_t last = 0;
    for (const entry& e : ballot.entries) {
        if (e.value > last + 1) return false;
        last = e.value;
    }
    return true;
}

result<void> check_no_gaps(const profile& p, std::string_view format) {
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (!without_gaps(p[i])) return cannot_carry(format, "rankings with a rank left empty (csv and blt do)");
    }
    return {};
}

bool has_ties(const ballot_view& ballot) noexcept {
    const auto same = [](const entry& a, const entry& b) { return a.value == b.value; };
    return std::adjacent_find(ballot.entries.begin(), ballot.entries.end(), same) != ballot.entries.end();
}

}  // namespace io

result<std::string> write_ballots(const profile& p, std::string_view format, const write_options& options) {
    if (!io::is_readable(format)) {
        return error{error_code::usage,
                     "there is no writer for format '" + visible(format) + "'; expected " +
                         std::string(io::readable_formats()),
                     {}};
    }
    if (format == "csv" || format == "grades" || format == "approvals") return io::write_table(p, format);
    if (p.kind() != ballot_kind::ranked && format != "cat" && format != "abif")
        return io::cannot_carry(format, std::string(to_text(p.kind())) + " ballots, only rankings");
    if (!p.strata().empty()) return io::cannot_carry(format, "strata (csv does)");
    if (format == "cat") return io::write_categories(p);
    if (format == "blt") return io::write_blt(p, options.seats);
    if (p.kind() == ballot_kind::ranked) DELIB_CHECK(io::check_no_gaps(p, format));
    if (format == "abif") return io::write_abif(p);
    return format == "cvotes" ? io::write_cvotes(p) : io::write_preflib(p, format);
}

}  // namespace delib
