#include "delib/rule/all.hpp"
#include "engine/rule_entries.hpp"

namespace delib {

std::vector<rule_entry> graded_rule_entries() {
    return detail::entries_of(graded_rules{});
}

}  // namespace delib
