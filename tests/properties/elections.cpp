#include "properties/elections.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace delib::properties {

namespace {

// Up to here all ballots are listed and all renamings tried.
constexpr std::size_t all_are_listed = 4;

bool within_domain(ballot_kind kind, const plain_ballot& b, domain where) {
    return kind != ballot_kind::ranked || where == domain::any || oracle::is_strict(b, where == domain::strict);
}

}  // namespace

ballot_list::ballot_list(ballot_form form, std::size_t candidates) : form_(form) {
    std::vector<std::size_t> order(candidates);
    std::iota(order.begin(), order.end(), std::size_t{0});
    do renamings_.push_back(order);
    while (candidates <= all_are_listed && std::next_permutation(order.begin(), order.end()));
    renamed_.resize(renamings_.size());
    if (candidates > all_are_listed) return;
    if (form.kind == ballot_kind::ranked) {
        all_ = oracle::all_rankings(candidates);
    } else {
        const int best = form.kind == ballot_kind::graded ? form.grades - 1 : 1;
        all_ = oracle::all_vectors(candidates, 0, best, [](const plain_ballot&) { return true; });
    }
    if (form.kind != ballot_kind::graded)
        std::erase_if(all_, [](const plain_ballot& b) { return *std::max_element(b.begin(), b.end()) == 0; });
    for (std::size_t n = 0; n < all_.size(); ++n) numbers_.emplace(all_[n], static_cast<ballot_number>(n));
    for (std::size_t r = 0; r < renamings_.size(); ++r) {
        for (const plain_ballot& b : all_) {
            plain_ballot moved(candidates);
            for (std::size_t c = 0; c < candidates; ++c) moved[renamings_[r][c]] = b[c];
            renamed_[r].push_back(numbers_.at(moved));
        }
    }
}

ballot_number ballot_list::number(const plain_ballot& b) {
    const auto [at, fresh] = numbers_.try_emplace(b, static_cast<ballot_number>(all_.size()));
    if (fresh) {
        all_.push_back(b);
        renamed_[0].push_back(at->second);
    }
    return at->second;
}

std::vector<ballot_number> ballot_list::within(domain where) const {
    std::vector<ballot_number> out;
    for (std::size_t n = 0; n < all_.size(); ++n) {
        if (within_domain(form_.kind, all_[n], where)) out.push_back(static_cast<ballot_number>(n));
    }
    return out;
}

void counted_ballots::add(ballot_number ballot, int voters) {
    auto at = std::find_if(lines.begin(), lines.end(), [&](const ballot_count& b) { return b.ballot >= ballot; });
    if (at == lines.end() || at->ballot != ballot) at = lines.insert(at, {ballot, 0});
    at->voters = static_cast<std::uint16_t>(at->voters + voters);
    if (at->voters == 0) lines.erase(at);
}

std::size_t counted_ballots::voters() const {
    std::size_t sum = 0;
    for (const ballot_count& line : lines) sum += line.voters;
    return sum;
}

ballot_list& election_book::ballots(std::size_t candidates) {
    return ballots_.try_emplace(candidates, form_, candidates).first->second;
}

placed_election election_book::find(const counted_ballots& e) {
    const ballot_list& all = ballots(e.candidates);
    std::vector<ballot_count> best, other(e.lines.size());
    std::size_t by = 0;
    for (std::size_t r = 0; r < all.renamings().size(); ++r) {
        for (std::size_t i = 0; i < other.size(); ++i)
            other[i] = {all.renamed(r, e.lines[i].ballot), e.lines[i].voters};
        std::sort(other.begin(), other.end());
        if (r > 0 && best <= other) continue;
        best = other;
        by = r;
    }
    std::string key(1, static_cast<char>(e.candidates));
    for (const ballot_count& line : best) {
        for (const int part : {line.ballot >> 8, line.ballot & 255, line.voters >> 8, line.voters & 255})
            key += static_cast<char>(part);
    }
    const auto [at, fresh] = numbers_.try_emplace(std::move(key), static_cast<election_number>(kept_.size()));
    if (fresh) kept_.push_back({{e.candidates, std::move(best)}, std::nullopt});
    placed_election out{at->second, {}};
    out.at.fill(most_candidates);
    for (std::size_t c = 0; c < e.candidates; ++c) out.at[c] = static_cast<std::uint8_t>(all.renamings()[by][c]);
    return out;
}

