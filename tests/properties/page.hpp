// docs/properties.md, made of the table of claims and of what the search finds.
#pragma once

#include "properties/claims.hpp"
#include "properties/search.hpp"

#include <optional>
#include <string>
#include <vector>

namespace delib::properties {

/// What the search finds of a row: for each axiom a violation on the ballots on which it is claimed to fail, and on
/// those on which it is claimed to hold.
struct searched_row {
    const claims_row* row = nullptr;
    struct cell {
        std::optional<finding> narrow{};  ///< on the axiom's narrow domain
        std::optional<finding> wide{};    ///< on any ballots; only looked for where `narrow` is empty
    };
    std::vector<cell> cells{};
};

/// The search for one axiom, on its narrow domain and, where nothing is found there, on any ballots.
[[nodiscard]] searched_row::cell searched(const electing& rule, const axiom& law);
/// What the search comes to, as a claim.
[[nodiscard]] constexpr claim claim_of(const searched_row::cell& cell) {
    return cell.narrow ? claim::fails : cell.wide ? claim::strict : claim::holds;
}

/// Every row of the table, searched. Takes some seconds; done once.
[[nodiscard]] const std::vector<searched_row>& all_searched_rows();

/// The page in Markdown.
[[nodiscard]] std::string properties_page(const std::vector<searched_row>& rows);

/// How the page is made again: said at its top.
inline constexpr std::string_view page_path = "docs/properties.md";
inline constexpr std::string_view page_variable = "DELIB_WRITE_PAGE";

}  // namespace delib::properties
