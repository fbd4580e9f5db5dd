// The Condorcet Election Format (https://github.com/CondorcetVote/CondorcetElectionFormat, version 1).
//
//     #/Candidates: Anna ; Bert ; Cleo
//     #/Weight Allowed: true
//     tag, another || Anna > Bert = Cleo ^7 * 42      # 42 votes that weigh 7 each
//
// Where the specification is explicit it is followed: candidates that a vote names and `#/Candidates` does not are
// ignored, and so are weights unless `#/Weight Allowed: true`. An ignored name may be a typing error that costs a vote,
// so each is told in a note, with how many votes lost it; so are ignored weights. Tags are not kept. What the
// specification leaves open is an error rather than a guess. `/EMPTY/` and `/EMPTY_RANKING/`, which programs write, are
// the same.
#include "io/names.hpp"
#include "io/noted_names.hpp"
#include "io/readers.hpp"
#include "io/stage.hpp"

#include <algorithm>

namespace delib::io {

namespace {

class cvotes_file {
public:
    cvotes_file(std::span<const source> files, std::uint32_t number, const read_options& options, name_index& names,
                ballot_stage& stage)
        : file_(files[number]),
          file_number_(number),
          declared_(!options.candidates.empty()),
          names_(names),
          stage_(stage),
          cursor_(file_, options),
          ignored_(note_kind::ignored_name, files, number, options) {}

    result<void> read_all() {
        bool empty = true;
        for (;;) {
            DELIB_TRY(more, cursor_.next());
            if (!more) break;
            const std::string_view line = cursor_.text();
            if (!trim(line).empty()) empty = false;
            auto clean = check_text(file_, line, cursor_.number());
            if (!clean && (line.starts_with('#') || !stage_.lenient())) return clean;
            if (!clean) {
                DELIB_CHECK(stage_.refuse(file_number_, clean.error()));
                continue;
            }
            if (line.starts_with("#/")) {
                DELIB_CHECK(parameter(line.substr(2)));
                continue;
            }
            const auto comment = line.find('#');
            const std::string_view text = trim(line.substr(0, comment));
            if (text.empty()) {
                if (comment != std::string_view::npos && line.substr(comment).starts_with("#/")) {
                    return wrong(line.substr(comment), error_code::parse,
                                 "a parameter stands at the beginning of its line");
                }
                continue;
            }
            heads_ = 1;
            weight_ignored_ = false;
            ignored_.drop();
            if (auto read = vote(text); !read) DELIB_CHECK(stage_.refuse(file_number_, read.error(), heads_));
        }
        if (empty)
            return error_at(file_, 1, 1, error_code::parse, "the file is empty; expected votes such as A > B = C");
        ignored_.tell(stage_);
        if (unweighted_ > 0) stage_.note(note_kind::ignored_weights, file_number_, unweighted_line_, {}, unweighted_);
        return {};
    }

    /// What the file says about unranked candidates.
    [[nodiscard]] std::optional<unranked_policy> implicit() const noexcept { return implicit_; }

private:
    [[nodiscard]] error wrong(std::string_view at, error_code code, std::string what) const {
        return error_at(file_, cursor_.number(), cursor_.column(at), code, std::move(what));
    }

    result<void> parameter(std::string_view text) {
        const auto colon = text.find(':');
        if (colon == std::string_view::npos) return wrong(text, error_code::parse, "expected '#/Parameter: value'");
        const std::string key = lower_ascii(trim(text.substr(0, colon)));
        const std::string_view value = trim(text.substr(colon + 1));
        const bool candidates = key == "candidates", ranking = key == "implicit ranking",
                   weights = key == "weight allowed";
        // Parameters that are not ours (methods, seats, …) are for other programs.
        if (!candidates && !ranking && !weights) return {};
        if (votes_begun_) return wrong(text, error_code::parse, "parameters stand before the first vote");
        if (candidates) return add_candidates(value.empty() ? text : value, value);
        const std::string word = lower_ascii(value);
        if (word != "true" && word != "false") {
            return wrong(value.empty() ? text : value, error_code::parse,
                         "expected true or false, got '" + visible(value.substr(0, 60)) + "'");
        }
        if (weights) weighted_ = word == "true";
        if (ranking) implicit_ = word == "true" ? unranked_policy::last : unranked_policy::no_opinion;
        return {};
    }

