// Tables of votes: the three exports of Polis, and plain csv.
#include "delib/core/text.hpp"
#include "io/csv_syntax.hpp"
#include "io/votes_gather.hpp"

#include <algorithm>
#include <array>

namespace delib::io {

namespace {

constexpr std::array<std::string_view, 4> counts_of_polis{"n-comments", "n-votes", "n-agree", "n-disagree"};

// Where a column of this name stands.
std::optional<std::size_t> column_named(const std::vector<std::string>& head,
                                        std::initializer_list<std::string_view> names) {
    for (std::size_t i = 0; i < head.size(); ++i) {
        for (const std::string_view name : names) {
            if (head[i] == name) return i;
        }
    }
    return std::nullopt;
}

class table_reader {
public:
    table_reader(const source& file, const vote_options& options, vote_gatherer& into)
        : file_(file), options_(options), into_(into), cursor_(file, options.read) {}

    result<void> read() {
        DELIB_TRY(any, next());
        if (!any) return error_at(file_, 1, 1, error_code::parse, "the file has no header");
        // Nothing but a header names the files of Polis.
        for (const csv_cell& cell : cursor_.cells()) head_.push_back(lower_ascii(cell.text));
        const bool plain = options_.read.format == "csv";
        if (!plain && column_named(head_, {"comment-id"}) && column_named(head_, {"vote"})) return list_of_votes();
        if (!plain && column_named(head_, {"comment-id"}) && column_named(head_, {"comment-body"})) return comments();
        if (!plain && head_.size() == 2 && head_[0] == "topic") return summary();
        return matrix();
    }

private:
    result<bool> next() {
        DELIB_TRY(any, cursor_.next());
        if (any) DELIB_CHECK(cursor_.check());
        return any;
    }
    error at(const csv_cell& cell, error_code code, std::string what) const {
        return error_at(file_, cell.line, cell.column, code, std::move(what));
    }
    error not_a_vote(const csv_cell& cell, std::string_view behind) const {
        return at(cell, error_code::parse,
                  "'" + visible(cell.text.substr(0, 40)) + "' is not a vote; " + std::string(expected_vote) +
                      std::string(behind));
    }
    result<void> check_width(std::size_t cells, std::uint64_t line) const {
        if (cells == head_.size()) return {};
        return error_at(file_, line, 0, error_code::parse,
                        (cells > head_.size() ? "more cells than the " : std::to_string(cells) + " cells; expected ") +
                            std::to_string(head_.size()) + (cells > head_.size() ? " of" : ", as in") + " the header");
    }
    result<std::uint32_t> participant(const csv_cell& cell) {
        if (cell.text.empty()) return at(cell, error_code::parse, "the participant has no id");
        const auto number = into_.participants.intern(cell.text);
        if (!number) return too_many_participants(file_, cell.line);
        return *number;
    }
    result<std::uint32_t> statement_number(const csv_cell& cell) {
        if (cell.text.empty()) return at(cell, error_code::parse, "the statement has no id");
        const auto number = into_.statements.intern(cell.text);
        if (!number) return too_many_statements(file_, cell.line);
        return *number;
    }

    result<void> list_of_votes() {
        const auto who = column_named(head_, {"voter-id", "participant"}), time = column_named(head_, {"timestamp"});
        const std::size_t on = *column_named(head_, {"comment-id"}), vote = *column_named(head_, {"vote"});
        if (!who)
            return error_at(file_, 1, 1, error_code::parse, "no column 'voter-id' beside 'comment-id' and 'vote'");
        for (;;) {
            DELIB_TRY(any, next());
            if (!any) return {};
            DELIB_CHECK(check_width(cursor_.cells().size(), cursor_.line()));
            const auto& cells = cursor_.cells();
            DELIB_TRY(person, participant(cells[*who]));
            DELIB_TRY(number, statement_number(cells[on]));
            const auto what = parse_stance(cells[vote].text);
            if (!what) return not_a_vote(cells[vote], "");
            const auto when = time ? parse_time(cells[*time].text) : std::nullopt;
            into_.votes.push_back(
                {when.value_or(cast_vote::unknown_time), person, static_cast<std::uint16_t>(number), *what});
        }
    }

