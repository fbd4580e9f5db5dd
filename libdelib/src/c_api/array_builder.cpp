#include "c_api/builder.hpp"
#include "c_api/text.hpp"
#include "delib/core/text.hpp"
#include "delib/engine/run.hpp"

#include <algorithm>
#include <unordered_set>

namespace delib::c_api {

namespace {

// How many rows pass between two looks at the progress callback.
constexpr std::size_t rows_between_polls = 4096;
constexpr std::uint64_t most_heads = std::uint64_t{1} << 63;

answer at_row(error wrong, std::size_t row) {
    wrong.message = "row " + std::to_string(row) + ": " + wrong.message;
    answer out(std::move(wrong));
    out.row = static_cast<std::int64_t>(row);
    return out;
}

int128 weight_of(const delib_ballot_extras& extras, std::size_t row) noexcept {
    return extras.weights == nullptr ? 1 : extras.weights[row];
}
std::int64_t denominator_of(const delib_ballot_extras& extras) noexcept {
    return extras.weights == nullptr || extras.weight_denominator == 0 ? 1 : extras.weight_denominator;
}
std::uint64_t heads_of(const delib_ballot_extras& extras, std::size_t row) noexcept {
    return extras.heads == nullptr ? 1 : extras.heads[row];
}
// Whether every row is one voter of weight 1, of whom nothing else is known.
bool has_none(const delib_ballot_extras& extras) noexcept {
    return extras.weights == nullptr && extras.heads == nullptr && extras.voters == nullptr && extras.strata == nullptr;
}
std::string_view voter_of(const delib_ballot_extras& extras, std::size_t row) noexcept {
    return extras.voters == nullptr || extras.voters[row] == nullptr ? "" : extras.voters[row];
}

}  // namespace

result<array_builder> array_builder::create(ballot_kind kind, const std::vector<std::string>& names) {
    DELIB_TRY(checked, candidate_list::create(names));
    array_builder out;
    out.kind_ = kind;
    out.names_ = checked.names();
    return out;
}

answer array_builder::before_ballots(const char* what) const {
    if (taken_.ballots) return bad_state(std::string(what) + " must be set before the first ballot");
    return {};
}

answer array_builder::set_scale(const std::vector<std::string>& grades) {
    if (kind_ != ballot_kind::graded) return bad_state("a scale is for grades");
    if (answer late = before_ballots("the scale"); late.status != DELIB_OK) return late;
    DELIB_TRY(made, scale::named(grades));
    grades_ = std::move(made);
    return {};
}

answer array_builder::add_stratum(std::string name, std::vector<std::string> values) {
    if (answer late = before_ballots("strata"); late.status != DELIB_OK) return late;
    for (const column& c : taken_.strata) {
        if (c.known.name == name)
            return error{error_code::name, "there is a stratum '" + visible(name) + "' already", {}};
    }
    column added;
    for (const std::string& value : values) {
        if (!added.places.emplace(value, static_cast<std::uint32_t>(added.places.size())).second)
            return error{error_code::name, "the stratum has the value '" + visible(value) + "' twice", {}};
    }
    added.declared = values.size();
    added.known = {std::move(name), std::move(values)};
    taken_.strata.push_back(std::move(added));
    return {};
}

answer array_builder::stratum_value(std::size_t at, std::string_view value, std::uint32_t& place) {
    if (broken_) return bad_state("memory ended while ballots were added; the builder can only be destroyed");
    if (at >= taken_.strata.size())
        return bad_argument("`column` is " + std::to_string(at) + " of " + std::to_string(taken_.strata.size()));
    broken_ = true;  // until all three know the value
    place = place_of_value(at, value);
    broken_ = false;
    return {};
}

std::uint32_t array_builder::place_of_value(std::size_t at, std::string_view value) {
    column& c = taken_.strata[at];
    std::string name(value);
    if (const auto known = c.places.find(name); known != c.places.end()) return known->second;
    const auto fresh = static_cast<std::uint32_t>(c.known.values.size());
    c.known.values.push_back(name);
    if (taken_.ballots) static_cast<void>(taken_.ballots->stratum_value(at, value));
    c.places.emplace(std::move(name), fresh);
    return fresh;
}

answer array_builder::set_revote(revote_policy policy) {
    if (answer late = before_ballots("what becomes of second ballots"); late.status != DELIB_OK) return late;
    revote_ = policy;
    return {};
}

result<profile_builder> array_builder::empty_builder() const {
    // Until the profile is frozen, points are ranks in the order of their arrival.
    DELIB_TRY(out, kind_ == ballot_kind::graded     ? profile_builder::graded(names_, *grades_)
                   : kind_ == ballot_kind::approval ? profile_builder::approval(names_)
                                                    : profile_builder::ranked(names_));
    for (std::size_t c = 0; c < taken_.strata.size(); ++c) {
        const auto& [name, values] = taken_.strata[c].known;
        const auto end = values.begin() + static_cast<std::ptrdiff_t>(taken_.strata[c].declared);
        out.add_stratum(name, {values.begin(), end});
        for (auto value = end; value != values.end(); ++value) static_cast<void>(out.stratum_value(c, *value));
    }
    return out;
}

answer array_builder::add(const delib_context& context, ballot_rows& rows, const delib_ballot_extras& extras) {
    if (broken_) return bad_state("memory ended while ballots were added; the builder can only be destroyed");
    if (kind_ == ballot_kind::graded && !grades_) return bad_state("the scale of the grades must be set first");
    survey found{taken_.heads, taken_.bound};
    if (answer wrong = look(context, rows, extras, found); wrong.status != DELIB_OK) return wrong;

    std::optional<taken> before;
    if (!found.bound.most) before = taken_;
    if (!taken_.ballots) {
        DELIB_TRY(empty, empty_builder());
        taken_.ballots = std::move(empty);
    }
    broken_ = true;
    answer done = take(rows, extras);
    broken_ = false;
    if (done.status != DELIB_OK && before) {
        taken_ = *std::move(before);
        return done;
    }
    taken_.rows += rows.size();
    taken_.heads = found.heads;
    taken_.bound = found.bound;
    return done;
}

result<void> array_builder::check_extras(std::size_t row, const delib_ballot_extras& extras) const {
    if (weight_of(extras, row) < 0)
        return error{error_code::usage, "a weight is negative, " + to_text(weight_of(extras, row)), {}};
    if (heads_of(extras, row) == 0)
        return error{error_code::usage, "a ballot is cast by somebody; its heads are 0", {}};
    if (const auto voter = voter_of(extras, row); find_invalid_utf8(voter))
        return error{error_code::parse, "the voter '" + visible(voter.substr(0, 60)) + "' is not UTF-8", {}};
    if (extras.strata == nullptr) return {};
    for (std::size_t c = 0; c < taken_.strata.size(); ++c) {
        const std::uint32_t place = extras.strata[row * taken_.strata.size() + c];
        const std::size_t count = taken_.strata[c].known.values.size();
        if (place < count) continue;
        return error{error_code::usage,
                     "value " + std::to_string(place) + " of stratum " + visible(taken_.strata[c].known.name) +
                         ", which has " + std::to_string(count),
                     {}};
    }
    return {};
}

answer array_builder::look(const delib_context& context, ballot_rows& rows, const delib_ballot_extras& extras,
                           survey& found) const {
    std::vector<entry> entries;
    std::unordered_set<std::string> voters;
    std::optional<int128> sum = 0;
    std::size_t row = 0;
    if (rows.always_right() && has_none(extras) && rows.size() <= most_heads - found.heads) {
        for (; row < rows.size(); row += std::min(rows_between_polls, rows.size() - row))
            DELIB_CHECK(poll(context, static_cast<double>(row) / static_cast<double>(rows.size())));
        found.heads += row;
        sum = static_cast<int128>(row);
    }
    for (; row < rows.size(); ++row) {
        if (row % rows_between_polls == 0)
            DELIB_CHECK(poll(context, static_cast<double>(row) / static_cast<double>(rows.size())));
        if (!rows.always_right()) {
            if (const auto read = rows.read(row, entries); !read) return at_row(read.error(), row);
        }
        if (const auto checked = check_extras(row, extras); !checked) return at_row(checked.error(), row);
        const std::uint64_t heads = heads_of(extras, row);
        if (heads > most_heads - found.heads) return at_row({error_code::overflow, "more than 2^63 ballots", {}}, row);
        found.heads += heads;
        const auto weight = checked_multiply(weight_of(extras, row), static_cast<int128>(heads));
        sum = sum && weight ? checked_add(*sum, *weight) : std::nullopt;
        if (revote_ != revote_policy::reject || voter_of(extras, row).empty()) continue;
        DELIB_TRY(voter, read_name(extras.voters[row], "the voter"));
        if (voter.empty()) continue;
        if (taken_.voters.contains(voter) || !voters.insert(voter).second)
            return at_row({error_code::name, "voter '" + visible(voter) + "' has voted before", {}}, row);
    }
    const std::int64_t denominator = denominator_of(extras);
    const auto common = checked_lcm(found.bound.denominator, denominator);
    const auto earlier = common && found.bound.most
                             ? checked_multiply(*found.bound.most, *common / found.bound.denominator)
                             : std::nullopt;
    const auto now = common && sum ? checked_multiply(*sum, *common / denominator) : std::nullopt;
    found.bound.most = earlier && now ? checked_add(*earlier, *now) : std::nullopt;
    if (found.bound.most) found.bound.denominator = *common;
    return {};
}

answer array_builder::take(ballot_rows& rows, const delib_ballot_extras& extras) {
    empty_values_.clear();
    if (extras.strata == nullptr && rows.size() > 0) {
        for (std::size_t c = 0; c < taken_.strata.size(); ++c) empty_values_.push_back(place_of_value(c, ""));
    }
    std::vector<entry> entries;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        DELIB_CHECK(rows.read(row, entries));
        if (const auto done = take_row(entries, row, extras); !done) return at_row(done.error(), row);
    }
    return {};
}

