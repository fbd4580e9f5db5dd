#include "io/stage.hpp"

#include <algorithm>

namespace delib::io {

ballot_stage::ballot_stage(std::span<const source> files, const read_options& options)
    : files_(files), options_(&options) {
    for (const stratum_column& declared : options.strata) {
        column& added = columns_[stratum(clean_name(declared.name))];
        for (const std::string& value : declared.values) {
            std::string cleaned = clean_name(value);
            if (!added.index.emplace(cleaned, static_cast<std::uint32_t>(added.values.size())).second) continue;
            added.values.push_back(std::move(cleaned));
        }
        added.declared = added.values.size();
    }
}

std::uint32_t ballot_stage::stratum(const std::string& name) {
    const auto same = std::find_if(columns_.begin(), columns_.end(), [&](const column& c) { return c.name == name; });
    if (same != columns_.end()) return static_cast<std::uint32_t>(same - columns_.begin());
    columns_.push_back({name, {}, {}, 0});
    return static_cast<std::uint32_t>(columns_.size() - 1);
}

result<std::uint32_t> ballot_stage::stratum_value(std::uint32_t at, std::string_view text) {
    column& c = columns_[at];
    text = trim(text);
    if (const auto known = c.index.find(text); known != c.index.end()) return known->second;
    std::string cleaned = clean_name(text);
    if (const auto known = c.index.find(cleaned); known != c.index.end()) return known->second;
    if (c.declared != 0) {
        std::string all;
        for (std::size_t i = 0; i < c.declared && i < 20; ++i) all += (i == 0 ? "" : ", ") + visible(c.values[i]);
        return error{error_code::name,
                     "'" + visible(cleaned) + "' is not a value of " + visible(c.name) + "; expected one of " + all,
                     {}};
    }
    const auto number = static_cast<std::uint32_t>(c.values.size());
    c.index.emplace(cleaned, number);
    c.values.push_back(std::move(cleaned));
    return number;
}

std::vector<stratum_column> ballot_stage::declared_strata() const {
    std::vector<stratum_column> out;
    for (const column& c : columns_)
        out.push_back({c.name, {c.values.begin(), c.values.begin() + static_cast<std::ptrdiff_t>(c.declared)}});
    return out;
}

void ballot_stage::add(const parsed_ballot& ballot) {
    row kept;
    kept.first = entries_.size();
    kept.length = static_cast<std::uint32_t>(ballot.entries.size());
    kept.strata = stratum_values_.size();
    kept.strata_count = static_cast<std::uint32_t>(ballot.strata.size());
    kept.line = ballot.line;
    kept.heads = ballot.heads;
    kept.file = ballot.file;
    if (ballot.weight != weights_[0]) {
        kept.weight = static_cast<std::uint32_t>(weights_.size());
        weights_.push_back(ballot.weight);
    }
    if (!ballot.voter.empty()) kept.voter = voters_.emplace_back(clean_name(ballot.voter));
    entries_.insert(entries_.end(), ballot.entries.begin(), ballot.entries.end());
    stratum_values_.insert(stratum_values_.end(), ballot.strata.begin(), ballot.strata.end());
    rows_.push_back(kept);
}

result<void> ballot_stage::list(std::uint32_t file, std::uint64_t line, std::string why, std::uint64_t heads) {
    if (__builtin_add_overflow(refused_heads_, heads, &refused_heads_)) {
        return error_at(files_[file], line, 0, error_code::overflow, "more than 2^64 ballots");
    }
    if (heads > 1) why += " (" + std::to_string(heads) + " ballots)";
    rejected_.push_back({file, line, std::move(why)});
    return {};
}

result<void> ballot_stage::refuse(std::uint32_t file, const error& why, std::uint64_t heads) {
    if (!options_->lenient || why.code == error_code::limit) return why;
    if (refused_before_ + rejected_.size() >= options_->max_rejected) {
        return error_at(files_[file], why.where.line, 0, error_code::limit,
                        "more than " + std::to_string(options_->max_rejected) +
                            " ballots are rejected; is this the right format?");
    }
    // A line that cannot be read is a ballot, even where the part that was read says that nobody cast it.
    return list(file, why.where.line, why.message, std::max<std::uint64_t>(heads, 1));
}

void ballot_stage::note(note_kind kind, std::uint32_t file, std::uint64_t line, std::string name, std::uint64_t number,
                        std::uint64_t actual) {
    notes_.push_back({kind, files_[file].base + ":" + std::to_string(line), std::move(name), number, actual});
}

void ballot_stage::mark_used(name_index& names) const {
    for (const entry& e : entries_) names.use(static_cast<std::uint32_t>(index(e.who)));
}

std::vector<bool> ballot_stage::used_values(std::size_t count) const {
    std::vector<bool> used(count, false);
    for (const entry& e : entries_) used[e.value] = true;
    return used;
}

std::string ballot_stage::place_of(const row& other, std::uint32_t seen_from) const {
    const std::string line = "line " + std::to_string(other.line);
    return other.file == seen_from ? line : line + " of " + visible(files_[other.file].base);
}

result<std::vector<bool>> ballot_stage::settle_revotes() {
    std::vector<bool> stands(rows_.size(), true);
    std::unordered_map<std::string_view, std::size_t> standing;
    standing.reserve(voters_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const row& now = rows_[i];
        if (now.voter.empty()) continue;
        const auto [at, fresh] = standing.emplace(now.voter, i);
        if (fresh) continue;
        const row& before = rows_[at->second];
        switch (options_->revote) {
            case revote_policy::last:
                DELIB_CHECK(
                    list(before.file, before.line, "superseded by " + place_of(now, before.file), before.heads));
                stands[at->second] = false;
                at->second = i;
                break;
            case revote_policy::first:
                DELIB_CHECK(list(now.file, now.line,
                                 "superseded by " + place_of(before, now.file) + ", the voter's first ballot",
                                 now.heads));
                stands[i] = false;
                break;
            case revote_policy::reject:
                DELIB_CHECK(refuse(
                    now.file,
                    error_at(files_[now.file], now.line, 0, error_code::name,
                             "voter '" + visible(now.voter) + "' has voted before, on " + place_of(before, now.file)),
                    now.heads));
                stands[i] = false;
                break;
        }
    }
    return stands;
}

result<ballots> ballot_stage::finish(profile_builder builder, const std::vector<std::uint32_t>& candidates,
                                     const std::vector<std::uint32_t>& values) {
    DELIB_TRY(stands, settle_revotes());
    std::vector<std::vector<std::uint32_t>> place(columns_.size());
    for (stratum_column& declared : declared_strata())
        builder.add_stratum(std::move(declared.name), std::move(declared.values));
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        place[c].assign(columns_[c].values.size(), no_value);
    }

