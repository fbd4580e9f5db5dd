// Tables are written so that our reader gives the same ballots back without being told more than the kind of ballot (and
// the scale). What it would take for something else is an error here.
//
// Every voter has a line of their own, with the weight of one voter where ballots weigh something other than 1.
#include "io/cells.hpp"
#include "io/csv_syntax.hpp"
#include "io/names.hpp"
#include "io/writers.hpp"

#include <algorithm>
#include <unordered_set>

namespace delib::io {

namespace {

// Each voter is a line, so a quantifier of a billion would be a billion lines.
constexpr std::uint64_t max_lines = std::uint64_t{1} << 26;

bool reserved(std::string_view name, std::string_view format) {
    const std::string word = lower_ascii(name);
    if (word == "voter" || word == "id" || word == "weight") return true;
    if (format != "grades" && (word == "approvals" || word == "approved" || word == "votes")) return true;
    return format == "csv" && (word.starts_with("rank") || word.starts_with("choice")) &&
           word.find_first_not_of("rankchoie0123456789 _-") == std::string::npos;
}

// A spreadsheet runs what begins like a formula; behind an apostrophe it is text. Text that already looks defused gets
// one apostrophe more, so that the reader, who takes one away, gives every name back as it was.
std::string defused(std::string_view text) {
    const bool formula = begins_like_formula(text.substr(std::min(text.find_first_not_of('\''), text.size())));
    return (formula && !is_number(text) ? "'" : "") + std::string(text);
}

void append_cell(std::string& out, std::string_view text) {
    const bool quote = text.find_first_of(",\"\r\n") != std::string_view::npos || text.starts_with("\xEF\xBB\xBF");
    if (!quote) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

class table_writer {
public:
    table_writer(const profile& p, std::string_view format) : p_(p), format_(format) {}

    result<std::string> write() {
        if (p_.heads() + p_.blank_heads() > max_lines) {
            return error{error_code::limit,
                         "a table has a line for each voter, and at most " + std::to_string(max_lines) + " of them",
                         {}};
        }
        if (p_.candidates().size() == 0) return cannot_carry(format_, "an election without candidates");
        DELIB_CHECK(choose_columns());
        DELIB_CHECK(write_header());
        for (std::size_t i = 0; i < p_.size(); ++i) {
            const ballot_view ballot = p_[i];
            std::string line;
            DELIB_CHECK(append_line(line, ballot));
            for (std::uint64_t head = 0; head < ballot.heads; ++head) out_ += line;
        }
        return std::move(out_);
    }

private:
    result<void> choose_columns() {
        for (std::size_t i = 0; i < p_.size(); ++i) {
            DELIB_TRY(each, weight_of_one(p_, p_[i]));
            weighted_ = weighted_ || each != weight(1);
        }
        if (p_.kind() != ballot_kind::ranked) return {};
        // Columns of ranks name only who is ranked, and the reader sorts those; otherwise one column a candidate.
        std::vector<bool> ranked(p_.candidates().size(), false);
        std::uint32_t last = 0;
        bool ties = false;
        for (std::size_t i = 0; i < p_.size(); ++i) {
            const ballot_view ballot = p_[i];
            ties = ties || has_ties(ballot);
            for (const entry& e : ballot.entries) {
                ranked[index(e.who)] = true;
                last = std::max(last, e.value);
            }
        }
        const auto& names = p_.candidates().names();
        const bool all = std::find(ranked.begin(), ranked.end(), false) == ranked.end();
        const bool sorted = std::is_sorted(names.begin(), names.end(), natural_before);
        if (!ties && all && sorted && last > 0 && last <= 4 * names.size() + 16) rank_columns_ = last;
        return {};
    }

    result<void> write_header() {
        std::unordered_set<std::string> taken;
        const auto column = [&](std::string_view name) -> result<void> {
            if (reserved(name, format_))
                return cannot_carry(format_,
                                    "a column named '" + visible(name) + "', which means something else there");
            std::string safe = defused(name);
            if (!taken.insert(safe).second) return cannot_carry(format_, "two columns named '" + visible(safe) + "'");
            cell(out_, safe);
            return {};
        };
        if (weighted_) cell(out_, "weight");
        for (const stratum_column& s : p_.strata()) DELIB_CHECK(column(s.name));
        if (rank_columns_ == 0) DELIB_CHECK(check_strata());
        for (std::uint32_t rank = 1; rank <= rank_columns_; ++rank) cell(out_, "rank" + std::to_string(rank));
        if (rank_columns_ == 0) {
            for (const std::string& name : p_.candidates().names()) DELIB_CHECK(column(name));
        }
        width_ = columns_;
        out_ += '\n';
        return {};
    }

    // Among columns of ranks, grades or numbers the reader knows a stratum by its cells.
    result<void> check_strata() const {
        for (std::size_t c = 0; c < p_.strata().size(); ++c) {
            bool words = false;
            for (std::size_t i = 0; i < p_.size(); ++i) {
                const std::string& value = p_.strata()[c].values[p_[i].strata[c]];
                if (value.empty()) continue;
                words = true;
                const bool grade = p_.share_scale() != nullptr && p_.share_scale()->find(value).has_value();
                if (!grade && !is_number(value)) continue;
                return cannot_carry(format_, "the stratum '" + visible(p_.strata()[c].name) + "', whose value '" +
                                                 visible(value) + "' would be taken for a candidate's");
            }
            if (!words)
                return cannot_carry(format_, "the stratum '" + visible(p_.strata()[c].name) + "', which is empty");
        }
        return {};
    }

    void cell(std::string& line, std::string_view text) {
        if (columns_++ > 0) line += ',';
        // A record of one empty cell would be an empty line, which is no record.
        if (text.empty() && width_ == 1) line += "\"\"";
        append_cell(line, text);
    }

    result<void> append_line(std::string& line, const ballot_view& ballot) {
        columns_ = 0;
        if (weighted_) {
            DELIB_TRY(each, weight_of_one(p_, ballot));
            cell(line, to_text(each));
        }
        for (std::size_t c = 0; c < p_.strata().size(); ++c)
            cell(line, defused(p_.strata()[c].values[ballot.strata[c]]));
        if (rank_columns_ != 0) {
            std::size_t next = 0;
            for (std::uint32_t rank = 1; rank <= rank_columns_; ++rank) {
                const bool here = next < ballot.entries.size() && ballot.entries[next].value == rank;
                cell(line, here ? defused(p_.candidates().name(ballot.entries[next].who)) : std::string());
                if (here) ++next;
            }
        } else {
            values_.assign(p_.candidates().size(), {});
            for (const entry& e : ballot.entries) values_[index(e.who)] = text_of(e);
            const bool marks = p_.kind() == ballot_kind::approval;
            for (const std::string& value : values_) cell(line, marks && value.empty() ? "0" : defused(value));
        }
        line += '\n';
        return {};
    }

    [[nodiscard]] std::string text_of(const entry& e) const {
        if (p_.kind() == ballot_kind::graded || p_.kind() == ballot_kind::scored)
            return p_.share_scale()->label(e.value);
        return std::to_string(e.value);
    }

    const profile& p_;
    std::string_view format_;
    bool weighted_ = false;
    std::uint32_t rank_columns_ = 0;
    std::size_t columns_ = 0;
    std::size_t width_ = 0;
    std::string out_{};
    std::vector<std::string> values_{};
};

}  // namespace

result<std::string> write_table(const profile& p, std::string_view format) {
    if (format == "grades" && p.kind() != ballot_kind::graded)
        return cannot_carry(format, std::string(to_text(p.kind())) + " ballots");
    if (format == "approvals" && p.kind() != ballot_kind::approval)
        return cannot_carry(format, std::string(to_text(p.kind())) + " ballots");
    return table_writer(p, format).write();
}

}  // namespace delib::io
