// An opinion map in words, tables and one picture.
#include "report/lang/mapping.hpp"

#include "delib/core/random.hpp"
#include "delib/core/version.hpp"
#include "delib/report/map.hpp"
#include "report/document.hpp"
#include "report/moment.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace delib::report {

namespace {

constexpr std::size_t most_points = 4'000, most_listed = 10, most_vetoed = 5, most_shared = 5, most_views = 6,
                      most_series = 24, most_groups = 12;
// Below it, Hennig (2007) advises against building on a cluster.
constexpr double firm_enough = 0.75;
constexpr double near = 0.02;

class map_part {
public:
    map_part(const mapped_conversation& mapped, language lang)
        : votes_(mapped.read.votes),
          report_(mapped.read.report),
          map_(mapped.map),
          veto_(mapped.veto),
          bursts_(mapped.bursts),
          title_(visible(mapped.read.title)),
          say_(phrases_in(lang, noun::proposal)),
          words_(lang == language::fr ? french_mapping() : english_mapping()) {
        for (const map_group& g : map_.groups) grouped_ += g.members.size();
    }

    [[nodiscard]] document told() const {
        document d;
        d.say = say_;
        d.title = title_.empty() ? std::string(words_->label().title) : title_;
        tell_result(d.blocks);
        tell_picture(d.blocks);
        tell_groups(d.blocks);
        tell_shared(d.blocks);
        tell_divided(d.blocks);
        if (veto_) tell_veto(*veto_, d.blocks);
        if (bursts_) tell_bursts(*bursts_, d.blocks);
        tell_settings(d.blocks);
        d.footer = words_->made_by(DELIB_VERSION_STRING);
        return d;
    }

private:
    // With two decimals, rounded half up.
    [[nodiscard]] std::string number(double value) const {
        const auto hundredths = static_cast<std::int64_t>(std::floor(std::abs(value) * 100 + 0.5));
        const std::string rest = std::to_string(hundredths % 100);
        return (value < 0 && hundredths > 0 ? "\u2212" : "") + std::to_string(hundredths / 100) +
               std::string(say_->signs().decimal) + (rest.size() < 2 ? "0" : "") + rest;
    }
    [[nodiscard]] std::string number(const std::optional<double>& value) const { return value ? number(*value) : "–"; }
    [[nodiscard]] std::string percent(double share) const {
        const auto whole = static_cast<std::uint64_t>(std::floor(share * 100 + 0.5));
        return std::to_string(whole) + std::string(say_->signs().percent);
    }
    [[nodiscard]] std::string count(std::uint64_t n) const { return say_->number(n); }

    // A, B, …, Z, AA, … as columns of a table are lettered, or the declared name.
    [[nodiscard]] std::string group_name(std::size_t g) const {
        if (!map_.groups[g].name.empty()) return visible(map_.groups[g].name);
        std::string letters;
        for (std::size_t n = g + 1; n > 0; n = (n - 1) / 26)
            letters.insert(0, 1, static_cast<char>('A' + (n - 1) % 26));
        return words_->group(letters);
    }
    [[nodiscard]] text statement_name(std::size_t s) const {
        const statement& about = votes_.statement_at(s);
        text out = text::code(visible(about.id));
        if (!about.text.empty()) out += " " + visible(about.text);
        return out;
    }

    void tell_result(std::vector<block>& out) const {
        out.push_back(heading{2, "result", words_->label().result});
        const std::string people = count(grouped_);
        out.push_back(paragraph{map_.request.by.empty() ? words_->emerged(people, map_.groups.size())
                                                        : words_->declared(people, map_.groups.size(),
                                                                           text::code(visible(map_.request.by))),
                                paragraph::role::verdict});
        std::size_t asked = 0;
        for (const map_statement& s : map_.statements) asked += s.takes_part ? 1U : 0U;
        text told = words_->turnout(count(report_.votes), count(report_.counted), count(votes_.statements()));
        const std::size_t left_out = map_.plane.zeroed + votes_.statements() - asked;
        if (left_out > 0) told = sentences({told, words_->left_out(left_out)});
        std::size_t lighter = 0;
        for (const map_participant& p : map_.participants) lighter += p.weight < 1 ? 1U : 0U;
        if (lighter > 0) told = sentences({told, words_->weighed_down(lighter)});
        out.push_back(paragraph{told});
        for (std::size_t i = 0; i < std::min(report_.notes.size(), most_listed); ++i)
            out.push_back(paragraph{say_->note(report_.notes[i])});
        tell_choice(out);
        out.push_back(paragraph{words_->when_not_to_trust(), paragraph::role::note});
    }