result<void> array_builder::take_row(std::vector<entry>& entries, std::size_t row, const delib_ballot_extras& extras) {
    if (kind_ == ballot_kind::scored) {
        for (entry& e : entries) ++e.value;
    }
    if (has_none(extras)) {
        const auto done = taken_.ballots->add_group(entries, weight(1), 1, empty_values_);
        return done ? result<void>{} : result<void>{done.error()};
    }
    const std::uint64_t heads = heads_of(extras, row);
    std::string voter;
    if (!voter_of(extras, row).empty()) {
        DELIB_TRY(name, read_name(extras.voters[row], "the voter"));
        voter = std::move(name);
        if (!voter.empty() && !takes_vote(voter, {taken_.rows + row, heads})) return {};
        // Only where an earlier ballot must be taken off does the builder need to know whose it was.
        if (revote_ != revote_policy::last) voter.clear();
    }
    const std::size_t columns = taken_.strata.size();
    const auto strata = extras.strata == nullptr ? std::span<const std::uint32_t>(empty_values_)
                                                 : std::span(extras.strata + row * columns, columns);
    const auto total = checked_multiply(weight::ratio(weight_of(extras, row), denominator_of(extras)),
                                        weight::ratio(static_cast<int128>(heads), 1));
    if (!total) return error{error_code::overflow, "the weight needs more than 128 bits", {}};
    const auto done = taken_.ballots->add_group(entries, *total, heads, strata, voter);
    return done ? result<void>{} : result<void>{done.error()};
}

