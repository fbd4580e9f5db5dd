#include "report/moment.hpp"

#include <algorithm>
#include <chrono>

namespace delib::report {

namespace {

// The first millisecond of the year 0 and the first of the year 10000.
constexpr std::int64_t year_0 = -62'167'219'200'000, year_10000 = 253'402'300'800'000;

std::string padded(std::int64_t n, std::size_t width) {
    const std::string digits = std::to_string(n);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

std::string moment(std::int64_t milliseconds) {
    if (milliseconds < year_0 || milliseconds >= year_10000) return std::to_string(milliseconds);
    const std::chrono::sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds(milliseconds)};
    const auto midnight = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day day(midnight);
    const std::int64_t within = (at - midnight).count();
    return padded(static_cast<int>(day.year()), 4) + "-" + padded(static_cast<unsigned>(day.month()), 2) + "-" +
           padded(static_cast<unsigned>(day.day()), 2) + "T" + padded(within / 3'600'000, 2) + ":" +
           padded(within / 60'000 % 60, 2) + ":" + padded(within / 1'000 % 60, 2) + "." + padded(within % 1'000, 3) +
           "Z";
}

std::string shown_moment(std::int64_t milliseconds) {
    std::string out = moment(milliseconds);
    if (out.back() != 'Z') return out;
    out[10] = ' ';
    return out.substr(0, 19);
}

}  // namespace delib::report
