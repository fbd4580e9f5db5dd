#include "delib/engine/run.hpp"

#include "delib/engine/bases.hpp"
#include "delib/engine/decide.hpp"
#include "delib/engine/registry.hpp"
#include "delib/io/load.hpp"
#include "engine/read_set.hpp"
#include "engine/saved_set.hpp"
#include "engine/streamed_set.hpp"
#include "engine/two_level.hpp"

#include <algorithm>
#include <map>
#include <memory>

namespace delib {

namespace {

// Beyond so many candidates no report shows a matrix, so none is made for its sake.
constexpr std::size_t most_shown_in_a_matrix = 60;

class runner {
public:
    runner(const consultation& declared, control c) : declared_(declared), control_(std::move(c)) {
        if (control_.sha256 == nullptr) control_.sha256 = &sha256_hex;
    }

    [[nodiscard]] result<consultation_result> run() {
        if (declared_.ballots.empty()) return error{error_code::usage, "there are no ballots to count", {}};
        DELIB_CHECK(check());
        for (std::size_t i = 0; i < declared_.ballots.size(); ++i) DELIB_CHECK(read(i));
        return count();
    }

    [[nodiscard]] result<consultation_result> run(std::vector<ballots> given) {
        if (given.empty()) return error{error_code::usage, "there are no ballots to count", {}};
        const bool unnamed = declared_.ballots.empty() && given.size() == 1;
        if (!unnamed && given.size() != declared_.ballots.size()) {
            return error{error_code::usage,
                         std::to_string(declared_.ballots.size()) + " ballot sets are declared, " +
                             std::to_string(given.size()) + " are given",
                         {}};
        }
        DELIB_CHECK(check());
        for (std::size_t i = 0; i < given.size(); ++i)
            DELIB_CHECK(admit(unnamed ? std::string() : declared_.ballots[i].name, std::move(given[i])));
        return count();
    }

    [[nodiscard]] result<consultation_result> run(const tallies& saved) {
        if (declared_.ballots.size() > 1)
            return error{error_code::usage, "a saved tally holds one set of ballots; several are declared", {}};
        DELIB_CHECK(check());
        read_options options;
        for (const proposal& p : declared_.proposals) options.candidates.push_back(p.id);
        DELIB_CHECK(
            admit(declared_.ballots.empty() ? std::string() : declared_.ballots.front().name, saved, {}, options));
        return count();
    }

private:
    using shared_bases = std::shared_ptr<bases>;

    [[nodiscard]] result<void> check() {
        for (const count_request& request : declared_.counts) DELIB_CHECK(check(request));
        if (declared_.keep_tallies) DELIB_CHECK(check_can_be_saved(declared_));
        out_.declared = declared_;
        return {};
    }

    [[nodiscard]] result<consultation_result> count() {
        for (std::size_t i = 0; i < declared_.counts.size(); ++i) DELIB_CHECK(count(i));
        if (declared_.keep_tallies && !out_.counts.empty()) {
            const std::size_t set = out_.counts.front().set;
            DELIB_TRY(kept, tallies_for(declared_.counts, *made_.at(std::to_string(set))));
            out_.sets[set].kept = std::move(kept);
        }
        return std::move(out_);
    }

    // What can be known before a ballot is read.
    [[nodiscard]] static result<void> check(const count_request& request) {
        DELIB_TRY(rule, find_rule(request.rule));
        DELIB_TRY(options, rule->effective(request.options));
        if (request.seats < 1)
            return error{
                error_code::usage, "a count fills at least one seat, got " + std::to_string(request.seats), {}};
        if (request.two_level && !request.two_level->second.empty()) {
            DELIB_TRY(second, find_rule(request.two_level->second));
            DELIB_TRY(second_options, second->effective(request.two_level->second_options));
        }
        return {};
    }