    void tell_choice(std::vector<block>& out) const {
        if (!map_.margin) return;
        std::vector<double> best;
        for (const group_choice& tried : map_.tried) {
            if (tried.silhouette) best.push_back(*tried.silhouette);
        }
        std::sort(best.rbegin(), best.rend());
        text told = *map_.margin < near ? words_->near_tie(number(best[0]), number(best[1]))
                                        : words_->no_near_tie(number(best[0]), number(*map_.margin));
        if (map_.silhouette_sample)
            told = sentences({told, words_->sampled_silhouettes(count(*map_.silhouette_sample))});
        out.push_back(paragraph{told});
    }

    void tell_picture(std::vector<block>& out) const {
        const mapping_labels& label = words_->label();
        point_map drawn;
        drawn.caption = words_->picture_caption();
        drawn.choose = label.colour_by;
        drawn.rest = label.ungrouped;
        drawn.larger = label.larger;
        drawn.smaller = label.smaller;
        drawn.whole = label.whole;
        drawn.elsewhere = words_->picture_in_pages();
        point_map::view groups{label.group_column, {}};
        for (std::size_t g = 0; g < map_.groups.size(); ++g) groups.series.push_back(group_name(g));
        drawn.views.push_back(std::move(groups));
        std::vector<std::size_t> columns;
        for (std::size_t c = 0; c < votes_.strata().size() && columns.size() < most_views; ++c) {
            const stratum_column& column = votes_.strata()[c];
            if (column.name == map_.request.by || column.values.empty() || column.values.size() > most_series) continue;
            columns.push_back(c);
            point_map::view& view = drawn.views.emplace_back();
            view.name = visible(column.name);
            for (const std::string& value : column.values) view.series.push_back(visible(value));
        }
        const auto shown = who_is_drawn();
        for (const std::uint32_t p : shown) {
            const map_participant& who = map_.participants[p];
            point_map::point& at = drawn.points.emplace_back();
            at.x = who.at.x;
            at.y = who.at.y;
            at.series.push_back(who.group ? *who.group : point_map::no_series);
            for (const std::size_t c : columns) {
                const auto value = votes_.stratum(p, c);
                at.series.push_back(value ? *value : point_map::no_series);
            }
            at.title = words_->point(visible(votes_.participant_id(p)),
                                     who.group ? group_name(*who.group) : std::string(label.ungrouped), who.votes);
        }
        out.push_back(heading{2, "map", label.picture});
        out.push_back(std::move(drawn));
        const auto flat = [](const std::vector<double>& axis) {
            return std::none_of(axis.begin(), axis.end(), [](double entry) { return entry < 0 || entry > 0; });
        };
        text told = words_->what_the_picture_means();
        if (flat(map_.plane.axes[1])) told = sentences({told, words_->weak_axes()});
        const std::size_t voters = static_cast<std::size_t>(report_.counted);
        if (shown.size() < voters) told = sentences({told, words_->drawn_of(count(shown.size()), count(voters))});
        out.push_back(paragraph{told});
    }

    // Those with a vote; of many, so many that are drawn by lot.
    [[nodiscard]] std::vector<std::uint32_t> who_is_drawn() const {
        std::vector<std::uint32_t> out;
        for (std::uint32_t p = 0; p < votes_.participants(); ++p) {
            if (map_.participants[p].votes > 0) out.push_back(p);
        }
        if (out.size() <= most_points) return out;
        random_source random(map_.request.seed);
        for (std::size_t i = 0; i < most_points; ++i) std::swap(out[i], out[i + random.below(out.size() - i)]);
        out.resize(most_points);
        std::sort(out.begin(), out.end());
        return out;
    }

    void tell_groups(std::vector<block>& out) const {
        if (map_.groups.empty()) return;
        const mapping_labels& label = words_->label();
        out.push_back(heading{2, "groups", label.groups});
        for (std::size_t g = 0; g < std::min(map_.groups.size(), most_groups); ++g) {
            const map_group& group = map_.groups[g];
            const std::string name = group_name(g);
            out.push_back(heading{3, "group-" + std::to_string(g), name});
            const double share =
                static_cast<double>(group.members.size()) / static_cast<double>(std::max<std::size_t>(grouped_, 1));
            text told = words_->members(count(group.members.size()), percent(share));
            if (group.stability) {
                const std::string likeness = number(*group.stability);
                told = sentences(
                    {told, *group.stability < firm_enough ? words_->unsteady(likeness) : words_->firm(likeness)});
            }
            out.push_back(paragraph{told});
            if (group.representative.empty()) {
                out.push_back(paragraph{words_->nothing_representative(), paragraph::role::note});
                continue;
            }
            table shown;
            shown.caption = words_->representative_caption(name);
            shown.columns = {{label.statement, table::align::left, {}},
                             {label.stance, table::align::left, {}},
                             {label.share, table::align::right, {}},
                             {label.elsewhere, table::align::right, {}}};
            for (const representative_statement& r : group.representative) {
                shown.rows.push_back({statement_name(r.statement),
                                      std::string(r.stance == stance::agree ? label.agrees : label.disagrees),
                                      percent(r.share), "×\u00a0" + number(r.relative)});
            }
            out.push_back(std::move(shown));
        }
    }

