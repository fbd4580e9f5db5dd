#include "io/plain/plain_table.hpp"

#include "core/parallel.hpp"
#include "io/plain/plain_count.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <map>
#include <numeric>

namespace delib::io {

namespace {

bool plain_columns(const std::vector<table_file>& files, const table_context& context) {
    for (const table_file& f : files) {
        std::size_t strata = 0;
        for (const table_column& c : f.columns) {
            const bool plain = c.role == column_role::rank || c.role == column_role::stratum ||
                               c.role == column_role::weight || c.role == column_role::voter ||
                               c.role == column_role::candidate || c.role == column_role::ignored;
            if (!plain) return false;
            strata += c.role == column_role::stratum ? 1 : 0;
        }
        if (strata != context.stage.stratum_count()) return false;
    }
    return true;
}

struct piece {
    std::size_t file = 0;
    std::string_view text{};
};

// Whole lines of about `block_bytes`, in the order of the files. A line break inside quotes is not seen: then the
// piece before does not end where it should.
std::vector<piece> cut(const std::vector<table_file>& files, std::size_t block_bytes) {
    std::vector<piece> out;
    for (std::size_t f = 0; f < files.size(); ++f) {
        std::string_view rest = files[f].cursor.rest();
        while (!rest.empty()) {
            const auto feed = rest.size() <= block_bytes ? rest.npos : rest.find('\n', block_bytes - 1);
            const std::string_view text = rest.substr(0, feed == rest.npos ? feed : feed + 1);
            out.push_back({f, text});
            rest.remove_prefix(text.size());
        }
    }
    return out;
}

// Whether two of the voters may be one. Expected time O(voters).
bool some_voter_again(const std::vector<plain_block>& blocks) {
    std::size_t voters = 0;
    for (const plain_block& b : blocks) voters += b.voters.size();
    if (voters == 0) return false;
    std::vector<std::uint64_t> seen(std::bit_ceil(2 * voters), 0);
    for (const plain_block& b : blocks) {
        for (const std::uint64_t voter : b.voters) {
            const std::uint64_t hash = std::max<std::uint64_t>(voter, 1);
            std::size_t at = hash & (seen.size() - 1);
            for (; seen[at] != 0; at = (at + 1) & (seen.size() - 1)) {
                if (seen[at] == hash) return true;
            }
            seen[at] = hash;
        }
    }
    return false;
}

// One numbering for all blocks, in their order, and then that of the profile.
class joint_meaning {
public:
    joint_meaning(const std::vector<table_file>& files, const table_context& context, const scale* grades)
        : declared_(context.declared), names_(context.names), strata_(context.stage), cells_(context.reading, grades) {
        meaning_.reading = context.reading;
        meaning_.of_names = context.reading == ballot_reading::ranks;
        if (grades != nullptr) meaning_.grades = *grades;
        for (const table_file& f : files) {
            for (const table_column& c : f.columns) {
                if (c.role == column_role::rank) meaning_.ranks.push_back(c.number);
                // Number 0 is for the files without weights.
                if (c.role == column_role::weight) static_cast<void>(weight_number(delib::weight(1)));
            }
        }
    }

    bool add(plain_part& part) {
        const plain_block& block = *part.block;
        if (declared_) {
            part.places.names.resize(names_.size());
            std::iota(part.places.names.begin(), part.places.names.end(), 0U);
        }
        for (std::uint32_t i = 0; i < block.names.size(); ++i) {
            const auto number = names_.intern(block.names.name(i));
            if (!number) return false;
            names_.use(*number);
            part.places.names.push_back(*number);
        }
        for (std::uint32_t s = 0; s < strata_.stratum_count(); ++s) {
            auto& places = part.places.strata.emplace_back();
            for (const std::string& value : block.strata.stratum_values(s)) {
                const auto number = strata_.stratum_value(s, value);
                if (!number) return false;
                places.push_back(*number);
            }
        }
        for (const std::uint32_t value : block.values) {
            // Numbers have provisional values, each block its own.
            const auto known = cells_.provisional() ? cells_.value(to_text(block.cells.numbers()[value])) : value;
            if (!known) return false;
            part.places.values.push_back(*known);
            if (meaning_.reading == ballot_reading::matrix) meaning_.ranks.push_back(*known);
        }
        for (const delib::weight& w : block.weights) part.places.weights.push_back(weight_number(w));
        return true;
    }

    // Turns the numbers of the parts into places in the profile.
    plain_meaning finish(std::vector<plain_part>& parts) {
        meaning_.candidates = names_.resolve();
        meaning_.strata = strata_.declared_strata();
        std::vector<std::vector<std::uint32_t>> values;
        for (std::size_t s = 0; s < meaning_.strata.size(); ++s) values.push_back(sort_values(s));
        finish_values(parts);
        for (plain_part& part : parts) {
            for (std::uint32_t& name : part.places.names) name = meaning_.candidates.place[name];
            for (std::size_t s = 0; s < values.size(); ++s) {
                for (std::uint32_t& value : part.places.strata[s]) value = values[s][value];
            }
        }
        return std::move(meaning_);
    }