    [[nodiscard]] result<void> read(std::size_t number) {
        const ballot_set& set = declared_.ballots[number];
        const read_options options = reading_of(declared_, set);
        std::vector<loaded_file> files;
        if (auto kinds = tallies_alone(declared_, number)) {
            DELIB_TRY(opened, io::open_pieces(set.files, options));
            if (opened.pieces != nullptr) return admit(set.name, *opened.pieces, options, *std::move(kinds));
            files = std::move(opened.loaded);
        } else {
            DELIB_TRY(loaded, load_files(set.files, options.max_bytes, options.threads));
            files = std::move(loaded);
        }
        DELIB_TRY(saved, are_saved(files, options));
        if (saved) {
            DELIB_TRY(merged, merge_files(files));
            return admit(set.name, merged, files, options);
        }
        DELIB_TRY(read, read_loaded(files, options));
        files.clear();
        return admit(set.name, std::move(read));
    }

    // Ballots under the policy: those of a file, of a front end.
    [[nodiscard]] result<void> admit(const std::string& set_name, ballots read) {
        DELIB_CHECK(check_size(read.profile.candidates(), control_));
        set_result known;
        known.name = set_name;
        seats_.push_back(read.seats);
        DELIB_TRY(ballots, let_through(declared_, std::move(read), known));
        auto from = std::make_shared<bases>(std::move(ballots), known.policy);
        add_set(std::move(known), std::move(from));
        return {};
    }

    // Ballots of which no more than tallies are ever there together.
    [[nodiscard]] result<void> admit(const std::string& set_name, io::table_pieces& pieces, const read_options& options,
                                     std::vector<basis_kind> kinds) {
        set_result known;
        known.name = set_name;
        seats_.push_back(std::nullopt);
        DELIB_TRY(counted,
                  count_pieces(declared_, pieces, options, std::move(kinds), most_shown_in_a_matrix, control_, known));
        add_set(std::move(known), std::make_shared<bases>(counted));
        return {};
    }

    // Saved tallies, which have their policy.
    [[nodiscard]] result<void> admit(const std::string& set_name, const tallies& given,
                                     const std::vector<loaded_file>& files, const read_options& options) {
        DELIB_TRY(saved, as_declared(given, options, declared_.policy));
        const tally_base& any = *saved.any();
        DELIB_CHECK(check_size(any.candidates(), control_));
        set_result result{set_name, report_of(saved, files, options), 0, any.share_candidates(), any.policy(), {}};
        seats_.push_back(std::nullopt);
        auto from = std::make_shared<bases>(saved);
        result.weight = from->voters().weight;
        add_set(std::move(result), std::move(from));
        return {};
    }

    void add_set(set_result result, shared_bases from) {
        if (declared_.keep_ballots) result.ballots = kept_ballots(from);
        made_.emplace(std::to_string(out_.sets.size()), std::move(from));
        out_.sets.push_back(std::move(result));
    }

    // Its ballots, which live as long as it does; null for saved tallies.
    [[nodiscard]] static std::shared_ptr<const profile> kept_ballots(const shared_bases& from) {
        return from->has_ballots() ? std::shared_ptr<const profile>(from, &from->ballots()) : nullptr;
    }

    [[nodiscard]] result<std::size_t> find_set(const std::string& name) const {
        if (name.empty()) return std::size_t{0};
        for (std::size_t i = 0; i < out_.sets.size(); ++i) {
            if (out_.sets[i].name == name) return i;
        }
        return error{error_code::name, "there are no ballots named '" + visible(name) + "'", {}};
    }

    // The ballots under `key`, made from others on first use; tallies are shared by all counts of the same ballots.
    template <class Make>
    [[nodiscard]] result<shared_bases> made(const std::string& key, Make&& make) {
        const auto found = made_.find(key);
        if (found != made_.end()) return found->second;
        DELIB_TRY(p, make());
        return made_.emplace(key, std::make_shared<bases>(std::move(p), policy_)).first->second;
    }