bool array_builder::takes_vote(const std::string& voter, const vote& now) {
    const auto [at, fresh] = taken_.voters.emplace(voter, now);
    if (fresh) return true;
    const vote before = at->second;
    const bool last = revote_ == revote_policy::last;
    taken_.superseded.push_back(
        last ? superseded_vote{before, "superseded by row " + std::to_string(now.row)}
             : superseded_vote{now, "superseded by row " + std::to_string(before.row) + ", the voter's first ballot"});
    if (last) at->second = now;
    return last;
}

answer array_builder::freeze(ballots& into) const {
    if (broken_) return bad_state("memory ended while ballots were added; the builder can only be destroyed");
    if (kind_ == ballot_kind::graded && !grades_) return bad_state("the scale of the grades must be set first");
    std::optional<profile_builder> none;
    if (!taken_.ballots) {
        DELIB_TRY(empty, empty_builder());
        none = std::move(empty);
    }
    DELIB_TRY(frozen, taken_.ballots ? taken_.ballots->freeze() : none->freeze());
    if (kind_ == ballot_kind::scored) {
        DELIB_TRY(scored, with_points(frozen));
        frozen = std::move(scored);
    }
    into = from_memory(std::move(frozen));
    std::vector<const superseded_vote*> listed;
    for (const superseded_vote& s : taken_.superseded) listed.push_back(&s);
    std::sort(listed.begin(), listed.end(), [](const auto* a, const auto* b) { return a->which.row < b->which.row; });
    for (const superseded_vote* s : listed) {
        const std::string many = s->which.heads > 1 ? " (" + std::to_string(s->which.heads) + " ballots)" : "";
        into.report.rejected.push_back({"row " + std::to_string(s->which.row), s->why + many});
        into.report.cast += s->which.heads;
    }
    return {};
}

// The profile whose ranks are places in the table of points, as one of scored ballots.
result<profile> array_builder::with_points(const profile& places) const {
    std::vector<bool> occurs(taken_.points.values().size(), false);
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (const entry& e : places[i].entries) occurs[e.value - 1] = true;
    }
    std::vector<points> used;
    for (std::size_t i = 0; i < occurs.size(); ++i) {
        if (occurs[i]) used.push_back(taken_.points.values()[i]);
    }
    scale all = scale::numeric(used);
    std::vector<std::uint32_t> place(occurs.size(), 0);
    for (std::size_t i = 0; i < occurs.size(); ++i) {
        if (!occurs[i]) continue;
        const auto at = std::lower_bound(all.values().begin(), all.values().end(), taken_.points.values()[i],
                                         [](const points& a, const points& b) { return compare(a, b) < 0; });
        place[i] = static_cast<std::uint32_t>(at - all.values().begin());
    }
    DELIB_TRY(builder, profile_builder::scored(names_, std::move(all)));
    for (const stratum_column& c : places.strata()) builder.add_stratum(c.name, c.values);
    std::vector<entry> row;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const ballot_view ballot = places[i];
        row.assign(ballot.entries.begin(), ballot.entries.end());
        for (entry& e : row) e.value = place[e.value - 1];
        DELIB_TRY(done, builder.add_group(row, weight::ratio(ballot.numerator, places.denominator()), ballot.heads,
                                          ballot.strata));
        static_cast<void>(done);
    }
    return builder.freeze();
}

}  // namespace delib::c_api