    // All names, with those that were there before.
    [[nodiscard]] name_index& names() noexcept { return names_; }

private:
    std::uint32_t weight_number(const delib::weight& w) {
        const auto [at, fresh] = weights_.emplace(std::pair(w.numerator(), w.denominator()), weights_.size());
        if (fresh) meaning_.weights.push_back(w);
        return static_cast<std::uint32_t>(at->second);
    }

    void finish_values(std::vector<plain_part>& parts) {
        std::vector<std::uint32_t>& ranks = meaning_.ranks;
        std::sort(ranks.begin(), ranks.end());
        ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
        std::vector<std::uint32_t> place;
        if (cells_.provisional()) {
            number_scale numbers = scale_of(cells_.numbers(), std::vector<bool>(cells_.numbers().size(), true));
            meaning_.grades = std::move(numbers.values);
            place = std::move(numbers.place);
        }
        for (plain_part& part : parts) {
            for (std::uint32_t& value : part.places.values) {
                if (meaning_.reading == ballot_reading::matrix)
                    value =
                        static_cast<std::uint32_t>(std::lower_bound(ranks.begin(), ranks.end(), value) - ranks.begin());
                else if (meaning_.reading == ballot_reading::approvals)
                    value = 0;
                else if (!place.empty())
                    value = place[value];
            }
        }
        if (meaning_.reading == ballot_reading::approvals) {
            meaning_.values = {1};
        } else {
            meaning_.values.resize(meaning_.grades.size());
            std::iota(meaning_.values.begin(), meaning_.values.end(), 0U);
        }
        meaning_.levels = meaning_.values.size();
    }

    // Declared values keep their places, the others follow by name.
    std::vector<std::uint32_t> sort_values(std::size_t s) {
        const std::vector<std::string>& found = strata_.stratum_values(s);
        std::vector<std::string>& sorted = meaning_.strata[s].values;
        const auto declared = static_cast<std::ptrdiff_t>(sorted.size());
        sorted.insert(sorted.end(), found.begin() + declared, found.end());
        std::sort(sorted.begin() + declared, sorted.end());
        text_map<std::uint32_t> place;
        for (const std::string& value : sorted) place.emplace(value, static_cast<std::uint32_t>(place.size()));
        std::vector<std::uint32_t> out;
        for (const std::string& value : found) out.push_back(place.find(value)->second);
        return out;
    }

    bool declared_;
    name_index names_;
    ballot_stage strata_;
    cell_reader cells_;  // of all blocks
    std::map<std::pair<int128, int128>, std::size_t> weights_{};
    plain_meaning meaning_{};
};

}  // namespace

std::optional<plain_table> plain_table::parse(const std::vector<table_file>& files, const table_context& context) {
    const read_options& options = context.options;
    if (options.block_bytes == 0 || !plain_columns(files, context)) return std::nullopt;
    const std::vector<piece> pieces = cut(files, options.block_bytes);
    plain_table out;
    out.threads_ = options.threads;
    out.files_ = &files;
    if (context.reading == ballot_reading::grades && !context.scale.empty()) {
        auto grades = scale::named(context.scale);
        if (!grades) return std::nullopt;
        out.grades_ = std::make_shared<const scale>(*std::move(grades));
    }
    const cell_reader cells(context.reading, out.grades_.get());
    out.blocks_.assign(pieces.size(), {name_index{}, context.stage, cells});
    for (const piece& p : pieces) out.file_of_.push_back(p.file);
    std::atomic<bool> plain{true};
    for_each_parallel(options.threads, pieces.size(), [&](std::size_t i) {
        if (!plain.load()) return;
        plain_block& block = out.blocks_[i];
        if (context.declared) block.names = context.names;
        if (!read_plain_block(pieces[i].text, files[pieces[i].file], context, block)) plain = false;
        // Declared names have the same numbers in all blocks.
        if (context.declared) block.names = {};
    });
    if (!plain.load() || some_voter_again(out.blocks_)) return std::nullopt;
    return out;
}

bool plain_table::join(const table_context& context) {
    joint_meaning joint(*files_, context, grades_.get());
    parts_.clear();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        parts_.push_back({&blocks_[i], &(*files_)[file_of_[i]].columns});
        if (!joint.add(parts_.back())) return false;
    }
    meaning_ = joint.finish(parts_);
    names_ = std::move(joint.names());
    return true;
}

std::optional<ballots> plain_table::count() {
    auto counted = count_plain(parts_, meaning_, threads_);
    if (!counted) return std::nullopt;
    ballots out;
    out.profile = std::move(*counted);
    out.report.kind = out.profile.kind();
    out.report.counted = out.profile.heads();
    out.report.blank = out.profile.blank_heads();
    out.report.cast = out.report.counted + out.report.blank;
    return out;
}

std::optional<ballots> read_plain_table(const std::vector<table_file>& files, table_context& context) {
    auto plain = plain_table::parse(files, context);
    if (!plain || !plain->join(context)) return std::nullopt;
    auto out = plain->count();
    if (out) context.names = plain->names();
    return out;
}

}  // namespace delib::io