    // A file may say for how many seats it is; the request decides, and a difference is told once.
    void compare_seats(std::size_t set, std::int64_t seats) {
        const auto asked = static_cast<std::uint64_t>(seats);
        if (!seats_[set] || *seats_[set] == asked) return;
        ballots_report& report = out_.sets[set].report;
        const bool told = std::any_of(report.notes.begin(), report.notes.end(), [&](const reading_note& n) {
            return n.kind == note_kind::other_seats && n.actual == asked;
        });
        if (told) return;
        const std::string file = report.files.empty() ? std::string{} : report.files.front().name;
        report.notes.push_back({note_kind::other_seats, file, {}, *seats_[set], asked});
    }

    [[nodiscard]] result<void> count(std::size_t at) {
        const count_request& request = declared_.counts[at];
        DELIB_TRY(set, find_set(request.ballots));
        compare_seats(set, request.seats);
        policy_ = out_.sets[set].policy;
        std::string key = std::to_string(set);
        shared_bases whole = made_.at(key);
        if (!whole->has_ballots()) DELIB_CHECK(check_answers(whole->made(), request));
        count_result proto;
        proto.request = at;
        proto.set = set;
        if (request.where) {
            const auto& [column, value] = *request.where;
            key += '\0' + column + '=' + value;
            // NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage): `check_answers` refuses parts of saved tallies
            DELIB_TRY(part, made(key, [&] { return select(whole->ballots(), column, value); }));
            whole = part;
            proto.stratum = request.where;
        }
        if (!request.reweight.empty()) {
            const auto stratum = std::find_if(declared_.strata.begin(), declared_.strata.end(),
                                              [&](const auto& s) { return s.column == request.reweight; });
            if (stratum == declared_.strata.end() || stratum->weights.empty()) {
                return error{error_code::name,
                             "no weights are declared for the stratum '" + visible(request.reweight) + "'",
                             {}};
            }
            key += std::string(1, '\0') + "reweight=" + request.reweight;
            DELIB_TRY(scaled, reweight(whole->ballots(), request.reweight, stratum->weights, &proto.reweighted));
            DELIB_TRY(kept, made(key, [&] { return result<profile>(std::move(scaled)); }));
            whole = kept;
        }
        if (request.two_level) {
            DELIB_CHECK(two_level(request, proto, *whole));
        } else {
            if (declared_.keep_ballots) proto.ballots = kept_ballots(whole);
            DELIB_TRY(rule, find_rule(request.rule));
            DELIB_CHECK(decide(proto, *rule, *whole, request.options, request));
        }
        if (request.by.empty()) return {};
        DELIB_TRY(column, find_stratum(whole->ballots(), request.by));
        const std::vector<std::string> values = whole->ballots().strata()[column].values;
        for (const std::string& value : values) {
            const std::string part_key = key + '\0' + "by " + request.by + '=' + value;
            DELIB_TRY(part, made(part_key, [&] { return select(whole->ballots(), request.by, value); }));
            if (part->ballots().size() == 0) continue;
            count_result one = proto;
            one.reweighted.clear();
            one.two_level.clear();
            one.stratum = std::pair(request.by, value);
            if (declared_.keep_ballots) one.ballots = kept_ballots(part);
            DELIB_TRY(rule, find_rule(request.rule));
            DELIB_CHECK(decide(one, *rule, *part, request.options, request));
        }
        return {};
    }

    // Decides and appends to the results.
    [[nodiscard]] result<void> decide(count_result into, const rule_entry& rule, bases& ballots,
                                      const option_texts& options, const count_request& request) {
        if (control_.cancelled()) return cancelled_error();
        DELIB_TRY(decided,
                  decide_with_requirements(rule, ballots, options, request.seats, request.requirements, control_));
        into.decision = std::move(decided);
        const turnout voters = ballots.voters();
        into.heads = voters.heads;
        into.blank_heads = voters.blank_heads;
        into.weight = voters.weight;
        DELIB_CHECK(add_shown(into, ballots));
        out_.counts.push_back(std::move(into));
        return {};
    }