    ballots out;
    std::vector<entry> translated;
    std::vector<std::uint32_t> strata;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!stands[i]) continue;
        const row& r = rows_[i];
        translated.clear();
        for (const entry& e : std::span(entries_).subspan(r.first, r.length)) {
            translated.push_back({candidate_at(candidates[index(e.who)]), values.empty() ? e.value : values[e.value]});
        }
        strata.clear();
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const std::uint32_t written = c < r.strata_count ? stratum_values_[r.strata + c] : no_value;
            if (written == no_value) {
                strata.push_back(builder.stratum_value(c, ""));
                continue;
            }
            std::uint32_t& known = place[c][written];
            if (known == no_value) known = builder.stratum_value(c, columns_[c].values[written]);
            strata.push_back(known);
        }
        auto done = builder.add(
            {.entries = translated, .weight = weights_[r.weight], .heads = r.heads, .strata = strata, .voter = {}});
        if (!done) return error_at(files_[r.file], r.line, 0, done.error().code, done.error().message);
        (translated.empty() ? out.report.blank : out.report.counted) += r.heads;
    }

    const std::uint64_t valid = out.report.counted + out.report.blank;
    if (__builtin_add_overflow(valid, refused_heads_, &out.report.cast)) {
        return error{error_code::overflow, "more than 2^64 ballots", {}};
    }
    DELIB_TRY(frozen, builder.freeze());
    out.profile = std::move(frozen);
    out.report.kind = out.profile.kind();
    std::stable_sort(rejected_.begin(), rejected_.end(), [](const refusal& a, const refusal& b) {
        return std::pair(a.file, a.line) < std::pair(b.file, b.line);
    });
    for (refusal& r : rejected_) {
        out.report.rejected.push_back({files_[r.file].base + ":" + std::to_string(r.line), std::move(r.why)});
    }
    out.report.notes = std::move(notes_);
    return out;
}

}  // namespace delib::io
