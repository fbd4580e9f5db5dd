#include "io/preflib_file.hpp"

#include <algorithm>

namespace delib::io {

namespace {

constexpr std::uint64_t max_voters = std::numeric_limits<std::int64_t>::max();

}  // namespace

preflib_file::preflib_file(std::span<const source> files, std::uint32_t number, const read_options& options,
                           name_index& names, ballot_stage& stage)
    : file_(files[number]),
      file_number_(number),
      declared_(!options.candidates.empty()),
      names_(names),
      stage_(stage),
      cursor_(file_, options) {}

std::optional<preflib_file::count> preflib_file::parse_number(std::string_view text) {
    const auto digits = parse_digits(trim(text));
    if (!digits || *digits > static_cast<int128>(max_voters)) return std::nullopt;
    return static_cast<count>(*digits);
}

result<void> preflib_file::read_all() {
    bool first = true;
    for (;;) {
        DELIB_TRY(more, cursor_.next());
        if (!more) break;
        line_ = cursor_.text();
        const std::string_view bare = trim(line_);
        if (bare.empty()) continue;
        if (auto clean = check_text(file_, line_, cursor_.number()); !clean) {
            if (first || bare.starts_with('#') || old_left_ > 0) return clean;
            DELIB_CHECK(refuse(clean.error(), 1, true));
            continue;
        }
        if (bare.starts_with('#')) {
            DELIB_CHECK(header_line(bare.substr(1)));
        } else if (first && bare.find(':') == std::string_view::npos) {
            DELIB_CHECK(old_header(bare));
        } else {
            if (!ballots_begun_) DELIB_CHECK(header_done());
            DELIB_CHECK(ballot_line());
        }
        first = false;
    }
    if (first) return error_at(file_, 1, 1, error_code::parse, "the file is empty; expected a PrefLib header");
    if (!ballots_begun_) DELIB_CHECK(header_done());
    return check_promises();
}

result<void> preflib_file::refuse(const error& why, count heads, bool heads_unknown) {
    DELIB_CHECK(stage_.refuse(file_number_, why, heads));
    unknown_ = unknown_ || heads_unknown;
    voters_seen_ += heads;
    return {};
}

result<void> preflib_file::header_line(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return {};
    const std::string_view key = trim(text.substr(0, colon));
    const std::string_view value = trim(text.substr(colon + 1));
    constexpr std::string_view name_key = "ALTERNATIVE NAME ";
    if (key.starts_with(name_key)) return add_alternative(key.substr(name_key.size()), value);
    if (key == "NUMBER ALTERNATIVES") return promise(alternatives_, key, value);
    if (key == "NUMBER VOTERS") return promise(voters_, key, value);
    if (key == "NUMBER UNIQUE ORDERS" || key == "NUMBER UNIQUE PREFERENCES") return promise(orders_, key, value);
    return own_key(key, value);
}

result<void> preflib_file::promise(promised& what, std::string_view key, std::string_view value) {
    what.value = parse_number(value);
    what.line = cursor_.number();
    if (what.value) return {};
    return wrong(value.empty() ? key : value, error_code::parse,
                 std::string(key) + " is a whole number, got '" + visible(value.substr(0, 60)) + "'");
}

result<void> preflib_file::add_alternative(std::string_view id_text, std::string_view name) {
    const auto id = parse_number(id_text);
    if (!id)
        return wrong(id_text, error_code::parse,
                     "expected the number of an alternative, got '" + visible(id_text.substr(0, 60)) + "'");
    const std::string_view called = name.empty() ? trim(id_text) : name;
    const std::string_view at = name.empty() ? id_text : name;
    if (ids_.contains(*id))
        return wrong(id_text, error_code::name, "alternative " + std::to_string(*id) + " is named twice");
    if (ballots_begun_) return wrong(at, error_code::parse, "an alternative is named after the first ballot");
    const auto who = declared_ ? names_.find(called) : names_.fix(called);
    if (!who && declared_)
        return wrong(at, error_code::name, "'" + visible(called) + "' is not among the declared candidates");
    if (!who) return wrong(at, error_code::limit, "more than " + std::to_string(max_candidates) + " candidates");
    if (const auto other = holder_.find(*who); other != holder_.end()) {
        return wrong(at, error_code::name,
                     "alternatives " + std::to_string(other->second) + " and " + std::to_string(*id) +
                         " are both named '" + visible(called) + "'");
    }
    ids_.emplace(*id, *who);
    holder_.emplace(*who, *id);
    named_ = true;
    return {};
}

// The number of alternatives, then their names, then the sums: as lines of numbers.
result<void> preflib_file::old_header(std::string_view text) {
    const auto alternatives = parse_number(text);
    if (!alternatives) return wrong(text, error_code::parse, "expected '# KEY: value' or the number of alternatives");
    alternatives_ = {alternatives, cursor_.number()};
    old_style_ = true;
    for (old_left_ = *alternatives + 1; old_left_ > 0;) {
        DELIB_TRY(more, cursor_.next());
        if (!more) return error_at(file_, cursor_.number(), 0, error_code::parse, "the file ends within its header");
        line_ = cursor_.text();
        if (trim(line_).empty()) continue;
        DELIB_CHECK(check_text(file_, line_, cursor_.number()));
        --old_left_;
        const auto comma = line_.find(',');
        if (old_left_ > 0) {
            if (comma == std::string_view::npos)
                return wrong(line_, error_code::parse, "expected 'number,name' of an alternative");
            DELIB_CHECK(add_alternative(trim(line_.substr(0, comma)), trim(line_.substr(comma + 1))));
            continue;
        }
        // number of voters, sum of counts, number of distinct orders: the counts that follow add up to the second.
        const auto second = comma == std::string_view::npos ? comma : line_.find(',', comma + 1);
        const auto sum =
            second == std::string_view::npos ? std::nullopt : parse_number(line_.substr(comma + 1, second - comma - 1));
        if (!sum || !parse_number(line_.substr(0, comma)) || !parse_number(line_.substr(second + 1))) {
            return wrong(line_, error_code::parse, "expected 'voters,sum of counts,distinct orders'");
        }
        voters_ = {sum, cursor_.number()};
    }
    return {};
}

result<void> preflib_file::ballot_line() {
    ballots_begun_ = true;
    ++orders_seen_;
    const auto mark = line_.find(old_style_ ? ',' : ':');
    const std::string_view count_text = trim(line_.substr(0, mark));
    const auto heads = parse_number(count_text);
    if (!heads || (mark == std::string_view::npos && !old_style_)) {
        const std::string form = old_style_ ? "'count,order'" : "'count: order'";
        return refuse(
            wrong(line_, error_code::parse, "expected " + form + ", got '" + visible(line_.substr(0, 60)) + "'"), 1,
            true);
    }
    if (*heads > max_voters - voters_seen_) {
        return wrong(line_, error_code::overflow, "more than 2^63 ballots");
    }
    const std::string_view order =
        mark == std::string_view::npos ? std::string_view(line_.data() + line_.size(), 0) : line_.substr(mark + 1);
    entries_.clear();
    ++ballot_;
    auto read = preference(order);
    // PrefLib's files of all orders of four candidates list some that nobody cast; no ballot is lost with those.
    if (*heads == 0 && (read || stage_.lenient())) return {};
    if (!read) return refuse(read.error(), *heads, false);
    voters_seen_ += *heads;
    parsed_ballot ballot;
    ballot.file = file_number_;
    ballot.line = cursor_.number();
    ballot.heads = *heads;
    ballot.entries = entries_;
    stage_.add(ballot);
    return {};
}

result<void> preflib_file::add(std::string_view& text, std::optional<std::uint32_t> value) {
    const std::string_view at = text;
    const std::string_view digits = text.substr(0, std::min(text.find_first_not_of("0123456789"), text.size()));
    const auto id = parse_number(digits);
    if (!id) return wrong(at, error_code::parse, "expected the number of an alternative");
    text.remove_prefix(digits.size());
    auto who = ids_.find(*id);
    if (who == ids_.end()) {
        // Without a name it is called by its number, as long as the header leaves room for it.
        const bool room = alternatives_.value ? ids_.size() < *alternatives_.value : !named_;
        if (!room)
            return wrong(at, error_code::name,
                         "alternative " + std::to_string(*id) + " is not among the " + std::to_string(ids_.size()) +
                             " of this file");
        DELIB_TRY(fresh, unnamed(*id, at));
        who = ids_.emplace(*id, fresh).first;
    }
    if (seen_.size() <= who->second) seen_.resize(std::max<std::size_t>(names_.size(), who->second + 1), 0);
    if (seen_[who->second] == ballot_) {
        return wrong(at, error_code::name, "this ballot ranks alternative " + std::to_string(*id) + " twice");
    }
    seen_[who->second] = ballot_;
    if (value) entries_.push_back({candidate_at(who->second), *value});
    return {};
}

result<std::uint32_t> preflib_file::unnamed(count id, std::string_view at) {
    const std::string called = std::to_string(id);
    const auto who = declared_ ? names_.find(called) : names_.intern(called);
    if (!who && declared_) return wrong(at, error_code::name, "'" + called + "' is not among the declared candidates");
    if (!who) return wrong(at, error_code::limit, "more than " + std::to_string(max_candidates) + " candidates");
    if (const auto other = holder_.find(*who); other != holder_.end()) {
        return wrong(at, error_code::name,
                     "alternative " + called + " has no name, and alternative " + std::to_string(other->second) +
                         " is named '" + called + "'");
    }
    holder_.emplace(*who, id);
    extra_.push_back(*who);
    return *who;
}

result<void> preflib_file::check_promises() {
    if (alternatives_.value && *alternatives_.value < ids_.size()) {
        return error_at(file_, alternatives_.line, 0, error_code::parse,
                        "the file promises " + std::to_string(*alternatives_.value) + " alternatives, " +
                            std::to_string(ids_.size()) + " follow");
    }
    // Where a line was refused before its count was read, the sum is not known.
    if (voters_.value && !unknown_ && *voters_.value != voters_seen_) {
        return error_at(file_, voters_.line, 0, error_code::parse,
                        "the file promises " + std::to_string(*voters_.value) + " voters, " +
                            std::to_string(voters_seen_) + " follow; is it complete?");
    }
    if (!voters_.value && orders_.value && *orders_.value != orders_seen_) {
        return error_at(file_, orders_.line, 0, error_code::parse,
                        "the file promises " + std::to_string(*orders_.value) + " orders, " +
                            std::to_string(orders_seen_) + " follow; is it complete?");
    }
    return name_the_rest();
}

// Alternatives that nobody ranks and that have no name are candidates all the same.
result<void> preflib_file::name_the_rest() {
    if (!alternatives_.value || *alternatives_.value == ids_.size()) return {};
    if (*alternatives_.value > max_candidates) {
        return error_at(file_, alternatives_.line, 0, error_code::limit,
                        "more than " + std::to_string(max_candidates) + " candidates");
    }
    const std::string_view none(line_.data(), 0);
    for (count id = ids_.contains(0) ? 0 : 1; ids_.size() < *alternatives_.value; ++id) {
        if (ids_.contains(id)) continue;
        DELIB_TRY(who, unnamed(id, none));
        ids_.emplace(id, who);
    }
    return {};
}

}  // namespace delib::io