    result<void> add_candidates(std::string_view at, std::string_view value) {
        if (closed_) return wrong(at, error_code::parse, "the candidates are declared twice");
        closed_ = true;
        std::size_t count = 0;
        for (bool more = true; more;) {
            const auto end = value.find(';');
            more = end != std::string_view::npos;
            const std::string_view name = trim(value.substr(0, end));
            if (name.empty() && !more && count > 0) break;
            ++count;
            DELIB_CHECK(check_name(name, name.empty() ? at : name));
            const auto who = declared_ ? names_.find(name) : names_.fix(name);
            if (!who && declared_)
                return wrong(name, error_code::name, "'" + visible(name) + "' is not among the declared candidates");
            if (!who)
                return wrong(name, error_code::limit, "more than " + std::to_string(max_candidates) + " candidates");
            if (members_.size() <= *who) members_.resize(std::max<std::size_t>(names_.size(), *who + 1), 0);
            if (members_[*who] != 0) {
                return wrong(name, error_code::name,
                             "candidates " + std::to_string(members_[*who]) + " and " + std::to_string(count) +
                                 " are both named '" + visible(name) + "'");
            }
            members_[*who] = count;
            if (more) value.remove_prefix(end + 1);
        }
        return {};
    }

    // The characters that the format reserves, and those that would read as part of a vote.
    result<void> check_name(std::string_view name, std::string_view at) const {
        if (name.empty()) return wrong(at, error_code::parse, "expected the name of a candidate");
        if (name.front() == '/' && lower_ascii(name).starts_with("/empty")) {
            return wrong(name, error_code::parse, "an empty ranking stands alone, not at a rank");
        }
        const auto bad = name.find_first_of("<>=;,#^*|");
        if (bad == std::string_view::npos) return {};
        return wrong(name.substr(bad), error_code::parse, std::string("'") + name[bad] + "' cannot stand in a name");
    }

    result<void> vote(std::string_view text) {
        votes_begun_ = true;
        if (const auto bars = text.find("||"); bars != std::string_view::npos) {
            text = trim(text.substr(bars + 2));
            if (text.empty()) return wrong(text, error_code::parse, "expected a ranking behind the tags");
        }
        const auto mark = text.find_first_of("^*");
        const std::string_view ranking = trim(text.substr(0, mark));
        parsed_ballot ballot;
        if (mark != std::string_view::npos) DELIB_CHECK(read_marks(text.substr(mark), ballot));
        DELIB_CHECK(read_ranking(ranking, ranking.empty() ? text : ranking));
        ballot.file = file_number_;
        ballot.line = cursor_.number();
        if (heads_ == 0) return {};  // `* 0`: checked like any vote, but nobody cast it
        ballot.heads = heads_;
        ballot.entries = entries_;
        stage_.add(ballot);
        if (weight_ignored_ && unweighted_ == 0) unweighted_line_ = cursor_.number();
        if (weight_ignored_) unweighted_ += heads_;
        return ignored_.keep(cursor_.number(), heads_);
    }

    // `^7 * 42`, either or both, in this order.
    result<void> read_marks(std::string_view text, parsed_ballot& ballot) {
        const auto whole = [&](std::string_view what) -> result<int128> {
            text.remove_prefix(1);
            text = text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
            const std::string_view digits = text.substr(0, std::min(text.find_first_not_of("0123456789"), text.size()));
            const auto value = parse_digits(digits);
            if (!value && !digits.empty())
                return wrong(text, error_code::overflow, "this " + std::string(what) + " has too many digits");
            if (!value) return wrong(text, error_code::parse, "expected a whole number as " + std::string(what));
            text.remove_prefix(digits.size());
            text = text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
            return *value;
        };
        const std::string_view weight_at = text;
        std::optional<int128> weight;
        std::uint64_t heads = 1;
        if (text.front() == '^') {
            DELIB_TRY(value, whole("weight"));
            weight = value;
        }
        if (!text.empty() && text.front() == '*') {
            const std::string_view at = text;
            DELIB_TRY(value, whole("number of votes"));
            if (value > static_cast<int128>(std::numeric_limits<std::int64_t>::max())) {
                return wrong(at, error_code::overflow, "more than 2^63 votes");
            }
            heads = static_cast<std::uint64_t>(value);
        }
        // Marks that cannot be read to their end do not say how many cast this vote.
        if (!text.empty()) return wrong(text, error_code::parse, "expected '^weight * number' or the end of the line");
        heads_ = heads;
        if (weight && *weight > static_cast<int128>(std::numeric_limits<std::int64_t>::max())) {
            return wrong(weight_at, error_code::overflow, "a weight beyond 2^63");
        }
        if (weight && weighted_) ballot.weight = delib::weight(static_cast<std::int64_t>(*weight));
        weight_ignored_ = weight && !weighted_ && *weight != 1;
        return {};
    }

