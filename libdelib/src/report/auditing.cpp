// What published ballots would tell of single voters, in words and tables.
#include "delib/core/version.hpp"
#include "delib/report/report.hpp"
#include "report/capturing.hpp"

namespace delib::report {

namespace {

class privacy_part {
public:
    privacy_part(const telling& t, const capturing_words& words, const privacy_audit& audit, std::uint64_t k)
        : t_(t), words_(words), audit_(audit), k_(k) {}

    void tell(std::vector<block>& out) const {
        const capturing_labels& label = words_.label();
        if (audit_.heads == 0) {
            out.push_back(paragraph{words_.nobody_voted(), paragraph::role::verdict});
            return;
        }
        out.push_back(paragraph{audit_.warns(k_) ? words_.can_be_found(audit_.together.unique, audit_.heads, k_)
                                                 : words_.hidden_among(audit_.together.least, k_),
                                paragraph::role::verdict});
        std::vector<text> columns;
        for (const std::string& column : audit_.columns) columns.push_back(text::strong(t_.column_title(column)));
        out.push_back(paragraph{columns.empty() ? words_.published_alone() : words_.published(t_.say->list(columns)),
                                paragraph::role::lead});
        table shown;
        shown.caption = label.privacy;
        shown.columns = {{label.shared, table::align::left, {}},
                         {label.smallest, table::align::right, {}},
                         {label.unique, table::align::right, {}},
                         {label.few, table::align::right, {}}};
        const auto row = [&](text what, const shared_by& s) {
            shown.rows.push_back(
                {std::move(what), t_.say->number(s.least), t_.say->number(s.unique), t_.say->number(s.few)});
        };
        if (!columns.empty()) row(label.both, audit_.together);
        row(label.alone_ballots, audit_.ballots);
        if (!columns.empty()) row(label.alone_strata, audit_.strata);
        out.push_back(std::move(shown));
        out.push_back(paragraph{words_.what_privacy_means(), paragraph::role::note});
        list(label.revealed, words_.what_revealed_means(), audit_.revealed, audit_.revealed_found, out);
        list(label.small, {}, audit_.small, audit_.small_found, out);
        std::vector<small_stratum> rare;
        for (const rare_ballot& one : audit_.rare) rare.push_back({one.line, one.heads});
        list(label.rare, words_.what_rare_means(k_), rare, audit_.rare_found, out);
        if (audit_.warns(k_)) out.push_back(paragraph{words_.advice()});
    }

private:
    void list(const word& title, text meaning, const std::vector<small_stratum>& all, std::uint64_t found,
              std::vector<block>& out) const {
        const capturing_labels& label = words_.label();
        if (all.empty()) return;
        out.push_back(heading{3, {}, title});
        if (!meaning.empty()) out.push_back(paragraph{std::move(meaning)});
        table shown;
        shown.caption = title;
        shown.columns = {{title.in == label.rare.in ? label.ballot : label.stratum, table::align::left, {}},
                         {label.voters, table::align::right, {}}};
        for (const small_stratum& one : all) shown.rows.push_back({visible(one.value), t_.say->number(one.heads)});
        out.push_back(std::move(shown));
        if (found > all.size()) out.push_back(paragraph{words_.first_ones(all.size(), found), paragraph::role::note});
    }

    const telling& t_;
    const capturing_words& words_;
    const privacy_audit& audit_;
    std::uint64_t k_;
};

}  // namespace

document describe(const audited& found, language lang) {
    const telling t(found.read, lang);
    const auto words = capturing_in(lang, t.say);
    document d;
    d.say = t.say;
    d.title = words->label().privacy;
    for (std::size_t i = 0; i < found.sets.size(); ++i) {
        const std::string& name = found.read.sets[i].name;
        d.blocks.push_back(heading{2, i == 0 ? "result" : "result-" + std::to_string(i + 1),
                                   name.empty() ? text(words->label().result) : t.say->set_title(visible(name))});
        privacy_part(t, *words, found.sets[i], found.request.k).tell(d.blocks);
    }
    tell_ballots(t, d.blocks);
    d.footer = t.say->made_by(DELIB_VERSION_STRING, "delib.privacy/1");
    return d;
}

}  // namespace delib::report
