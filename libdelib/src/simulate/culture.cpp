#include "delib/simulate/culture.hpp"

#include "delib/core/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace delib {

namespace {

constexpr std::size_t block = simd::block_ballots;
constexpr std::size_t most_orders_counted = 20;  // 20! is the last factorial below 2^63
constexpr std::int64_t most_dimensions = 8;
constexpr int coordinate_bits = 30;  // the squares of eight differences add up to less than 2^64

constexpr std::array<option_row, 1> urn_rows{
    option_row{"contagion", option_type::numbers, "NUMBER",
               "how many of a drawn order are put back beside it, for each order that there is one of at first",
               "combien d’exemplaires d’un ordre tiré sont ajoutés, quand chaque ordre y est une fois au départ",
               offsetof(culture_options, contagion)}};
constexpr std::array<option_row, 1> mallows_rows{
    option_row{"dispersion", option_type::numbers, "0…1",
               "0: all voters agree with the central order; 1: every order is equally likely",
               "0 : tous suivent l’ordre central ; 1 : tous les ordres sont également probables",
               offsetof(culture_options, dispersion)}};
constexpr std::array<option_row, 1> weight_rows{
    option_row{"weights", option_type::numbers, "A,B,…", "one for each candidate; m, m−1, …, 1 if not said",
               "un par candidat ; m, m−1, …, 1 à défaut", offsetof(culture_options, weights)}};
constexpr std::array<option_row, 1> euclidean_rows{
    option_row{"dimension", option_type::whole, "1…8", "1: a line, 2: a square, 3: a cube",
               "1 : une ligne, 2 : un carré, 3 : un cube", offsetof(culture_options, dimension), 1, most_dimensions}};

constexpr culture_info cultures[] = {
    {culture_kind::ic,
     "ic",
     "Impartial culture",
     "Culture impartiale",
     "Each voter draws one of all orders, independently of the others.",
     "Chaque électeur tire l’un de tous les ordres, indépendamment des autres.",
     {}},
    {culture_kind::iac,
     "iac",
     "Impartial anonymous culture",
     "Culture impartiale anonyme",
     "Every way of splitting the voters among the orders is equally likely.",
     "Toutes les répartitions des électeurs entre les ordres sont également probables.",
     {}},
    {culture_kind::urn, "urn", "Pólya urn", "Urne de Pólya",
     "Each voter draws an order from an urn and puts it back with more of the same.",
     "Chaque électeur tire un ordre d’une urne et l’y remet avec d’autres du même.", urn_rows},
    {culture_kind::mallows, "mallows", "Mallows", "Mallows",
     "Orders scatter around that of the candidates’ numbers, the further away the rarer.",
     "Les ordres s’écartent de celui des numéros des candidats, d’autant plus rares qu’ils en sont loin.",
     mallows_rows},
    {culture_kind::plackett_luce, "plackett-luce", "Plackett–Luce", "Plackett–Luce",
     "Place by place, the next candidate is drawn by weight among those left.",
     "Place après place, le candidat suivant est tiré selon son poids parmi ceux qui restent.", weight_rows},
    {culture_kind::euclidean, "euclidean", "Euclidean", "Euclidien",
     "Voters and candidates are uniform points of a cube; who is nearer is preferred.",
     "Électeurs et candidats sont des points tirés dans un cube ; le plus proche est préféré.", euclidean_rows}};

error does_not_fit(std::string_view option, std::string_view expected) {
    return {error_code::usage, "'" + std::string(option) + "' is " + std::string(expected), {}};
}

/// A whole number below 2^64.
std::optional<std::uint64_t> whole(const rational& value) {
    const std::string text = to_text(value);
    std::uint64_t out = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return out;
}

/// A number below 2^63.
std::optional<std::uint64_t> small(const rational& value) {
    const auto out = whole(value);
    return out && *out < std::uint64_t{1} << 63 ? out : std::nullopt;
}

result<rational> one_number(std::string_view option, const std::vector<rational>& given, const rational& most) {
    if (given.size() != 1 || given[0] < 0 || given[0] > most)
        return does_not_fit(option, "one number from 0 to " + to_text(most));
    return given[0];
}

}  // namespace

std::span<const culture_info> all_cultures() {
    return cultures;
}

result<const culture_info*> find_culture(std::string_view id) {
    std::string known;
    for (const culture_info& one : cultures) {
        if (one.id == id) return &one;
        known += (known.empty() ? "" : ", ") + std::string(one.id);
    }
    return error{
        error_code::usage, "there is no model '" + visible(id.substr(0, 60)) + "'; expected one of " + known, {}};
}