placed_election election_book::find(const election& e) {
    counted_ballots out{e.candidates, {}};
    for (const auto& [ballot, voters] : e.ballots)
        out.add(ballots(e.candidates).number(ballot), static_cast<int>(voters));
    return find(out);
}

election election_book::plain(const placed_election& e) {
    const counted_ballots& from = kept(e.number);
    election out{from.candidates, {}, form_.kind, form_.grades};
    for (const ballot_count& line : from.lines) {
        const plain_ballot& b = ballots(from.candidates)[line.ballot];
        plain_ballot named(from.candidates);
        for (std::size_t c = 0; c < named.size(); ++c) named[c] = b[e.at[c]];
        out.ballots.emplace_back(std::move(named), line.voters);
    }
    return out;
}

bases& election_book::tallied(election_number n) {
    kept_election& one = kept_[n];
    if (!one.from) {
        placed_election itself{n, {}};
        std::iota(itself.at.begin(), itself.at.end(), std::uint8_t{0});
        one.from.emplace(oracle::to_profile(plain(itself)), ballot_policy{});
    }
    return *one.from;
}

election_book& book_of(ballot_form form) {
    static std::map<ballot_form, election_book> books;
    return books.try_emplace(form, form).first->second;
}

std::string compact(ballot_kind kind, const plain_ballot& b) {
    const auto letter = [](std::size_t c) { return std::string(1, static_cast<char>('A' + static_cast<int>(c))); };
    std::string out;
    const int deepest = *std::max_element(b.begin(), b.end());
    for (int rank = 1; kind == ballot_kind::ranked && rank <= deepest; ++rank) {
        std::string tier;
        for (std::size_t c = 0; c < b.size(); ++c) {
            if (b[c] == rank) tier += (tier.empty() ? "" : "=") + letter(c);
        }
        out += (out.empty() ? "" : ">") + tier;
    }
    for (std::size_t c = 0; kind != ballot_kind::ranked && c < b.size(); ++c) {
        if (kind == ballot_kind::approval && b[c] == 0) continue;
        out += (out.empty() ? "" : " ") + letter(c) + (kind == ballot_kind::graded ? std::to_string(b[c]) : "");
    }
    return out;
}

std::string compact(const election& e) {
    // The most voters first, then as the ballots read.
    std::vector<std::pair<std::int64_t, std::string>> lines;
    for (const auto& [ballot, voters] : e.ballots) lines.emplace_back(-voters, compact(e.kind, ballot));
    std::sort(lines.begin(), lines.end());
    std::string out;
    for (const auto& [voters, text] : lines) out += (out.empty() ? "" : ", ") + std::to_string(-voters) + ": " + text;
    return out;
}

election parse_election(ballot_form form, std::string_view text) {
    election out{0, {}, form.kind, form.grades};
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z') out.candidates = std::max(out.candidates, static_cast<std::size_t>(c - 'A') + 1);
    }
    const auto number = [&](std::string_view digits) {
        const auto value = parse_digits(digits);
        if (!value) throw std::runtime_error("expected a number in '" + std::string(text) + "'");
        return static_cast<std::int64_t>(*value);
    };
    for (const std::string_view line : detail::split_list(text, ',')) {
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) throw std::runtime_error("expected '2: A>B', got " + std::string(line));
        plain_ballot ballot(out.candidates, 0);
        const auto place = [&](std::string_view who) -> int& {
            return ballot.at(static_cast<std::size_t>(who.empty() ? -1 : who.front() - 'A'));
        };
        const bool ranked = form.kind == ballot_kind::ranked;
        int rank = 0;
        for (const std::string_view part : detail::split_list(trim(line.substr(colon + 1)), ranked ? '>' : ' ')) {
            ++rank;
            if (ranked) {
                for (const std::string_view who : detail::split_list(part, '=')) place(who) = rank;
            } else {
                place(part) = form.kind == ballot_kind::approval ? 1 : static_cast<int>(number(part.substr(1)));
            }
        }
        out.ballots.emplace_back(std::move(ballot), number(line.substr(0, colon)));
    }
    return out;
}

bool within(const election& e, domain where) {
    return std::all_of(e.ballots.begin(), e.ballots.end(),
                       [&](const auto& line) { return within_domain(e.kind, line.first, where); });
}

}  // namespace delib::properties