    result<void> read_ranking(std::string_view text, std::string_view at) {
        entries_.clear();
        if (text.size() < 20 && text.starts_with('/')) {
            const std::string word = lower_ascii(text);
            if (word == "/empty/" || word == "/empty_ranking/") return {};
        }
        if (text.empty())
            return wrong(at, error_code::parse, "expected a ranking; an empty one is written /EMPTY_RANKING/");
        ++ballot_;
        std::uint32_t rank = 1;
        bool taken = false;  // whether somebody stands at this rank
        for (;;) {
            const auto end = text.find_first_of(">=");
            const std::string_view name = trim(text.substr(0, end));
            DELIB_CHECK(check_name(name, name.empty() ? text : name));
            DELIB_TRY(who, find(name));
            if (who) {
                if (seen_.size() <= *who) seen_.resize(std::max(names_.size(), seen_.size() * 2), 0);
                if (seen_[*who] == ballot_)
                    return wrong(name, error_code::name, "this vote names '" + visible(name) + "' twice");
                seen_[*who] = ballot_;
                entries_.push_back({candidate_at(*who), rank});
                taken = true;
            }
            if (end == std::string_view::npos) return {};
            if (text[end] == '>' && taken) {
                ++rank;
                taken = false;
            }
            text.remove_prefix(end + 1);
        }
    }

    // Nothing for a candidate who does not stand in this election.
    result<std::optional<std::uint32_t>> find(std::string_view name) {
        const auto who = closed_ || declared_ ? names_.find(name) : names_.intern(name);
        if (closed_) {
            if (who && *who < members_.size() && members_[*who] != 0) return who;
            ignored_.see(name);
            return std::optional<std::uint32_t>{};
        }
        if (!who && declared_)
            return wrong(name, error_code::name,
                         "'" + visible(name.substr(0, 200)) + "' is not among the declared candidates");
        if (!who) return wrong(name, error_code::limit, "more than " + std::to_string(max_candidates) + " candidates");
        return who;
    }

    const source& file_;
    std::uint32_t file_number_;
    bool declared_;
    name_index& names_;
    ballot_stage& stage_;
    line_cursor cursor_;
    bool closed_ = false;  // whether this file declares its candidates
    bool weighted_ = false;
    bool votes_begun_ = false;
    std::optional<unranked_policy> implicit_{};
    std::vector<std::size_t> members_{};  // for each candidate its place in this file's declaration, from 1
    std::uint64_t heads_ = 1;
    std::vector<entry> entries_{};
    std::vector<std::uint64_t> seen_{};
    std::uint64_t ballot_ = 0;
    noted_names ignored_;
    bool weight_ignored_ = false;  // on the vote that is being read
    std::uint64_t unweighted_ = 0;
    std::uint64_t unweighted_line_ = 0;
};

}  // namespace

result<ballots> read_cvotes(std::span<const source> files, const read_options& options) {
    DELIB_CHECK(check_no_columns("cvotes", options));
    DELIB_CHECK(check_rankings_only("cvotes", options));
    name_index names;
    DELIB_CHECK(fix_declared(names, options));
    ballot_stage stage(files, options);
    std::optional<unranked_policy> implicit;
    for (std::size_t i = 0; i < files.size(); ++i) {
        cvotes_file file(files, static_cast<std::uint32_t>(i), options, names, stage);
        DELIB_CHECK(file.read_all());
        if (i > 0 && file.implicit() != implicit) {
            return error_at(files[i], 0, 0, error_code::unsupported, "the files differ in their #/Implicit Ranking");
        }
        implicit = file.implicit();
    }
    stage.mark_used(names);
    const roster all = names.resolve();
    DELIB_TRY(builder, profile_builder::ranked(all.names));
    DELIB_TRY(out, stage.finish(std::move(builder), all.place, {}));
    out.report.format = "cvotes";
    out.implicit = implicit;
    return out;
}

}  // namespace delib::io
