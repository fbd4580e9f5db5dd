#include "io/table.hpp"

#include <algorithm>

namespace delib::io {

namespace {

bool declared_stratum(const read_options& options, std::string_view name) {
    return std::any_of(options.strata.begin(), options.strata.end(),
                       [&](const stratum_column& s) { return clean_name(s.name) == name; });
}

}  // namespace

result<table_file> read_header(const source& file, table_context& context) {
    const read_options& options = context.options;
    table_file out{&file, csv_cursor(file, options), {}};
    DELIB_TRY(more, out.cursor.next());
    if (!more) return error_at(file, 1, 1, error_code::parse, "the file is empty; expected a header line");
    DELIB_CHECK(out.cursor.check());
    const std::string weights = clean_name(options.weight_column);
    text_map<std::size_t> first;
    const table_column* voter = nullptr;
    const table_column* weight = nullptr;
    out.columns.reserve(out.cursor.cells().size());
    for (const csv_cell& cell : out.cursor.cells()) {
        const std::size_t number = out.columns.size() + 1;
        table_column& c = out.columns.emplace_back();
        c.name = clean_name(cell.text);
        c.at = {{}, cell.line, cell.column};
        const std::string lower = lower_ascii(c.name);
        const bool declared_candidate = context.declared && context.names.find(c.name);
        if (c.name.empty() && number > 1) {
            return at_column(file, c, error_code::name, "column " + std::to_string(number) + " has no name");
        }
        const auto [before, fresh] = first.emplace(c.name, number);
        if (!fresh) {
            return at_column(file, c, error_code::name,
                             "columns " + std::to_string(before->second) + " and " + std::to_string(number) +
                                 " are both named '" + visible(c.name) + "'");
        }
        if (!weights.empty() && c.name == weights) {
            c.role = column_role::weight;
            weight = &c;
        } else if (declared_candidate) {
            c.role = column_role::undecided;
        } else if (declared_stratum(options, c.name)) {
            c.role = column_role::stratum;
        } else if (c.name.empty() || lower == "voter" || lower == "id") {
            if (voter != nullptr) {
                return at_column(file, c, error_code::name,
                                 "two columns say who voted, '" + visible(voter->name) + "' and '" + visible(c.name) +
                                     "'");
            }
            c.role = column_role::voter;
            voter = &c;
        } else if (lower == "weight") {
            // One weighting is chosen, and `weight` is another: it is neither a candidate nor a stratum.
            c.role = weights.empty() ? column_role::weight : column_role::ignored;
            if (weights.empty() && weight != nullptr) {
                return at_column(file, c, error_code::name, "two columns are named weight");
            }
            if (weights.empty()) weight = &c;
        }
    }
    if (!weights.empty() && weight == nullptr) {
        return error_at(file, out.cursor.line(), 0, error_code::usage,
                        "no column '" + visible(weights) + "' to weigh ballots by");
    }
    for (const stratum_column& s : options.strata) {
        const std::string name = clean_name(s.name);
        if (first.find(name) == first.end()) {
            return error_at(file, out.cursor.line(), 0, error_code::name,
                            "no column for the declared stratum '" + visible(name) + "'");
        }
    }
    return out;
}

}  // namespace delib::io
