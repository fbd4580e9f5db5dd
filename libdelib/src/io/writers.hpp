// One writer for each family of formats.
#pragma once

#include "delib/ballot/profile.hpp"
#include "delib/core/result.hpp"
#include "delib/number/weight.hpp"

#include <string>
#include <string_view>

namespace delib::io {

/// csv, grades, approvals.
[[nodiscard]] result<std::string> write_table(const profile& p, std::string_view format);

/// soc, soi, toc, toi.
[[nodiscard]] result<std::string> write_preflib(const profile& p, std::string_view format);

/// The header of a PrefLib file, down to the names of the alternatives. `own` holds the lines of this kind of file.
[[nodiscard]] result<std::string> preflib_header(const profile& p, std::string_view format, std::string_view own);

/// cat.
[[nodiscard]] result<std::string> write_categories(const profile& p);

/// cvotes.
[[nodiscard]] result<std::string> write_cvotes(const profile& p);

/// abif.
[[nodiscard]] result<std::string> write_abif(const profile& p);

/// blt.
[[nodiscard]] result<std::string> write_blt(const profile& p, std::uint64_t seats);

/// The error of a format that cannot carry these ballots.
[[nodiscard]] inline error cannot_carry(std::string_view format, std::string_view what) {
    const std::string article = format.starts_with('a') ? "an " : "a ";
    return {error_code::unsupported, article + std::string(format) + " file cannot carry " + std::string(what), {}};
}

/// What one of the voters of a ballot weighs; exact.
[[nodiscard]] result<weight> weight_of_one(const profile& p, const ballot_view& ballot);

/// Whether the ranks of a ballot leave none out: a first, then a second, … rank.
[[nodiscard]] bool without_gaps(const ballot_view& ballot) noexcept;

/// An error for a ranking with a rank left empty, which `format` cannot carry.
[[nodiscard]] result<void> check_no_gaps(const profile& p, std::string_view format);

/// Whether two candidates share a rank.
[[nodiscard]] bool has_ties(const ballot_view& ballot) noexcept;

/// The tiers of a ranking from the best; `between` and `within` separate tiers and candidates.
template <class Name>
void append_tiers(std::string& out, const ballot_view& ballot, std::string_view between, std::string_view within,
                  std::string_view open, std::string_view close, Name&& name) {
    const auto entries = ballot.entries;
    for (std::size_t i = 0; i < entries.size();) {
        std::size_t end = i + 1;
        while (end < entries.size() && entries[end].value == entries[i].value) ++end;
        if (i > 0) out += between;
        if (end - i > 1) out += open;
        for (std::size_t k = i; k < end; ++k) {
            if (k > i) out += within;
            out += name(entries[k].who);
        }
        if (end - i > 1) out += close;
        i = end;
    }
}

}  // namespace delib::io
