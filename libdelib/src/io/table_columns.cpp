#include "io/cells.hpp"
#include "io/table.hpp"

#include <algorithm>

namespace delib::io {

namespace {

bool names_a_list(std::string_view name) {
    const std::string word = lower_ascii(name);
    return word == "approvals" || word == "approved" || word == "votes";
}

// The rank in `rank1`, `Choice 2`, …; nothing for other names.
std::optional<std::string_view> rank_digits(std::string_view lower) {
    for (const std::string_view word : {"rank", "choice"}) {
        if (!lower.starts_with(word)) continue;
        std::string_view digits = lower.substr(word.size());
        if (digits.starts_with(' ') || digits.starts_with('_') || digits.starts_with('-')) digits.remove_prefix(1);
        if (!digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos) return digits;
    }
    return std::nullopt;
}

bool has_rank_columns(const std::vector<table_file>& files) {
    for (const table_file& f : files) {
        for (const table_column& c : f.columns) {
            if (c.role == column_role::undecided && rank_digits(lower_ascii(c.name))) return true;
        }
    }
    return false;
}

result<ballot_reading> choose_reading(const std::vector<table_file>& files, table_context& context) {
    const read_options& options = context.options;
    const std::string& format = files.front().file->format;
    const bool fixed = format == "grades" || format == "approvals";
    const ballot_reading by_format = format == "grades" ? ballot_reading::grades : ballot_reading::approvals;
    if (options.ballot != ballot_reading::automatic) {
        if (fixed && options.ballot != by_format) {
            return error{error_code::usage, "format " + format + " and this reading of ballots exclude each other", {}};
        }
        return options.ballot;
    }
    if (fixed) return by_format;
    if (has_rank_columns(files)) return ballot_reading::ranks;
    if (!options.scale.empty()) return ballot_reading::grades;
    for (const table_column& c : files.front().columns) {
        if (c.role == column_role::undecided && names_a_list(c.name) && !context.names.find(c.name)) {
            return ballot_reading::approvals;
        }
    }
    return ballot_reading::automatic;
}

result<void> take_rank_columns(table_file& f, table_context& context) {
    std::vector<std::pair<std::uint32_t, std::size_t>> ranks;
    for (std::size_t i = 0; i < f.columns.size(); ++i) {
        table_column& c = f.columns[i];
        if (c.role != column_role::undecided) continue;
        const std::string lower = lower_ascii(c.name);
        const auto digits = rank_digits(lower);
        if (!digits) continue;
        const auto rank = parse_digits(*digits);
        if (!rank || *rank == 0 || *rank > std::numeric_limits<std::uint32_t>::max()) {
            return at_column(*f.file, c, error_code::parse,
                             "ranks count from 1 to 4294967295, got column '" + visible(c.name) + "'");
        }
        c.role = column_role::rank;
        c.number = static_cast<std::uint32_t>(*rank);
        ranks.emplace_back(c.number, i);
    }
    if (ranks.empty()) {
        return error_at(*f.file, f.columns.empty() ? 1 : f.columns.front().at.line, 0, error_code::parse,
                        "no column rank1, rank2, … (or choice1, …); expected ranks");
    }
    std::sort(ranks.begin(), ranks.end());
    for (std::size_t i = 1; i < ranks.size(); ++i) {
        if (ranks[i].first != ranks[i - 1].first) continue;
        return at_column(*f.file, f.columns[ranks[i].second], error_code::name,
                         "columns " + std::to_string(ranks[i - 1].second + 1) + " and " +
                             std::to_string(ranks[i].second + 1) + " both hold rank " + std::to_string(ranks[i].first));
    }
    for (table_column& c : f.columns) {
        if (c.role != column_role::undecided) continue;
        c.role = column_role::stratum;
        c.number = context.stage.stratum(c.name);
    }
    return {};
}

// Which kinds of cells an undecided column holds, over all files.
struct census {
    bool fits = false;     // some cell fits the reading
    bool numbers = false;  // some cell is a number that does not
    bool words = false;    // some cell is anything else
};

// Looks at cells until all columns are decided. `thorough` looks at all of them.
result<text_map<census>> take_census(const std::vector<table_file>& files, cell_reader& reader, bool thorough) {
    text_map<census> seen;
    for (const table_file& f : files) {
        std::vector<std::pair<std::size_t, census*>> open;
        for (std::size_t i = 0; i < f.columns.size(); ++i) {
            if (f.columns[i].role == column_role::undecided) open.emplace_back(i, &seen[f.columns[i].name]);
        }
        csv_cursor cursor = f.cursor;
        while (!open.empty()) {
            auto more = cursor.next();
            if (!more && cursor.recoverable()) continue;
            if (!more) return more.error();
            if (!*more) break;
            // Lines with too few or too many cells are refused later, when ballots are read.
            if (cursor.cells().size() != f.columns.size()) continue;
            bool decided = false;
            for (auto& [i, kinds] : open) {
                const std::string_view cell = cursor.cells()[i].text;
                if (cell.empty() || (kinds->fits && !thorough)) continue;
                if (reader.value(cell)) {
                    kinds->fits = decided = true;
                } else if (!is_number(cell)) {
                    kinds->words = true;
                } else {
                    kinds->numbers = true;
                }
            }
            if (decided && !thorough) std::erase_if(open, [](const auto& entry) { return entry.second->fits; });
        }
    }
    return seen;
}

error ambiguous(const source& file, std::uint64_t line) {
    return error_at(
        file, line, 0, error_code::usage,
        "the header does not say what the cells mean; say it with --ballot ranks, matrix, grades, approvals or "
        "points");
}

result<void> decide_by_cells(std::vector<table_file>& files, table_context& context) {
    const bool guess = context.reading == ballot_reading::automatic;
    const ballot_reading reading = guess ? ballot_reading::matrix : context.reading;
    DELIB_TRY(grades, scale::named(context.scale));
    cell_reader reader(reading, context.scale.empty() ? nullptr : &grades);
    DELIB_TRY(seen, take_census(files, reader, guess));
    bool any = false;
    for (table_file& f : files) {
        const std::uint64_t line = f.columns.empty() ? 1 : f.columns.front().at.line;
        for (table_column& c : f.columns) {
            if (c.role == column_role::candidate) any = true;
            if (c.role != column_role::undecided) continue;
            const census& kinds = seen[c.name];
            if (guess && kinds.numbers && !kinds.words) return ambiguous(*f.file, line);
            const bool wrong_numbers = reading == ballot_reading::matrix && kinds.numbers && !kinds.words;
            if (kinds.fits || wrong_numbers || !(kinds.numbers || kinds.words)) {
                const auto number = context.names.fix(c.name);
                if (!number) {
                    return at_column(*f.file, c, error_code::limit,
                                     "more than " + std::to_string(max_candidates) + " candidates");
                }
                c.role = column_role::candidate;
                c.number = *number;
                any = true;
            } else {
                c.role = column_role::stratum;
                c.number = context.stage.stratum(c.name);
            }
        }
        if (any) continue;
        if (guess) return ambiguous(*f.file, line);
        return error_at(*f.file, line, 0, error_code::parse,
                        "no column holds what was asked for: " + reader.expected());
    }
    context.reading = reading;
    return {};
}

// With declared candidates their columns are known, but whether the cells are ranks may not be.
result<void> confirm_ranks(std::vector<table_file>& files, table_context& context) {
    if (context.reading != ballot_reading::automatic) return {};
    std::vector<table_file> copies;
    for (const table_file& f : files) {
        copies.push_back({f.file, f.cursor, f.columns});
        for (table_column& c : copies.back().columns) {
            c.role = c.role == column_role::candidate ? column_role::undecided : column_role::ignored;
        }
    }
    cell_reader reader(ballot_reading::matrix, nullptr);
    DELIB_TRY(seen, take_census(copies, reader, true));
    for (const auto& [name, kinds] : seen) {
        if (kinds.numbers || (kinds.words && !kinds.fits)) {
            return ambiguous(*files.front().file, files.front().columns.front().at.line);
        }
    }
    context.reading = ballot_reading::matrix;
    return {};
}

result<void> take_declared(std::vector<table_file>& files, table_context& context) {
    for (table_file& f : files) {
        std::vector<bool> found(context.names.size(), false);
        for (table_column& c : f.columns) {
            if (c.role != column_role::undecided) continue;
            if (const auto number = context.names.find(c.name)) {
                c.role = column_role::candidate;
                c.number = *number;
                found[*number] = true;
            } else {
                c.role = column_role::stratum;
                c.number = context.stage.stratum(c.name);
            }
        }
        const auto missing = std::find(found.begin(), found.end(), false);
        if (missing == found.end()) continue;
        const auto number = static_cast<std::uint32_t>(missing - found.begin());
        return error_at(*f.file, f.columns.empty() ? 1 : f.columns.front().at.line, 0, error_code::name,
                        "no column for the declared candidate '" + visible(context.names.name(number)) + "'");
    }
    return {};
}

// One column of names: by its own name, or because it is the only one and does not hold marks.
result<bool> take_list(std::vector<table_file>& files, table_context& context) {
    bool lists = false;
    for (table_file& f : files) {
        const auto open = [](const table_column& c) { return c.role == column_role::undecided; };
        auto at = std::find_if(f.columns.begin(), f.columns.end(), [&](const table_column& c) {
            return open(c) && names_a_list(c.name) && !(context.declared && context.names.find(c.name));
        });
        if (at == f.columns.end() && std::count_if(f.columns.begin(), f.columns.end(), open) == 1) {
            at = std::find_if(f.columns.begin(), f.columns.end(), open);
            if (context.declared && context.names.find(at->name)) continue;
            cell_reader reader(ballot_reading::approvals, nullptr);
            DELIB_TRY(seen, take_census({f}, reader, false));
            const census& kinds = seen[at->name];
            if (kinds.fits || !(kinds.words || kinds.numbers)) continue;
        }
        if (at == f.columns.end()) continue;
        at->role = column_role::list;
        lists = true;
        for (table_column& c : f.columns) {
            if (!open(c)) continue;
            c.role = column_role::stratum;
            c.number = context.stage.stratum(c.name);
        }
    }
    return lists;
}

}  // namespace

result<void> decide_columns(std::vector<table_file>& files, table_context& context) {
    for (table_file& f : files) {
        for (table_column& c : f.columns) {
            if (c.role == column_role::stratum) c.number = context.stage.stratum(c.name);
        }
    }
    DELIB_TRY(reading, choose_reading(files, context));
    context.reading = reading;
    if (reading == ballot_reading::ranks) {
        for (table_file& f : files) DELIB_CHECK(take_rank_columns(f, context));
        return {};
    }
    if (reading == ballot_reading::approvals) {
        DELIB_TRY(lists, take_list(files, context));
        const bool all = std::all_of(files.begin(), files.end(), [](const table_file& f) {
            return std::any_of(f.columns.begin(), f.columns.end(),
                               [](const table_column& c) { return c.role == column_role::list; });
        });
        if (lists && all) return {};
        if (lists)
            return error{error_code::unsupported,
                         "some files hold lists of names and others one column a candidate; write them in one way",
                         {}};
    }
    if (context.declared) {
        DELIB_CHECK(take_declared(files, context));
        return confirm_ranks(files, context);
    }
    return decide_by_cells(files, context);
}

bool decided_by_first_lines(const std::vector<table_file>& files, const table_context& context) {
    if (context.reading == ballot_reading::ranks) return true;
    if (context.reading != ballot_reading::matrix) return false;
    // A candidate's column is one for good if some cell is a rank, or if it was declared; a stratum's, if that was.
    std::vector<table_file> copies;
    for (const table_file& f : files) {
        copies.push_back({f.file, f.cursor, f.columns});
        for (table_column& c : copies.back().columns) {
            if (c.role == column_role::stratum && !context.declared && c.number >= context.options.strata.size())
                return false;
            c.role =
                c.role == column_role::candidate && !context.declared ? column_role::undecided : column_role::ignored;
        }
    }
    cell_reader reader(ballot_reading::matrix, nullptr);
    const auto seen = take_census(copies, reader, false);
    return seen && std::all_of(seen->begin(), seen->end(), [](const auto& column) { return column.second.fits; });
}

}  // namespace delib::io