    // What a report shows beside the outcome: of ballots, what they can give; of saved tallies, what is there.
    [[nodiscard]] static result<void> add_shown(count_result& into, bases& from) {
        const bool small = from.candidates().size() <= most_shown_in_a_matrix;
        if (!from.has_ballots()) {
            into.grades = from.made().get<grades_tally>();
            if (const auto& scores = from.made().get<scores_tally>(); into.grades == nullptr && scores != nullptr)
                into.grades = std::shared_ptr<const grades_tally>(scores, &scores->counts());
            if (into.grades == nullptr && small) into.pairwise = from.made().get<pairwise_tally>();
            return {};
        }
        const ballot_kind kind = from.ballots().kind();
        if (kind == ballot_kind::graded || kind == ballot_kind::scored) {
            DELIB_TRY(grades, from.get<grades_tally>());
            into.grades = grades;
        } else if (kind == ballot_kind::ranked && small) {
            DELIB_TRY(pairwise, from.get<pairwise_tally>());
            into.pairwise = pairwise;
        }
        return {};
    }

    [[nodiscard]] result<void> two_level(const count_request& request, count_result& proto, bases& whole) {
        const two_level_request& levels = *request.two_level;
        const profile& p = whole.ballots();
        DELIB_TRY(weights, stratum_weights(declared_, p, levels.stratum));
        DELIB_TRY(first, find_rule(request.rule));
        DELIB_TRY(column, find_stratum(p, levels.stratum));
        const auto& voted = p.strata()[column].values;
        for (const auto& [value, declared] : weights) {
            if (std::find(voted.begin(), voted.end(), value) == voted.end()) {
                proto.two_level.push_back({value, to_rational(declared), 0, std::nullopt});
                continue;
            }
            DELIB_TRY(ballots, select(p, levels.stratum, value));
            stratum_vote vote{value, to_rational(declared), ballots.heads() + ballots.blank_heads(), std::nullopt};
            if (ballots.heads() > 0) {
                bases part(std::move(ballots), policy_);
                DELIB_TRY(decided, first->decide(part, request.options, 1, control_));
                vote.decided = std::move(decided);
            }
            proto.two_level.push_back(std::move(vote));
        }
        const std::string second_id = levels.second.empty() ? request.rule : levels.second;
        DELIB_TRY(second, find_rule(second_id));
        const option_texts& options = levels.second.empty() ? request.options : levels.second_options;
        auto carry = levels.carry == carried::rankings ? ballots_from_orders(p, proto.two_level, weights)
                     : levels.carry == carried::scores ? ballots_from_scores(p, proto.two_level, weights)
                                                       : reweight(p, levels.stratum, weights);
        if (!carry) return std::move(carry).error();
        bases final_ballots(*std::move(carry), policy_);
        return decide(proto, *second, final_ballots, options, request);
    }

    const consultation& declared_;
    control control_;
    consultation_result out_{};
    ballot_policy policy_{};
    std::vector<std::optional<std::uint64_t>> seats_{};  // what the files of each set say
    std::map<std::string, shared_bases> made_{};
};

}  // namespace

result<consultation_result> run(const consultation& declared, const tallies& saved, const control& c) {
    return runner(declared, c).run(saved);
}

ballots from_memory(profile p) {
    ballots out;
    out.report.kind = p.kind();
    out.report.format = "memory";
    out.report.counted = p.heads();
    out.report.blank = p.blank_heads();
    out.report.cast = out.report.counted + out.report.blank;
    out.profile = std::move(p);
    return out;
}

bool consultation_result::complete() const {
    return std::all_of(counts.begin(), counts.end(), [](const count_result& c) { return c.decision.complete; });
}

result<consultation_result> run(const consultation& declared, const control& c) {
    return runner(declared, c).run();
}

result<consultation_result> run(const consultation& declared, std::vector<ballots> read, const control& c) {
    return runner(declared, c).run(std::move(read));
}

}  // namespace delib