    // The statements with the highest values of a measure, highest first.
    template <class Measure>
    [[nodiscard]] std::vector<std::size_t> highest(Measure measure) const {
        std::vector<std::size_t> out;
        for (std::size_t s = 0; s < map_.statements.size(); ++s) {
            if (measure(s) && !votes_.statement_at(s).left_out()) out.push_back(s);
        }
        std::stable_sort(out.begin(), out.end(),
                         [&](std::size_t a, std::size_t b) { return *measure(a) > *measure(b); });
        if (out.size() > most_listed) out.resize(most_listed);
        return out;
    }

    void tell_list(const std::vector<std::size_t>& listed, std::string caption, std::vector<block>& out) const {
        const mapping_labels& label = words_->label();
        table shown;
        shown.caption = std::move(caption);
        shown.columns = {{label.statement, table::align::left, {}}, {label.agree, table::align::right, {}},
                         {label.classic, table::align::right, {}},  {label.size_weighted, table::align::right, {}},
                         {label.bridging, table::align::right, {}}, {label.divisiveness, table::align::right, {}}};
        for (const std::size_t s : listed) {
            const map_statement& told = map_.statements[s];
            const auto seen = static_cast<double>(told.agree + told.disagree + told.pass);
            shown.rows.push_back({statement_name(s), percent(static_cast<double>(told.agree) / seen),
                                  number(told.classic), number(told.size_weighted), number(told.bridging),
                                  number(told.divisiveness)});
        }
        out.push_back(std::move(shown));
    }

    void tell_shared(std::vector<block>& out) const {
        const auto listed = highest([&](std::size_t s) { return map_.statements[s].size_weighted; });
        if (listed.empty()) return;
        out.push_back(heading{2, "shared", words_->label().shared});
        tell_list(listed, words_->shared_caption(), out);
        out.push_back(paragraph{words_->what_consensus_means(), paragraph::role::note});
    }

    void tell_divided(std::vector<block>& out) const {
        if (map_.groups.size() < 2) return;
        const auto listed = highest([&](std::size_t s) { return map_.statements[s].divisiveness; });
        if (listed.empty()) return;
        out.push_back(heading{2, "divided", words_->label().divided});
        tell_list(listed, words_->divided_caption(), out);
        out.push_back(paragraph{words_->what_division_means(), paragraph::role::note});
    }

    void tell_veto(const veto_effects& veto, std::vector<block>& out) const {
        if (veto.statements.empty()) return;
        const mapping_labels& label = words_->label();
        out.push_back(heading{2, "veto", label.veto});
        out.push_back(paragraph{words_->what_a_bloc_would_do()});
        tell_standings(veto, &standing_statement::classic, label.classic, out);
        tell_standings(veto, &standing_statement::size_weighted, label.size_weighted, out);
    }

    // The statements with the most classic consensus, with one measure of each in each case.
    void tell_standings(const veto_effects& veto, statement_standing standing_statement::*measure, word name,
                        std::vector<block>& out) const {
        table shown;
        shown.caption = words_->veto_caption(std::string(name));
        shown.columns = {{words_->label().statement, table::align::left, {}}};
        for (const veto_case& one : veto.cases) {
            shown.columns.push_back(
                {one.percent == 0 ? std::string(words_->label().as_it_is) : "+\u00a0" + percent(one.percent / 100.0),
                 table::align::right,
                 {}});
        }
        for (std::size_t i = 0; i < std::min(veto.statements.size(), most_vetoed); ++i) {
            std::vector<text> row{statement_name(veto.statements[i])};
            for (const veto_case& one : veto.cases) row.emplace_back(number((one.statements[i].*measure).value));
            shown.rows.push_back(std::move(row));
        }
        out.push_back(std::move(shown));
    }

