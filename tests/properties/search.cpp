#include "properties/search.hpp"

#include "delib/core/random.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace delib::properties {

namespace {

void list_all(election_book& book, domain where, const exhausted& bound, std::vector<search_list::entry>& out) {
    const auto kinds = book.ballots(bound.candidates).within(where);
    std::vector<plain_ballot> plain;
    for (const ballot_number n : kinds) plain.push_back(book.ballots(bound.candidates)[n]);
    for (std::size_t voters = 1; voters <= bound.voters; ++voters) {
        oracle::each_multiset(plain, voters, [&](const std::vector<std::size_t>& pick) {
            counted_ballots e{bound.candidates, {}};
            for (const std::size_t b : pick) e.add(kinds[b], 1);
            out.push_back({book.find(e).number, origin::listed});
        });
    }
}

search_list list_of(ballot_form form, domain where) {
    election_book& book = book_of(form);
    const search_bounds bounds = bounds_of(form, where);
    search_list out;
    for (const exhausted& bound : bounds.all) list_all(book, where, bound, out.elections);
    for (const std::string_view text : elections_on_record(form)) {
        const election e = parse_election(form, text);
        if (within(e, where)) out.elections.push_back({book.find(e).number, origin::recorded});
    }
    std::stable_sort(out.elections.begin(), out.elections.end(), [&](const auto& a, const auto& b) {
        const counted_ballots &x = book.kept(a.number), &y = book.kept(b.number);
        return std::tuple(x.voters(), a.from, x.candidates) < std::tuple(y.voters(), b.from, y.candidates);
    });
    random_source random(7);
    for (std::size_t i = 0; i < bounds.samples; ++i) {
        counted_ballots e{form.kind == ballot_kind::graded ? 2 + i % 2 : 3 + i % 2, {}};
        const auto kinds = book.ballots(e.candidates).within(where);
        for (std::uint64_t n = 2 + random.below(4); n > 0; --n) {
            // One draw a line: compilers choose the order of arguments.
            const int voters = 1 + static_cast<int>(random.below(5));
            e.add(kinds[random.below(kinds.size())], voters);
        }
        out.elections.push_back({book.find(e).number, origin::sampled});
    }
    return out;
}

// The cases that a search goes through, made as far as it comes.
struct cases_so_far {
    std::vector<axiom_case> cases{};
    std::vector<std::size_t> end{};  ///< of each election looked at
};
cases_so_far& cases_of(ballot_form form, const axiom& law, domain where) {
    static std::map<std::tuple<ballot_form, std::string_view, domain>, cases_so_far> all;
    return all[{form, law.id, where}];
}

// Whether the axiom looks at an election of the list.
bool within_bounds(const search_bounds& bounds, origin from, const counted_ballots& e) {
    if (from == origin::sampled) return e.voters() <= bounds.largest_sample;
    if (from == origin::recorded) return e.voters() <= bounds.largest_record;
    return std::any_of(bounds.all.begin(), bounds.all.end(), [&](const exhausted& bound) {
        return e.candidates == bound.candidates && e.voters() <= bound.voters;
    });
}

std::span<const axiom_case> cases_in(ballot_form form, const axiom& law, domain where, std::size_t i) {
    cases_so_far& so_far = cases_of(form, law, where);
    if (so_far.end.size() <= i) {
        const search_list& list = elections_of(form, where);
        const search_bounds bounds = bounds_of(form, where, law);
        election_book& book = book_of(form);
        for (std::size_t next = so_far.end.size(); next <= i; ++next) {
            const auto [number, from] = list.elections[next];
            if (within_bounds(bounds, from, book.kept(number)))
                law.cases(book, number, where, from != origin::sampled, so_far.cases);
            so_far.end.push_back(so_far.cases.size());
        }
    }
    const std::size_t begin = i == 0 ? 0 : so_far.end[i - 1];
    return std::span(so_far.cases).subspan(begin, so_far.end[i] - begin);
}

// Whether all elections of fewer voters, and those of as many on fewer candidates, are listed.
bool nothing_smaller(const search_bounds& bounds, std::size_t voters, std::size_t candidates) {
    return std::all_of(bounds.all.begin(), bounds.all.end(), [&](const exhausted& bound) {
        return bound.candidates == 1 || bound.voters + (bound.candidates < candidates ? 0U : 1U) >= voters;
    });
}

finding told(const electing& rule, const axiom& law, const axiom_case& one, const counted_ballots& e,
             const winners_of& ask) {
    election_book& book = rule.book();
    return {e.voters(),
            e.candidates,
            false,
            compact(book.plain(one.first)),
            named(ask(one.first)),
            law.told(book, one, ask)};
}

}  // namespace

