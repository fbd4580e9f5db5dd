#include "consensus/graded_sums.hpp"

#include "consensus/pairs.hpp"
#include "delib/consensus/raters.hpp"

#include <algorithm>
#include <string>

namespace delib {

namespace {

rational value_of(const points& p) {
    const rational size = to_rational(p.size);
    return p.negative ? -size : size;
}

// Where numbers stand on a scale; its whole numbers with those between them, if gaps are filled.
std::vector<rational> numbers_of(const scale& s, scale_gaps gaps) {
    std::vector<rational> out;
    for (const points& p : s.values()) out.push_back(value_of(p));
    if (gaps == scale_gaps::as_written || out.size() < 2) return out;
    const bool whole = std::all_of(out.begin(), out.end(), [](const rational& r) { return r.is_whole(); });
    if (!whole || out.back() - out.front() >= max_categories) return out;
    std::vector<rational> filled;
    for (rational r = out.front(); r <= out.back(); r += 1) filled.push_back(r);
    return filled;
}

}  // namespace

result<grade_categories> categories_of(const profile& p, scale_gaps gaps) {
    std::vector<rational> at;
    grade_categories out;
    if (p.kind() == ballot_kind::approval) {
        at = {0, 1};
        out.numeric = true;
    } else if (const scale& s = *p.share_scale(); !s.values().empty()) {
        at = numbers_of(s, gaps);
        out.numeric = true;
        for (const points& value : s.values()) {
            out.of_grade.push_back(
                static_cast<std::size_t>(std::lower_bound(at.begin(), at.end(), value_of(value)) - at.begin()));
        }
    } else {
        for (std::size_t g = 0; g < s.size(); ++g) {
            at.emplace_back(g);
            out.of_grade.push_back(g);
        }
    }
    if (at.size() > max_categories) {
        return error{error_code::limit,
                     "consensus is measured on scales of up to " + std::to_string(max_categories) + " grades, got " +
                         std::to_string(at.size()),
                     {}};
    }
    for (const rational& r : at) {
        out.positions.push_back(to_double(r));
        const auto order = r + r <=> at.front() + at.back();
        out.side.push_back(order > 0 ? 1 : order < 0 ? -1 : 0);
    }
    return out;
}

void graded_sums::add(const ballot_view& ballot, double weight, double heads, std::span<double> into) const {
    std::size_t next = 0;
    const double all = weight * heads, square = weight * all;
    const auto missing = [&](std::size_t who) {
        into[cell(who) + (approval_ ? 1 : 0)] += all;
        if (approval_) into[who] += square;
    };
    for (const entry& e : ballot.entries) {
        for (; next < index(e.who); ++next) missing(next);
        into[cell(next) + 1 + (approval_ ? 1 : in_.of_grade[e.value])] += all;
        into[next] += square;
        ++next;
    }
    for (; next < m_; ++next) missing(next);
    add_parts(ballot, weight, heads, into);
}

// What a rating with itself is less than one, since its rater weighs less.
void graded_sums::add_parts(const ballot_view& ballot, double weight, double heads, std::span<double> into) const {
    const double part = (weight - pairs_with_itself(weight)) * heads;
    if (part <= 0) return;
    const auto add_to = [&](std::size_t who) { into[parts() + who] += part; };
    for (std::size_t who = 0; approval_ && who < m_; ++who) add_to(who);
    for (const entry& e : ballot.entries) {
        if (!approval_) add_to(index(e.who));
    }
}

std::vector<std::optional<double>> graded_sums::figures(std::span<const double> row) const {
    std::vector<std::optional<double>> out;
    std::vector<double> given;
    for (std::size_t who = 0; who < m_; ++who) {
        const auto of = row.subspan(cell(who) + 1, in_.size());
        given.insert(given.end(), of.begin(), of.end());
    }
    std::vector<double> copies(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(m_));
    for (std::size_t who = 0; who < m_; ++who) copies[who] -= row[parts() + who];
    const auto alpha = [&](rating_level level) {
        return krippendorff_alpha(level, given, in_.size(), in_.positions, copies);
    };
    out.push_back(alpha(rating_level::nominal));
    out.push_back(alpha(rating_level::ordinal));
    out.push_back(alpha(rating_level::interval));
    out.push_back(in_.numeric ? alpha(rating_level::ratio) : std::nullopt);
    out.push_back(fleiss_kappa(given, in_.size(), copies));
    std::vector<double> counts;
    for (std::size_t who = 0; who < m_; ++who) {
        const auto of = row.subspan(cell(who) + 1, in_.size());
        const double missing = row[cell(who)];
        counts.assign(of.begin(), of.end());
        if (ungraded_ == ungraded_policy::worst && !counts.empty()) counts.front() += missing;
        if (ungraded_ == ungraded_policy::median) {
            double all = 0, below = 0;
            for (const double n : counts) all += n;
            for (double& n : counts) {
                below += n;
                if (all <= 0 || below < all - below) continue;
                n += missing;
                break;
            }
        }
        out.push_back(van_der_eijk(counts));
        out.push_back(tastle_wierman(counts, in_.positions));
        out.push_back(leik(counts));
        out.push_back(shannon_entropy(counts));
        out.push_back(blair_lacy(counts));
        out.push_back(blair_lacy_squared(counts));
        out.push_back(berry_mielke(counts));
        out.push_back(esteban_ray(counts, in_.positions, alpha_));
    }
    return out;
}

}  // namespace delib