    result<void> comments() {
        const std::size_t id = *column_named(head_, {"comment-id"}), body = *column_named(head_, {"comment-body"});
        const auto moderated = column_named(head_, {"moderated"}), meta = column_named(head_, {"is-meta", "is_meta"});
        for (;;) {
            DELIB_TRY(any, next());
            if (!any) return {};
            DELIB_CHECK(check_width(cursor_.cells().size(), cursor_.line()));
            const auto& cells = cursor_.cells();
            DELIB_TRY(number, statement_number(cells[id]));
            statement& about = into_.about(number);
            about.text = clean_name(cells[body].text);
            if (moderated && !cells[*moderated].text.empty()) {
                const auto decided = parse_moderation(cells[*moderated].text);
                if (!decided) return at(cells[*moderated], error_code::parse, "expected 1, 0 or -1 for 'moderated'");
                about.moderated = *decided;
            }
            if (meta && !cells[*meta].text.empty()) {
                const auto kind = parse_kind(lower_ascii(cells[*meta].text));
                if (!kind) return at(cells[*meta], error_code::parse, "expected true or false for 'is-meta'");
                about.kind = *kind;
            }
        }
    }

    // What is there to know about the conversation; the header is its first line.
    result<void> summary() {
        into_.title = clean_name(cursor_.cells()[1].text);
        for (;;) {
            DELIB_TRY(any, next());
            if (!any) return {};
        }
    }

    enum class role : std::uint8_t { unread, voter, stratum, statement };
    struct column {
        role as = role::statement;
        std::uint32_t number = 0;
        std::uint64_t votes = 0, others = 0;
        csv_cell head{};
        csv_cell first_other{};
        std::string other{};
    };

