// How much voters agree, in words and tables.
#include "report/measuring.hpp"

#include "delib/core/version.hpp"
#include "delib/engine/measure.hpp"
#include "delib/report/report.hpp"
#include "report/document.hpp"
#include "report/telling.hpp"

#include <cmath>
#include <cstdint>

namespace delib::report {

namespace {

closeness closeness_of(double agreement, bool two_categories) {
    if (agreement >= 0.8) return closeness::same;
    if (agreement >= 0.5) return closeness::close;
    if (agreement >= 0.2) return closeness::apart;
    // Two categories have no middle over which opinions could be scattered.
    return agreement < -0.2 || two_categories ? closeness::camps : closeness::scattered;
}

// `minority` is the smaller of the shares for and against.
division division_of(double divisiveness, const rational& minority) {
    if (divisiveness < 0.1) return division::none;
    if (divisiveness < 0.3) return division::little;
    if (minority < rational(1, 5)) return division::minority;
    return divisiveness < 0.6 ? division::much : division::camps;
}

class consensus_part {
public:
    consensus_part(const consensus_answer& answer, const telling& t, language lang)
        : answer_(answer), t_(t), words_(measuring_in(lang, t.say)) {}

    [[nodiscard]] document told() const {
        document d;
        d.say = t_.say;
        const consultation& declared = answer_.read.declared;
        d.title = declared.title.empty() ? std::string(words_->label().title) : t_.title(declared.title);
        d.notice = t_.title(declared.notice);
        const bool several = answer_.sets.size() > 1;
        for (std::size_t s = 0; s < answer_.sets.size(); ++s) {
            if (several)
                d.blocks.push_back(heading{2, id("set", s), t_.say->set_title(visible(answer_.read.sets[s].name))});
            tell_set(s, several ? 3 : 2, d.blocks);
        }
        tell_ballots(t_, d.blocks);
        d.footer = words_->measured_by(DELIB_VERSION_STRING);
        return d;
    }

private:
    [[nodiscard]] static std::string id(const char* name, std::size_t set) {
        return name + (set == 0 ? std::string() : "-" + std::to_string(set + 1));
    }
    [[nodiscard]] std::string number(double value) const {
        const auto thousandths = static_cast<std::uint64_t>(std::floor(std::abs(value) * 1'000 + 0.5));
        std::string rest = std::to_string(thousandths % 1'000);
        rest.insert(0, 3 - rest.size(), '0');
        return (value < 0 && thousandths > 0 ? "\u2212" : "") + std::to_string(thousandths / 1'000) +
               std::string(t_.say->signs().decimal) + rest;
    }
    [[nodiscard]] std::string value(const consensus_figure& of) const { return of.value ? number(*of.value) : "–"; }
    [[nodiscard]] std::string interval(const consensus_figure& of) const {
        return of.interval ? words_->from_to(number(of.interval->low), number(of.interval->high)) : "–";
    }
    [[nodiscard]] shown_name name(std::size_t set, std::size_t who) const {
        return t_.name(answer_.read.sets[set].candidates->name(candidate_at(who)));
    }
    [[nodiscard]] static std::string_view main_figure(const consensus_figures& of) {
        return of.kind == ballot_kind::ranked ? "divisiveness" : "van-der-eijk";
    }
    [[nodiscard]] bool has_intervals() const { return answer_.request.options.resamples > 0; }

    void tell_set(std::size_t s, int level, std::vector<block>& out) const {
        const consensus_figures& whole = answer_.sets[s].whole;
        const measuring_labels& label = words_->label();
        out.push_back(heading{level, id("result", s), label.result});
        if (answer_.request.where) {
            const auto& [column, value] = *answer_.request.where;
            out.push_back(paragraph{t_.say->of_part(t_.column_title(column), text::strong(visible(value)))});
        }
        bullet_list sentences;
        for (std::size_t who = 0; who < whole.candidates.size(); ++who) {
            sentences.items.push_back(consensus_sentence(whole, who, text::strong(name(s, who).key), *t_.say, *words_));
        }
        out.push_back(std::move(sentences));
        out.push_back(heading{level, id("support", s), label.support});
        tell_support(s, whole, words_->support_caption(), out);
        out.push_back(
            paragraph{words_->what_support_means(whole.kind, answer_.request.options.support), paragraph::role::note});
        out.push_back(paragraph{whole.kind == ballot_kind::ranked ? words_->what_divisiveness_means()
                                                                  : words_->what_agreement_means(),
                                paragraph::role::note});
        out.push_back(heading{level, id("together", s), label.together});
        tell_together(whole, out);
        if (whole.kind != ballot_kind::ranked) {
            out.push_back(heading{level, id("each", s), label.each});
            tell_each(s, whole, out);
        }
        for (std::size_t i = 0; i < answer_.sets[s].strata.size(); ++i) {
            const stratum_consensus& part = answer_.sets[s].strata[i];
            out.push_back(
                heading{level, id("part", s) + "-" + std::to_string(i + 1),
                        words_->part(t_.column_title(answer_.request.by), visible(part.value), part.measured.voters)});
            tell_support(s, part.measured, words_->support_caption(), out);
            tell_together(part.measured, out);
        }
        const consensus_options& options = answer_.request.options;
        out.push_back(paragraph{has_intervals() ? words_->what_intervals_mean(t_.say->number(options.resamples),
                                                                              std::to_string(options.seed))
                                                : words_->no_intervals(),
                                paragraph::role::note});
    }

    void tell_support(std::size_t s, const consensus_figures& of, const std::string& caption,
                      std::vector<block>& out) const {
        const measuring_labels& label = words_->label();
        table shown;
        shown.caption = caption;
        shown.columns = {
            {t_.say->one_noun(), table::align::left, {}},
            {label.pro, table::align::right, {}},
            {label.contra, table::align::right, {}},
            {label.neither, table::align::right, {}},
            {of.kind == ballot_kind::ranked ? label.divisiveness : label.agreement, table::align::right, {}}};
        if (has_intervals()) shown.columns.push_back({label.interval, table::align::right, {}});
        for (std::size_t who = 0; who < of.candidates.size(); ++who) {
            const candidate_consensus& one = of.candidates[who];
            const rational all = one.support + one.objection + one.abstention;
            const auto share = [&](const rational& part) {
                return all == 0 ? text("–") : text(t_.say->percent(part / all));
            };
            const consensus_figure* const main = find(one.figures, main_figure(of));
            const shown_name called = name(s, who);
            text head = text::strong(called.key);
            if (!called.title.empty()) head += " " + called.title;
            std::vector<text> row{head, share(one.support), share(one.objection), share(one.abstention), value(*main)};
            if (has_intervals()) row.emplace_back(interval(*main));
            shown.rows.push_back(std::move(row));
        }
        out.push_back(std::move(shown));
    }

    void tell_together(const consensus_figures& of, std::vector<block>& out) const {
        const measuring_labels& label = words_->label();
        table shown;
        shown.caption = words_->together_caption();
        shown.columns = {{label.figure, table::align::left, {}},
                         {label.identifier, table::align::left, {}},
                         {label.value, table::align::right, {}}};
        if (has_intervals()) shown.columns.push_back({label.interval, table::align::right, {}});
        for (const consensus_figure& one : of.overall) {
            std::vector<text> row{words_->figure_name(one.id), text::code(std::string(one.id)), value(one)};
            if (has_intervals()) row.emplace_back(interval(one));
            shown.rows.push_back(std::move(row));
        }
        out.push_back(std::move(shown));
    }

    void tell_each(std::size_t s, const consensus_figures& of, std::vector<block>& out) const {
        table shown;
        shown.caption = words_->each_caption();
        shown.columns = {{t_.say->one_noun(), table::align::left, {}}};
        for (const auto& [sign, figure_id] : {std::pair("A", "van-der-eijk"),
                                              {"Cns", "tastle-wierman"},
                                              {"D", "leik"},
                                              {"H", "entropy"},
                                              {"l", "blair-lacy"},
                                              {"l²", "blair-lacy-squared"},
                                              {"IOV", "berry-mielke"},
                                              {"ER", "esteban-ray"}})
            shown.columns.push_back({sign, table::align::right, figure_id});
        for (std::size_t who = 0; who < of.candidates.size(); ++who) {
            std::vector<text> row{text::strong(name(s, who).key)};
            for (const consensus_figure& one : of.candidates[who].figures) row.emplace_back(value(one));
            shown.rows.push_back(std::move(row));
        }
        out.push_back(std::move(shown));
        out.push_back(paragraph{words_->what_signs_mean(), paragraph::role::note});
    }

    const consensus_answer& answer_;
    const telling& t_;
    std::unique_ptr<const measuring_words> words_;
};

}  // namespace

text consensus_sentence(const consensus_figures& all, std::size_t who, const text& name, const phrases& say,
                        const measuring_words& words) {
    const candidate_consensus& of = all.candidates[who];
    const rational total = of.support + of.objection + of.abstention;
    if (total == 0) return words.no_ballot(name);
    std::string clause;
    if (const consensus_figure* const a = find(of.figures, "van-der-eijk"); a != nullptr && a->value)
        clause = words.clause(closeness_of(*a->value, all.categories == 2));
    // One other candidate at least, and two voters, are needed to be divided.
    if (const consensus_figure* const d = find(of.figures, "divisiveness"); d != nullptr && d->value && all.voters > 1)
        clause = words.clause(division_of(*d->value, std::min(of.support, of.objection) / total));
    return words.sentence(name, say.percent(of.support / total), say.percent(of.objection / total),
                          say.percent(of.abstention / total), clause);
}

document describe(const consensus_answer& answer, language lang) {
    const telling t(answer.read, lang);
    return consensus_part(answer, t, lang).told();
}

}  // namespace delib::report