const search_list& elections_of(ballot_form form, domain where) {
    static std::map<std::pair<ballot_form, domain>, search_list> known;
    const auto at = known.find({form, where});
    return at != known.end() ? at->second : known.emplace(std::pair(form, where), list_of(form, where)).first->second;
}

std::size_t search_list::count(origin from) const {
    return static_cast<std::size_t>(
        std::count_if(elections.begin(), elections.end(), [&](const entry& e) { return e.from == from; }));
}

candidates_set electing::winners(election_number n) const {
    if (known_.size() <= n) known_.resize(std::max<std::size_t>(book_->size(), n + 1), -1);
    if (known_[n] < 0) known_[n] = static_cast<std::int16_t>(decide_(*book_, n));
    return static_cast<candidates_set>(known_[n]);
}

bool electing::breaks(const axiom& law, const axiom_case& one) const {
    const auto many = [&](const placed_election& e) { return book_->kept(e.number).candidates > most_; };
    if (many(one.first) || (law.elections > 1 && many(one.second))) return false;
    return law.broken(one, [this](const placed_election& e) { return winners(e); });
}

std::optional<finding> violation_within(const electing& rule, const axiom& law, domain where,
                                        const counted_ballots& whole, bool all) {
    const winners_of ask = [&](const placed_election& e) { return rule.winners(e); };
    const auto broken_case = [&](const counted_ballots& e) -> std::optional<finding> {
        std::vector<axiom_case> cases;
        const election_number n = rule.book().find(e).number;
        law.cases(rule.book(), n, where, all, cases);
        for (const axiom_case& one : cases) {
            if (rule.breaks(law, one)) return told(rule, law, one, rule.book().kept(n), ask);
        }
        return std::nullopt;
    };
    counted_ballots e = whole;
    auto found = broken_case(e);
    for (bool smaller = found.has_value(); smaller;) {
        smaller = false;
        for (std::size_t i = 0; i < e.lines.size() && !smaller; ++i) {
            counted_ballots less = e;
            less.add(e.lines[i].ballot, -1);
            auto still = less.lines.empty() ? std::nullopt : broken_case(less);
            if (!still) continue;
            e = std::move(less);
            found = std::move(still);
            smaller = true;
        }
    }
    return found;
}

std::optional<finding> find_violation(const electing& rule, const axiom& law, domain where) {
    const ballot_form form = rule.book().form();
    const search_list& list = elections_of(form, where);
    const winners_of ask = [&](const placed_election& e) { return rule.winners(e); };
    for (std::size_t i = 0; i < list.elections.size(); ++i) {
        for (const axiom_case& one : cases_in(form, law, where, i)) {
            if (!rule.breaks(law, one)) continue;
            const auto [number, from] = list.elections[i];
            const counted_ballots& e = rule.book().kept(number);
            std::optional<finding> found = from == origin::listed
                                               ? told(rule, law, one, e, ask)
                                               : violation_within(rule, law, where, e, from == origin::recorded);
            if (found) found->smallest = nothing_smaller(bounds_of(form, where, law), found->voters, found->candidates);
            return found;
        }
    }
    return std::nullopt;
}

std::size_t cases_searched(ballot_form form, const axiom& law, domain where) {
    std::size_t cases = 0;
    for (std::size_t i = 0; i < elections_of(form, where).elections.size(); ++i)
        cases += cases_in(form, law, where, i).size();
    return cases;
}

}  // namespace delib::properties
