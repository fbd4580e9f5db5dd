// What a spec of the C API holds: a consultation without ballots, whose counts share everything but their rules.
#pragma once

#include "c_api/context.hpp"
#include "delib/engine/consultation.hpp"
#include "delib/engine/spec.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace delib::c_api {

/// The settings of a spec. The functions that change it check what they are given.
class count_spec {
public:
    [[nodiscard]] result<void> add_rule(std::string_view text);
    [[nodiscard]] answer set_option(const std::string& name, const std::string& value);
    [[nodiscard]] result<void> set_seats(std::int64_t seats);
    [[nodiscard]] result<void> set_policy(const std::string& name, const std::string& value);
    [[nodiscard]] result<void> add_requirement(std::string_view text);
    void set_by(std::string stratum) { shared_.by = std::move(stratum); }
    void set_where(std::optional<std::pair<std::string, std::string>> part) { shared_.where = std::move(part); }
    void set_reweight(std::string stratum) { shared_.reweight = std::move(stratum); }
    [[nodiscard]] result<void> set_weight(const std::string& stratum, const std::string& value, std::string_view text);
    [[nodiscard]] result<void> set_two_level(std::string_view text);

    /// Titles, notices, themes and proposals: what reports show.
    [[nodiscard]] consultation& shown() noexcept { return shown_; }

    [[nodiscard]] bool empty() const noexcept { return rules_.empty(); }
    [[nodiscard]] const std::vector<spec>& rules() const noexcept { return rules_; }
    [[nodiscard]] const option_texts& policy() const noexcept { return shown_.policy; }

    /// The consultation that the engine runs. Error: no rule.
    [[nodiscard]] result<consultation> assemble() const;

private:
    consultation shown_{};
    count_request shared_{};
    std::vector<spec> rules_{};
};

/// Reads the JSON form of a spec (delib.h says which keys there are).
[[nodiscard]] result<count_spec> read_spec_json(std::string_view text);

}  // namespace delib::c_api

struct delib_spec {
    delib::c_api::count_spec held{};
};
