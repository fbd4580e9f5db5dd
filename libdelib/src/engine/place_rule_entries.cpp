#include "delib/rule/all.hpp"
#include "engine/rule_entries.hpp"

namespace delib {

std::vector<rule_entry> place_rule_entries() {
    return detail::entries_of(place_rules{});
}

}  // namespace delib