    // A row a participant.
    result<void> matrix() {
        const auto& cells = cursor_.cells();
        const bool polis =
            options_.read.format != "csv" && head_[0] == "participant" && column_named(head_, {"n-votes"});
        std::vector<column> columns(head_.size());
        std::vector<std::string> names;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            columns[i].head = {{}, cells[i].line, cells[i].column};
            names.push_back(clean_name(cells[i].text));
        }
        DELIB_CHECK(name_columns(columns, names, polis));
        if (!polis) DELIB_CHECK(look_at_cells(columns, names));
        std::vector<std::string_view> seen;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].as != role::statement && columns[i].as != role::stratum) continue;
            if (names[i].empty()) return at(columns[i].head, error_code::name, "a column without a name");
            seen.push_back(names[i]);
        }
        std::sort(seen.begin(), seen.end());
        if (const auto twice = std::adjacent_find(seen.begin(), seen.end()); twice != seen.end())
            return error_at(file_, 1, 0, error_code::name, "two columns are named '" + visible(*twice) + "'");
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].as == role::stratum) columns[i].number = into_.stratum(names[i]);
            if (columns[i].as != role::statement) continue;
            const auto number = into_.statements.intern(names[i]);
            if (!number) return too_many_statements(file_, 1);
            columns[i].number = *number;
        }
        return rows(columns);
    }

    result<void> name_columns(std::vector<column>& columns, const std::vector<std::string>& names, bool polis) {
        bool found = false;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto& declared = options_.strata;
            if (std::find(declared.begin(), declared.end(), names[i]) != declared.end() ||
                (polis && head_[i] == "group-id")) {
                columns[i].as = role::stratum;
            } else if (!found && (head_[i] == "voter" || head_[i] == "participant" || head_[i] == "id" ||
                                  (i == 0 && names[i].empty()))) {
                columns[i].as = role::voter;
                found = true;
            } else if (polis &&
                       std::find(counts_of_polis.begin(), counts_of_polis.end(), head_[i]) != counts_of_polis.end()) {
                columns[i].as = role::unread;
            } else if (!polis && head_[i] == "weight") {
                return at(columns[i].head, error_code::unsupported,
                          "participants of a map have no weights; take the column 'weight' out");
            }
        }
        return {};
    }

    // A column all of whose cells are votes is a statement; one with votes and a few others is a statement with mistakes.
    result<void> look_at_cells(std::vector<column>& columns, const std::vector<std::string>& names) {
        csv_cursor ahead = cursor_;
        for (;;) {
            DELIB_TRY(any, ahead.next());
            if (!any) break;
            const auto& cells = ahead.cells();
            for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i) {
                column& c = columns[i];
                if (c.as != role::statement || cells[i].text.empty()) continue;
                if (parse_stance(cells[i].text)) {
                    ++c.votes;
                } else if (c.others++ == 0) {
                    c.other = std::string(cells[i].text.substr(0, 40));
                    c.first_other = {{}, cells[i].line, cells[i].column};
                }
            }
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            column& c = columns[i];
            if (c.as != role::statement || c.others == 0) continue;
            if (c.votes > c.others) {
                c.first_other.text = c.other;
                return not_a_vote(c.first_other, ", as in the other cells of this column");
            }
            c.as = role::stratum;
            if (c.votes == 0) continue;
            into_.notes.push_back(
                {note_kind::mixed_column, file_.base + ":" + std::to_string(c.head.line), names[i], c.votes, c.others});
        }
        return {};
    }

    // A file without quotes is split line by line, which takes a fifth of the time of looking for them in each cell.
    result<void> rows(const std::vector<column>& columns) {
        const auto named =
            std::find_if(columns.begin(), columns.end(), [](const column& c) { return c.as == role::voter; });
        const std::optional<std::size_t> who =
            named == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(named - columns.begin()));
        const std::string_view rest = cursor_.rest();
        if (rest.find('"') != std::string_view::npos) {
            for (;;) {
                DELIB_TRY(any, next());
                if (!any) return {};
                DELIB_CHECK(row(columns, who, cursor_.cells(), cursor_.line()));
            }
        }
        const source body{file_.name, file_.base, file_.format, rest};
        const std::uint64_t before = static_cast<std::uint64_t>(
            std::count(file_.text.begin(), file_.text.end() - static_cast<std::ptrdiff_t>(rest.size()), '\n'));
        line_cursor lines(body, options_.read);
        std::vector<csv_cell> cells;
        for (;;) {
            auto any = lines.next();
            if (!any) {
                error failure = std::move(any).error();
                failure.where.line += before;
                return failure;
            }
            if (!*any) return {};
            const std::string_view line = lines.text();
            if (trim(line).empty()) continue;
            const std::uint64_t number = before + lines.number();
            DELIB_CHECK(check_text(file_, line, number));
            cells.clear();
            for (std::size_t at = 0; cells.size() <= columns.size();) {
                const std::size_t comma = std::min(line.find(',', at), line.size());
                const std::string_view whole = line.substr(at, comma - at), bare = trim(whole);
                const auto skipped = bare.empty() ? 0 : static_cast<std::size_t>(bare.data() - whole.data());
                cells.push_back({without_guard(bare), number, at + skipped + 1});
                if (comma == line.size()) break;
                at = comma + 1;
            }
            DELIB_CHECK(row(columns, who, cells, number));
        }
    }

    result<void> row(const std::vector<column>& columns, const std::optional<std::size_t>& who,
                     const std::vector<csv_cell>& cells, std::uint64_t line) {
        DELIB_CHECK(check_width(cells.size(), line));
        std::uint32_t person = 0;
        if (who) {
            DELIB_TRY(known, participant(cells[*who]));
            person = known;
        } else {
            const auto number = into_.participants.intern(std::to_string(into_.participants.size() + 1));
            if (!number) return too_many_participants(file_, line);
            person = *number;
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const csv_cell& cell = cells[i];
            if (cell.text.empty()) continue;
            if (columns[i].as == role::stratum) into_.set_stratum(columns[i].number, person, cell.text);
            if (columns[i].as != role::statement) continue;
            const auto what = parse_stance(cell.text);
            if (!what) return not_a_vote(cell, ", or nothing");
            into_.votes.push_back(
                {cast_vote::unknown_time, person, static_cast<std::uint16_t>(columns[i].number), *what});
        }
        return {};
    }

    const source& file_;
    const vote_options& options_;
    vote_gatherer& into_;
    csv_cursor cursor_;
    std::vector<std::string> head_{};
};

}  // namespace

result<void> read_vote_table(const source& file, const vote_options& options, vote_gatherer& into) {
    return table_reader(file, options, into).read();
}

}  // namespace delib::io