result<culture_sampler> culture_sampler::create(std::string_view id, const option_texts& options, std::uint64_t voters,
                                                std::size_t candidates) {
    DELIB_TRY(info, find_culture(id));
    culture_options all;
    DELIB_CHECK(read_options_into(info->rows, &all, options));
    DELIB_TRY(votes, simulated_election::create(voters, candidates));
    if (all.weights.empty()) {
        for (std::size_t c = candidates; c > 0; --c) all.weights.emplace_back(static_cast<std::int64_t>(c));
    }
    culture_sampler out(*info, std::move(votes));
    out.echo_ = option_echo(info->rows, &all);
    DELIB_CHECK(out.prepare(all));
    out.restart(0);
    return out;
}

result<void> culture_sampler::prepare(const culture_options& options) {
    const std::size_t m = votes_.candidates();
    ranks_.resize(m * block);
    switch (info_->kind) {
        case culture_kind::ic: return {};
        case culture_kind::iac: {
            if (m > most_orders_counted)
                return error{error_code::limit, "iac is drawn for up to 20 candidates, got " + std::to_string(m), {}};
            rational orders = 1;
            for (std::size_t i = 2; i <= m; ++i) orders *= static_cast<std::int64_t>(i);
            return prepare_urn(rational(1) / orders);
        }
        case culture_kind::urn: {
            DELIB_TRY(contagion, one_number("contagion", options.contagion, 1'000'000));
            return prepare_urn(contagion);
        }
        case culture_kind::mallows: {
            DELIB_TRY(dispersion, one_number("dispersion", options.dispersion, 1));
            return prepare_mallows(dispersion);
        }
        case culture_kind::plackett_luce: return prepare_weights(options.weights);
        case culture_kind::euclidean:
            dimension_ = static_cast<std::size_t>(options.dimension);
            points_.resize(m * dimension_);
            return {};
    }
    return {};
}

// Voter i finds one of each order and i times `contagion` of them more, all in units of the denominator.
result<void> culture_sampler::prepare_urn(const rational& contagion) {
    const auto fresh = small(contagion.denominator()), more = small(contagion.numerator());
    const rational at_last = contagion.denominator() + contagion.numerator() * votes_.voters();
    if (!fresh || !more || !small(at_last))
        return error{error_code::limit, "'contagion' has too many digits for so many voters", {}};
    shares_ = {*fresh, *more};
    ranks_.resize(votes_.blocks() * votes_.candidates() * block);
    return {};
}

// Of r candidates who can still be passed, the distance is geometric and cut off at r: to pass one more has the
// probability φ (1 + φ + … + φ^(r−1)) / (1 + φ + … + φ^r).
result<void> culture_sampler::prepare_mallows(const rational& dispersion) {
    rational scale = 1;
    for (int i = 0; i < 64; ++i) scale *= 2;
    shares_.assign(1, 0);
    rational shorter = 1;
    for (std::size_t r = 1; r < votes_.candidates(); ++r) {
        const rational passed = dispersion * shorter, all = passed + 1;
        const auto share = whole((passed / all * scale).floor());
        if (!share) return error{error_code::limit, "'dispersion' has too many digits", {}};
        shares_.push_back(*share);
        shorter = all;
    }
    return {};
}

result<void> culture_sampler::prepare_weights(const std::vector<rational>& weights) {
    if (weights.size() != votes_.candidates())
        return does_not_fit("weights",
                            "a list of " + std::to_string(votes_.candidates()) + " numbers, one a candidate");
    rational unit = 1, total = 0;
    for (const rational& weight : weights) {
        if (weight <= 0) return does_not_fit("weights", "a list of numbers above 0");
        // The least common denominator: what the next one adds to it is its denominator once reduced by it.
        unit *= (weight * unit).denominator();
    }
    for (const rational& weight : weights) {
        total += weight * unit;
        const auto share = small(weight * unit);
        if (!share || !small(total)) return error{error_code::limit, "'weights' have too many digits", {}};
        shares_.push_back(*share);
    }
    return {};
}

void culture_sampler::restart(std::uint64_t seed) noexcept {
    random_ = random_source(seed);
    lanes_ = lane_generators_of(seed);
}

const simulated_election& culture_sampler::next() noexcept {
    switch (info_->kind) {
        case culture_kind::ic: votes_.draw_orders(lanes_); break;
        case culture_kind::mallows: votes_.draw_orders(lanes_, shares_); break;
        case culture_kind::iac:
        case culture_kind::urn: draw_urn(); break;
        case culture_kind::plackett_luce: draw_by_weight(); break;
        case culture_kind::euclidean: draw_points(); break;
    }
    return votes_;
}

std::span<std::uint8_t> culture_sampler::ranks_of(std::size_t at) noexcept {
    const std::size_t size = votes_.candidates() * block;
    return std::span(ranks_).subspan(ranks_.size() == size ? 0 : at * size, size);
}