    void tell_bursts(const burst_report& bursts, std::vector<block>& out) const {
        out.push_back(heading{2, "bursts", words_->label().bursts});
        if (bursts.timed == 0) {
            out.push_back(paragraph{words_->no_times()});
            return;
        }
        if (bursts.possible == 0) {
            out.push_back(paragraph{words_->too_few_votes()});
            return;
        }
        if (bursts.list.empty()) out.push_back(paragraph{words_->no_burst(count(bursts.timed))});
        if (bursts.list.size() < bursts.found)
            out.push_back(paragraph{words_->bursts_listed(count(bursts.list.size()), count(bursts.found))});
        if (!bursts.whole) out.push_back(paragraph{words_->not_all_compared()});
        for (std::size_t i = 0; i < bursts.list.size(); ++i) {
            const burst& one = bursts.list[i];
            const std::string together = count(one.participants.size());
            out.push_back(heading{3, "burst-" + std::to_string(i + 1),
                                  words_->burst(together, shown_moment(one.from), shown_moment(one.to))});
            out.push_back(paragraph{words_->what_a_burst_is(count(one.comparable), count(one.alike),
                                                            number(one.expected), together, number(one.surprise))});
            tell_shared_votes(one, out);
            tell_with_and_without(bursts, one, out);
        }
        if (!bursts.list.empty()) out.push_back(paragraph{words_->what_bursts_mean(), paragraph::role::note});
    }

    void tell_shared_votes(const burst& one, std::vector<block>& out) const {
        if (one.shared.empty()) return;
        const mapping_labels& label = words_->label();
        const auto share = [&](std::uint64_t part, std::uint64_t whole) {
            return whole == 0 ? std::string("–") : percent(static_cast<double>(part) / static_cast<double>(whole));
        };
        table shown;
        shown.caption = words_->shared_in_burst_caption();
        shown.columns = {{label.statement, table::align::left, {}},
                         {label.stance, table::align::left, {}},
                         {label.share, table::align::right, {}},
                         {label.among_others, table::align::right, {}}};
        for (std::size_t i = 0; i < std::min(one.shared.size(), most_shared); ++i) {
            const shared_vote& vote = one.shared[i];
            const word stance_name = vote.vote == stance::agree      ? label.agrees
                                     : vote.vote == stance::disagree ? label.disagrees
                                                                     : label.passes;
            shown.rows.push_back({statement_name(vote.statement), std::string(stance_name),
                                  share(vote.same, vote.voted), share(vote.same_elsewhere, vote.elsewhere)});
        }
        out.push_back(std::move(shown));
    }

    void tell_with_and_without(const burst_report& bursts, const burst& one, std::vector<block>& out) const {
        if (one.without.empty()) return;
        const mapping_labels& label = words_->label();
        const auto column = [](word name) { return table::column{std::string(name), table::align::right, {}}; };
        table shown;
        shown.caption = words_->without_burst_caption();
        shown.columns = {{label.statement, table::align::left, {}},
                         column(label.classic),
                         column(label.without_them),
                         column(label.size_weighted),
                         column(label.without_them)};
        for (std::size_t i = 0; i < std::min(bursts.statements.size(), most_vetoed); ++i) {
            const standing_statement &with = bursts.with[i], &without = one.without[i];
            shown.rows.push_back({statement_name(with.statement), number(with.classic.value),
                                  number(without.classic.value), number(with.size_weighted.value),
                                  number(without.size_weighted.value)});
        }
        out.push_back(std::move(shown));
        if (one.groups != bursts.groups) out.push_back(paragraph{words_->other_groups(bursts.groups, one.groups)});
    }

    void tell_settings(std::vector<block>& out) const {
        const mapping_labels& label = words_->label();
        const map_request& asked = map_.request;
        out.push_back(heading{2, "settings", label.made});
        table shown;
        shown.caption = words_->made_caption();
        shown.columns = {{label.setting, table::align::left, {}}, {label.value, table::align::left, {}}};
        const auto row = [&](text setting, text value) {
            shown.rows.push_back({std::move(setting), std::move(value)});
        };
        for (const source_file& f : report_.files) {
            row(text::code(visible(f.name)), f.sha256.empty() ? text(say_->label().no_digest) : text::code(f.sha256));
        }
        row(label.mode, text::code(std::string(to_text(asked.mode))));
        if (asked.by.empty()) {
            row(label.how_many, asked.groups ? text::code(std::to_string(*asked.groups)) : text(label.automatic));
            row(label.seed, text::code(std::to_string(asked.seed)));
            row(label.resamples, text::code(std::to_string(asked.stability.resamples)));
            if (asked.mode == map_mode::robust) row(label.smallest, percent(asked.minimum_share));
        } else {
            row(label.by, text::code(visible(asked.by)));
        }
        if (report_.superseded > 0) row(label.superseded, count(report_.superseded));
        out.push_back(std::move(shown));
    }

    const vote_matrix& votes_;
    const votes_report& report_;
    const opinion_map& map_;
    const std::optional<veto_effects>& veto_;
    const std::optional<burst_report>& bursts_;
    std::string title_;
    std::shared_ptr<const phrases> say_;
    std::unique_ptr<const mapping_words> words_;
    std::size_t grouped_ = 0;
};

}  // namespace

document describe(const mapped_conversation& mapped, language lang) {
    return map_part(mapped, lang).told();
}

}  // namespace delib::report
