#include "io/ballot_rows.hpp"

#include <algorithm>

namespace delib::io {

result<bool> ballot_rows::read(text_end end, std::size_t most) {
    while (context_.stage.size() < most && context_.stage.entries() < most) {
        auto more = file_.cursor.next();
        if (!more) {
            goes_on_ = end == text_end::of_piece && file_.cursor.ends_inside_quotes();
            if (goes_on_) return false;
            if (!file_.cursor.recoverable()) return more.error();
            DELIB_CHECK(context_.stage.refuse(number_, more.error()));
            continue;
        }
        if (!*more) return false;
        if (auto read = read_one(); !read) DELIB_CHECK(context_.stage.refuse(number_, read.error()));
    }
    return true;
}

error ballot_rows::wrong(const csv_cell& at, error_code code, std::string what) const {
    return error_at(*file_.file, at.line, at.column, code, std::move(what));
}

result<void> ballot_rows::read_one() {
    DELIB_CHECK(file_.cursor.check());
    const auto& cells = file_.cursor.cells();
    if (cells.size() != file_.columns.size()) {
        return wrong(cells[std::min(cells.size(), file_.columns.size() + 1) - 1], error_code::parse,
                     "this line has " + std::to_string(cells.size()) + (cells.size() == 1 ? " cell" : " cells") +
                         ", the header " + std::to_string(file_.columns.size()));
    }
    entries_.clear();
    strata_.assign(context_.stage.stratum_count(), ballot_stage::no_value);
    ++ballot_;
    parsed_ballot ballot;
    ballot.file = number_;
    ballot.line = file_.cursor.line();
    for (std::size_t i = 0; i < cells.size(); ++i) DELIB_CHECK(read_cell(file_.columns[i], cells[i], ballot));
    ballot.entries = entries_;
    ballot.strata = strata_;
    context_.stage.add(ballot);
    return {};
}

result<void> ballot_rows::read_cell(const table_column& column, const csv_cell& cell, parsed_ballot& ballot) {
    switch (column.role) {
        case column_role::undecided:
        case column_role::ignored: return {};
        case column_role::voter: ballot.voter = cell.text; return {};
        case column_role::weight: {
            auto read = read_weight(cell.text, context_.options.weight_digits);
            if (!read) return wrong(cell, read.error().code, read.error().message);
            ballot.weight = *read;
            return {};
        }
        case column_role::stratum: {
            auto value = context_.stage.stratum_value(column.number, cell.text);
            if (!value) return wrong(cell, value.error().code, value.error().message);
            strata_[column.number] = *value;
            return {};
        }
        case column_role::rank: return cell.text.empty() ? result<void>{} : add_name(cell, cell.text, column.number);
        case column_role::list: return add_list(cell);
        case column_role::candidate: return add_value(column, cell);
    }
    return {};
}

result<void> ballot_rows::add_name(const csv_cell& cell, std::string_view name, std::uint32_t value) {
    const auto who = context_.declared ? context_.names.find(name) : context_.names.intern(name);
    if (!who && !context_.declared) {
        return wrong(cell, error_code::limit, "more than " + std::to_string(max_candidates) + " candidates");
    }
    if (!who)
        return wrong(cell, error_code::name,
                     "'" + visible(name.substr(0, 200)) + "' is not among the declared candidates");
    if (seen_.size() <= *who) seen_.resize(std::max(context_.names.size(), seen_.size() * 2), 0);
    if (seen_[*who] == ballot_) {
        return wrong(cell, error_code::name, "this ballot names '" + visible(context_.names.name(*who)) + "' twice");
    }
    seen_[*who] = ballot_;
    entries_.push_back({candidate_at(*who), value});
    return {};
}

result<void> ballot_rows::add_list(const csv_cell& cell) {
    for (std::string_view rest = cell.text; !rest.empty();) {
        const auto end = rest.find(';');
        const std::string_view name = trim(rest.substr(0, end));
        if (!name.empty()) DELIB_CHECK(add_name(cell, name, 1));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return {};
}

result<void> ballot_rows::add_value(const table_column& column, const csv_cell& cell) {
    if (cell.text.empty()) return {};
    const auto value = cells_.value(cell.text);
    if (!value) {
        return wrong(cell, error_code::name,
                     "'" + visible(cell.text.substr(0, 60)) + "' for '" + visible(column.name) +
                         "': " + cells_.expected());
    }
    // A mark of 0 says as much as an empty cell: this voter does not approve.
    if (context_.reading == ballot_reading::approvals && *value == 0) return {};
    entries_.push_back({candidate_at(column.number), *value});
    return {};
}

}  // namespace delib::io
