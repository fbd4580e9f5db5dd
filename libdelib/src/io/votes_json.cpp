// Votes and comments as the interface of Polis gives them: one list of objects.
#include "core/json.hpp"
#include "delib/core/text.hpp"
#include "io/votes_gather.hpp"

namespace delib::io {

namespace {

// The first of two names under which a member is known.
const json* member(const json& of, std::string_view name, std::string_view other) {
    const json* found = of.find(name);
    return found != nullptr ? found : of.find(other);
}

bool is_scalar(const json& value) {
    return value.is(json::type::text) || value.is(json::type::number);
}

class list_reader {
public:
    list_reader(const source& file, vote_gatherer& into) : file_(file), into_(into) {}

    result<void> read(const json& item, std::size_t number) {
        number_ = number;
        if (!item.is_object()) return wrong("expected an object, such as {\"participant_id\": 1, …}");
        if (item.find("vote") != nullptr) return vote(item);
        if (member(item, "statement_id", "tid") != nullptr) return comment(item);
        return wrong("expected a vote (participant_id, statement_id, vote) or a comment (statement_id)");
    }

private:
    error wrong(std::string what) const {
        return error_at(file_, 0, 0, error_code::parse,
                        "item " + std::to_string(number_) + " of the list: " + std::move(what));
    }
    result<std::uint32_t> id(const json& item, std::string_view name, std::string_view other, id_list& among) {
        const json* given = member(item, name, other);
        if (given == nullptr || !is_scalar(*given) || trim(given->text()).empty())
            return wrong("expected a number or a text as " + std::string(name) + " or " + std::string(other));
        const auto number = among.intern(given->text());
        if (!number)
            return &among == &into_.statements ? too_many_statements(file_, 0) : too_many_participants(file_, 0);
        return *number;
    }
    result<void> vote(const json& item) {
        DELIB_TRY(participant, id(item, "participant_id", "pid", into_.participants));
        DELIB_TRY(on, id(item, "statement_id", "tid", into_.statements));
        const json& given = *item.find("vote");
        const auto what = is_scalar(given) ? parse_stance(given.text()) : std::nullopt;
        if (!what)
            return wrong("'" + visible(given.compact().substr(0, 40)) + "' is not a vote; " +
                         std::string(expected_vote));
        const json* when = member(item, "modified", "timestamp");
        const auto time = when != nullptr && is_scalar(*when) ? parse_time(when->text()) : std::nullopt;
        into_.votes.push_back(
            {time.value_or(cast_vote::unknown_time), participant, static_cast<std::uint16_t>(on), *what});
        return {};
    }
    result<void> comment(const json& item) {
        DELIB_TRY(number, id(item, "statement_id", "tid", into_.statements));
        statement& about = into_.about(number);
        if (const json* given = member(item, "moderated", "mod"); given != nullptr && !given->is(json::type::null)) {
            const auto decided = is_scalar(*given) ? parse_moderation(given->text()) : std::nullopt;
            if (!decided)
                return wrong("'moderated' is 1, 0 or -1, got '" + visible(given->compact().substr(0, 40)) + "'");
            about.moderated = *decided;
        }
        if (const json* given = item.find("is_meta"); given != nullptr && !given->is(json::type::null)) {
            const auto kind = parse_kind(given->text());
            if (!kind)
                return wrong("'is_meta' is true or false, got '" + visible(given->compact().substr(0, 40)) + "'");
            about.kind = *kind;
        }
        for (const std::string_view name : {"txt", "text", "body", "comment-body"}) {
            const json* given = item.find(name);
            if (given != nullptr && given->is(json::type::text)) about.text = clean_name(given->text());
        }
        return {};
    }

    const source& file_;
    vote_gatherer& into_;
    std::size_t number_ = 0;
};

}  // namespace

result<void> read_vote_json(const source& file, vote_gatherer& into) {
    if (file.text.size() > max_json_votes_bytes) {
        return error_at(file, 0, 0, error_code::limit,
                        "more than " + std::to_string(max_json_votes_bytes) +
                            " bytes of JSON; votes.csv has no such bound");
    }
    auto parsed = json::parse(file.text);
    if (!parsed) {
        error failure = std::move(parsed).error();
        failure.code = failure.code == error_code::usage ? error_code::parse : failure.code;
        failure.where = {file.name, 0, 0};
        return failure;
    }
    if (!parsed->is_list())
        return error_at(file, 1, 1, error_code::parse, "expected a list of votes or of comments, '[…]'");
    list_reader reader(file, into);
    std::size_t number = 0;
    for (const json& item : parsed->values()) DELIB_CHECK(reader.read(item, ++number));
    return {};
}

}  // namespace delib::io