void culture_sampler::draw_urn() noexcept {
    const std::size_t m = votes_.candidates();
    const std::uint64_t fresh = shares_[0], more = shares_[1];
    std::array<std::uint8_t, most_simulated_candidates> order;
    std::uint64_t drawn = 0;
    for (std::size_t at = 0; at < votes_.blocks(); ++at) {
        const auto ranks = ranks_of(at);
        for (std::size_t v = 0; v < votes_.voters_in(at); ++v, ++drawn) {
            const std::uint64_t which = random_.below(fresh + drawn * more);
            if (which < fresh) {
                for (std::size_t c = 0; c < m; ++c) order[c] = static_cast<std::uint8_t>(c);
                random_.shuffle(std::span(order).first(m));
                for (std::size_t place = 0; place < m; ++place)
                    ranks[order[place] * block + v] = static_cast<std::uint8_t>(place);
            } else {
                const auto other = static_cast<std::size_t>((which - fresh) / more);
                const auto from = ranks_of(other / block);
                for (std::size_t c = 0; c < m; ++c) ranks[c * block + v] = from[c * block + other % block];
            }
        }
    }
    for (std::size_t at = 0; at < votes_.blocks(); ++at) votes_.set_ranks(at, ranks_of(at));
    votes_.count();
}

void culture_sampler::draw_by_weight() noexcept {
    const std::size_t m = votes_.candidates();
    std::uint64_t total = 0;
    for (const std::uint64_t weight : shares_) total += weight;
    for (std::size_t at = 0; at < votes_.blocks(); ++at) {
        const auto ranks = ranks_of(at);
        for (std::size_t v = 0; v < votes_.voters_in(at); ++v) {
            candidate_set left = votes_.everybody();
            std::uint64_t weight_left = total;
            for (std::size_t place = 0; place < m; ++place) {
                std::uint64_t which = place + 1 == m ? 0 : random_.below(weight_left);
                candidate_set rest = left;
                auto who = static_cast<std::size_t>(std::countr_zero(rest));
                for (; which >= shares_[who]; who = static_cast<std::size_t>(std::countr_zero(rest))) {
                    which -= shares_[who];
                    rest &= rest - 1;
                }
                left &= ~(candidate_set{1} << who);
                weight_left -= shares_[who];
                ranks[who * block + v] = static_cast<std::uint8_t>(place);
            }
        }
        votes_.set_ranks(at, ranks);
    }
    votes_.count();
}

// A voter at the same distance from two candidates is drawn again, and so are candidates of whom two are the same point.
void culture_sampler::draw_points() noexcept {
    const std::size_t m = votes_.candidates();
    const auto coordinate = [&] { return random_.bits() >> (64 - coordinate_bits); };
    const auto same = [&](std::size_t a, std::size_t b) {
        return std::equal(points_.begin() + static_cast<std::ptrdiff_t>(a * dimension_),
                          points_.begin() + static_cast<std::ptrdiff_t>((a + 1) * dimension_),
                          points_.begin() + static_cast<std::ptrdiff_t>(b * dimension_));
    };
    for (std::size_t c = 0; c < m;) {
        for (std::size_t d = 0; d < dimension_; ++d) points_[c * dimension_ + d] = coordinate();
        bool taken = false;
        for (std::size_t other = 0; other < c; ++other) taken = taken || same(c, other);
        c += taken ? 0U : 1U;
    }
    std::array<std::uint64_t, most_simulated_candidates> distance;
    std::array<std::uint64_t, most_dimensions> voter;
    for (std::size_t at = 0; at < votes_.blocks(); ++at) {
        const auto ranks = ranks_of(at);
        for (std::size_t v = 0; v < votes_.voters_in(at);) {
            for (std::size_t d = 0; d < dimension_; ++d) voter[d] = coordinate();
            for (std::size_t c = 0; c < m; ++c) {
                distance[c] = 0;
                for (std::size_t d = 0; d < dimension_; ++d) {
                    const std::uint64_t apart = voter[d] - points_[c * dimension_ + d];
                    distance[c] += apart * apart;  // the square of a difference modulo 2^64 is that of its amount
                }
            }
            std::size_t places = 0;
            for (std::size_t c = 0; c < m; ++c) {
                std::size_t nearer = 0;
                for (std::size_t other = 0; other < m; ++other) nearer += distance[other] < distance[c] ? 1U : 0U;
                ranks[c * block + v] = static_cast<std::uint8_t>(nearer);
                places += nearer;
            }
            v += places == simd::pairs_of(m) ? 1U : 0U;
        }
        votes_.set_ranks(at, ranks);
    }
    votes_.count();
}

}  // namespace delib
